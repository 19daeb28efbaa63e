/* JSON in: what is an element, what is in it, what is refused. */
#include "reading.h"

#include <stdlib.h>

#include "record/json.h"

static void
lines(void **state)
{
	(void)state;
	READ("{\"a\":1}\n\n{\"a\":\"}\\\"{\"}\r\n {} \n{\"a\":[{}]}",
	    "1 {\"a\":1}\n"
	    "3 {\"a\":\"}\\\"{\"}\n"
	    "4 {}\n"
	    "5 {\"a\":[{}]}\n");
}

static void
objects_one_after_the_other(void **state)
{
	(void)state;
	READ("{\"a\":1}{\"b\":2} {\"c\":\n[\n3]}\n\n{\n\"d\": {\n\"e\": "
	     "4\n}\n}{}",
	    "1 {\"a\":1}\n"
	    "1 {\"b\":2}\n"
	    "1 {\"c\":[3]}\n"
	    "5 {\"d\":{\"e\":4}}\n"
	    "9 {}\n");
	/* A bracket in column 1 may well go on with the object. */
	READ("{\"a\":\n{\"b\":[\n{},\n{}]}}\n", "1 {\"a\":{\"b\":[{},{}]}}\n");
}

static void
an_array(void **state)
{
	(void)state;
	READ(" [ {\"a\":1} ,\n{\"b\":[2]},{}\n]\n ",
	    "#1 {\"a\":1}\n#2 {\"b\":[2]}\n#3 {}\n");
	READ("[]", "");
	READ("\xef\xbb\xbf[{}]", "#1 {}\n");
}

static void
values_keep_what_they_were(void **state)
{
	(void)state;
	READ("{\"n\":[12345678901234567890.10,-0,1e400,0.1E+2],"
	     "\"t\":\"\\u0436\\ud83d\\ude00\\/\","
	     "\"o\":{\"b\":true,\"f\":false,\"n\":null,\"n\":\"\"}}\n",
	    "1 {\"n\":[12345678901234567890.10,-0,1e400,0.1E+2],"
	    "\"t\":\"ж😀/\","
	    "\"o\":{\"b\":true,\"f\":false,\"n\":null,\"n\":\"\"}}\n");
}

static void
spans_are_those_of_the_input(void **state)
{
	static const char text[] =
	    " { \"a\" : [ 1.0 , \"x\\ty\" ] , \"b\":\"\\u0436\" , \"c\": 1e2 }";
	static const char *const spans[] = {
	    "[ 1.0 , \"x\\ty\" ]", "\"\\u0436\"", "1e2"};
	struct arena arena = {0};
	struct value object = {0};
	const struct value *member;
	size_t room = JSON_ROOM, i = 0;

	(void)state;
	assert_null(json_read(text, strlen(text), &arena, &room, &object));
	for (member = object.child; member != NULL; member = member->next) {
		assert_int_equal(member->raw_length, strlen(spans[i]));
		assert_memory_equal(member->raw, spans[i], member->raw_length);
		i++;
	}
	assert_int_equal(i, 3);
	assert_int_equal(object.child->next->length, 2);
	assert_int_equal(object.child->child->raw_length, 3);
	arena_free(&arena);
}

static void
a_broken_line_costs_no_other(void **state)
{
	(void)state;
	READ("{\"a\":1\n{\"b\":\"x\n{\"c\":,}\n{\"d\":[1,\n{\"e\":5}}\n{\"f\":"
	     "6}\n",
	    "!1 the line ends inside the object <{\"a\":1|>\n"
	    "!2 a line break inside a string <{\"b\":\"x|>\n"
	    "!3 broken JSON at \",}\\n\" <{\"c\":,}|>\n"
	    "!4 the line ends inside the object <{\"d\":[1,|>\n"
	    "5 {\"e\":5}\n"
	    "!5 no JSON object: \"}\\n\" <}|>\n"
	    "6 {\"f\":6}\n");
}

static void
lines_seen_before_tell_that_an_object_ends(void **state)
{
	(void)state;
	READ("{\"a\":1}\n{\"b\":\n{\"c\":[1,\n{\"d\":4}\n",
	    "1 {\"a\":1}\n"
	    "!2 the line ends inside the object <{\"b\":|>\n"
	    "!3 the line ends inside the object <{\"c\":[1,|>\n"
	    "4 {\"d\":4}\n");
}

static void
what_is_no_object_is_refused(void **state)
{
	(void)state;
	READ("{}\n17\n\"x\" {\n[1]\n}\nnull {}\n{}",
	    "1 {}\n"
	    "!2 no JSON object: \"17\\n\" <17|>\n"
	    "!3 no JSON object: \"\\\"x\\\" {\\n[1]\\n}\\n\" "
	    "<\"x\" {|[1]|}|>\n"
	    "!6 no JSON object: \"null {}\\n\" <null {}|>\n"
	    "7 {}\n");
	READ("[1,\"a,]\\\"\",[{}],nul l,{}}, {} ]",
	    "!#1 no JSON object: \"1\" <1>\n"
	    "!#2 no JSON object: \"\\\"a,]\\\\\"\\\"\" <\"a,]\\\"\">\n"
	    "!#3 no JSON object: \"[{}]\" <[{}]>\n"
	    "!#4 no JSON object: \"nul l\" <nul l>\n"
	    "#5 {}\n"
	    "!#6 no JSON object: \"}\" <}>\n"
	    "#7 {}\n");
}

static void
what_is_no_json_is_refused(void **state)
{
	static const char *const objects[] = {"{\"a\":01}", "{\"a\":1.}",
	    "{\"a\":.5}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":1e+}",
	    "{\"a\":+1}", "{\"a\":True}", "{\"a\":nul}", "{\"a\":\"\\x\"}",
	    "{\"a\":\"\\ud800\"}", "{\"a\"\x01:1}", "{\v\"a\":1}", "{'a':1}",
	    "{a:1}", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":[1 2]}",
	    "{\"a\":[1}]", "{\"a\":1}]", "{\"a\":1 /* b */}"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		const char *told = reading(objects[i], strlen(objects[i]),
		    &(struct reader_options){0});

		if (strchr(told, '!') == NULL || strstr(told, " JSON ") == NULL)
			fail_msg("%s gives %s", objects[i], told);
	}
	READ("{\"a\":01}\n{\"a\":[1.]}\n",
	    "!1 broken JSON at \"01}\\n\" <{\"a\":01}|>\n"
	    "!2 broken JSON at \"1.]}\\n\" <{\"a\":[1.]}|>\n");
}

static void
names_that_stand_twice_are_refused(void **state)
{
	(void)state;
	READ("{\"a\":1,\"b\":2,\"\\u0061\":3}\n{\"a\":{\"b\":1,\"b\":2}}\n",
	    "!1 a: is there twice <{\"a\":1,\"b\":2,\"\\u0061\":3}|>\n"
	    "2 {\"a\":{\"b\":1,\"b\":2}}\n");
}

static void
texts_that_are_none_are_refused(void **state)
{
	(void)state;
	READ("{\"a\":\"\xcf\"}\n{\"a\":\"\\u0000\"}\n{\"a\":[\"x\0\"]}\n"
	     "{\"\xff\":1}\n{\"a\":\"\\\\u0000\"}\n",
	    "!1 a: not UTF-8: \"\\xcf\\\"}\\n\" <{\"a\":\"\xcf\"}|>\n"
	    "!2 a: holds a NUL <{\"a\":\"\\u0000\"}|>\n"
	    "!3 a: holds a NUL <{\"a\":[\"x\0\"]}|>\n"
	    "!4 broken JSON at \"\\xff\\\":1}\\n\" <{\"\xff\":1}|>\n"
	    "5 {\"a\":\"\\\\u0000\"}\n");
}

static void
an_escape_has_four_digits(void **state)
{
	(void)state;
	READ("{\"a\":\"x\\uZZZZy\"}\n{\"a\":[\"\\u041\"]}\n{\"\\u00g0\":1}\n"
	     "{\"a\":\"\\u041F\\u041f\"}\n",
	    "!1 broken JSON at \"\\uZZZZy\\\"}\\n\" <{\"a\":\"x\\uZZZZy\"}|>\n"
	    "!2 broken JSON at \"\\u041\\\"]}\\n\" <{\"a\":[\"\\u041\"]}|>\n"
	    "!3 broken JSON at \"\\u00g0\\\":1}\\n\" <{\"\\u00g0\":1}|>\n"
	    "4 {\"a\":\"ПП\"}\n");
}

static void
an_input_that_was_cut(void **state)
{
	(void)state;
	READ("[{\"a\":1},{\"a\":",
	    "#1 {\"a\":1}\n"
	    "!#2 the input ends inside the object <{\"a\":>\n");
	READ("[{\"a\":1},", "#1 {\"a\":1}\n"
			    "!#2 the input ends inside the array <>\n");
	READ("[", "!#1 the input ends inside the array <>\n");
	READ("{\"a\":1}\n{\"a\":\"x",
	    "1 {\"a\":1}\n"
	    "!2 the input ends inside the object <{\"a\":\"x>\n");
}

static void
what_stands_behind_an_array_is_refused(void **state)
{
	(void)state;
	READ("[{}] \n[{}]\n",
	    "#1 {}\n"
	    "!#2 something stands behind the array <[{}]|>\n");
}

static void
a_line_of_an_array_that_was_cut(void **state)
{
	(void)state;
	READ("[\n{\"a\":\"x\n{\"b\":2},\n{\"c\":3\n{\"d\":\"y\nz\"}\n]",
	    "!#1 a line break inside a string <{\"a\":\"x>\n"
	    "#2 {\"b\":2}\n"
	    "!#3 the line ends inside the object <{\"c\":3>\n"
	    "!#4 d: a line break inside a string <{\"d\":\"y|z\"}>\n");
}

static void
nested_too_deeply(void **state)
{
	static char text[4 * JSON_DEPTH];
	const struct reader_options options = {0};
	size_t depth;

	(void)state;
	for (depth = JSON_DEPTH; depth <= JSON_DEPTH + 1; depth++) {
		size_t brackets = depth - 1; /* the object is one, too */

		memcpy(text, "{\"a\":", 5);
		memset(text + 5, '[', brackets);
		memset(text + 5 + brackets, ']', brackets);
		memcpy(text + 5 + 2 * brackets, "}\n{}\n", 6);
		if (depth == JSON_DEPTH)
			assert_memory_equal(
			    reading(text, strlen(text), &options), "1 {", 3);
		else
			assert_memory_equal(
			    reading(text, strlen(text), &options),
			    "!1 nested too deeply <{", 23);
		assert_non_null(
		    strstr(reading(text, strlen(text), &options), "\n2 {}\n"));
	}
}

static void
far_too_deep_and_far_too_many(void **state)
{
	size_t size = 8 << 20, i;
	char *text = malloc(size);

	(void)state;
	memset(text, '[', size);
	memcpy(text, "{\"a\":", 5);
	memcpy(text + size - 4, "\n{}\n", 4);
	assert_memory_equal(reading(text, size, &(struct reader_options){0}),
	    "!1 the input ends inside the object <", 37);
	for (i = 5; i < size - 4; i += 2)
		memcpy(text + i, i > 5 ? "1," : "[1", 2);
	memcpy(text + size - 8, "1]}\n{}\n", 8);
	assert_memory_equal(reading(text, size, &(struct reader_options){0}),
	    "!1 holds too many values <", 26);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines),
	    cmocka_unit_test(objects_one_after_the_other),
	    cmocka_unit_test(an_array),
	    cmocka_unit_test(values_keep_what_they_were),
	    cmocka_unit_test(spans_are_those_of_the_input),
	    cmocka_unit_test(a_broken_line_costs_no_other),
	    cmocka_unit_test(lines_seen_before_tell_that_an_object_ends),
	    cmocka_unit_test(what_is_no_object_is_refused),
	    cmocka_unit_test(what_is_no_json_is_refused),
	    cmocka_unit_test(names_that_stand_twice_are_refused),
	    cmocka_unit_test(texts_that_are_none_are_refused),
	    cmocka_unit_test(an_escape_has_four_digits),
	    cmocka_unit_test(an_input_that_was_cut),
	    cmocka_unit_test(what_stands_behind_an_array_is_refused),
	    cmocka_unit_test(a_line_of_an_array_that_was_cut),
	    cmocka_unit_test(nested_too_deeply),
	    cmocka_unit_test(far_too_deep_and_far_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
