/*
 * The outbox in the store (A1-7.2).
 *
 * Writing here writes rows only; that an event goes with it is lib/task's.
 */
#ifndef OTKLIK_STORE_PUBLICATIONS_H
#define OTKLIK_STORE_PUBLICATIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "model/draft.h"
#include "model/publication.h"
#include "store/store.h"

/*
 * The publication of a draft as its row says; one without a row is ready and
 * has the number FIELD_NONE. What only the message tells stays unset.
 */
const struct fault *publications_of(struct store *store,
    const struct draft *draft, struct arena *arena,
    struct publication *publication);

/*
 * The first publication in a state with a number above `after`, by the digest
 * of its draft (`draft`) and its number.
 */
const struct fault *publications_next(struct store *store, const char *state,
    int64_t after, struct arena *arena, struct publication *publication,
    bool *found);

/* Writes one; a new one (number FIELD_NONE) gets its number. */
const struct fault *publications_put(
    struct store *store, struct publication *publication);

/* Digest of a row as far as events tell it; needs its number. */
const struct fault *publications_digest(
    struct store *store, int64_t number, char out[DIGEST_TEXT]);

/*
 * Where the other answers stand that were posted under a post of VK, its key
 * given as <owner>_<post>: the urls of all publications but `except`.
 */
const struct fault *publications_under(struct store *store, const char *post,
    int64_t except, struct arena *arena, const char ***urls, size_t *count);

/*
 * How often it was found unknown since it was sent last: once by the call
 * itself, then each time that it was looked for and the thread was not read.
 */
const struct fault *publications_unknown_times(
    struct store *store, const struct publication *publication, int64_t *times);

/* What happened to the text of a message. */
struct publication_change {
	const char *kind; /* revised, deleted; NULL: nothing did */
	int64_t at;	  /* when that was recorded */
	bool told;	  /* an attempt failed behind it */
};

/*
 * What happened last to the text of a message behind the approval of a draft
 * and behind event `accepted`.
 */
const struct fault *publications_change(struct store *store,
    const struct draft *draft, int64_t accepted, struct arena *arena,
    struct publication_change *change);

#endif
