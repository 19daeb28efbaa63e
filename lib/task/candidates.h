/*
 * Earlier messages that may be on the same question, by their sketches alone:
 * few of thousands, whose texts are compared then.
 */
#ifndef OTKLIK_TASK_CANDIDATES_H
#define OTKLIK_TASK_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/likeness.h"
#include "model/message.h"
#include "task/sketchbook.h"

enum { CANDIDATES_MOST = 5, CANDIDATES_BITS = 4096 };

struct candidate {
	int64_t id;
	int rank; /* the less, the more is hoped of it */
};

struct candidates {
	struct candidate list[CANDIDATES_MOST]; /* the best first */
	size_t count;
	bool numbers_tell; /* set by the caller: other numbers, no candidate */
	bool has_topic;	   /* the message has, */
	bool has_numbers;  /* the text has */
	/* while looking: anchors of all terms of the text, of its names */
	uint64_t asked[CANDIDATES_BITS / 64], names[CANDIDATES_BITS / 64];
	const struct sketch_list *lists[SKETCHBOOK_KINDS]; /* of the book */
};

/* Looks for those of a message with that text and sketch. */
const struct fault *candidates_find(struct candidates *found,
    struct sketchbook *book, const struct message *message,
    const struct likeness_text *text, const struct sketch *own);

/*
 * All of the author's that may be, the newest first, at most
 * SKETCHBOOK_OF_AUTHOR: for the message that was looked for last, whose sketch
 * is not added yet. Returns how many.
 */
size_t candidates_of_author(
    const struct candidates *found, const struct sketch *own, int64_t *ids);

#endif
