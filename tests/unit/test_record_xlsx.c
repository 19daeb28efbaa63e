/* Workbooks as records: what a person sees in a sheet is what comes out. */
#include "workbook.h"

#include <pthread.h>

#include "base/buffer.h"

static void
the_first_row_that_is_not_empty_names_the_columns(void **state)
{
	(void)state;
	ROWS(
	    "<row r='1'/><row r='2'><c r='A2'/></row>"
	    "<row r='3'>" T("a") T(" b ") "<c/>" T(
		"c,d") "<c/></row>"
		       "<row r='4'>" T("1") T(
			   "2") "</row>"
				"<row r='5'><c r='A5' s='0'/></row>"
				"<row r='17'><c/>" T("-") "<c/>" T(
				    "x \"y\"&#10;z; ") "</row><row>" T("9") "</"
									    "ro"
									    "w"
									    ">",
	    "#4 {\"a\":\"1\",\"b\":\"2\"}\n"
	    "#17 {\"b\":null,\"c,d\":\"x \\\"y\\\"\\nz;\"}\n"
	    "#18 {\"a\":\"9\"}\n");
	ROWS("", "");
	ROWS("<row r='1'>" T("a") "</row>", "");
}

static void
cells_stand_where_their_references_say(void **state)
{
	(void)state;
	ROWS("<row r='1'><c r='A1'><v>1</v></c><c r='AA1'><v>27</v></c></row>"
	     "<row r='2'><c r='AA2'><v>5</v></c><c r='A2'><v>6</v></c></row>",
	    "#2 {\"1\":\"6\",\"27\":\"5\"}\n");
}

static void
bad_rows_are_refused_and_shown_as_csv(void **state)
{
	(void)state;
	ROWS("<row r='1'>" T("a")
		 T("b") "</row>"
			"<row r='2'>" T("1,0") T("2") T(
			    "3") "</row>"
				 "<row r='3'><c r='B3' t='s'><v>7</v></c></row>"
				 "<row r='4'><c r='A4'><v>1</v></c><c "
				 "r='A4'><v>2</v></c></row>"
				 "<row r='5'><c r='XFE5'><v>1</v></c></row>"
				 "<row r='6'>" T("1") T("2") "</row>",
	    "!#2 3 fields, the header has 2 <\"1,0\",2,3|>\n"
	    "!#3 B3: refers to a text that is not in the workbook <,7|>\n"
	    "!#4 A4: two cells in this column <1,|>\n"
	    "!#5 XFD5: a cell beyond this column, which is the last <,|>\n"
	    "#6 {\"a\":\"1\",\"b\":\"2\"}\n");
}

static void
without_a_header_nothing_is_read(void **state)
{
	(void)state;
	ROWS("<row>" T("a") T("a") "</row><row>" T("1")
		 T("2") "</row>"
			"<row>" T("3") T("4") "</row>",
	    "!#1 header: a column is there twice: \"a\" <a,a|>\n"
	    "~1 <1,2|3,4|>\n");
	ROWS("<row><c t='s'><v>0</v></c>" T("b") "</row><row>" T("1") "</row>",
	    "!#1 A1: refers to a text that is not in the workbook <0,b|>\n"
	    "~1 <1,|>\n");
}

static void
shared_strings_are_put_together_from_their_runs(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("xl/sharedStrings.xml",
	    STRINGS("<si><t>a</t></si>"
		    "<si><r><rPr><b/></rPr><t>Нет </t></r>"
		    "<r><t xml:space='preserve'> воды </t></r>"
		    "<rPh sb='0' eb='1'><t>hint</t></rPh><phoneticPr/></si>"
		    "<si/><si><t>1_x000D_\n_x005F_x0041__x0000__xZZZZ_</t>"
		    "</si>"));
	workbook_put("xl/worksheets/sheet1.xml",
	    SHEET("<row><c t='s'><v>0</v></c>" T("b")
		    T("c") "</row>"
			   "<row><c t='s'><v> 1 </v></c><c t='s'><v>2</v></c>"
			   "<c t='s'><v>3</v></c></row>"));
	assert_string_equal(workbook_read(false),
	    "#2 {\"a\":\"Нет воды \",\"c\":"
	    "\"1\\r\\n_x0041__x0000__xZZZZ_\"}\n");
}

static void
each_kind_of_cell_is_what_a_person_sees(void **state)
{
	(void)state;
	ROWS(
	    "<row>" T("n") T("b") T("e") T("f") T("t") T(
		"d") "</row>"
		     "<row><c><f>1+1</f><v>2</v></c><c t='b'><v>1</v></c>"
		     "<c t='e'><v>#REF!</v></c>"
		     "<c t='str'><f>\"x\"</f><v> x </v></c>"
		     "<c "
		     "t='inlineStr'><is><r><t>1</t></r><r><t>2</t></r></is></c>"
		     "<c t='d'><v>2022-10-03T10:00:00</v></c></row>",
	    "#2 {\"n\":\"2\",\"b\":\"true\",\"f\":\" x \",\"t\":\"12\","
	    "\"d\":\"2022-10-03T10:00:00\"}\n");
}

static void
styles_say_what_is_a_date(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("xl/styles.xml",
	    STYLES("<numFmt numFmtId='164' formatCode='[hh]:mm:ss'/>",
		"<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='22'/>"
		"<xf numFmtId='14'/>"));
	workbook_put("xl/worksheets/sheet1.xml",
	    SHEET("<row>" T("a") T("b") T("c")
		    T("d") "</row><row>"
			   "<c s='1'><v>11.5072363118287</v></c>"
			   "<c s='2'><v>44837.4166666667</v></c>"
			   "<c s='3'><v>44837</v></c><c "
			   "s='9'><v>44837</v></c></row>"));
	assert_string_equal(workbook_read(false),
	    "#2 {\"a\":\"276:10:25\",\"b\":\"2022-10-03 10:00:00\","
	    "\"c\":\"2022-10-03\",\"d\":\"44837\"}\n");
}

static void
the_first_sheet_is_that_of_the_workbook(void **state)
{
	(void)state;
	workbook_begin();
	workbook_put("_rels/.rels",
	    RELATIONS(RELATION("x", "officeDocument", "/book/main.xml")));
	workbook_put("book/main.xml",
	    "<x:workbook xmlns:x='" MAIN "' xmlns:q='" OFFICE "'>"
	    "<x:workbookPr date1904='1'/><x:sheets>"
	    "<x:sheet name='c' sheetId='4' q:id='c'/>"
	    "<x:sheet name='b' sheetId='9' q:id='b'/>"
	    "<x:sheet name='a' sheetId='1' q:id='a'/></x:sheets>"
	    "</x:workbook>");
	workbook_put("book/_rels/main.xml.rels",
	    RELATIONS(RELATION("a", "worksheet", "sheet1.xml")
		    RELATION("b", "worksheet", "../other/./Sheet9.xml")
			RELATION("c", "chartsheet", "chart.xml")));
	workbook_put("book/sheet1.xml", SHEET("<row>" T("no") "</row>"));
	workbook_put("other/sheet9.xml",
	    "<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row><x:c>"
	    "<x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c>"
	    "</x:row></x:sheetData></x:worksheet>");
	assert_string_equal(workbook_read(true), "#2 {\"1\":\"2\"}\n");
}

struct piped {
	const char *bytes;
	size_t length;
	int fd;
};

static void *
pour(void *data)
{
	const struct piped *piped = data;
	size_t at;

	for (at = 0; at < piped->length; at++)
		if (write(piped->fd, piped->bytes + at, 1) != 1)
			break;
	close(piped->fd);
	return NULL;
}

/* Byte by byte, and in an encoding that holds for other inputs. */
static void
a_workbook_may_come_through_a_pipe(void **state)
{
	static const char *const encodings[] = {NULL, "cp1251", "UTF-16"};
	struct buffer told = {0};
	struct piped piped;
	pthread_t thread;
	size_t i, header;
	char *bytes;
	int ends[2];

	(void)state;
	workbook_begin();
	workbook_put("xl/worksheets/sheet1.xml",
	    SHEET("<row>" T("я") "</row><row>" T("ю") "</row>"));
	bytes = workbook_end(&piped.length, false);
	for (i = 0; i < 3; i++) {
		enum reader_status status = READER_EMPTY;
		struct record record;
		struct reader *reader;

		assert_int_equal(pipe(ends), 0);
		piped.bytes = bytes;
		piped.fd = ends[1];
		assert_int_equal(
		    pthread_create(&thread, NULL, pour, &piped), 0);
		assert_null(reader_open(&reader, ends[0], "-",
		    &(struct reader_options){.encoding = encodings[i]}));
		while (status != READER_END) {
			assert_null(reader_next(reader, &record, &status));
			if (status == READER_EMPTY)
				assert_null(reader_fill(reader, NULL));
			else if (status == READER_RECORD)
				reading_tell(&record, NULL, &told);
		}
		assert_string_equal(reader_header(reader, &header),
		    i == 0 ? "я\n" : "\xef\xbb\xbfя\n");
		reader_close(reader);
		close(ends[0]);
		pthread_join(thread, NULL);
	}
	assert_string_equal(told.bytes,
	    "#2 {\"я\":\"ю\"}\n#2 {\"я\":\"ю\"}\n#2 {\"я\":\"ю\"}\n");
	buffer_free(&told);
	test_free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_row_that_is_not_empty_names_the_columns),
	    cmocka_unit_test(cells_stand_where_their_references_say),
	    cmocka_unit_test(bad_rows_are_refused_and_shown_as_csv),
	    cmocka_unit_test(without_a_header_nothing_is_read),
	    cmocka_unit_test(shared_strings_are_put_together_from_their_runs),
	    cmocka_unit_test(each_kind_of_cell_is_what_a_person_sees),
	    cmocka_unit_test(styles_say_what_is_a_date),
	    cmocka_unit_test(the_first_sheet_is_that_of_the_workbook),
	    cmocka_unit_test(a_workbook_may_come_through_a_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
