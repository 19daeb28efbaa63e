/*
 * The journal: what happened, appended once, chained by hash.
 *
 * hash = BLAKE2b-256 of the 64 hexadecimal characters of the hash before it
 * (64 zeros for the first event) and the line
 *
 *	seq|at|recorded_at|actor|role|id|kind|digest(data)
 *
 * with instants in seconds since 1970 UTC, an empty id where there is none,
 * and digest(data) the BLAKE2b-256 of the stored JSON text, in hexadecimal.
 */
#ifndef OTKLIK_STORE_JOURNAL_H
#define OTKLIK_STORE_JOURNAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/fault.h"
#include "store/store.h"

/* Something an event says in free words; kept beside it, digest in `data`. */
struct journal_text {
	const char *field;
	const char *text; /* NULL: nothing was said */
};

struct journal_entry {
	int64_t at, recorded_at; /* seconds since 1970 UTC */
	const char *actor, *role;
	int64_t message; /* FIELD_NONE: of no message */
	const char *kind;
	/* A JSON object, canonical; the digests of texts are added to it. */
	struct buffer *data;
	const struct journal_text *texts;
	size_t text_count;
};

/* Appends an event in the open write transaction; sets its number. */
const struct fault *journal_append(
    struct store *store, const struct journal_entry *entry, int64_t *seq);

/* The number the next event will get: only inside a write transaction. */
int64_t journal_next(const struct store *store);

/* The last one that was there when the open write transaction was begun. */
int64_t journal_settled(const struct store *store);

/* Number and hash of the last event; 0 and zeros in an empty journal. */
const struct fault *journal_head(
    struct store *store, int64_t *seq, char hash[DIGEST_TEXT]);

/*
 * Walks the chain. `*problem` is NULL if it holds, else a sentence (in the
 * arena) that names the first event at which it does not. With `head_seq` not
 * 0 the event of that number must have the hash `head_hash`.
 */
const struct fault *journal_verify(struct store *store, struct arena *arena,
    int64_t head_seq, const char *head_hash, const char **problem);

#endif
