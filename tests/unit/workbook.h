/*
 * Workbooks made for a test: a zip of a few parts.
 *
 *	workbook_begin();
 *	workbook_put("xl/worksheets/sheet1.xml", SHEET("<row>...</row>"));
 *	bytes = workbook_end(&length);
 *
 * Parts that were not put are those of a workbook with one sheet.
 */
#ifndef OTKLIK_TESTS_WORKBOOK_H
#define OTKLIK_TESTS_WORKBOOK_H

#include <stdbool.h>
#include <string.h>
#include <zip.h>

#include "reading.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

#define SHEET(rows)                                                            \
	"<worksheet xmlns='" MAIN "'><sheetData>" rows                         \
	"</sheetData></worksheet>"
#define STRINGS(items) "<sst xmlns='" MAIN "'>" items "</sst>"
#define STYLES(formats, cells)                                                 \
	"<styleSheet xmlns='" MAIN "'><numFmts>" formats                       \
	"</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"           \
	"<cellXfs>" cells "</cellXfs></styleSheet>"
#define RELATIONS(list)                                                        \
	"<Relationships xmlns='" PACKAGE "'>" list "</Relationships>"
#define RELATION(id, type, target)                                             \
	"<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target \
	"'/>"

/* A cell of text. */
#define T(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"

/* What comes of the rows of a sheet. */
#define ROWS(rows, expected)                                                   \
	do {                                                                   \
		workbook_begin();                                              \
		workbook_put("xl/worksheets/sheet1.xml", SHEET(rows));         \
		assert_string_equal(workbook_read(false), expected);           \
	} while (0)

static zip_source_t *workbook_file;
static zip_t *workbook_zip;

static inline void
workbook_begin(void)
{
	workbook_file = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(workbook_file);
	workbook_zip = zip_open_from_source(workbook_file, ZIP_TRUNCATE, NULL);
	assert_non_null(workbook_zip);
}

/* Puts a part; the bytes are copied only by workbook_end. */
static inline void
workbook_put_bytes(const char *path, const char *bytes, size_t length)
{
	zip_source_t *part = zip_source_buffer(workbook_zip, bytes, length, 0);

	assert_true(zip_file_add(workbook_zip, path, part, 0) >= 0);
}

static inline void
workbook_put(const char *path, const char *text)
{
	workbook_put_bytes(path, text, strlen(text));
}

/* The bytes of the zip, to be freed; its parts may be left out with `bare`. */
static inline char *
workbook_end(size_t *length, bool bare)
{
	static const char *const parts[][2] = {
	    {"_rels/.rels",
		RELATIONS(RELATION("r1", "officeDocument", "xl/workbook.xml"))},
	    {"xl/workbook.xml",
		"<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
		"'><sheets><sheet name='1' sheetId='1' r:id='r1'/></sheets>"
		"</workbook>"},
	    {"xl/_rels/workbook.xml.rels",
		RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")
			RELATION("r2", "sharedStrings", "sharedStrings.xml")
			    RELATION("r3", "styles", "styles.xml"))},
	    {"xl/sharedStrings.xml", STRINGS("")},
	    {"xl/styles.xml", STYLES("", "")},
	};
	zip_stat_t stat;
	char *bytes;
	size_t i;

	for (i = 0; !bare && i < sizeof(parts) / sizeof(parts[0]); i++)
		if (zip_name_locate(workbook_zip, parts[i][0], 0) < 0)
			workbook_put(parts[i][0], parts[i][1]);
	assert_int_equal(zip_close(workbook_zip), 0);
	assert_int_equal(zip_source_stat(workbook_file, &stat), 0);
	*length = stat.size;
	bytes = test_malloc(*length);
	assert_int_equal(zip_source_open(workbook_file), 0);
	assert_int_equal(
	    zip_source_read(workbook_file, bytes, *length), *length);
	zip_source_close(workbook_file);
	zip_source_free(workbook_file);
	return bytes;
}

/* Reads the workbook as reading() does. */
static inline const char *
workbook_read(bool bare)
{
	size_t length;
	char *bytes = workbook_end(&length, bare);
	const char *told = reading(bytes, length, &(struct reader_options){0});

	test_free(bytes);
	return told;
}

#endif
