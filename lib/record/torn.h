/*
 * Documents in which a string holds a line break as it is. It is no JSON, but
 * only the element that it stands in is wrong. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_TORN_H
#define OTKLIK_RECORD_TORN_H

#include <stdbool.h>
#include <stddef.h>

#include "record/document.h"

/* What is said of it, wherever it ends a line of its own. */
extern const char torn_wrong[];

enum torn_status {
	TORN_OFF,   /* it ends with its line, or holds no records */
	TORN_MORE,  /* more bytes are needed to tell */
	TORN_WHOLE, /* or cut off with the input */
	TORN_OPEN   /* it goes on, and does not end in the bytes at hand */
};

/*
 * Does the object that begins at `bytes` go on behind the first line break
 * inside a string, in front of `*at`? It does unless it is of one line and the
 * next is an object again: then it was cut off. `*at` becomes its end if it is
 * whole, 0 if it is to be looked for again. `tried` is zero at first, and kept
 * from call to call. With `last` no more bytes will come.
 */
enum torn_status torn_look(struct document *document, const char *bytes,
    size_t length, bool one_line, bool last, size_t *at, size_t *tried);

#endif
