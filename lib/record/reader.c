#include "record/reader.h"

#include <stdlib.h>
#include <string.h>

#include "record/cell.h"
#include "record/reader_find.h"

const struct fault *
reader_open(struct reader **reader, int fd, const char *name,
    const struct reader_options *options)
{
	const struct fault *fault;
	struct encoding *encoding;
	struct reader *made;

	*reader = NULL;
	if ((fault = encoding_open(&encoding, options->encoding)) != NULL)
		return fault;
	made = calloc(1, sizeof(*made));
	if (made == NULL)
		abort();
	made->name = name;
	made->schema = options->schema;
	made->encoding = encoding;
	made->unguard = options->unguard;
	made->line = 1;
	made->values = &made->arena;
	made->document.frames.paths = options->lists;
	made->document.frames.pack = options->pack;
	if (options->lists != NULL)
		made->elements.document = &made->document;
	window_open(&made->window, fd, name, options->folder, encoding);
	*reader = made;
	return NULL;
}

void
reader_close(struct reader *reader)
{
	if (reader == NULL)
		return;
	window_close(&reader->window);
	encoding_close(reader->encoding);
	rows_close(reader->rows);
	document_free(&reader->document);
	arena_free(&reader->arena);
	buffer_free(&reader->header);
	buffer_free(&reader->restored);
	buffer_free(&reader->before);
	buffer_free(&reader->after);
	free(reader);
}

/* What stands behind a large document's records is looked at before them. */
static const struct fault *
look(struct reader *reader, bool wait, enum window_status *status)
{
	struct window_view view;
	const struct fault *fault =
	    window_look(&reader->window, wait, &view, status);

	if (fault != NULL)
		return fault;
	document_look(&reader->document, view.bytes, view.length, view.last);
	if (!document_asks(&reader->document))
		window_look_again(&reader->window);
	return NULL;
}

const struct fault *
reader_fill(struct reader *reader, const volatile int *stop)
{
	struct window *window = &reader->window;
	const struct fault *fault;
	enum window_status status;
	bool wait = false;

	while (!window->finished && (stop == NULL || *stop == 0)) {
		if (window_is_full(window) && reader_find(reader))
			break;
		window_pack(window);
		fault = document_asks(&reader->document)
			    ? look(reader, wait, &status)
			    : window_read(window, wait, &status);
		if (fault != NULL)
			return fault;
		wait = status == WINDOW_BLOCKED;
		if (wait && reader_find(reader))
			break;
	}
	return NULL;
}

/* The bytes of the piece as they came. */
static void
show_source(struct reader *reader, struct record *record)
{
	record->source = reader->window.bytes + reader->window.start;
	record->source_length = reader->length;
	if (encoding_is_stream(reader->encoding)) {
		buffer_reset(&reader->restored);
		encoding_restore(reader->encoding, record->source,
		    reader->length, &reader->restored);
		record->source = reader->restored.bytes;
		record->source_length = reader->restored.length;
	}
}

static void
show(struct reader *reader, struct record *record)
{
	*record = (struct record){.object.kind = VALUE_OBJECT,
	    .input = reader->name,
	    .tail = reader->tail};
	if (!reader->tail)
		reader->begin = reader->line;
	record->element =
	    reader->elements.place >= ELEMENTS_ARRAY || reader->elements.inner;
	if (reader->elements.inner)
		record->around = document_around(&reader->document);
	record->position =
	    record->element ? reader->element + !reader->tail : reader->begin;
	if (reader->form == FORM_SHEET) {
		record->element = true;
		record->position = xlsx_next(reader->window.xlsx)->number;
	}
	show_source(reader, record);
}

/* The piece is taken; what follows goes on with it if it was not whole. */
static void
consume(struct reader *reader)
{
	reader_find_take(reader, reader->length);
	if (reader->window.xlsx != NULL)
		xlsx_drop(reader->window.xlsx, reader->form != FORM_SHEET);
	reader->element += !reader->tail;
	reader->tail = !reader->whole || reader->form == FORM_REFUSED;
	reader->found = false;
	reader->length = 0;
}

static const struct fault *
too_large(const struct reader *reader)
{
	return fault_new(FAULT_INPUT, "larger than %zu MiB%s",
	    READER_RECORD_MAX >> 20,
	    reader->row_scan.quoted ? ": is there a quote that is not closed?"
				    : "");
}

/* A header is kept, with the line before it, for those who write refused rows. */
static const struct fault *
read_header(struct reader *reader, const struct record *record)
{
	const char *bytes = reader->window.bytes + reader->window.start;
	const struct fault *fault;
	struct value none = {.kind = VALUE_OBJECT};

	fault = rows_read(
	    reader->rows, bytes, reader->length, reader->values, &none);
	if (fault != NULL)
		return fault;
	/* In front of the line before it, if there is one. */
	if (reader->marked && reader->header.length == 0) {
		if (encoding_is_stream(reader->encoding))
			encoding_restore(reader->encoding, READER_FIND_MARK, 3,
			    &reader->header);
		else
			buffer_put(&reader->header, READER_FIND_MARK, 3);
	}
	buffer_put(&reader->header, record->source, record->source_length);
	return NULL;
}

/* Did a tool write the table, as what its first column is called shows? */
static bool
is_ours(const struct reader *reader)
{
	const struct value *first = rows_columns(reader->rows);

	return first != NULL && strcmp(first->name, "record") == 0;
}

/* A row; of one that a spreadsheet saved, what was guarded against it. */
static const struct fault *
read_row(struct reader *reader, struct value *object)
{
	const struct fault *fault;
	struct value *cell;

	fault =
	    rows_read(reader->rows, reader->window.bytes + reader->window.start,
		reader->length, reader->values, object);
	if (fault != NULL || (!reader->unguard && !is_ours(reader)) ||
	    (reader->form != FORM_SHEET && !reader->marked &&
		reader->row_scan.separator == ','))
		return fault;
	for (cell = object->child; cell != NULL; cell = cell->next)
		cell_unguard(cell);
	return NULL;
}

/*
 * Reads the piece in hand. `*again` becomes true if it is no record: a header,
 * the empty end of a large one, or an element that must be looked for again.
 */
static const struct fault *
read_piece(struct reader *reader, struct record *record, bool *again)
{
	const char *bytes = reader->window.bytes + reader->window.start;
	bool rest = reader->elements.place == ELEMENTS_REST;
	const struct fault *fault;

	*again = reader->tail && reader->length == 0;
	if (reader->tail)
		return NULL;
	if (reader->form == FORM_REFUSED)
		return fault_new(FAULT_INPUT, "%s", reader->refusal);
	if ((fault = xlsx_fault(reader->window.xlsx)) != NULL)
		return fault;
	if ((!reader->whole || reader->length > READER_RECORD_MAX) && !rest) {
		record->around = NULL;
		return too_large(reader);
	}
	if (reader->form == FORM_ELEMENTS)
		return elements_read(&reader->elements, bytes, reader->length,
		    reader_find_encoding(reader), reader->values,
		    &record->object, again);
	if (!rows_have_header(reader->rows)) {
		*again = true;
		return read_header(reader, record);
	}
	record->columns = rows_columns(reader->rows);
	return read_row(reader, &record->object);
}

/* Nothing is left: is more to come, or why could a workbook not be read on? */
static const struct fault *
rest(struct reader *reader, struct record *record, enum reader_status *status)
{
	*status = reader->window.finished ? READER_END : READER_EMPTY;
	*record =
	    (struct record){.object.kind = VALUE_OBJECT, .input = reader->name};
	return xlsx_refusal(reader->window.xlsx, record);
}

const struct fault *
reader_next(
    struct reader *reader, struct record *record, enum reader_status *status)
{
	const struct fault *fault = NULL;
	bool again = true;

	if (reader->values == &reader->arena)
		arena_reset(&reader->arena);
	while (fault == NULL && again) {
		if (!reader_find(reader))
			return rest(reader, record, status);
		show(reader, record);
		fault = read_piece(reader, record, &again);
		/* Without a header nothing can be read. */
		if (fault != NULL && reader->rows != NULL &&
		    !rows_have_header(reader->rows))
			reader_find_refuse(reader, NULL);
		if (again && reader->form == FORM_ELEMENTS &&
		    reader->length > 0) {
			reader->found = false;
			reader->length = 0;
		} else {
			consume(reader);
		}
	}
	*status = READER_RECORD;
	if (fault != NULL)
		record->object.child = NULL;
	return fault;
}

void
reader_use(struct reader *reader, struct arena *arena)
{
	reader->values = arena != NULL ? arena : &reader->arena;
}

/* A document's frames and a decoded stream's sources come and go. */
size_t
reader_waiting(const struct reader *reader)
{
	if (reader->document.frames.paths != NULL ||
	    encoding_is_stream(reader->encoding) || reader->window.xlsx != NULL)
		return 0;
	return reader->window.end - reader->window.start;
}

const char *
reader_header(const struct reader *reader, size_t *length)
{
	*length = reader->header.length;
	return reader->header.bytes;
}

const struct value *
reader_columns(const struct reader *reader)
{
	return reader->rows == NULL ? NULL : rows_columns(reader->rows);
}

const char *
reader_line_end(const struct reader *reader, size_t *length)
{
	return encoding_line_end(reader->encoding, length);
}

/* What was written in UTF-8, in the encoding of the input. */
static void
encode_again(struct reader *reader, struct buffer *text)
{
	struct buffer encoded = {0};

	if (reader->encoding == NULL)
		return;
	encoding_restore(reader->encoding, text->bytes, text->length, &encoded);
	buffer_free(text);
	*text = encoded;
}

void
reader_wrapping(struct reader *reader, const struct record *record,
    const struct buffer **before, const struct buffer **after)
{
	*before = &reader->before;
	*after = &reader->after;
	buffer_reset(&reader->before);
	buffer_reset(&reader->after);
	if (record->around == NULL)
		return;
	frames_wrap(&reader->document.frames, &reader->before, &reader->after);
	encode_again(reader, &reader->before);
	encode_again(reader, &reader->after);
}
