#include "record/writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"
#include "record/behind.h"
#include "record/cell.h"
#include "record/columns.h"
#include "record/listing.h"
#include "record/member_names.h"
#include "record/render.h"

#define MARK "\xef\xbb\xbf" /* tells a spreadsheet that it is UTF-8 */

struct writer {
	struct writer_options options;
	struct columns columns; /* none for JSON unless chosen */
	bool chosen;		/* by --fields */
	bool begun;		/* a record came */
	bool headed;		/* the header was put out */
	bool head_flushed;	/* and written */
	struct buffer out;
	struct buffer cell; /* of the column in hand */
	struct buffer lost;
	struct member_names names;
	struct behind *behind; /* records that are not in `out` yet, or NULL */
};

const struct fault *
writer_open(struct writer **writer, const struct writer_options *options)
{
	struct writer *made = calloc(1, sizeof(*made));
	const struct fault *fault = NULL;
	const char *twice;

	if (made == NULL)
		abort();
	made->options = *options;
	*writer = made;
	if (options->fields == NULL)
		return NULL;
	made->chosen = true;
	/* No reader takes a record with a field twice, ours neither. */
	twice = columns_choose(&made->columns, options->fields);
	if (twice != NULL)
		fault = fault_new(
		    FAULT_USAGE, "--fields: %s is there twice", twice);
	else if (made->columns.count == 0)
		fault = fault_new(FAULT_USAGE, "--fields names no field");
	if (fault != NULL) {
		writer_close(made);
		*writer = NULL;
	}
	return fault;
}

void
writer_close(struct writer *writer)
{
	if (writer == NULL)
		return;
	behind_close(writer->behind);
	columns_clear(&writer->columns);
	buffer_free(&writer->out);
	buffer_free(&writer->cell);
	buffer_free(&writer->lost);
	member_names_free(&writer->names);
	free(writer);
}

/* The same as buffer_member_name for a name from outside. */
static void
put_name(struct buffer *out, const char *name)
{
	if (out->bytes[out->length - 1] != '{')
		buffer_putc(out, ',');
	buffer_json(out, name, strlen(name));
	buffer_putc(out, ':');
}

static void
json_members(struct writer *writer, struct source *source)
{
	const struct schema *schema = source->schema;
	const struct value *member = NULL;
	struct buffer *out = &writer->out;
	size_t i, hint = 0;

	if (source->data == NULL) {
		for (member = source->input->object.child; member != NULL;
		     member = member->next) {
			put_name(out, member->name);
			render_value_json(member, out);
		}
		return;
	}
	buffer_member_name(out, "record");
	buffer_json(out, schema->record, strlen(schema->record));
	member_names_use(&writer->names, schema);
	for (i = 0; i < schema->count; i++) {
		member_names_put(&writer->names, i, out);
		render_field_json(
		    &schema->fields[i], source->data, source->zone, out);
	}
	while ((member = columns_unknown(
		    schema, source->input, member, &hint)) != NULL) {
		put_name(out, member->name);
		render_value_json(member, out);
	}
}

static void
put_json(struct writer *writer, struct source *source)
{
	struct buffer *out = &writer->out;
	size_t i;

	buffer_putc(out, '{');
	if (!writer->chosen)
		json_members(writer, source);
	for (i = 0; i < writer->columns.count; i++) {
		put_name(out, writer->columns.list[i].name);
		columns_json(&writer->columns.list[i], source, out);
	}
	buffer_put(out, "}\n", 2);
}

/* One line of CSV; without a source its header. */
static void
put_row(struct writer *writer, struct source *source)
{
	bool excel = writer->options.format == WRITER_EXCEL, text = true;
	struct buffer *out = &writer->out, *cell = &writer->cell;
	size_t i, begin = out->length;

	for (i = 0; i < writer->columns.count; i++) {
		const struct column *column = &writer->columns.list[i];

		if (i > 0)
			buffer_putc(out, excel ? ';' : ',');
		buffer_reset(cell);
		if (source == NULL)
			buffer_puts(cell, column->name);
		else
			text = columns_cell(column, source, cell);
		cell_csv(out, cell->bytes, cell->length, excel ? ';' : ',',
		    excel && text);
	}
	/* An empty line would be no row. */
	if (out->length == begin)
		buffer_put(out, "\"\"", 2);
	buffer_puts(out, excel ? "\r\n" : "\n");
}

/* One line of a listing; without a source its header. */
static void
list(struct writer *writer, struct source *source)
{
	listing_put(&writer->columns, source, writer->options.columns,
	    &writer->cell, &writer->out);
}

/* The columns of what is about to be put out, and the header above them. */
static void
prepare(struct writer *writer, const struct schema *schema,
    const struct record *input)
{
	bool listing = writer->options.format == WRITER_TEXT;
	struct columns *columns = &writer->columns;

	if (!writer->chosen && listing && columns->count > 0 &&
	    columns->bound != schema) {
		/* Records of another kind have a header of their own. */
		columns_clear(columns);
		writer->headed = false;
	}
	if (columns->count > 0)
		columns_bind(columns, schema);
	else if (listing && schema != NULL)
		columns_list(columns, schema, input);
	else
		columns_derive(columns, schema, input);
	if (writer->headed)
		return;
	writer->headed = true;
	if (writer->options.format == WRITER_EXCEL)
		buffer_puts(&writer->out, MARK);
	if (listing)
		list(writer, NULL);
	else
		put_row(writer, NULL);
}

/* Keeps the first field for which CSV has no column. */
static void
look_for_lost(struct writer *writer, const struct schema *schema,
    const struct record *input)
{
	const struct value *member = NULL;
	size_t i, hint = 0, found = 0;

	if (writer->chosen || writer->lost.length > 0 ||
	    writer->options.format == WRITER_TEXT)
		return;
	if (schema != NULL && schema != writer->columns.bound)
		for (i = 0; i < schema->count; i++)
			if (!columns_have(&writer->columns,
				schema->fields[i].name, &found)) {
				buffer_puts(
				    &writer->lost, schema->fields[i].name);
				return;
			}
	while ((member = columns_unknown(schema, input, member, &hint)) != NULL)
		if (!columns_have(&writer->columns, member->name, &found)) {
			buffer_puts(&writer->lost, member->name);
			return;
		}
}

static void
put(struct writer *writer, struct source *source)
{
	const struct schema *schema = source->schema;
	bool first = writer->columns.count == 0;

	if (schema == NULL)
		schema = writer->options.schema;
	if (writer->options.format == WRITER_JSON) {
		if (writer->chosen && source->data != NULL)
			columns_bind(&writer->columns, schema);
		put_json(writer, source);
		return;
	}
	if (!first)
		look_for_lost(writer, schema, source->input);
	prepare(writer, schema, source->input);
	/* It may have more than there are columns. */
	if (first)
		look_for_lost(writer, schema, source->input);
	if (writer->options.format == WRITER_TEXT)
		list(writer, source);
	else
		put_row(writer, source);
}

static void
render(void *context, const struct schema *schema, const void *data,
    const struct record *input)
{
	struct writer *writer = context;
	struct source source = {.schema = schema,
	    .data = data,
	    .input = input,
	    .zone = writer->options.zone};

	put(writer, &source);
}

void
writer_use_helper(struct writer *writer, struct helper *helper)
{
	writer->behind = behind_open(helper, render, writer);
}

/* All columns of a table, whatever its first row leaves empty: now, for its
 * input is open, and it may be rendered later. */
static void
begin(struct writer *writer, const struct record *input)
{
	if (!writer->begun && !writer->chosen && input != NULL &&
	    writer->options.format != WRITER_JSON)
		columns_expect(&writer->columns, input->columns);
	writer->begun = true;
}

void
writer_record(struct writer *writer, const struct schema *schema,
    const void *data, const struct record *input)
{
	begin(writer, input);
	if (writer->behind != NULL)
		behind_put(writer->behind, schema, data, input);
	else
		render(writer, schema, data, input);
}

void
writer_pass(struct writer *writer, const struct record *record)
{
	struct source source = {.input = record, .zone = writer->options.zone};

	begin(writer, record);
	behind_finish(writer->behind);
	put(writer, &source);
}

void
writer_text(struct writer *writer, const char *text)
{
	size_t length;

	behind_finish(writer->behind);
	while (*text != '\0') {
		length = strcspn(text, "\n");
		cell_text(&writer->out, text, length, 0);
		buffer_putc(&writer->out, '\n');
		text += length + (text[length] == '\n');
	}
}

void
writer_end(struct writer *writer)
{
	behind_finish(writer->behind);
	if (!writer->headed && (writer->options.format == WRITER_CSV ||
				   writer->options.format == WRITER_EXCEL))
		prepare(writer, writer->options.schema, NULL);
}

const char *
writer_lost(const struct writer *writer)
{
	if (writer == NULL)
		return NULL;
	behind_finish(writer->behind);
	return writer->lost.length > 0 ? writer->lost.bytes : NULL;
}

const struct fault *
writer_flush(struct writer *writer, int fd, bool *closed)
{
	const struct fault *fault;

	behind_finish(writer->behind);
	fault = output_write(fd, "standard output", writer->out.bytes,
	    writer->out.length, closed);
	if (fault == NULL) {
		writer->head_flushed = writer->headed;
		buffer_reset(&writer->out);
	}
	return fault;
}

void
writer_discard(struct writer *writer)
{
	behind_finish(writer->behind);
	buffer_reset(&writer->out);
	writer->headed = writer->head_flushed;
	if (!writer->headed && !writer->chosen)
		columns_clear(&writer->columns);
}

bool
writer_format_parse(const char *name, enum writer_format *format)
{
	static const char *const names[] = {[WRITER_JSON] = "json",
	    [WRITER_CSV] = "csv",
	    [WRITER_EXCEL] = "excel",
	    [WRITER_TEXT] = "text"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_equal(name, names[i])) {
			*format = (enum writer_format)i;
			return true;
		}
	}
	return false;
}
