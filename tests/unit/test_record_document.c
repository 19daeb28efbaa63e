/*
 * Records in lists inside of JSON objects: cut out one by one, with what
 * stands around them, whatever the size of the whole and wherever it breaks.
 */
#include <stdlib.h>
#include <sys/socket.h>

#include "reading.h"

static const char *const lists[] = {"response", "response.items", "items",
    "messages", "chats.list.messages", NULL};
static const struct reader_options options = {.lists = lists};

#define LISTS(input, expected)                                                 \
	assert_string_equal(                                                   \
	    reading(input, sizeof(input) - 1, &options), expected)

static void
each_element_is_a_record(void **state)
{
	(void)state;
	LISTS("{\"messages\":[{\"a\":1},{\"a\":2}]}\n",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n");
	LISTS("{\"name\":\"x\",\n \"messages\": [\n {\"a\":\"]}\"} ,\n {} ]\n}",
	    "#1 {\"a\":\"]}\"}\n#2 {}\n");
	LISTS("{\"messages\":[],\"n\":1}", "");
	LISTS("{\"response\":{\"count\":2,\"items\":[{\"a\":1},{\"a\":2}]}}",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n");
}

static void
lists_on_the_way_do_not_count(void **state)
{
	(void)state;
	LISTS("{\"chats\":{\"list\":[{\"id\":1,\"messages\":[{\"a\":1}]},"
	      "{\"id\":2},{\"messages\":[{\"a\":2},{\"a\":3}],\"id\":3}]}}",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n#3 {\"a\":3}\n");
	LISTS("[{\"items\":[{\"a\":1}]},{\"items\":[{\"a\":2}]}]",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n");
	LISTS("{\"items\":[{\"a\":1}]}\n{\"items\":[{\"a\":2}]}\n",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n");
}

static void
what_holds_no_list_is_one_record(void **state)
{
	(void)state;
	LISTS("{\"a\":1}\n{\"items\":{}}\n{\"messages\":null}\n",
	    "1 {\"a\":1}\n2 {\"items\":{}}\n3 {\"messages\":null}\n");
	LISTS("[{\"a\":1},{\"thread\":{\"items\":[1]}}]",
	    "#1 {\"a\":1}\n#2 {\"thread\":{\"items\":[1]}}\n");
	/* A list of records some of which hold lists of them. */
	LISTS("{\"response\":[{\"a\":1},{\"items\":[{\"a\":2}]},{\"a\":3}]}",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n#3 {\"a\":3}\n");
	/* What is told ends with the NUL that it tells of. */
	LISTS("{\"messages\0\":[{\"a\":1}]}",
	    "!1 messages: holds a NUL <{\"messages");
	LISTS("id,text\n1,a\n", "!1 no JSON, as a document of a network is: "
				"\"id,text\\n1,a\\n\" <id,text|1,a|>\n");
}

/* What the first record of an input says of the member `name` around it. */
static char *
around(const char *input, size_t length, const char *name)
{
	enum reader_status status = READER_EMPTY;
	const struct value *value;
	struct buffer told = {0};
	struct record record;
	struct reader *reader;
	int fd = reading_file(input, length);

	assert_null(reader_open(&reader, fd, "input", &options));
	while (status == READER_EMPTY) {
		assert_null(reader_next(reader, &record, &status));
		if (status == READER_EMPTY)
			assert_null(reader_fill(reader, NULL));
	}
	assert_int_equal(status, READER_RECORD);
	value = record_around_find(&record, name);
	if (value == NULL)
		buffer_puts(&told, "none");
	else
		value_json(value, &told);
	reader_close(reader);
	close(fd);
	return told.bytes;
}

#define AROUND(input, name, expected)                                          \
	do {                                                                   \
		char *told = around(input, sizeof(input) - 1, name);           \
		assert_string_equal(told, expected);                           \
		free(told);                                                    \
	} while (0)

static void
what_stands_around_is_told(void **state)
{
	(void)state;
	AROUND("{\"id\":7,\"messages\":[{}]}", "id", "7");
	AROUND("{\"messages\":[{}],\"id\":12345678901234567890}", "id",
	    "12345678901234567890");
	AROUND("{\"response\":{\"items\":[{}],\"profiles\":[{\"id\":1}]}}",
	    "profiles", "[{\"id\":1}]");
	AROUND("{\"id\":1,\"chats\":{\"list\":[{\"id\":2,\"messages\":[{}]}]}}",
	    "id", "2");
	AROUND("{\"n\":1,\"chats\":{\"list\":[{\"id\":2,\"messages\":[{}]}]}}",
	    "n", "1");
	AROUND("{\"messages\":[{}],\"id\":7}", "messages", "none");
	AROUND("{\"id\":\"\\x07\\ud83d\",\"messages\":[{}]}", "id",
	    "\"\\u0007\xef\xbf\xbd\"");
}

static void
bad_elements_cost_no_others(void **state)
{
	(void)state;
	LISTS("{\"items\":[{\"a\":1},7,{\"a\":tru},[],{\"a\":2}]}",
	    "#1 {\"a\":1}\n"
	    "!#2 no JSON object: \"7\" <7>\n"
	    "!#3 broken JSON at \"tru}\" <{\"a\":tru}>\n"
	    "!#4 no JSON object: \"[]\" <[]>\n"
	    "#5 {\"a\":2}\n");
	LISTS("{\"items\":[{\"a\":1,\"a\":2},{\"b\":\"\\u0000\"},{\"c\":3}]}",
	    "!#1 a: is there twice <{\"a\":1,\"a\":2}>\n"
	    "!#2 b: holds a NUL <{\"b\":\"\\u0000\"}>\n"
	    "#3 {\"c\":3}\n");
	LISTS("{\"items\":[{\"a\":\"\xff\"},{\"b\":1}]}",
	    "!#1 a: not UTF-8: \"\\xff\\\"}\" <{\"a\":\"\xff\"}>\n"
	    "#2 {\"b\":1}\n");
}

static void
what_is_cut_is_told(void **state)
{
	(void)state;
	LISTS("{\"items\":[{\"a\":1},{\"a\":",
	    "#1 {\"a\":1}\n"
	    "!#2 the input ends inside the object <{\"a\":>\n");
	LISTS("{\"items\":[{\"a\":1},",
	    "#1 {\"a\":1}\n!#2 the input ends inside the object <>\n");
	LISTS("[{\"items\":[{\"a\":1}]},{\"items\":[{\"a\":2},{\"a",
	    "#1 {\"a\":1}\n#2 {\"a\":2}\n"
	    "!#3 the input ends inside the object <{\"a>\n");
	LISTS("[{\"items\":[{\"a\":1}]}",
	    "#1 {\"a\":1}\n!#2 the input ends inside the array <>\n");
}

static void
the_line_behind_a_broken_one_is_read(void **state)
{
	(void)state;
	LISTS("{\"items\":[{\"a\":1}}\n{\"items\":[{\"a\":2}]}\n",
	    "#1 {\"a\":1}\n"
	    "!#2 broken JSON at \"}\\n\" <}|>\n"
	    "#3 {\"a\":2}\n");
	LISTS("{\"items\":[{\"a\":1},{\"b\n{\"items\":[{\"a\":2}]}\n",
	    "#1 {\"a\":1}\n"
	    "!#2 a line break inside a string <{\"b|>\n"
	    "#3 {\"a\":2}\n");
	LISTS("{\"a\":1],\"items\":[\"x\ny\"]\n{\"items\":[{\"a\":2}]}\n",
	    "!1 broken JSON at \"]\" <{\"a\":1]>\n"
	    "!1 no JSON object: \",\\\"items\\\":[\\\"x\\n\" "
	    "<,\"items\":[\"x|>\n"
	    "!2 no JSON object: \"y\\\"]\\n\" <y\"]|>\n"
	    "#4 {\"a\":2}\n");
}

static void
a_line_break_in_a_string_costs_its_element_only(void **state)
{
	(void)state;
	LISTS("{\"items\":[{\"a\":1},{\"b\":\"x\ny\"},{\"a\":2}]}\n"
	      "{\"items\":[{\"a\":3}]}\n",
	    "#1 {\"a\":1}\n"
	    "!#2 b: a line break inside a string <{\"b\":\"x|y\"}>\n"
	    "#3 {\"a\":2}\n#4 {\"a\":3}\n");
	/* In lines of its own, whatever stands behind the line break. */
	LISTS("{\n\"messages\": [\n{\"b\":\"x\n{y\"},\n{\"a\":2}\n]\n}\n",
	    "!#1 b: a line break inside a string <{\"b\":\"x|{y\"}>\n"
	    "#2 {\"a\":2}\n");
	LISTS("{\"messages\":[{\"b\":\"x\ny\"},{\"a\":2",
	    "!#1 b: a line break inside a string <{\"b\":\"x|y\"}>\n"
	    "!#2 the input ends inside the document <{\"a\":2>\n");
	AROUND("{\"items\":[{\"a\":1},{\"b\":\"x\ny\"}],\"n\":7}", "n", "7");
	LISTS("{\"items\":[{\"b\":\"x\n", "!#1 a line break inside a string "
					  "<{\"b\":\"x|>\n");
}

/* A text of `length` letters. */
static void
put_long(struct buffer *buffer, size_t length)
{
	memset(buffer_reserve(buffer, length), 'x', length);
	buffer->length += length;
}

static void
a_document_larger_than_memory_streams(void **state)
{
	struct buffer input = {0};
	char *told;
	size_t i, count = 0;

	(void)state;
	buffer_puts(&input, "{\"id\":7,\"messages\":[");
	for (i = 0; i < 40; i++) {
		buffer_puts(&input, i == 0 ? "{\"t\":\"" : ",\n{\"t\":\"");
		put_long(&input, 1 << 20);
		buffer_puts(&input, "\"}");
	}
	buffer_puts(&input, "],\"name\":\"y\"}\n{\"messages\":[{\"z\":1}]}");
	told = around(input.bytes, input.length, "id");
	assert_string_equal(told, "7");
	free(told);
	told = around(input.bytes, input.length, "name");
	assert_string_equal(told, "\"y\"");
	free(told);
	told = (char *)(uintptr_t)reading(input.bytes, input.length, &options);
	for (i = 0; told[i] != '\0'; i++)
		count += told[i] == '\n';
	assert_int_equal(count, 41);
	assert_non_null(strstr(told, "\n#41 {\"z\":1}\n"));
	buffer_free(&input);
}

/* A chat of 20 MiB in messages of 1 MiB each, whose id stands behind them. */
static void
put_chat(struct buffer *input, int id)
{
	buffer_puts(input, "{\"messages\":[");
	for (int i = 0; i < 20; i++) {
		buffer_puts(input, i == 0 ? "{\"t\":\"" : ",{\"t\":\"");
		put_long(input, 1 << 20);
		buffer_puts(input, "\"}");
	}
	buffer_printf(input, "],\"id\":%d}", id);
}

/* Each of them has its own names, and those of what they are both in. */
static void
large_objects_in_a_larger_one_have_their_own_names(void **state)
{
	enum reader_status status = READER_EMPTY;
	struct buffer input = {0};
	struct record record;
	struct reader *reader;
	char expected[16];
	int fd, count = 0;

	(void)state;
	buffer_puts(&input, "{\"chats\":{\"list\":[");
	put_chat(&input, 1);
	buffer_puts(&input, ",\n");
	put_chat(&input, 2);
	buffer_puts(&input, "]},\"name\":\"y\"}");
	fd = reading_file(input.bytes, input.length);
	assert_null(reader_open(&reader, fd, "input", &options));
	while (status != READER_END) {
		assert_null(reader_next(reader, &record, &status));
		if (status == READER_EMPTY)
			assert_null(reader_fill(reader, NULL));
		if (status != READER_RECORD)
			continue;
		snprintf(expected, sizeof(expected), "%d", 1 + count++ / 20);
		assert_int_equal(record.position, count);
		assert_false(record_around_partial(&record));
		assert_string_equal(
		    value_string(record_around_find(&record, "id")), expected);
		assert_string_equal(
		    value_string(record_around_find(&record, "name")), "y");
	}
	assert_int_equal(count, 40);
	reader_close(reader);
	close(fd);
	buffer_free(&input);
}

static void
an_element_that_is_too_large_costs_no_others(void **state)
{
	struct buffer input = {0};
	const char *told;

	(void)state;
	buffer_puts(&input, "{\"id\":7,\"messages\":[{\"a\":1},{\"t\":\"");
	put_long(&input, (size_t)40 << 20);
	buffer_puts(&input, "\"},{\"a\":3}],\"n\":\"");
	put_long(&input, (size_t)20 << 20);
	buffer_puts(&input, "\"}{\"messages\":[{\"a\":4}]}");
	told = reading(input.bytes, input.length, &options);
	assert_memory_equal(told, "#1 {\"a\":1}\n!#2 larger than 16 MiB <", 35);
	assert_non_null(strstr(told, ">\n#3 {\"a\":3}\n#4 {\"a\":4}\n"));
	buffer_free(&input);
}

static void
what_is_nested_too_deeply_is_refused(void **state)
{
	struct buffer input = {0};
	const char *told;

	(void)state;
	buffer_puts(&input, "{\"messages\":[{\"a\":");
	for (int i = 0; i < 100000; i++)
		buffer_putc(&input, '[');
	for (int i = 0; i < 100000; i++)
		buffer_putc(&input, ']');
	buffer_puts(&input, "},{\"a\":2}]}");
	told = reading(input.bytes, input.length, &options);
	assert_memory_equal(told, "!#1 nested too deeply <", 23);
	assert_non_null(strstr(told, ">\n#2 {\"a\":2}\n"));
	buffer_free(&input);
}

/* Escapes that are no JSON cost no message. */
static void
escapes_are_made_right(void **state)
{
	(void)state;
	LISTS("{\"messages\":[{\"a\":\"\\x0B\\x1f\\\\x41 \\\"\"}]}",
	    "#1 {\"a\":\"\\u000b\\u001f\\\\x41 \\\"\"}\n");
	LISTS("{\"messages\":[{\"a\":\"\\ud83d\\ude00 \\ud83d \\ude00\"}]}",
	    "#1 {\"a\":\"\xf0\x9f\x98\x80 \xef\xbf\xbd \xef\xbf\xbd\"}\n");
	LISTS("{\"messages\":[{\"a\":\"\\x00\"},{\"a\":\"\\xg0\"}]}",
	    "!#1 a: holds a NUL <{\"a\":\"\\x00\"}>\n"
	    "!#2 broken JSON at \"\\xg0\\\"}\" <{\"a\":\"\\xg0\"}>\n");
}

/* How many records come out if each byte is one packet, and so one read(2). */
static int
count_by_bytes(const char *input)
{
	enum reader_status status = READER_EMPTY;
	struct reader *reader;
	struct record record;
	int ends[2], count = 0;

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	for (size_t i = 0; input[i] != '\0'; i++)
		assert_int_equal(write(ends[1], input + i, 1), 1);
	close(ends[1]);
	assert_null(reader_open(&reader, ends[0], "input", &options));
	while (status != READER_END) {
		const struct fault *fault =
		    reader_next(reader, &record, &status);

		count += fault == NULL && status == READER_RECORD;
		if (fault == NULL && status == READER_EMPTY)
			assert_null(reader_fill(reader, NULL));
	}
	reader_close(reader);
	close(ends[0]);
	return count;
}

/* However the bytes come, the same records come out. */
static void
pieces_do_not_matter(void **state)
{
	(void)state;
	assert_int_equal(
	    count_by_bytes(
		"[{\"response\":{\"items\":[{\"a\":\"\\\\\"},{\"b\":[{}]}],"
		"\"profiles\":[{\"id\":1}]}},\n{\"chats\":{\"list\":[{\"id\":2,"
		"\"messages\":[{\"c\":3}]}]}}]"),
	    3);
	/* A line break in a string, and a line that was cut in one. */
	assert_int_equal(
	    count_by_bytes(
		"{\"items\":[{\"a\":1},{\"b\":\"x\ny\"},{\"a\":2}]}\n"
		"{\"items\":[{\"a\":3},{\"b\":\"x\n"
		"{\"items\":[{\"a\":4}]}\n"),
	    4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_element_is_a_record),
	    cmocka_unit_test(lists_on_the_way_do_not_count),
	    cmocka_unit_test(what_holds_no_list_is_one_record),
	    cmocka_unit_test(what_stands_around_is_told),
	    cmocka_unit_test(bad_elements_cost_no_others),
	    cmocka_unit_test(what_is_cut_is_told),
	    cmocka_unit_test(the_line_behind_a_broken_one_is_read),
	    cmocka_unit_test(a_line_break_in_a_string_costs_its_element_only),
	    cmocka_unit_test(a_document_larger_than_memory_streams),
	    cmocka_unit_test(
		large_objects_in_a_larger_one_have_their_own_names),
	    cmocka_unit_test(an_element_that_is_too_large_costs_no_others),
	    cmocka_unit_test(what_is_nested_too_deeply_is_refused),
	    cmocka_unit_test(escapes_are_made_right),
	    cmocka_unit_test(pieces_do_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
