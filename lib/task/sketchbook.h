/*
 * Sketches of earlier messages, in memory: by author, by topic and place, and
 * the last ones of anybody. Each list is read from the store when it is first
 * needed and holds the newest so many: who writes thousands of messages costs
 * no more than that.
 *
 * A place is one under all its names. A list that is read for itself has what
 * the store has under those of the table, and by which it was asked for; read
 * with all others, under whatever means that place. Else both hold the same,
 * but for who has more than 64 names.
 */
#ifndef OTKLIK_TASK_SKETCHBOOK_H
#define OTKLIK_TASK_SKETCHBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/location.h"
#include "model/message.h"
#include "store/sketches.h"
#include "store/store.h"
#include "task/expected.h"
#include "task/recent.h"
#include "task/sketch_lists.h"

enum {
	SKETCHBOOK_OF_AUTHOR = 128,
	SKETCHBOOK_OF_QUESTION = 512,
	SKETCHBOOK_COPIES = RECENT_COPIES
};

struct sketchbook;

/* The locations are borrowed, and who is expected; NULL: nobody. */
const struct fault *sketchbook_open(struct sketchbook **book,
    struct store *store, struct locations *locations,
    struct expected *expected);
void sketchbook_close(struct sketchbook *book);

enum sketchbook_kind {
	SKETCHBOOK_AUTHOR,
	SKETCHBOOK_QUESTION, /* topic and place */
	SKETCHBOOK_KINDS
};

/* Has the store no sketch that is not here? */
bool sketchbook_is_whole(const struct sketchbook *book);

/*
 * To be called in each transaction before the first search in it: have others
 * put messages into the store of which it was thought that all are here?
 */
void sketchbook_look_around(struct sketchbook *book);

/*
 * Does the next sketchbook_find for this message begin anew: with nothing, as
 * the book holds so much or others have put some; with all that the store has,
 * as so many lists were asked for; or with a list of the message that has lost
 * some? All that was added must be in the store then.
 */
bool sketchbook_must_read(
    struct sketchbook *book, const struct message *message);

/* Would the following do for this message without asking the store? */
bool sketchbook_is_ready(
    struct sketchbook *book, const struct message *message);

/*
 * The messages before this one of its author, and of its topic and place; NULL
 * where it has none. Borrowed until the next call.
 */
const struct fault *sketchbook_find(struct sketchbook *book,
    const struct message *message,
    const struct sketch_list *lists[SKETCHBOOK_KINDS]);

/*
 * At most SKETCHBOOK_COPIES of the last messages whose words are nearly those
 * of the sketch (three bits apart), whoever wrote them, the newest first.
 */
const struct fault *sketchbook_copies(struct sketchbook *book,
    const struct sketch *sketch, int64_t *ids, size_t *count);

/*
 * Those of the last messages, whoever wrote them, that have two of the anchors
 * `asked`, and of how many pairs all were seen (task/anchors.h). Borrowed until
 * a sketch is added.
 */
const struct fault *sketchbook_anchored(struct sketchbook *book,
    const uint32_t *asked, size_t asked_count,
    const struct sketch *found[ANCHORS_FOUND], size_t *count, size_t *ended);

/*
 * A message that is known has got another author, topic or place: it goes from
 * list to list. While nobody else looks; the store has it as it is after.
 */
const struct fault *sketchbook_move(struct sketchbook *book,
    const struct message *before, const struct message *after);

/* Adds the sketch of the message whose lists were found last to them. */
const struct fault *sketchbook_add(
    struct sketchbook *book, const struct sketch *sketch);

#endif
