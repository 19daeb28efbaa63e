/*
 * Where the next piece of an input begins and ends: a record, or a part of one
 * that is too large. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_READER_FIND_H
#define OTKLIK_RECORD_READER_FIND_H

#include "record/document.h"
#include "record/elements.h"
#include "record/encoding.h"
#include "record/excerpt.h"
#include "record/form.h"
#include "record/reader.h"
#include "record/row_scan.h"
#include "record/rows.h"
#include "record/window.h"

#define READER_FIND_MARK "\xef\xbb\xbf" /* of byte order, in UTF-8 */

struct reader {
	const char *name;
	const struct schema *schema;
	struct encoding *encoding;
	struct window window;
	enum form form;
	struct row_scan row_scan;
	struct rows *rows;
	struct elements elements;
	struct document document; /* if records lie in lists inside objects */
	const char *refusal;	  /* why the whole input is refused */
	char why[EXCERPT + 64];	  /* may be that */
	/* the piece in hand: a record, or a part of one that is too large */
	size_t length; /* bytes looked at, its length once found */
	bool found;
	bool whole; /* it ends where the record ends */
	bool tail;  /* it goes on with a record that was refused */
	/* where it stands */
	unsigned long line, element, begin;
	bool marked;		     /* the input begins with a mark */
	bool unguard;		     /* of struct reader_options */
	struct arena arena, *values; /* its own; where values go */
	struct buffer header, restored;
	struct buffer before, after; /* see reader_wrapping */
};

/* Finds the next piece; false if the bytes at hand do not hold it. */
bool reader_find(struct reader *reader);

/* Takes bytes out of the window; they stay where they are until it fills. */
void reader_find_take(struct reader *reader, size_t length);

/* From here on the input is refused; `why` NULL: that was said. */
void reader_find_refuse(struct reader *reader, const char *why);

/* The encoding of fields; NULL if the window holds UTF-8. */
const struct encoding *reader_find_encoding(const struct reader *reader);

#endif
