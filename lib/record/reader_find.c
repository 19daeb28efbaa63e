#include "record/reader_find.h"

#include <stdio.h>
#include <string.h>

const struct encoding *
reader_find_encoding(const struct reader *reader)
{
	return encoding_is_stream(reader->encoding) ? NULL : reader->encoding;
}

/* What was read and not yet taken. */
static const char *
held(const struct reader *reader, size_t *length)
{
	*length = reader->window.end - reader->window.start;
	return reader->window.bytes + reader->window.start;
}

void
reader_find_take(struct reader *reader, size_t length)
{
	const char *at = reader->window.bytes + reader->window.start;
	const char *end = at + length;

	for (; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		reader->line++;
	reader->window.start += length;
}

void
reader_find_refuse(struct reader *reader, const char *why)
{
	reader->form = FORM_REFUSED;
	reader->refusal = why;
}

/* Takes the mark that may stand in front. */
static void
take_mark(struct reader *reader, const char *bytes, size_t length)
{
	if (length >= 3 && memcmp(bytes, READER_FIND_MARK, 3) == 0 &&
	    !reader->marked) {
		reader->marked = true;
		reader_find_take(reader, 3);
		/* It says UTF-8, whatever somebody else says. */
		if (!encoding_is_stream(reader->encoding)) {
			encoding_close(reader->encoding);
			reader->encoding = NULL;
		}
	}
}

/* Rows of a workbook are rows of CSV, in UTF-8 whatever somebody says. */
static void
begin_sheet(struct reader *reader)
{
	reader->form = FORM_SHEET;
	/* Refused ones shall not be read in that encoding again. */
	reader->marked = reader->encoding != NULL;
	encoding_close(reader->encoding);
	reader->encoding = NULL;
	reader->rows = rows_open(&reader->row_scan, reader->schema, NULL);
}

/* So many bytes are enough for the excerpt of a fault. */
enum { SHOWN = 96 };

/*
 * Lists lie in JSON alone: what else comes where they are asked for is what
 * somebody's server said instead, and no table of rows. Unknown with `more` if
 * too little of it is there to be shown.
 */
static const char *
no_document(struct reader *reader, const char *bytes, size_t length, bool more)
{
	size_t blank = 0;
	char shown[EXCERPT];

	while (blank < length && memchr(" \t\r\n", bytes[blank], 4) != NULL)
		blank++;
	if (reader->form != FORM_ROWS || blank == length ||
	    reader->document.frames.paths == NULL)
		return NULL;
	if (more && length - blank < SHOWN) {
		reader->form = FORM_UNKNOWN;
		return NULL;
	}
	snprintf(reader->why, sizeof(reader->why),
	    "no JSON, as a document of a network is: \"%s\"",
	    excerpt_show(bytes + blank, length - blank, shown));
	return reader->why;
}

/* Knows the form by the first character; false if more bytes decide. */
static bool
recognise(struct reader *reader)
{
	const struct window *window = &reader->window;
	bool more = !window->finished;
	const char *bytes, *why;
	size_t length;

	bytes = held(reader, &length);
	if (window->xlsx != NULL) {
		begin_sheet(reader);
		return true;
	}
	if ((length < 3 || !window->known) && more)
		return false;
	take_mark(reader, bytes, length);
	bytes = held(reader, &length);
	why = form_refusal(
	    bytes, length, reader->encoding != NULL || reader->marked);
	reader->form = form_of(bytes, length, more);
	if (why == NULL)
		why = no_document(reader, bytes, length, more);
	if (why != NULL) {
		reader_find_refuse(reader, why);
	} else if (reader->form == FORM_ELEMENTS) {
		reader->elements.line_start = true;
		/* A mark of byte order that comes first is no element's. */
		if (encoding_is_stream(reader->encoding))
			encoding_restore(
			    reader->encoding, " ", 1, &reader->restored);
		reader->document.frames.encoding = reader_find_encoding(reader);
	} else if (reader->form == FORM_ROWS) {
		reader->row_scan.before = '\n';
		reader->rows = rows_open(&reader->row_scan, reader->schema,
		    reader_find_encoding(reader));
	}
	return reader->form != FORM_UNKNOWN;
}

/* Leaves out what stands between records. */
static void
skip(struct reader *reader)
{
	size_t length;
	const char *bytes = held(reader, &length);

	if (reader->form == FORM_ROWS)
		reader_find_take(reader, row_scan_skip(&reader->row_scan, bytes,
					     length, reader->window.finished));
	else if (reader->form == FORM_ELEMENTS)
		reader_find_take(reader, elements_skip(&reader->elements, bytes,
					     length, reader->window.finished));
}

/* Finds the next row of a sheet; the window knows how long it is. */
static bool
find_row(struct reader *reader)
{
	const struct xlsx_row *row = xlsx_next(reader->window.xlsx);

	reader->found = reader->whole = row != NULL;
	reader->length = row != NULL ? row->length : 0;
	return reader->found;
}

/* Looks for the end of the piece that begins with the bytes at hand. */
static bool
find_end(struct reader *reader)
{
	const struct window *window = &reader->window;
	const char *bytes;
	size_t length;

	if (reader->length == 0 && !reader->tail)
		skip(reader);
	bytes = held(reader, &length);
	if (reader->form == FORM_ROWS)
		return row_scan_find_end(&reader->row_scan, bytes, length,
		    window->finished, &reader->length);
	if (reader->form == FORM_ELEMENTS)
		return elements_find_end(&reader->elements, bytes, length,
		    window->finished, &reader->length);
	reader->length = length;
	return false;
}

bool
reader_find(struct reader *reader)
{
	bool end;

	if (reader->found)
		return true;
	if (reader->form == FORM_UNKNOWN && !recognise(reader))
		return false;
	if (reader->form == FORM_SHEET)
		return find_row(reader);
	do
		end = find_end(reader);
	while (elements_opened(&reader->elements));
	reader->whole = end && reader->elements.place != ELEMENTS_REST;
	reader->found = end || reader->length >= READER_RECORD_MAX ||
			(reader->length > 0 &&
			    (reader->tail || reader->form == FORM_REFUSED));
	return reader->found;
}
