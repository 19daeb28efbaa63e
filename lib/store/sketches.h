/*
 * Sketches of messages' texts, by which those on the same question are found.
 */
#ifndef OTKLIK_STORE_SKETCHES_H
#define OTKLIK_STORE_SKETCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

enum {
	SKETCH_ANCHORS = 4,
	/* An author is looked for among so many messages, or a few more. */
	SKETCHES_AUTHOR_SINCE = 1 << 20
};

struct sketch {
	int64_t message;
	uint64_t words;			  /* alike texts differ in few bits */
	uint32_t anchors[SKETCH_ANCHORS]; /* 0: none */
};

/* Writes the sketch of a message, in the open write transaction. */
const struct fault *sketches_put(
    struct store *store, const struct sketch *sketch);

/* True if no message has a sketch. */
const struct fault *sketches_empty(struct store *store, bool *empty);

/* The sketch of a message; not `*found`: it has none. */
const struct fault *sketches_get(
    struct store *store, int64_t message, struct sketch *sketch, bool *found);

/*
 * At most `most` sketches, the newest first: those of an author, by his
 * identity, among the last SKETCHES_AUTHOR_SINCE messages; of a topic, in the
 * locations of these names (0: without any); the last of all. Of the second
 * those that were put since the last store_write_waiting may be missing: who
 * put them has them.
 */
const struct fault *sketches_of_author(struct store *store, const char *network,
    const char *author_id, struct sketch *list, size_t most, size_t *count);
const struct fault *sketches_of_question(struct store *store, const char *topic,
    const char *const *names, size_t name_count, struct sketch *list,
    size_t most, size_t *count);
const struct fault *sketches_last(
    struct store *store, struct sketch *list, size_t most, size_t *count);

struct sketches_author {
	const char *network, *author_id;
};

/* Takes one of the author who was asked for as the n-th, from 0. */
typedef void sketches_take_of(
    void *context, size_t author, const struct sketch *sketch);

/*
 * What sketches_of_author says of each of many, no two of whom are the same,
 * in one pass through all: of each the oldest first.
 */
const struct fault *sketches_of_authors(struct store *store,
    const struct sketches_author *authors, size_t count, size_t most,
    sketches_take_of *take, void *context);

/*
 * Takes one, and the number of sketches_authors whose it is, 0: nobody's.
 * False: no more of them.
 */
typedef bool sketches_take(
    void *context, const struct sketch *sketch, int64_t author);

/* All of them, the oldest first. */
const struct fault *sketches_each(
    struct store *store, sketches_take *take, void *context);

struct sketches_question {
	bool is_new;		      /* not that of the message taken before */
	const char *topic, *location; /* NULL: no place */
};

/* Takes a message of a question, which is borrowed. */
typedef void sketches_take_question(
    void *context, int64_t message, const struct sketches_question *question);

/* All that have a topic, question after question. */
const struct fault *sketches_questions(
    struct store *store, sketches_take_question *take, void *context);

/* Takes the number of somebody whose identity is known; one may have several.
 * False: no more of them. */
typedef bool sketches_take_author(
    void *context, int64_t author, const char *network, const char *author_id);

/* All numbers, the least first. */
const struct fault *sketches_authors(
    struct store *store, sketches_take_author *take, void *context);

#endif
