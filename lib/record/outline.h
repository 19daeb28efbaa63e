/*
 * What stands around the records of an object: its members are found by passing
 * over its bytes once, before the records are taken out of them. They come as a
 * whole or, of an object that is too large to be held, piece by piece. Inside
 * lib/record only.
 */
#ifndef OTKLIK_RECORD_OUTLINE_H
#define OTKLIK_RECORD_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "record/frames.h"
#include "record/span.h"

/* Values in a member may be in each other so deep, if it is a large one. */
enum { OUTLINE_DEPTH = 8 };

struct outline {
	bool open; /* more bytes of the object are needed */
	enum {
		OUTLINE_BETWEEN, /* values */
		OUTLINE_KEEPING, /* in one that must be whole to be read */
		OUTLINE_PASSING	 /* in one that is not kept */
	} place;
	struct buffer held; /* what was not passed yet */
	struct span span;   /* of the value in hand */
	size_t at;	    /* so much of what is held was looked at */
	/* Lists and objects, each in the one before, that are read bit by bit;
	 * none: the object itself. */
	size_t depth;
	struct outline_level {
		bool list;
		const char *name;   /* of the member; NULL: none */
		struct value *last; /* of its children; NULL: none yet */
		struct value **end; /* where the next one goes */
	} levels[OUTLINE_DEPTH];
};

/*
 * Opens the object that begins at `bytes` as the innermost of the frames; false
 * if it does not end there. Else all its members are known.
 */
bool outline_object(struct frames *frames, const char *bytes, size_t length);

/*
 * Begins with the object that was opened last, whose members are not known.
 * Bytes are given from behind its bracket on.
 */
void outline_open(struct outline *outline);

/*
 * Keeps its members, but those that lead to records, in the innermost of the
 * frames: a large one value by value, so that little of it is held. `last`:
 * no bytes will follow. It closes where the object ends, or is no JSON.
 */
void outline_take(struct outline *outline, struct frames *frames,
    const char *bytes, size_t length, bool last);

void outline_close(struct outline *outline);

#endif
