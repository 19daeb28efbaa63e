#include "model/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

void
report_open(struct report *report)
{
	*report = (struct report){0};
	report->last = &report->first;
}

void
report_close(struct report *report)
{
	arena_free(&report->arena);
	*report = (struct report){0};
}

struct report_section *
report_section(struct report *report, const char *title, const char *sheet)
{
	struct report_section *section =
	    arena_alloc(&report->arena, sizeof(*section));

	section->title = title;
	section->sheet = sheet;
	section->last = &section->first;
	*report->last = section;
	report->last = &section->next;
	return section;
}

static struct report_item *
add_item(struct report *report, struct report_section *section)
{
	struct report_item *item = arena_alloc(&report->arena, sizeof(*item));

	*section->last = item;
	section->last = &item->next;
	return item;
}

void
report_say(struct report *report, struct report_section *section,
    const char *format, ...)
{
	struct buffer text = {0};
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	va_start(args, format);
	vsnprintf(buffer_reserve(&text, (size_t)length + 1), (size_t)length + 1,
	    format, args);
	va_end(args);
	add_item(report, section)->paragraph =
	    arena_copy(&report->arena, text.bytes, (size_t)length);
	buffer_free(&text);
}

struct report_table *
report_table(struct report *report, struct report_section *section,
    const char *title, const struct report_column *columns, size_t count)
{
	struct report_table *table =
	    arena_alloc(&report->arena, sizeof(*table));

	*table = (struct report_table){
	    .title = title, .columns = columns, .column_count = count};
	add_item(report, section)->table = table;
	return table;
}

/* Room for one more of a list that grows in the arena. */
static void *
grow(struct arena *arena, void *list, size_t count, size_t *room, size_t size)
{
	void *grown;

	if (count < *room)
		return list;
	*room = *room == 0 ? 32 : 2 * *room;
	grown = arena_alloc(arena, *room * size);
	if (count > 0)
		memcpy(grown, list, count * size);
	return grown;
}

static void
add_cell(
    struct report *report, struct report_table *table, struct report_cell cell)
{
	table->cells = grow(&report->arena, table->cells, table->count,
	    &table->room, sizeof(*table->cells));
	table->cells[table->count++] = cell;
}

void
report_text(struct report *report, struct report_table *table, const char *text)
{
	add_cell(report, table, (struct report_cell){text, REPORT_NONE});
}

void
report_number(struct report *report, struct report_table *table, int64_t number)
{
	add_cell(report, table, (struct report_cell){NULL, number});
}

struct report_chart *
report_chart(struct report *report, struct report_section *section,
    enum report_shape shape, const char *title, const char *unit,
    enum report_type type)
{
	struct report_chart *chart =
	    arena_alloc(&report->arena, sizeof(*chart));

	*chart = (struct report_chart){
	    .shape = shape, .title = title, .unit = unit, .type = type};
	add_item(report, section)->chart = chart;
	return chart;
}

void
report_value(struct report *report, struct report_chart *chart,
    const char *label, int64_t value)
{
	size_t room = chart->room;

	chart->labels = grow(&report->arena, chart->labels, chart->count, &room,
	    sizeof(*chart->labels));
	chart->values = grow(&report->arena, chart->values, chart->count,
	    &chart->room, sizeof(*chart->values));
	chart->labels[chart->count] = label;
	chart->values[chart->count++] = value;
}

/* A decimal fraction with so many places, half up, with a comma. */
static void
show_decimal(int64_t number, int places, struct buffer *text)
{
	int64_t unit = REPORT_SCALE, rounded;
	int i;

	for (i = 0; i < places; i++)
		unit /= 10;
	rounded = (number + unit / 2) / unit;
	unit = REPORT_SCALE / unit;
	buffer_integer(text, rounded / unit);
	if (places > 0)
		buffer_printf(
		    text, ",%0*lld", places, (long long)(rounded % unit));
}

static void
show_time(int64_t civil, struct buffer *text)
{
	int year, month, day;
	int32_t second;

	date_civil(date_of_civil(civil, &second), &year, &month, &day);
	buffer_printf(text, "%02d.%02d.%04d %02d:%02d", day, month, year,
	    second / 3600, second / 60 % 60);
}

void
report_show(enum report_type type, int64_t number, struct buffer *text)
{
	if (number == REPORT_NONE) {
		buffer_puts(text, "–");
		return;
	}
	switch (type) {
	case REPORT_SHARE:
		show_decimal(100 * number, 1, text);
		buffer_puts(text, "\xc2\xa0%");
		break;
	case REPORT_RATIO:
	case REPORT_POINTS:
		show_decimal(number, 2, text);
		break;
	case REPORT_MINUTES:
		show_decimal(number, 1, text);
		break;
	case REPORT_TIME:
		show_time(number, text);
		break;
	default:
		buffer_integer(text, number);
		break;
	}
}

void
report_describe(const struct report_chart *chart, struct buffer *text)
{
	size_t i;

	buffer_puts(text, chart->title);
	buffer_puts(text, " (");
	buffer_puts(text, chart->unit);
	buffer_puts(text, "): ");
	for (i = 0; i < chart->count; i++) {
		buffer_puts(text, i > 0 ? "; " : "");
		buffer_puts(text, chart->labels[i]);
		buffer_puts(text, " – ");
		report_show(chart->type, chart->values[i], text);
	}
	buffer_putc(text, '.');
}
