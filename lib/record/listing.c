#include "record/listing.h"

#include <string.h>

#include "record/cell.h"

/* Columns that have no width of their own. */
enum { WIDTH = 20, GAP = 2 };

/* The columns a value of the field takes, 0 if it takes what it likes. */
static size_t
natural_width(const struct field *field)
{
	if (field == NULL)
		return 0;
	switch (field->type) {
	case FIELD_INTEGER:
		return 7;
	case FIELD_INSTANT:
		return 25;
	case FIELD_DATE:
		return 10;
	case FIELD_BOOLEAN:
		return 5;
	default:
		return 0;
	}
}

static size_t
column_width(const struct column *column)
{
	size_t width = natural_width(column->field);
	size_t least = strlen(column->name);

	if (column->field != NULL && column->field->width > 0)
		width = (size_t)column->field->width;
	else if (width == 0)
		width = WIDTH;
	return width < least ? least : width;
}

void
listing_put(const struct columns *columns, struct source *source, int width,
    struct buffer *cell, struct buffer *out)
{
	size_t i, count = columns->count, at = 0, pad = 0, used;
	size_t screen = (size_t)width;

	for (i = 0; i < count; i++) {
		const struct column *column = &columns->list[i];
		size_t own = column_width(column), limit = own;

		if (i + 1 == count)
			limit = screen > at + WIDTH ? screen - at : WIDTH;
		if (screen == 0 || natural_width(column->field) > 0)
			limit = 0;
		buffer_reset(cell);
		if (source == NULL)
			buffer_puts(cell, column->name);
		else
			columns_cell(column, source, cell);
		if (cell->length > 0) {
			memset(buffer_reserve(out, pad), ' ', pad);
			out->length += pad;
			pad = 0;
		}
		used = cell_text(out, cell->bytes, cell->length, limit);
		pad += GAP + (used < own ? own - used : 0);
		at += GAP + (used < own ? own : used);
	}
	buffer_putc(out, '\n');
}
