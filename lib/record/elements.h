/*
 * Elements cut out of a JSON input, whatever its size: objects one after the
 * other (JSON lines, or in several lines each), or one array; or those of the
 * lists inside such objects (record/document.h). Only quotes,
 * brackets and line ends are looked at here; what was cut out is read by
 * record/json.h. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_ELEMENTS_H
#define OTKLIK_RECORD_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/value.h"
#include "record/document.h"
#include "record/encoding.h"

struct elements {
	struct document *document; /* NULL: no object holds elements */
	enum document_status
	    step;     /* where the document stands, if one is open */
	bool inner;   /* the element in hand is, or was, in one */
	bool opened;  /* see elements_opened */
	bool cut;     /* the input ends in the one opened */
	bool asked;   /* whether the one in hand can be opened */
	size_t tried; /* see torn_look */
	enum {
		ELEMENTS_START, /* nothing seen yet */
		ELEMENTS_STREAM,
		ELEMENTS_ARRAY,
		ELEMENTS_AFTER, /* the array is closed */
		ELEMENTS_REST	/* what follows is no JSON */
	} place;
	bool line_start; /* the next element is the first of its line */
	bool one_line;	 /* the last element had no line end in it */
	bool by_line;	 /* one like that had one behind it */
	/* the element that is being looked for */
	bool inside, in_string;
	size_t depth, deepest;
	unsigned long lines; /* line ends inside it */
	const char *wrong;   /* what is wrong with it, or NULL */
	bool guessed;	     /* taken for a whole line, and not looked at */
	bool exact;	     /* the guess was wrong */
};

/* Bytes in front of the next element that belong to none. */
size_t elements_skip(
    struct elements *elements, const char *bytes, size_t length, bool last);

/*
 * Looks for the end of the element that begins at `bytes`, of which `*at` were
 * looked at before: true with the length of the element, its line end
 * included, in `*at`; false with how many were looked at if more are needed.
 * With `last` no more will come.
 */
bool elements_find_end(struct elements *elements, const char *bytes,
    size_t length, bool last, size_t *at);

/*
 * True if what was looked at holds elements of its own, which come now: skip
 * and look again.
 */
bool elements_opened(struct elements *elements);

/*
 * Reads the element that was found; `encoding` may be NULL. `*again` becomes
 * true if it must be looked for again, from its begin.
 */
const struct fault *elements_read(struct elements *elements, const char *bytes,
    size_t length, const struct encoding *encoding, struct arena *arena,
    struct value *value, bool *again);

#endif
