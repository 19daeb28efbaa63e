#include "document/report_book.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/date.h"
#include "base/text.h"

enum {
	CELL_CHARACTERS = 8000, /* a cell holds 32767, a character is up to 2 */
	CHART_ROWS = 18,
	SHEET_ROWS = 1048576 - 64, /* but for titles and words above a table */
	TYPES = REPORT_TIME + 1,
	DAYS_TO_1970 = 25569,
	LINE_POINTS = 15,
	MOST_LINES = 20,
	PAPER_A4 = 9,
	LABEL_WIDTH = 50
};

#define DATA_SHEET "Данные графиков"

struct book {
	lxw_workbook *workbook;
	lxw_format *title, *heading, *words, *types[TYPES];
	lxw_worksheet *data; /* what the charts show */
	lxw_row_t data_row;
	struct buffer text;
};

static lxw_format *
make_format(struct book *book, const char *number)
{
	lxw_format *format = workbook_add_format(book->workbook);

	format_set_border(format, LXW_BORDER_THIN);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (number != NULL)
		format_set_num_format(format, number);
	return format;
}

static void
make_formats(struct book *book)
{
	static const char *const numbers[TYPES] = {[REPORT_COUNT] = "0",
	    [REPORT_SHARE] = "0.0%",
	    [REPORT_RATIO] = "0.00",
	    [REPORT_MINUTES] = "0.0",
	    [REPORT_POINTS] = "0.00",
	    [REPORT_TIME] = "dd.mm.yyyy hh:mm"};
	int i;

	for (i = 0; i < TYPES; i++)
		book->types[i] = make_format(book, numbers[i]);
	/* As text whatever it looks like, also when the cell is edited. */
	format_set_num_format_index(book->types[REPORT_TEXT], 49);
	format_set_text_wrap(book->types[REPORT_TEXT]);
	book->title = workbook_add_format(book->workbook);
	format_set_bold(book->title);
	book->words = workbook_add_format(book->workbook);
	format_set_num_format_index(book->words, 49);
	book->heading = make_format(book, NULL);
	format_set_bold(book->heading);
	format_set_text_wrap(book->heading);
	format_set_bg_color(book->heading, 0xeef2f6);
}

/* A text without characters that no workbook may hold, cut to a cell. */
static const char *
cell_text(struct book *book, const char *text)
{
	const char *end = text + strlen(text);
	char bytes[4];
	size_t i;

	buffer_reset(&book->text);
	buffer_puts(&book->text, "");
	for (i = 0; text < end && i < CELL_CHARACTERS; i++) {
		uint32_t code = text_next(&text, end);

		if (code != '\n' &&
		    (text_is_control(code) || text_is_nonchar(code)))
			code = 0xfffd;
		buffer_put(&book->text, bytes, text_encode(code, bytes));
	}
	return book->text.bytes;
}

static void
put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
    const char *text, lxw_format *format)
{
	if (text == NULL || text[0] == '\0')
		worksheet_write_blank(sheet, row, col, format);
	else
		worksheet_write_string(
		    sheet, row, col, cell_text(book, text), format);
}

static double
number_of(enum report_type type, int64_t number)
{
	if (type == REPORT_COUNT)
		return (double)number;
	if (type == REPORT_TIME)
		return (double)number / DAY_SECONDS + DAYS_TO_1970;
	return (double)number / REPORT_SCALE;
}

static void
put_cell(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
    enum report_type type, const struct report_cell *cell)
{
	if (type == REPORT_TEXT)
		put_text(book, sheet, row, col, cell->text, book->types[type]);
	else if (cell->number == REPORT_NONE)
		worksheet_write_blank(sheet, row, col, book->types[type]);
	else
		worksheet_write_number(sheet, row, col,
		    number_of(type, cell->number), book->types[type]);
}

/* Lines of a text in a column that wide; about so, fonts differ. */
static int
lines_of(const char *text, int width)
{
	const char *end;
	int columns = 0;

	if (text == NULL || width <= 0)
		return 1;
	for (end = text + strlen(text); text < end;)
		columns += text_width(text_next(&text, end));
	return columns / (width - 1 > 0 ? width - 1 : 1) + 1;
}

/* Not every program finds the height of a row by itself. */
static void
set_height(lxw_worksheet *sheet, lxw_row_t row,
    const struct report_table *table, const struct report_cell *cells)
{
	int lines = 1, own;
	size_t i;

	for (i = 0; i < table->column_count; i++) {
		own = lines_of(cells == NULL ? table->columns[i].title
			       : table->columns[i].type == REPORT_TEXT
				   ? cells[i].text
				   : NULL,
		    table->columns[i].width);
		lines = own > lines ? own : lines;
	}
	if (lines > 1)
		worksheet_set_row(sheet, row,
		    LINE_POINTS * (lines > MOST_LINES ? MOST_LINES : lines),
		    NULL);
}

/* A table from a row on; its heading stays in sight and is printed again. */
static void
put_table(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
    const struct report_table *table)
{
	size_t i;

	put_text(book, sheet, row++, 0, table->title, book->title);
	for (i = 0; i < table->column_count; i++) {
		worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i,
		    table->columns[i].width, NULL);
		put_text(book, sheet, row, (lxw_col_t)i,
		    table->columns[i].title, book->heading);
	}
	set_height(sheet, row, table, NULL);
	worksheet_freeze_panes(sheet, row + 1, 1);
	worksheet_repeat_rows(sheet, row, row);
	for (i = 0; i < table->count; i++) {
		lxw_col_t column = (lxw_col_t)(i % table->column_count);

		if (column == 0)
			set_height(sheet, ++row, table, &table->cells[i]);
		put_cell(book, sheet, row, column, table->columns[column].type,
		    &table->cells[i]);
	}
}

/* The values of a chart, in a sheet of their own. */
static void
put_values(struct book *book, const struct report_chart *chart)
{
	size_t i;

	put_text(
	    book, book->data, book->data_row++, 0, chart->title, book->title);
	for (i = 0; i < chart->count; i++) {
		put_text(book, book->data, book->data_row + (lxw_row_t)i, 0,
		    chart->labels[i], book->types[REPORT_TEXT]);
		worksheet_write_number(book->data,
		    book->data_row + (lxw_row_t)i, 1,
		    number_of(chart->type, chart->values[i]),
		    book->types[chart->type]);
	}
}

/* Names of sheets are short, and each is there once. */
static lxw_worksheet *
add_sheet(struct book *book, const char *name, size_t number)
{
	lxw_worksheet *sheet;
	char whole[128];

	if (number < 2)
		snprintf(whole, sizeof(whole), "%s", name);
	else
		snprintf(whole, sizeof(whole), "%s %zu", name, number);
	sheet = workbook_add_worksheet(book->workbook, whole);
	/* On paper as wide as a page. */
	worksheet_set_paper(sheet, PAPER_A4);
	worksheet_set_landscape(sheet);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_footer(sheet, "&C&P / &N");
	return sheet;
}

static void
put_chart(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
    const struct report_chart *chart)
{
	lxw_chart *made;
	lxw_chart_series *series;
	lxw_chart_axis *values;
	lxw_row_t first, last;
	lxw_chart_options options = {.x_scale = 1.4, .object_position = 3};

	if (chart->count == 0)
		return;
	if (book->data == NULL)
		book->data = add_sheet(book, DATA_SHEET, 1);
	worksheet_set_column(book->data, 0, 0, LABEL_WIDTH, NULL);
	put_values(book, chart);
	first = book->data_row;
	last = first + (lxw_row_t)chart->count - 1;
	book->data_row = last + 2;
	made = workbook_add_chart(book->workbook,
	    chart->shape == REPORT_BARS ? LXW_CHART_BAR : LXW_CHART_COLUMN);
	series = chart_add_series(made, NULL, NULL);
	chart_series_set_categories(series, DATA_SHEET, first, 0, last, 0);
	chart_series_set_values(series, DATA_SHEET, first, 1, last, 1);
	chart_title_set_name(made, cell_text(book, chart->title));
	chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
	/* The axes of lying bars have changed places. */
	values = chart->shape == REPORT_BARS ? made->x_axis : made->y_axis;
	if (chart->shape == REPORT_BARS)
		chart_axis_set_reverse(made->y_axis);
	chart_axis_set_min(values, 0);
	if (chart->type == REPORT_SHARE)
		chart_axis_set_max(values, 1);
	chart_series_set_labels(series);
	options.y_scale = chart->shape == REPORT_BARS && chart->count > 12
			      ? (double)chart->count / 12
			      : 1;
	worksheet_insert_chart_opt(sheet, row, col, made, &options);
}

/* The first sheet of a section has its words, its charts and a table. */
static void
put_section(struct book *book, const struct report_section *section)
{
	lxw_worksheet *first = add_sheet(book, section->sheet, 1);
	const struct report_item *item;
	lxw_row_t row = 0, chart_row = 1;
	lxw_col_t chart_column = 1;
	size_t tables = 0;

	put_text(book, first, row++, 0, section->title, book->title);
	for (item = section->first; item != NULL; item = item->next)
		if (item->paragraph != NULL)
			put_text(book, first, row++, 0, item->paragraph,
			    book->words);
	for (item = section->first; item != NULL; item = item->next) {
		if (item->table == NULL)
			continue;
		if (++tables == 1)
			put_table(book, first, row, item->table);
		else
			put_table(book, add_sheet(book, section->sheet, tables),
			    0, item->table);
		if (tables == 1)
			chart_column = (lxw_col_t)item->table->column_count;
	}
	chart_row = row;
	for (item = section->first; item != NULL; item = item->next) {
		if (item->chart == NULL)
			continue;
		put_chart(
		    book, first, chart_row, chart_column + 1, item->chart);
		chart_row += CHART_ROWS;
	}
}

/* The file's own date is that of the report: no clock is looked at. The
 * library takes 0 as "now", so a report of that second is dated one later. */
static void
set_properties(struct book *book, const struct report *report)
{
	lxw_doc_properties properties = {0};
	char title[1024], state[1024];

	snprintf(title, sizeof(title), "%s", cell_text(book, report->title));
	snprintf(state, sizeof(state), "%s", cell_text(book, report->state));
	properties.title = title;
	properties.comments = state;
	properties.created = report->as_of != 0 ? (time_t)report->as_of : 1;
	workbook_set_properties(book->workbook, &properties);
}

static const struct fault *
read_back(int fd, struct buffer *bytes)
{
	char block[65536];
	ssize_t got;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return fault_new(FAULT_SYSTEM,
		    "cannot read the workbook back: %s", strerror(errno));
	while ((got = read(fd, block, sizeof(block))) > 0)
		buffer_put(bytes, block, (size_t)got);
	return got == 0
		   ? NULL
		   : fault_new(FAULT_SYSTEM,
			 "cannot read the workbook back: %s", strerror(errno));
}

static lxw_error
write_book(const struct report *report, const char *path)
{
	lxw_workbook_options options = {0};
	struct book book = {.workbook = workbook_new_opt(path, &options)};
	const struct report_section *section;
	lxw_error error;

	if (book.workbook == NULL)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	make_formats(&book);
	set_properties(&book, report);
	for (section = report->first; section != NULL; section = section->next)
		put_section(&book, section);
	error = workbook_close(book.workbook);
	buffer_free(&book.text);
	return error;
}

/* A row that no sheet has room for would be lost without a word. */
static const struct fault *
check_rows(const struct report *report)
{
	const struct report_section *section;
	const struct report_item *item;

	for (section = report->first; section != NULL; section = section->next)
		for (item = section->first; item != NULL; item = item->next)
			if (item->table != NULL &&
			    item->table->count / item->table->column_count >
				SHEET_ROWS)
				return fault_new(FAULT_INPUT,
				    "a sheet of a workbook holds %d rows, and "
				    "\"%.60s\" has more: take another format",
				    SHEET_ROWS, item->table->title);
	return NULL;
}

const struct fault *
report_book_write(const struct report *report, struct buffer *bytes)
{
	const struct fault *fault = check_rows(report);
	int fd;
	lxw_error error;
	char path[64];

	if (fault != NULL)
		return fault;
	fd = memfd_create("report", MFD_CLOEXEC);
	if (fd < 0)
		return fault_new(FAULT_SYSTEM, "cannot make a workbook: %s",
		    strerror(errno));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	error = write_book(report, path);
	if (error != LXW_NO_ERROR)
		fault = fault_new(FAULT_SYSTEM, "cannot make a workbook: %s",
		    lxw_strerror(error));
	else
		fault = read_back(fd, bytes);
	close(fd);
	return fault;
}
