#include "record/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "record/reader.h"
#include "record/xlsx_text.h"
#include "record/xlsx_xml.h"

/* Numbers of rows beyond this are no such. */
#define ROW_MAX 1000000000UL

enum { NUMBER_MAX = 64 }; /* bytes of the longest number */

struct xlsx_sheet {
	struct xlsx_book *book;
	struct xlsx_rows *rows;
	struct xlsx_xml *xml;
	bool in_data, in_row, in_cell;
	struct xlsx_row row;
	/* the row in hand; `texts` of its own cells move while it grows */
	struct buffer texts;
	struct {
		const char *shared; /* or NULL: begins at `begin` of texts */
		size_t begin, length;
	} spans[XLSX_COLUMNS];
	bool taken[XLSX_COLUMNS];
	struct xlsx_cell cells[XLSX_COLUMNS];
	size_t last, next; /* behind the last one met; where the next goes */
	/* the cell in hand */
	struct xlsx_text text;
	enum { NUMBER, SHARED, BOOLEAN, MISTAKE, TEXT } kind;
	enum xlsx_format format;
	size_t column, begin;
	bool lost; /* it has no column of its own */
};

static void
refuse(struct xlsx_sheet *sheet, const char *why)
{
	if (sheet->row.wrong != NULL)
		return;
	sheet->row.wrong = why;
	sheet->row.column = sheet->column;
}

static void
begin_row(struct xlsx_sheet *sheet, const char *number)
{
	int64_t told;

	sheet->in_row = true;
	if (number == NULL || !text_integer(number, &told) || told < 1 ||
	    told > (int64_t)ROW_MAX)
		told = (int64_t)sheet->row.number + 1;
	sheet->row = (struct xlsx_row){.number = (unsigned long)told};
	memset(sheet->taken, 0, sheet->last * sizeof(sheet->taken[0]));
	memset(sheet->spans, 0, sheet->last * sizeof(sheet->spans[0]));
	sheet->last = sheet->next = 0;
	buffer_reset(&sheet->texts);
	sheet->text.full = false;
}

/* The column of a cell by its reference: C of C17 is 2. */
static size_t
column_of(const char *reference, size_t next)
{
	size_t column = 0;

	if (reference == NULL || *reference < 'A' || *reference > 'Z')
		return next;
	for (; *reference >= 'A' && *reference <= 'Z'; reference++)
		if (column <= XLSX_COLUMNS)
			column = column * 26 + (size_t)(*reference - 'A') + 1;
	return column - 1;
}

static void
begin_cell(struct xlsx_sheet *sheet, const char **attributes)
{
	static const struct {
		const char *name;
		int kind;
	} kinds[] = {{"s", SHARED}, {"b", BOOLEAN}, {"e", MISTAKE},
	    {"str", TEXT}, {"inlineStr", TEXT}, {"d", TEXT}};
	const char *type = xlsx_xml_attribute(attributes, "t");
	size_t i;

	sheet->in_cell = true;
	sheet->kind = NUMBER;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(type, kinds[i].name))
			sheet->kind = kinds[i].kind;
	sheet->format = xlsx_formats_get(
	    &sheet->book->formats, xlsx_xml_attribute(attributes, "s"));
	sheet->column =
	    column_of(xlsx_xml_attribute(attributes, "r"), sheet->next);
	sheet->begin = sheet->texts.length;
	sheet->lost = true;
	if (sheet->column >= XLSX_COLUMNS) {
		sheet->column = XLSX_COLUMNS - 1;
		refuse(sheet, "a cell beyond this column, which is the last");
	} else if (sheet->taken[sheet->column]) {
		refuse(sheet, "two cells in this column");
	} else {
		sheet->lost = false;
		sheet->taken[sheet->column] = true;
		sheet->next = sheet->column + 1;
		if (sheet->next > sheet->last)
			sheet->last = sheet->next;
	}
}

static void
begin(void *data, const char *name, const char **attributes)
{
	struct xlsx_sheet *sheet = data;

	if (sheet->in_cell) {
		xlsx_text_begin(&sheet->text, name, attributes);
	} else if (sheet->in_row) {
		if (strcmp(name, "c") == 0)
			begin_cell(sheet, attributes);
	} else if (sheet->in_data) {
		if (strcmp(name, "row") == 0)
			begin_row(sheet, xlsx_xml_attribute(attributes, "r"));
	} else {
		sheet->in_data = strcmp(name, "sheetData") == 0;
	}
}

static void
put(void *data, const char *bytes, size_t length)
{
	struct xlsx_sheet *sheet = data;

	if (sheet->in_cell)
		xlsx_text_put(&sheet->text, bytes, length);
}

/* The text of a number without blanks; false if it is too long for one. */
static bool
trim_number(const struct xlsx_sheet *sheet, char out[NUMBER_MAX])
{
	static const char blanks[] = " \t\r\n";
	const char *at = sheet->texts.bytes + sheet->begin;
	size_t length = sheet->texts.length - sheet->begin;

	for (; length > 0 && strchr(blanks, *at) != NULL; at++)
		length--;
	while (length > 0 && strchr(blanks, at[length - 1]) != NULL)
		length--;
	if (length >= NUMBER_MAX)
		return false;
	if (length > 0)
		memcpy(out, at, length);
	out[length] = '\0';
	return true;
}

static void
find_shared(struct xlsx_sheet *sheet, const char *number)
{
	const char *shared = NULL;
	int64_t index;
	size_t length;

	if (text_integer(number, &index) && index >= 0)
		shared = xlsx_strings_get(
		    &sheet->book->strings, (uint64_t)index, &length);
	if (shared == NULL) {
		refuse(sheet, "refers to a text that is not in the workbook");
		return;
	}
	sheet->texts.length = sheet->begin;
	sheet->spans[sheet->column].shared = shared;
	sheet->spans[sheet->column].length = length;
}

/* Turns what stands in a cell into what a person sees there. */
static void
convert(struct xlsx_sheet *sheet)
{
	struct buffer *texts = &sheet->texts;
	char number[NUMBER_MAX];

	if (sheet->kind == MISTAKE)
		texts->length = sheet->begin;
	if (sheet->kind == TEXT || texts->length == sheet->begin ||
	    !trim_number(sheet, number))
		return;
	if (sheet->kind == SHARED) {
		find_shared(sheet, number);
		return;
	}
	texts->length = sheet->begin;
	if (sheet->kind == NUMBER)
		xlsx_format_put(
		    sheet->format, sheet->book->since_1904, number, texts);
	else if (strcmp(number, "1") == 0 || strcmp(number, "0") == 0)
		buffer_puts(texts, number[0] == '1' ? "true" : "false");
	else
		buffer_puts(texts, number);
}

static void
end_cell(struct xlsx_sheet *sheet)
{
	sheet->in_cell = false;
	sheet->text.inside = false;
	if (sheet->lost) {
		sheet->texts.length = sheet->begin;
		return;
	}
	convert(sheet);
	if (sheet->spans[sheet->column].shared != NULL)
		return;
	sheet->spans[sheet->column].begin = sheet->begin;
	sheet->spans[sheet->column].length = sheet->texts.length - sheet->begin;
}

static void
end_row(struct xlsx_sheet *sheet)
{
	size_t i, count = 0;

	sheet->in_row = false;
	for (i = 0; i < sheet->last; i++) {
		sheet->cells[i].length = sheet->spans[i].length;
		if (sheet->cells[i].length == 0)
			continue;
		sheet->cells[i].text =
		    sheet->spans[i].shared != NULL
			? sheet->spans[i].shared
			: sheet->texts.bytes + sheet->spans[i].begin;
		count = i + 1;
	}
	if (sheet->text.full) {
		sheet->row.wrong = "a row that is too large";
		sheet->row.whole = true;
	}
	xlsx_rows_put(sheet->rows, &sheet->row, sheet->cells, count);
	if (xlsx_rows_full(sheet->rows))
		xlsx_xml_stop(sheet->xml);
}

static void
end(void *data, const char *name)
{
	struct xlsx_sheet *sheet = data;

	if (sheet->in_cell) {
		if (sheet->text.skip == 0 && strcmp(name, "c") == 0)
			end_cell(sheet);
		else
			xlsx_text_end(&sheet->text, name);
	} else if (sheet->in_row) {
		if (strcmp(name, "row") == 0)
			end_row(sheet);
	} else if (strcmp(name, "sheetData") == 0) {
		sheet->in_data = false;
	}
}

void
xlsx_sheet_open(
    struct xlsx_sheet **sheet, struct xlsx_book *book, struct xlsx_rows *rows)
{
	static const struct xlsx_xml_handler handler = {begin, end, put};
	struct xlsx_sheet *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->book = book;
	made->rows = rows;
	made->text.out = &made->texts;
	made->text.room = READER_RECORD_MAX;
	xlsx_xml_open(&made->xml, book->sheet, &handler, made);
	book->sheet = NULL;
	*sheet = made;
}

void
xlsx_sheet_close(struct xlsx_sheet *sheet)
{
	if (sheet == NULL)
		return;
	xlsx_xml_close(sheet->xml);
	buffer_free(&sheet->texts);
	free(sheet);
}

const struct fault *
xlsx_sheet_read(struct xlsx_sheet *sheet, bool *finished)
{
	return xlsx_xml_run(sheet->xml, finished);
}

unsigned long
xlsx_sheet_row(const struct xlsx_sheet *sheet)
{
	return sheet->row.number + !sheet->in_row;
}
