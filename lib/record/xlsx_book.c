#include "record/xlsx_book.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xlsx_relation.h"
#include "record/xlsx_xml.h"

#define PART_MAX ((uint64_t)16 << 20)
#define SHEET_MAX ((uint64_t)8 << 30)
#define STRINGS_ROOM ((size_t)512 << 20)

/* As many sheets are tried for the first that has cells, and is no chart. */
enum { SHEETS_TRIED = 16 };

struct book_reading {
	struct xlsx_book *book;
	struct arena *arena;
	const char *ids[SHEETS_TRIED];
	size_t count;
};

static void
begin(void *data, const char *name, const char **attributes)
{
	struct book_reading *reading = data;
	const char *value;

	if (strcmp(name, "workbookPr") == 0) {
		value = xlsx_xml_attribute(attributes, "date1904");
		reading->book->since_1904 =
		    text_equal(value, "1") || text_equal(value, "true");
	} else if (strcmp(name, "sheet") == 0 &&
		   reading->count < SHEETS_TRIED) {
		value = xlsx_xml_attribute(attributes, "id");
		if (value != NULL)
			reading->ids[reading->count++] =
			    arena_string(reading->arena, value);
	}
}

/* The path of the next sheet that is one of cells, from `*at` on; NULL: none. */
static const struct fault *
find_sheet(const struct book_reading *reading, const char *from, size_t *at,
    const char **path)
{
	const struct fault *fault = NULL;

	*path = NULL;
	while (*at < reading->count && *path == NULL && fault == NULL)
		fault = xlsx_relation_find(reading->book->archive, from,
		    "worksheet", reading->ids[(*at)++], reading->arena, path);
	return fault;
}

/* Opens the first sheet that is one of cells. */
static const struct fault *
open_sheet(struct xlsx_book *book, const char *from,
    const struct book_reading *reading)
{
	const struct fault *fault;
	const char *path, *other;
	size_t at = 0;

	if ((fault = find_sheet(reading, from, &at, &path)) != NULL ||
	    (fault = find_sheet(reading, from, &at, &other)) != NULL)
		return fault;
	book->others = other != NULL;
	if (path == NULL)
		return fault_new(FAULT_INPUT, "the workbook has no sheet");
	fault = xlsx_archive_part(book->archive, path, SHEET_MAX, &book->sheet);
	if (fault == NULL && book->sheet == NULL)
		fault = fault_new(
		    FAULT_INPUT, "the workbook's first sheet is not in it");
	return fault;
}

/* What the cells of a sheet refer to. */
static const struct fault *
read_tables(struct xlsx_book *book, const char *from, struct arena *arena)
{
	const struct fault *fault;
	const char *path;

	fault = xlsx_relation_find(
	    book->archive, from, "sharedStrings", NULL, arena, &path);
	if (fault == NULL && path != NULL)
		fault = xlsx_strings_read(
		    &book->strings, book->archive, path, STRINGS_ROOM);
	if (fault == NULL)
		fault = xlsx_relation_find(
		    book->archive, from, "styles", NULL, arena, &path);
	if (fault == NULL && path != NULL)
		fault = xlsx_formats_read(&book->formats, book->archive, path);
	return fault;
}

static const struct fault *
open_parts(struct xlsx_book *book, struct arena *arena)
{
	static const struct xlsx_xml_handler handler = {begin, NULL, NULL};
	struct book_reading reading = {.book = book, .arena = arena};
	const struct fault *fault;
	bool missing = true;
	const char *path;

	fault = xlsx_relation_find(
	    book->archive, "", "officeDocument", NULL, arena, &path);
	if (fault == NULL && path != NULL && strlen(path) > 4 &&
	    strcmp(path + strlen(path) - 4, ".bin") == 0)
		return fault_new(FAULT_INPUT,
		    "a binary workbook (xlsb): save it as xlsx or CSV");
	if (fault == NULL && path != NULL)
		fault = xlsx_xml_read(book->archive, path, PART_MAX, &handler,
		    &reading, &missing);
	if (fault == NULL && missing)
		fault = fault_new(FAULT_INPUT,
		    "a zip, but no workbook of the form xlsx in it");
	if (fault == NULL)
		fault = open_sheet(book, path, &reading);
	if (fault == NULL)
		fault = read_tables(book, path, arena);
	return fault;
}

const struct fault *
xlsx_book_open(struct xlsx_book *book, FILE *file, uint64_t start)
{
	const struct fault *fault;
	struct arena arena = {0};

	*book = (struct xlsx_book){0};
	fault = xlsx_archive_open(&book->archive, file, start);
	if (fault == NULL)
		fault = open_parts(book, &arena);
	arena_free(&arena);
	return fault;
}

void
xlsx_book_close(struct xlsx_book *book)
{
	xlsx_part_close(book->sheet);
	xlsx_strings_free(&book->strings);
	xlsx_formats_free(&book->formats);
	xlsx_archive_close(book->archive);
	*book = (struct xlsx_book){0};
}
