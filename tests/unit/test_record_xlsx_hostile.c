/* Workbooks that are broken, or were made to fill the machine. */
#include "workbook.h"

#include "base/buffer.h"
#include "record/xlsx_strings.h"
#include "record/xlsx_text.h"

static void
what_is_no_workbook_is_refused(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("a.txt", "text");
	assert_string_equal(workbook_read(true),
	    "!1 a zip, but no workbook of the form xlsx in it <>\n");
	workbook_begin();
	workbook_put("_rels/.rels",
	    RELATIONS(RELATION("x", "officeDocument", "xl/workbook.bin")));
	assert_string_equal(workbook_read(true),
	    "!1 a binary workbook (xlsb): save it as xlsx or CSV <>\n");
	workbook_begin();
	workbook_put("xl/workbook.xml", "<document/>");
	assert_string_equal(
	    workbook_read(false), "!1 the workbook has no sheet <>\n");
	workbook_begin();
	assert_string_equal(workbook_read(false),
	    "!1 the workbook's first sheet is not in it <>\n");
	workbook_begin();
	workbook_put("xl/workbook.xml", "<workbook><sheets></workbook>");
	assert_string_equal(workbook_read(false),
	    "!1 xl/workbook.xml is broken: line 1: mismatched tag <>\n");
	READ("PK\x03\x04 and no more",
	    "!1 not a whole zip, as a workbook is: Not a zip archive <>\n");
	READ("PK\x03,a\n1,2\n", "2 {\"PK\\u0003\":\"1\",\"a\":\"2\"}\n");
	READ("PK", "");
	READ("\x1f\x8b\x08",
	    "!1 compressed by gzip: unpack it first <\x1f\x8b\x08>\n");
	READ("\xd0\xcf\x11\xe0\xa1\xb1",
	    "!1 a workbook with a password, or of the old form (xls): save "
	    "it as xlsx without one <\xd0\xcf\x11\xe0\xa1\xb1>\n");
}

static void
entities_are_no_way_to_grow(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("xl/worksheets/sheet1.xml",
	    "<!DOCTYPE x [<!ENTITY a '1111'>]>" SHEET("<row/>"));
	assert_string_equal(workbook_read(false),
	    "!#1 xl/worksheets/sheet1.xml has a document type, as no "
	    "workbook has <>\n");
}

static void
rows_before_the_place_where_it_breaks_are_read(void **state)
{
	(void)state;
	ROWS("<row>" T("a") "</row><row>" T("1") "</row><row>" T("2") "<oops>",
	    "#2 {\"a\":\"1\"}\n"
	    "!#3 xl/worksheets/sheet1.xml is broken: line 1: mismatched tag "
	    "<>\n");
}

static void
a_zip_that_is_cut_off_is_refused(void **state)
{
	size_t length, i;
	char *bytes;

	(void)state;
	workbook_begin();
	workbook_put("xl/worksheets/sheet1.xml",
	    SHEET("<row>" T("a") "</row><row>" T("1") "</row>"));
	bytes = workbook_end(&length, false);
	for (i = 4; i < length; i += 7)
		assert_non_null(
		    strstr(reading(bytes, i, &(struct reader_options){0}),
			"!1 not a whole zip"));
	test_free(bytes);
}

static void
a_zip_that_was_changed_is_refused(void **state)
{
	size_t length;
	char *bytes, *at;

	(void)state;
	workbook_begin();
	workbook_put("xl/worksheets/sheet1.xml",
	    SHEET("<row>" T("a") "</row><row>" T("1") "</row>"));
	bytes = workbook_end(&length, false);
	/* The first part's data stand behind its name. */
	at = memmem(bytes, length, "sheet1.xml", 10);
	assert_non_null(at);
	at[40] ^= 0x55;
	assert_non_null(strstr(
	    reading(bytes, length, &(struct reader_options){0}), "broken"));
	test_free(bytes);
}

static void
a_workbook_with_a_password_is_refused(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("xl/worksheets/sheet1.xml", SHEET(""));
	if (zip_file_set_encryption(
		workbook_zip, 0, ZIP_EM_AES_256, "secret") != 0) {
		zip_discard(workbook_zip);
		zip_source_free(workbook_file);
		skip();
	}
	assert_string_equal(workbook_read(false),
	    "!1 the workbook is encrypted: save it without a password <>\n");
}

static void
what_grows_out_of_all_proportion_is_refused(void **state)
{
	static const size_t size = (size_t)80 << 20;
	char *blanks = test_malloc(size);

	(void)state;
	memset(blanks, ' ', size);
	workbook_begin();
	workbook_put_bytes("xl/sharedStrings.xml", blanks, size);
	workbook_put("xl/worksheets/sheet1.xml", SHEET(""));
	assert_string_equal(workbook_read(false),
	    "!1 xl/sharedStrings.xml is packed tighter than 1:300, as no "
	    "sheet is <>\n");
	test_free(blanks);
}

static void
shared_strings_have_a_limit(void **state)
{
	struct xlsx_strings strings = {0};
	struct xlsx_archive *archive;
	const struct fault *fault;
	size_t length;
	char *bytes;

	(void)state;
	workbook_begin();
	workbook_put("xl/sharedStrings.xml",
	    STRINGS("<si><t>0123456789</t></si><si/><si/><si/>"));
	bytes = workbook_end(&length, false);
	assert_null(xlsx_archive_open(
	    &archive, fdopen(reading_file(bytes, length), "rb"), 0));
	assert_null(xlsx_strings_read(
	    &strings, archive, "xl/sharedStrings.xml", 10 + 4 * 4));
	assert_int_equal(strings.count, 4);
	xlsx_strings_free(&strings);
	fault = xlsx_strings_read(
	    &strings, archive, "xl/sharedStrings.xml", 10 + 4 * 4 - 1);
	assert_non_null(fault);
	xlsx_strings_free(&strings);
	fault = xlsx_strings_read(&strings, archive, "xl/sharedStrings.xml", 9);
	assert_non_null(fault);
	assert_string_equal(fault->text,
	    "the workbook's shared strings take more than 0 MiB of memory");
	xlsx_strings_free(&strings);
	xlsx_archive_close(archive);
	test_free(bytes);
}

static void
names_without_end_do_not_fill_the_memory(void **state)
{
	struct buffer sheet = {0};
	int i;

	(void)state;
	buffer_puts(&sheet, "<worksheet>");
	for (i = 0; i < 1200000; i++)
		buffer_printf(&sheet, "<n%d%d%d/>", i, i, i);
	workbook_begin();
	workbook_put_bytes(
	    "xl/worksheets/sheet1.xml", sheet.bytes, sheet.length);
	zip_set_file_compression(workbook_zip, 0, ZIP_CM_STORE, 0);
	assert_string_equal(workbook_read(false),
	    "!#1 xl/worksheets/sheet1.xml is XML that takes more than 64 MiB "
	    "of memory <>\n");
	buffer_free(&sheet);
}

/* One string of 1 MiB, which the cells of a row refer to. */
static void
rows_too_large_are_refused_and_the_others_go_on(void **state)
{
	struct buffer strings = {0}, sheet = {0};
	int i;

	(void)state;
	buffer_puts(&strings, "<sst><si><t>a</t></si><si><t>");
	for (i = 0; i < 1 << 20; i++)
		buffer_putc(&strings, 'x');
	buffer_puts(&strings, "</t></si></sst>");
	buffer_puts(&sheet, "<worksheet><sheetData><row>");
	for (i = 0; i < 17; i++)
		buffer_printf(&sheet, "<c><v>%d</v></c>", i);
	buffer_puts(&sheet, "</row><row>");
	for (i = 0; i < 17; i++)
		buffer_puts(&sheet, "<c t='s'><v>1</v></c>");
	buffer_puts(&sheet, "</row><row><c t='s'><v>0</v></c></row>"
			    "</sheetData></worksheet>");
	workbook_begin();
	workbook_put_bytes(
	    "xl/sharedStrings.xml", strings.bytes, strings.length);
	workbook_put_bytes(
	    "xl/worksheets/sheet1.xml", sheet.bytes, sheet.length);
	assert_string_equal(workbook_read(false),
	    "!#2 larger than 16 MiB <>\n#3 {\"0\":\"a\"}\n");
	buffer_free(&strings);
	buffer_free(&sheet);
}

/* What is seen in a cell may be longer than what stands there. */
static void
a_row_that_is_full_takes_no_more(void **state)
{
	static const char *none[] = {NULL};
	struct buffer texts = {0};
	struct xlsx_text text = {.out = &texts, .room = 8};

	(void)state;
	buffer_puts(&texts, "01.01.2022");
	xlsx_text_begin(&text, "t", none);
	xlsx_text_put(&text, "more", 4);
	xlsx_text_end(&text, "t");
	assert_true(text.full);
	assert_string_equal(texts.bytes, "01.01.2022");
	buffer_free(&texts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_no_workbook_is_refused),
	    cmocka_unit_test(entities_are_no_way_to_grow),
	    cmocka_unit_test(rows_before_the_place_where_it_breaks_are_read),
	    cmocka_unit_test(a_zip_that_is_cut_off_is_refused),
	    cmocka_unit_test(a_zip_that_was_changed_is_refused),
	    cmocka_unit_test(a_workbook_with_a_password_is_refused),
	    cmocka_unit_test(what_grows_out_of_all_proportion_is_refused),
	    cmocka_unit_test(shared_strings_have_a_limit),
	    cmocka_unit_test(names_without_end_do_not_fill_the_memory),
	    cmocka_unit_test(rows_too_large_are_refused_and_the_others_go_on),
	    cmocka_unit_test(a_row_that_is_full_takes_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
