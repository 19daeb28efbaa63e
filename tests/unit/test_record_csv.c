/* CSV in: what is a row, what is in it, what is refused. */
#include "reading.h"

#include "model/schema.h"

static const struct field fields[] = {
    {"id", FIELD_INTEGER, 0, 0, ""},
    {"tags", FIELD_LIST, 8, 0, ""},
    {"data", FIELD_OBJECT, 16, 0, ""},
};

static const struct schema schema = {"thing", fields, 3, 24, ""};

static const char *
read_typed(const char *input)
{
	return reading(
	    input, strlen(input), &(struct reader_options){.schema = &schema});
}

static void
rows_and_empty_cells(void **state)
{
	(void)state;
	READ("id,text\n1,да\n2,\n,нет\n", "2 {\"id\":\"1\",\"text\":\"да\"}\n"
					  "3 {\"id\":\"2\"}\n"
					  "4 {\"text\":\"нет\"}\n");
	READ("id\n1", "2 {\"id\":\"1\"}\n");
	READ("a,b\n\"\",\"\"\n,\n", "2 {}\n3 {}\n");
}

static void
a_lone_dash_clears(void **state)
{
	(void)state;
	READ("a,b,c\n-,\"-\",--\n", "2 {\"a\":null,\"b\":null,\"c\":\"--\"}\n");
}

static void
a_line_before_the_header_says_what_separates(void **state)
{
	struct reader_options own = {.unguard = true};

	(void)state;
	READ("sep=;\r\na,b;c\r\n1;2\r\n", "3 {\"a,b\":\"1\",\"c\":\"2\"}\n");
	READ("sep=,\na\tb,c\n1,2\n3\n", "3 {\"a\\tb\":\"1\",\"c\":\"2\"}\n"
					"!4 1 fields, the header has 2 <3|>\n");
	READ("sep=\t\na\tb\n1\t2\n", "3 {\"a\":\"1\",\"b\":\"2\"}\n");
	assert_string_equal(
	    reading("\xef\xbb\xbfsep=;\na;b\n'=1;x\n", 19, &own),
	    "3 {\"a\":\"=1\",\"b\":\"x\"}\n");
	/* Once only, and nothing else. */
	READ("sep=;\nsep=;\n1;\n", "3 {\"sep=\":\"1\"}\n");
	READ("sep=:\na\n", "2 {\"sep=:\":\"a\"}\n");
	READ("sep=;\n", "");
	READ("sep=;", "");
}

/* What WRITER_EXCEL guards comes back as it was, if that is asked for. */
static void
guards_of_formulas_come_off(void **state)
{
	static const char rows[] = "a;b\n'=1+1;'обычный'\n''-x;'-\n'@;'\n";
	struct reader_options own = {.unguard = true};

	(void)state;
	assert_string_equal(reading(rows, sizeof(rows) - 1, &own),
	    "2 {\"a\":\"=1+1\",\"b\":\"'обычный'\"}\n"
	    "3 {\"a\":\"'-x\",\"b\":\"-\"}\n"
	    "4 {\"a\":\"@\",\"b\":\"'\"}\n");
	READ(rows, "2 {\"a\":\"'=1+1\",\"b\":\"'обычный'\"}\n"
		   "3 {\"a\":\"''-x\",\"b\":\"'-\"}\n"
		   "4 {\"a\":\"'@\",\"b\":\"'\"}\n");
	assert_string_equal(reading("a,b\n'=1,x\n", 10, &own),
	    "2 {\"a\":\"'=1\",\"b\":\"x\"}\n");
	assert_string_equal(reading("\xef\xbb\xbf"
				    "a,b\n'=1,x\n",
				13, &own),
	    "2 {\"a\":\"=1\",\"b\":\"x\"}\n");
}

static void
quotes(void **state)
{
	(void)state;
	READ("a,b\n\"x,\ny\",\"say \"\"yes\"\"\"\nz,w\n",
	    "2 {\"a\":\"x,\\ny\",\"b\":\"say \\\"yes\\\"\"}\n"
	    "4 {\"a\":\"z\",\"b\":\"w\"}\n");
	/* Inside a cell that is not quoted they stand for themselves. */
	READ("a,b\n5\" x \"y\",\"\"\"\"\n",
	    "2 {\"a\":\"5\\\" x \\\"y\\\"\",\"b\":\"\\\"\"}\n");
}

static void
spaces_belong_to_cells_but_not_to_names(void **state)
{
	(void)state;
	READ(" a ,\tb\n x ,y \n", "2 {\"a\":\" x \",\"b\":\"y \"}\n");
}

static void
line_ends_and_empty_lines(void **state)
{
	(void)state;
	READ("a,b\r\n1,2\r\n\r\n\n\"x\r\ny\",4\r\n5,6",
	    "2 {\"a\":\"1\",\"b\":\"2\"}\n"
	    "5 {\"a\":\"x\\r\\ny\",\"b\":\"4\"}\n"
	    "7 {\"a\":\"5\",\"b\":\"6\"}\n");
	READ("\n \t\n  a,b\n1,2\n\n\n", "4 {\"a\":\"1\",\"b\":\"2\"}\n");
}

static void
the_separator_that_makes_most_columns(void **state)
{
	(void)state;
	READ("a;b,c;d\n1;2,3;4\n",
	    "2 {\"a\":\"1\",\"b,c\":\"2,3\",\"d\":\"4\"}\n");
	READ("a\tb\n1;2,3\t4\n", "2 {\"a\":\"1;2,3\",\"b\":\"4\"}\n");
	READ("\"a;b;c\",d\n1,2\n", "2 {\"a;b;c\":\"1\",\"d\":\"2\"}\n");
	READ("a;\"b\n;c\"\n1;2\n", "3 {\"a\":\"1\",\"b\\n;c\":\"2\"}\n");
}

static void
a_mark_in_front(void **state)
{
	(void)state;
	READ("\xef\xbb\xbfid;b\r\n1;2\r\n", "2 {\"id\":\"1\",\"b\":\"2\"}\n");
	READ("\xef\xbb\xbf", "");
}

static void
nothing_is_no_error(void **state)
{
	(void)state;
	READ("", "");
	READ(" \r\n\t \n", "");
	READ("a,b\n", "");
	READ("a,b", "");
	READ("a,b\n\n\r\n", "");
}

static void
other_numbers_of_fields_are_refused(void **state)
{
	(void)state;
	READ("a,b,c\n1,2\n1,2,3,4\n\n1,2,3\n",
	    "!2 2 fields, the header has 3 <1,2|>\n"
	    "!3 4 fields, the header has 3 <1,2,3,4|>\n"
	    "5 {\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}\n");
}

static void
broken_rows_cost_no_other(void **state)
{
	(void)state;
	READ("a,b\n\"x\"y,2\n3,4\n\"open\n5,\"6\" 7\n8,9\n1\r2,3\n0,\"end\n1,2",
	    "!2 text behind a closing quote <\"x\"y,2|>\n"
	    "3 {\"a\":\"3\",\"b\":\"4\"}\n"
	    "!4 text behind a closing quote <\"open|5,\"6\" 7|>\n"
	    "6 {\"a\":\"8\",\"b\":\"9\"}\n"
	    "!7 a bare carriage return outside quotes <1\r2,3|>\n"
	    "!8 a quote is opened and never closed <0,\"end|1,2>\n");
}

static void
fields_that_are_no_text_are_refused(void **state)
{
	(void)state;
	READ("id,text\n1,\xcf\xf0\n2,a\0b\n3,ж\n",
	    "!2 text: not UTF-8: \"\\xcf\\xf0\" <1,\xcf\xf0|>\n"
	    "!3 text: holds a NUL <2,a\0b|>\n"
	    "4 {\"id\":\"3\",\"text\":\"ж\"}\n");
}

static void
a_header_that_cannot_be_used_refuses_all(void **state)
{
	(void)state;
	READ("a,b, a\n1,2,3\n4,5,6\n",
	    "!1 header: a column is there twice: \"a\" <a,b, a|>\n"
	    "~1 <1,2,3|4,5,6|>\n");
	READ("a,\xcf\n1,2\n", "!1 header: not UTF-8: \"\\xcf\" <a,\xcf|>\n"
			      "~1 <1,2|>\n");
	READ("a,\"b\n1,2\n",
	    "!1 a quote is opened and never closed <a,\"b|1,2|>\n");
	READ("a,b\r1,2\r",
	    "!1 a bare carriage return outside quotes <a,b\r1,2\r>\n");
	READ("a,\"b\"c\n1,2\n", "!1 text behind a closing quote <a,\"b\"c|>\n"
				"~1 <1,2|>\n");
}

static void
columns_without_a_name_hold_nothing(void **state)
{
	(void)state;
	READ("a,,\n1,,\n2,x,\n",
	    "2 {\"a\":\"1\"}\n"
	    "!3 a value in column 2, which has no name <2,x,|>\n");
}

static void
lists_and_objects_in_cells(void **state)
{
	(void)state;
	assert_string_equal(
	    read_typed("id,tags,data,x\n"
		       "1,\"[\"\"a\"\", 1.50]\",\"{\"\"k\"\": [ ]}\",\"[1]\"\n"
		       "2,\"a, b c ,\",text,[\n"
		       "3,[1,,\n"
		       "4,\"[1,,]\",\"{\"\n"
		       "5,,{,\n"
		       "6,-,,\n"),
	    "2 {\"id\":\"1\",\"tags\":[\"a\",1.50],\"data\":{\"k\":[]},"
	    "\"x\":\"[1]\"}\n"
	    "3 {\"id\":\"2\",\"tags\":[\"a\",\"b c\"],\"data\":\"text\","
	    "\"x\":\"[\"}\n"
	    "!4 tags: not a list: \"[1\" <3,[1,,|>\n"
	    "!5 3 fields, the header has 4 <4,\"[1,,]\",\"{\"|>\n"
	    "!6 data: not an object: \"{\" <5,,{,|>\n"
	    "7 {\"id\":\"6\",\"tags\":null}\n");
}

static void
too_many_columns(void **state)
{
	static char header[20000];
	const char *told;

	(void)state;
	memset(header, ',', sizeof(header) - 1);
	told = reading(header, sizeof(header), &(struct reader_options){0});
	assert_memory_equal(told, "!1 header: more than 4096 columns <,", 36);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_and_empty_cells),
	    cmocka_unit_test(a_lone_dash_clears),
	    cmocka_unit_test(a_line_before_the_header_says_what_separates),
	    cmocka_unit_test(guards_of_formulas_come_off),
	    cmocka_unit_test(quotes),
	    cmocka_unit_test(spaces_belong_to_cells_but_not_to_names),
	    cmocka_unit_test(line_ends_and_empty_lines),
	    cmocka_unit_test(the_separator_that_makes_most_columns),
	    cmocka_unit_test(a_mark_in_front),
	    cmocka_unit_test(nothing_is_no_error),
	    cmocka_unit_test(other_numbers_of_fields_are_refused),
	    cmocka_unit_test(broken_rows_cost_no_other),
	    cmocka_unit_test(fields_that_are_no_text_are_refused),
	    cmocka_unit_test(a_header_that_cannot_be_used_refuses_all),
	    cmocka_unit_test(columns_without_a_name_hold_nothing),
	    cmocka_unit_test(lists_and_objects_in_cells),
	    cmocka_unit_test(too_many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
