/*
 * The last messages of anybody by two anchors at a time: a street and a house,
 * a place and a long word. One anchor is in too many messages, two tell.
 */
#ifndef OTKLIK_TASK_ANCHORS_H
#define OTKLIK_TASK_ANCHORS_H

#include <stddef.h>
#include <stdint.h>

#include "store/sketches.h"

enum {
	ANCHORS_LAST = 1 << 14, /* sketches in a ring */
	ANCHORS_ASKED = 4,	/* anchors of a text, at most */
	ANCHORS_FOUND = 16,
	ANCHORS_TELL = 3 /* pairs all of which were seen hold every copy */
};

struct anchors;

/* Of nothing yet; the ring, of ANCHORS_LAST, is borrowed. */
struct anchors *anchors_open(const struct sketch *ring);
void anchors_close(struct anchors *anchors);

/* Adds what was written at a place of the ring, over what was there. */
void anchors_add(struct anchors *anchors, uint32_t at);

/* Takes out what is at a place of the ring, whose newest is at another, and puts
 * in what was written there instead: it is as old as what was there. */
void anchors_take_out(struct anchors *anchors, uint32_t at, uint32_t newest);
void anchors_put_in(struct anchors *anchors, uint32_t at, uint32_t newest);

void anchors_clear(struct anchors *anchors);

/*
 * Sketches that have two of the `count` anchors, at most ANCHORS_FOUND, each
 * once: first the newest of each two. Returns how many; they are of the ring.
 * Of a pair that many have only the newest are looked at: `*ended` says of how
 * many pairs all were.
 */
size_t anchors_find(const struct anchors *anchors, const uint32_t *asked,
    size_t count, const struct sketch *found[ANCHORS_FOUND], size_t *ended);

#endif
