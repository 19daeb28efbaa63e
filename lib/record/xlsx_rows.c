#include "record/xlsx_rows.h"

#include <stdlib.h>

#include "record/reader.h"

/* As many rows are given at once, however short they are. */
enum { ROWS_MAX = 65536 };

void
xlsx_rows_free(struct xlsx_rows *rows)
{
	free(rows->list);
	buffer_free(&rows->out);
}

static bool
must_quote(const struct xlsx_cell *cell)
{
	static const bool special[256] = {[','] = true,
	    [';'] = true,
	    ['\t'] = true,
	    ['"'] = true,
	    ['\r'] = true,
	    ['\n'] = true};
	size_t i;

	for (i = 0; i < cell->length; i++)
		if (special[(unsigned char)cell->text[i]])
			return true;
	return false;
}

static void
put_cell(struct buffer *line, const struct xlsx_cell *cell)
{
	size_t i;

	if (!must_quote(cell)) {
		buffer_put(line, cell->text, cell->length);
		return;
	}
	buffer_putc(line, '"');
	for (i = 0; i < cell->length; i++) {
		if (cell->text[i] == '"')
			buffer_putc(line, '"');
		buffer_putc(line, cell->text[i]);
	}
	buffer_putc(line, '"');
}

/* Writes the row; false if it is larger than a record may be. */
static bool
put_line(struct buffer *line, const struct xlsx_cell *cells, size_t count,
    size_t width)
{
	size_t begin = line->length, i;

	for (i = 0; i < count || i < width; i++) {
		if (i > 0)
			buffer_putc(line, ',');
		if (i < count && cells[i].length > 0) {
			if (cells[i].length > READER_RECORD_MAX)
				return false;
			put_cell(line, &cells[i]);
		}
		if (line->length - begin >= READER_RECORD_MAX)
			return false;
	}
	buffer_putc(line, '\n');
	return true;
}

static struct xlsx_row *
append(struct xlsx_rows *rows, const struct xlsx_row *row)
{
	if (rows->first == rows->count)
		rows->first = rows->count = 0;
	if (rows->count == rows->size) {
		rows->size = rows->size == 0 ? 256 : rows->size * 2;
		rows->list =
		    realloc(rows->list, rows->size * sizeof(*rows->list));
		if (rows->list == NULL)
			abort();
	}
	rows->list[rows->count] = *row;
	return &rows->list[rows->count++];
}

void
xlsx_rows_put(struct xlsx_rows *rows, const struct xlsx_row *row,
    const struct xlsx_cell *cells, size_t count)
{
	size_t begin = rows->out.length;
	struct xlsx_row *kept;

	if (count == 0 && row->wrong == NULL)
		return;
	kept = append(rows, row);
	if (!row->whole && put_line(&rows->out, cells, count, rows->width)) {
		kept->length = rows->out.length - begin;
	} else {
		rows->out.length = begin;
		kept->length = 0;
		kept->wrong = "larger than 16 MiB";
		kept->whole = true;
	}
	if (rows->width == 0)
		rows->width = count;
}

bool
xlsx_rows_full(const struct xlsx_rows *rows)
{
	return rows->out.length > rows->target ||
	       rows->count - rows->first >= ROWS_MAX;
}

const struct xlsx_row *
xlsx_rows_next(const struct xlsx_rows *rows)
{
	return rows->first < rows->count ? &rows->list[rows->first] : NULL;
}

void
xlsx_rows_drop(struct xlsx_rows *rows, bool all)
{
	if (all)
		rows->first = rows->count;
	else
		rows->first += rows->first < rows->count;
}

const struct fault *
xlsx_row_fault(const struct xlsx_row *row)
{
	char name[4];
	size_t at = sizeof(name) - 1, rest = row->column + 1;

	if (row->wrong == NULL)
		return NULL;
	if (row->whole)
		return fault_new(FAULT_INPUT, "%s", row->wrong);
	name[at] = '\0';
	for (; rest > 0 && at > 0; rest = (rest - 1) / 26)
		name[--at] = (char)('A' + (rest - 1) % 26);
	return fault_new(
	    FAULT_INPUT, "%s%lu: %s", name + at, row->number, row->wrong);
}
