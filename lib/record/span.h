/*
 * Where a value of JSON ends, as far as quotes and brackets tell, in bytes
 * that may come bit by bit. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_SPAN_H
#define OTKLIK_RECORD_SPAN_H

#include <stdbool.h>
#include <stddef.h>

/* The value in hand; zeroed before the first byte of one. */
struct span {
	bool begun, in_string;
	size_t depth, deepest; /* lists and objects in each other */
};

/*
 * Looks at the bytes from `*at` on: true if the value ends in front of
 * bytes[*at]; false if more bytes are needed, of which those in front of `*at`
 * need not be looked at again. What is no text, list or object ends in front
 * of a comma, a closing bracket or white space.
 */
bool span_find_end(
    struct span *span, const char *bytes, size_t length, size_t *at);

/* White space of JSON in front of something else: how many bytes. */
size_t span_blank(const char *bytes, size_t length);

#endif
