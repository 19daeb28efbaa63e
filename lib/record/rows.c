#include "record/rows.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "base/text.h"
#include "record/json.h"

enum { CSV_BLOCK = 4096 };

struct column {
	const char *name;
	enum field_type type;
};

struct rows {
	struct row_scan *scan;
	const struct schema *schema;
	const struct encoding *encoding;
	struct csv_parser parser;
	struct arena arena; /* of the header */
	struct column *columns;
	struct value names; /* its children are called as the columns */
	size_t count;
	bool told; /* a line before the header said what separates */
	/* the row that is being read */
	struct value *cells;
	bool sound;    /* all of it is UTF-8 without NUL */
	size_t filled; /* cells that came, those without a column too */
	size_t ends;   /* line ends that libcsv saw */
	char *out;     /* where the next text goes */
};

/* Spaces belong to a cell (RFC 4180). */
static int
no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

struct rows *
rows_open(struct row_scan *scan, const struct schema *schema,
    const struct encoding *encoding)
{
	struct rows *rows = calloc(1, sizeof(*rows));

	if (rows == NULL || csv_init(&rows->parser, 0) != 0)
		abort();
	rows->scan = scan;
	rows->schema = schema;
	rows->encoding = encoding;
	csv_set_space_func(&rows->parser, no_space);
	csv_set_blk_size(&rows->parser, CSV_BLOCK);
	return rows;
}

void
rows_close(struct rows *rows)
{
	if (rows == NULL)
		return;
	csv_free(&rows->parser);
	arena_free(&rows->arena);
	free(rows);
}

bool
rows_have_header(const struct rows *rows)
{
	return rows->columns != NULL;
}

const struct value *
rows_columns(const struct rows *rows)
{
	return rows->names.child;
}

/* Copies a cell behind the others as UTF-8. */
static const char *
keep(struct rows *rows, const char *bytes, size_t *length)
{
	const char *text = rows->out;

	if (rows->encoding != NULL)
		*length =
		    encoding_decode(rows->encoding, bytes, *length, rows->out);
	else if (*length > 0)
		memcpy(rows->out, bytes, *length);
	rows->out[*length] = '\0';
	rows->out += *length + 1;
	return text;
}

static void
take_cell(void *bytes, size_t length, void *data)
{
	struct rows *rows = data;
	struct value *cell;

	if (rows->filled++ >= rows->count)
		return;
	cell = &rows->cells[rows->filled - 1];
	cell->kind = VALUE_TEXT;
	cell->text = keep(rows, bytes, &length);
	cell->length = length;
}

static void
take_end(int byte, void *data)
{
	struct rows *rows = data;

	(void)byte;
	rows->ends++;
}

/* Runs libcsv over a row, for whose cells there is room for `count`. */
static const struct fault *
take_apart(struct rows *rows, const char *bytes, size_t length, size_t count,
    struct arena *arena)
{
	size_t growth = rows->encoding == NULL ? 1 : ENCODING_GROWTH;

	if (rows->scan->wrong != NULL)
		return fault_new(FAULT_INPUT, "%s", rows->scan->wrong);
	rows->count = count;
	rows->cells = arena_alloc(arena, count * sizeof(*rows->cells));
	rows->out = arena_alloc(arena, length * growth + count);
	rows->filled = 0;
	rows->ends = 0;
	if (csv_parse(&rows->parser, bytes, length, take_cell, take_end,
		rows) != length ||
	    csv_fini(&rows->parser, take_cell, take_end, rows) != 0)
		abort(); /* no memory */
	if (rows->ends > 1)
		return fault_new(
		    FAULT_INPUT, "a bare carriage return outside quotes");
	return NULL;
}

/* The separator that splits the header into most columns. */
static char
most_frequent(const char *bytes, size_t length)
{
	static const char separators[] = ",;\t";
	size_t counts[3] = {0}, i, best = 0;
	bool quoted = false, opens = true; /* would a quote here open? */

	for (i = 0; i < length; i++) {
		const char *at =
		    bytes[i] == '\0' ? NULL : strchr(separators, bytes[i]);

		if (bytes[i] == '"' && (quoted || opens))
			quoted = !quoted;
		else if (!quoted && at != NULL)
			counts[at - separators]++;
		opens = at != NULL || bytes[i] == '"';
	}
	for (i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

/* A line "sep=;", which spreadsheet programs write and want before the header. */
static bool
is_told(struct rows *rows, const char *bytes, size_t length)
{
	while (length > 5 && memchr("\r\n", bytes[length - 1], 2) != NULL)
		length--;
	if (rows->told || length != 5 || memcmp(bytes, "sep=", 4) != 0 ||
	    memchr(",;\t", bytes[4], 3) == NULL)
		return false;
	rows->scan->separator = bytes[4];
	rows->told = true;
	return true;
}

/* The name in a cell of the header, without the spaces around it. */
static const char *
trim_name(const struct value *cell, struct arena *arena)
{
	static const char blanks[] = " \t\r\n";
	const char *begin = cell->text + strspn(cell->text, blanks);
	size_t length = strlen(begin);

	while (length > 0 && strchr(blanks, begin[length - 1]) != NULL)
		length--;
	return arena_copy(arena, begin, length);
}

static const struct fault *
name_column(struct rows *rows, struct column *columns, size_t i)
{
	const struct field *field;
	const struct fault *fault;
	size_t k;

	fault = encoding_check(
	    "header", rows->cells[i].text, rows->cells[i].length);
	if (fault != NULL)
		return fault;
	columns[i].name = trim_name(&rows->cells[i], &rows->arena);
	columns[i].type = FIELD_TEXT;
	if (columns[i].name[0] == '\0')
		return NULL;
	for (k = 0; k < i; k++)
		if (strcmp(columns[k].name, columns[i].name) == 0)
			return fault_value("header", "a column is there twice",
			    columns[i].name);
	if (rows->schema != NULL) {
		field = schema_field(rows->schema, columns[i].name);
		if (field != NULL)
			columns[i].type = field->type;
	}
	return NULL;
}

static const struct fault *
read_header(
    struct rows *rows, const char *bytes, size_t length, struct arena *arena)
{
	const struct fault *fault;
	struct column *columns;
	size_t i;

	if (is_told(rows, bytes, length))
		return NULL;
	if (!rows->told)
		rows->scan->separator = most_frequent(bytes, length);
	csv_set_delim(&rows->parser, (unsigned char)rows->scan->separator);
	fault = take_apart(rows, bytes, length, ROWS_COLUMNS, arena);
	if (fault != NULL)
		return fault;
	if (rows->filled > ROWS_COLUMNS)
		return fault_field(
		    "header", "more than %d columns", (int)ROWS_COLUMNS);
	columns = arena_alloc(&rows->arena, rows->filled * sizeof(*columns));
	for (i = 0; i < rows->filled; i++)
		if ((fault = name_column(rows, columns, i)) != NULL)
			return fault;
	rows->columns = columns;
	rows->count = rows->filled;
	for (i = 0; i < rows->count; i++) {
		struct value *name = arena_alloc(&rows->arena, sizeof(*name));

		*name = (struct value){.name = columns[i].name};
		value_append(&rows->names, name);
	}
	return NULL;
}

/* A list or object in a cell is JSON; a list may be texts between commas. */
static const struct fault *
read_nested(const struct column *column, struct value *cell,
    struct arena *arena, size_t *room)
{
	bool list = column->type == FIELD_LIST;
	const char *text = cell->text;
	size_t length = cell->length;

	if (text[0] != (list ? '[' : '{')) {
		if (list) {
			cell->kind = VALUE_LIST;
			value_split(cell, text, arena);
		}
		return NULL;
	}
	if (json_read(text, length, arena, room, cell) != NULL)
		return fault_value(
		    column->name, list ? "not a list" : "not an object", text);
	return NULL;
}

static const struct fault *
read_cell(struct rows *rows, size_t i, struct arena *arena, size_t *room)
{
	const struct column *column = &rows->columns[i];
	struct value *cell = &rows->cells[i];
	const struct fault *fault;

	if (column->name[0] == '\0')
		return fault_new(FAULT_INPUT,
		    "a value in column %zu, which has no name", i + 1);
	cell->name = column->name;
	if (!rows->sound) {
		fault = encoding_check(column->name, cell->text, cell->length);
		if (fault != NULL)
			return fault;
	}
	if (cell->length == 1 && cell->text[0] == '-')
		cell->kind = VALUE_NULL;
	else if (column->type == FIELD_LIST || column->type == FIELD_OBJECT)
		return read_nested(column, cell, arena, room);
	return NULL;
}

/* Does a cell name its column, perhaps with spaces around it? */
static bool
is_name(const struct value *cell, const char *name)
{
	static const char blanks[] = " \t\r\n";
	const char *text = cell->length == 0 ? "" : cell->text;
	size_t length = strlen(name);

	text += strspn(text, blanks);
	return strncmp(text, name, length) == 0 &&
	       text[length + strspn(text + length, blanks)] == '\0';
}

/*
 * Is the row the header once more, as where tables were put together by cat? To
 * columns that take any text it would be a record. A mark of byte order may
 * stand before it.
 */
static bool
is_header(const struct rows *rows)
{
	struct value first = rows->cells[0];
	bool met = false;

	if (first.length >= 3 && memcmp(first.text, "\xef\xbb\xbf", 3) == 0) {
		first.text += 3;
		first.length -= 3;
	}
	for (size_t i = 0; i < rows->count; i++) {
		const char *name = rows->columns[i].name;

		if (!is_name(i == 0 ? &first : &rows->cells[i], name))
			return false;
		met |= name[0] != '\0';
	}
	return met;
}

const struct fault *
rows_read(struct rows *rows, const char *bytes, size_t length,
    struct arena *arena, struct value *object)
{
	const struct fault *fault;
	struct value **last = &object->child;
	size_t i, room = JSON_ROOM;

	if (rows->columns == NULL)
		return read_header(rows, bytes, length, arena);
	fault = take_apart(rows, bytes, length, rows->count, arena);
	if (fault == NULL && rows->filled != rows->count)
		fault = fault_new(FAULT_INPUT, "%zu fields, the header has %zu",
		    rows->filled, rows->count);
	if (fault == NULL && is_header(rows))
		fault = fault_new(FAULT_INPUT, "the header once more");
	rows->sound = rows->encoding == NULL &&
		      text_valid(bytes, length) == length &&
		      memchr(bytes, '\0', length) == NULL;
	for (i = 0; i < rows->count && fault == NULL; i++) {
		if (rows->cells[i].length == 0)
			continue;
		fault = read_cell(rows, i, arena, &room);
		*last = &rows->cells[i];
		last = &(*last)->next;
	}
	return fault;
}
