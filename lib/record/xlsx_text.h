/*
 * The text of a cell or a shared string, put together from its runs. What is
 * not part of it (phonetic hints, formulas) is left out. Inside lib/record
 * only.
 */
#ifndef OTKLIK_RECORD_XLSX_TEXT_H
#define OTKLIK_RECORD_XLSX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct xlsx_text {
	struct buffer *out; /* the texts are put behind each other there */
	size_t room;	    /* no more than this many bytes in all */
	bool full;	    /* some did not fit */
	unsigned long skip; /* depth inside what is left out */
	bool inside, preserve;
	size_t begin; /* of the run in hand */
};

/* As a handler of XML; elements t and v hold text, all others do not. */
void xlsx_text_begin(
    struct xlsx_text *text, const char *name, const char **attributes);
void xlsx_text_end(struct xlsx_text *text, const char *name);
void xlsx_text_put(struct xlsx_text *text, const char *bytes, size_t length);

#endif
