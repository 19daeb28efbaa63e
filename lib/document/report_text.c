#include "document/report_text.h"

#include <string.h>

#include "base/text.h"

enum { NARROW = 12, WIDE = 44, BAR = 30, MOST = 32 };

static size_t
columns_of(const char *text)
{
	const char *end = text + strlen(text);
	size_t columns = 0;

	while (text < end)
		columns += (size_t)text_width(text_next(&text, end));
	return columns;
}

/* Puts a text into so many columns: cut with dots, or filled up. */
static void
put_fit(struct buffer *out, const char *text, size_t columns, bool right)
{
	size_t used = columns_of(text), at = 0;
	const char *end = text + strlen(text);

	if (used > columns) {
		while (at + 1 < columns && text < end) {
			const char *before = text;

			at += (size_t)text_width(text_next(&text, end));
			if (at + 1 <= columns)
				buffer_put(
				    out, before, (size_t)(text - before));
		}
		buffer_puts(out, "…");
		return;
	}
	for (; right && used < columns; used++)
		buffer_putc(out, ' ');
	buffer_puts(out, text);
	for (; used < columns; used++)
		buffer_putc(out, ' ');
}

static void
show_cell(const struct report_column *column, const struct report_cell *cell,
    struct buffer *shown)
{
	buffer_reset(shown);
	if (column->type == REPORT_TEXT)
		buffer_puts(shown, cell->text == NULL ? "" : cell->text);
	else
		report_show(column->type, cell->number, shown);
}

/* How wide each column must be, within bounds; the last text is not bound. */
static void
find_widths(const struct report_table *table, size_t widths[MOST])
{
	struct buffer shown = {0};
	size_t i;

	for (i = 0; i < table->column_count; i++) {
		size_t title = columns_of(table->columns[i].title);

		widths[i] = title < NARROW ? title : NARROW;
	}
	for (i = 0; i < table->count; i++) {
		size_t column = i % table->column_count, width;

		show_cell(&table->columns[column], &table->cells[i], &shown);
		width = columns_of(shown.bytes);
		if (width > WIDE &&
		    table->columns[column].type == REPORT_TEXT &&
		    column + 1 < table->column_count)
			width = WIDE;
		if (width > widths[column])
			widths[column] = width;
	}
	buffer_free(&shown);
}

static void
put_table(struct buffer *out, const struct report_table *table)
{
	struct buffer shown = {0};
	size_t widths[MOST], i;

	find_widths(table, widths);
	buffer_printf(out, "\n%s\n", table->title);
	for (i = 0; i < table->column_count; i++) {
		put_fit(out, table->columns[i].title, widths[i],
		    table->columns[i].type != REPORT_TEXT);
		buffer_puts(out, i + 1 == table->column_count ? "\n" : "  ");
	}
	for (i = 0; i < table->count; i++) {
		size_t column = i % table->column_count;

		show_cell(&table->columns[column], &table->cells[i], &shown);
		put_fit(out, shown.bytes, widths[column],
		    table->columns[column].type != REPORT_TEXT);
		buffer_puts(
		    out, column + 1 == table->column_count ? "\n" : "  ");
	}
	buffer_free(&shown);
}

static void
put_chart(struct buffer *out, const struct report_chart *chart)
{
	int64_t most = chart->type == REPORT_SHARE ? REPORT_SCALE : 1;
	size_t i, width = 0, columns;
	int64_t k, length;

	for (i = 0; i < chart->count; i++) {
		columns = columns_of(chart->labels[i]);
		width = columns > width ? columns : width;
		most = chart->values[i] > most ? chart->values[i] : most;
	}
	width = width > WIDE ? WIDE : width;
	buffer_printf(out, "\n%s (%s)\n", chart->title, chart->unit);
	for (i = 0; i < chart->count; i++) {
		put_fit(out, chart->labels[i], width, false);
		buffer_puts(out, "  ");
		length = chart->values[i] / (most / BAR + 1);
		for (k = 0; k < length; k++)
			buffer_puts(out, "█");
		buffer_puts(out, length > 0 ? " " : "");
		report_show(chart->type, chart->values[i], out);
		buffer_putc(out, '\n');
	}
}

void
report_text_write(const struct report *report, struct buffer *text)
{
	const struct report_section *section;
	const struct report_item *item;

	buffer_printf(text, "%s\n%s\n", report->title, report->subtitle);
	for (section = report->first; section != NULL;
	     section = section->next) {
		buffer_printf(text, "\n== %s\n", section->title);
		for (item = section->first; item != NULL; item = item->next) {
			if (item->paragraph != NULL)
				buffer_printf(text, "\n%s\n", item->paragraph);
			else if (item->table != NULL)
				put_table(text, item->table);
			else
				put_chart(text, item->chart);
		}
	}
	if (report->signatory != NULL)
		buffer_printf(
		    text, "\n%s  ____________________\n", report->signatory);
	buffer_printf(text, "\n%s\n", report->state);
}
