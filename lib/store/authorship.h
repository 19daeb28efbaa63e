/*
 * Inside lib/store only: which of the last SKETCHES_AUTHOR_SINCE messages are
 * whose: looked up in the blocks of authors, which are read into memory where it
 * is asked for often, and anew when others have written; of what this process
 * writes it is told.
 */
#ifndef OTKLIK_STORE_AUTHORSHIP_H
#define OTKLIK_STORE_AUTHORSHIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/blocks.h"
#include "store/store.h"

struct authorship;

void authorship_close(struct authorship *authorship); /* NULL: nothing */

/* The first of those last messages. */
int64_t authorship_first(const struct store *store);

/* Writes down whose a message is; FIELD_NONE: nobody's. */
const struct fault *authorship_put(
    struct store *store, int64_t message, int64_t author);

/* Before so many walks: reads all into memory if that pays by now. */
const struct fault *authorship_prepare(struct store *store, size_t walks);

/* A walk through the messages of one row of authors, from the newest on, until
 * anything is put or prepared. */
struct authorship_walk {
	int64_t author;
	int64_t next, changed; /* of the ring, and of changes; 0: none */
};

const struct fault *authorship_begin(
    struct store *store, int64_t author, struct authorship_walk *walk);

/* The next message; 0: no more. */
const struct fault *authorship_next(
    struct store *store, struct authorship_walk *walk, int64_t *message);

/*
 * Whose a message is by its block in the store, 0: nobody's. `*block` is the
 * one that was read last, or NULL, and becomes that.
 */
const struct fault *authorship_read(struct store *store, int64_t message,
    const struct block **block, int64_t *author);

/* What was put behind this message is rolled back, and what was changed. */
void authorship_cut(struct store *store, int64_t last);

/* What was changed before this transaction is there to stay. */
void authorship_settle(struct store *store);

/* Others have written. */
void authorship_forget(struct store *store);

/*
 * The blocks of BLOCK_AUTHORS in which somebody has messages, by identity or
 * name: a JSON array of the number of the first message of each, in the arena.
 */
const struct fault *authorship_blocks(struct store *store, const char *author,
    struct arena *arena, const char **blocks);

#endif
