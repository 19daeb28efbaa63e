/* Inputs in other encodings than UTF-8. */
#include "reading.h"

#include "record/encoding.h"

static const char *
read_as(const char *encoding, const char *input, size_t length)
{
	return reading(
	    input, length, &(struct reader_options){.encoding = encoding});
}

#define READ_AS(encoding, input, expected)                                     \
	assert_string_equal(                                                   \
	    read_as(encoding, input, sizeof(input) - 1), expected)

static void
fields_are_decoded_and_sources_are_not(void **state)
{
	(void)state;
	READ_AS("cp1251", "id,\xf2\n1,\xe6\xff\n2\n3,\"\xe0,\"\n",
	    "2 {\"id\":\"1\",\"т\":\"жя\"}\n"
	    "!3 1 fields, the header has 2 <2|>\n"
	    "4 {\"id\":\"3\",\"т\":\"а,\"}\n");
	READ_AS("cp1251", "{\"\xf2\":\"\xe6\"}\n{\"\xf2\":\n",
	    "1 {\"т\":\"ж\"}\n"
	    "!2 the input ends inside the object <{\"\xf2\":|>\n");
	READ_AS("koi8-r", "a\n\xd6\n", "2 {\"a\":\"ж\"}\n");
	READ_AS("utf-8", "a\nж\n", "2 {\"a\":\"ж\"}\n");
}

static void
bytes_that_are_no_character_are_refused(void **state)
{
	(void)state;
	READ_AS("cp1251", "a\n\xe6\x98\n\xe6\n",
	    "!2 a: not UTF-8: \"\\xff\" <\xe6\x98|>\n"
	    "3 {\"a\":\"ж\"}\n");
}

static void
a_mark_tells_the_truth(void **state)
{
	(void)state;
	READ_AS("cp1251",
	    "\xef\xbb\xbf"
	    "a\nж\n",
	    "2 {\"a\":\"ж\"}\n");
	READ_AS(NULL,
	    "\xff\xfe"
	    "a\0\n\0",
	    "!1 this is UTF-16: say --encoding UTF-16 <\xff\xfe"
	    "a\0|\0>\n");
	READ_AS(NULL, "\xfe\xff\0a\0\n\0b",
	    "!1 this is UTF-16: say --encoding UTF-16 "
	    "<\xfe\xff\0a\0|\0b>\n");
	/* Of two marks the first one says it. */
	READ_AS(NULL, "\xef\xbb\xbf\xff\xfe\n",
	    "!1 header: not UTF-8: \"\\xff\\xfe\" "
	    "<\xff\xfe|>\n");
}

static void
an_unknown_encoding_is_a_usage_error(void **state)
{
	struct reader_options options = {.encoding = "cp1252x\n"};
	struct reader *reader;
	const struct fault *fault = reader_open(&reader, 0, "-", &options);

	(void)state;
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_USAGE);
	assert_string_equal(fault->text, "there is no encoding \"cp1252x\\n\"");
	assert_null(reader);
	reader_close(reader);
}

/* The text in another encoding, its length in `*length`. */
static char *
encode(const char *encoding, const char *text, size_t *length)
{
	static char bytes[1 << 18];
	struct encoding *open;
	struct buffer buffer = {0};

	assert_null(encoding_open(&open, encoding));
	assert_true(encoding_is_stream(open));
	encoding_restore(open, text, strlen(text), &buffer);
	assert_true(buffer.length <= sizeof(bytes));
	memcpy(bytes, buffer.bytes, buffer.length);
	*length = buffer.length;
	buffer_free(&buffer);
	encoding_close(open);
	return bytes;
}

/* Reads a bad row in the encoding and gives the source it was refused with. */
static void
check_source(const char *encoding, const char *header, const char *row)
{
	char text[100], expected[200];
	struct reader_options options = {.encoding = encoding};
	const struct fault *fault;
	enum reader_status status;
	struct record record;
	struct reader *reader;
	size_t length, wanted;
	const char *bytes, *kept;
	int fd;

	snprintf(text, sizeof(text), "%s%s", header, row);
	bytes = encode(encoding, text, &length);
	fd = reading_file(bytes, length);
	assert_null(reader_open(&reader, fd, "input", &options));
	assert_null(reader_fill(reader, NULL));
	fault = reader_next(reader, &record, &status);
	assert_non_null(fault);
	assert_string_equal(fault->text, "1 fields, the header has 2");
	kept = reader_header(reader, &wanted);
	memcpy(expected, kept, wanted);
	memcpy(expected + wanted, record.source, record.source_length);
	assert_int_equal(wanted + record.source_length, length);
	assert_memory_equal(expected, bytes, length);
	reader_close(reader);
	close(fd);
}

static void
streams_are_decoded_and_sources_encoded_again(void **state)
{
	static const char *const names[] = {
	    "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "EUC-JP"};
	static const char text[] = "id,т\n1,ж\n\"2\n\",я\n";
	size_t i, length;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *bytes = encode(names[i], text, &length);

		assert_string_equal(read_as(names[i], bytes, length),
		    "2 {\"id\":\"1\",\"т\":\"ж\"}\n"
		    "3 {\"id\":\"2\\n\",\"т\":\"я\"}\n");
		check_source(names[i], "id,т\n", "ж\n");
	}
	check_source("UTF-16LE", "\ufeffid,т\r\n", "ж\r\n");
}

static void
streams_longer_than_what_is_read_at_once(void **state)
{
	struct buffer text = {0}, expected = {0};
	size_t i, length;
	const char *bytes;

	(void)state;
	buffer_puts(&text, "т\n");
	for (i = 0; i < 9000; i++) {
		buffer_printf(&text, "ж%zu\n", i);
		buffer_printf(&expected, "%zu {\"т\":\"ж%zu\"}\n", i + 2, i);
	}
	bytes = encode("UTF-16", text.bytes, &length);
	assert_string_equal(read_as("UTF-16", bytes, length), expected.bytes);
	buffer_free(&text);
	buffer_free(&expected);
}

static void
streams_that_are_broken_or_cut(void **state)
{
	(void)state;
	/* A surrogate that stands alone, and half a character at the end. */
	READ_AS("UTF-16LE", "a\0\n\0\x00\xd8x\0\n\0y\0\n\0z",
	    "!2 a: not UTF-8: \"\\xffx\" <?\0x\0|\0>\n"
	    "3 {\"a\":\"y\"}\n"
	    "!4 a: not UTF-8: \"\\xff\" <?\0>\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fields_are_decoded_and_sources_are_not),
	    cmocka_unit_test(bytes_that_are_no_character_are_refused),
	    cmocka_unit_test(a_mark_tells_the_truth),
	    cmocka_unit_test(an_unknown_encoding_is_a_usage_error),
	    cmocka_unit_test(streams_are_decoded_and_sources_encoded_again),
	    cmocka_unit_test(streams_longer_than_what_is_read_at_once),
	    cmocka_unit_test(streams_that_are_broken_or_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
