/* Bytes put together: numbers and JSON strings. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"

static void
numbers(void **state)
{
	struct buffer buffer = {0};
	int64_t number;

	(void)state;
	buffer_integer(&buffer, 0);
	buffer_putc(&buffer, ' ');
	buffer_integer(&buffer, -17);
	buffer_putc(&buffer, ' ');
	buffer_integer(&buffer, INT64_MAX);
	buffer_putc(&buffer, ' ');
	buffer_integer(&buffer, INT64_MIN);
	assert_string_equal(
	    buffer.bytes, "0 -17 9223372036854775807 -9223372036854775808");
	for (number = 1; number < INT64_MAX / 7; number = 7 * number / 5 + 1) {
		char expected[32];

		snprintf(expected, sizeof(expected), "%" PRId64, number);
		buffer_reset(&buffer);
		buffer_integer(&buffer, number);
		assert_string_equal(buffer.bytes, expected);
	}
	buffer_free(&buffer);
}

/* A character comes out as it should, wherever it stands in any length. */
static void
check(const char *character, const char *expected)
{
	struct buffer text = {0}, json = {0}, wanted = {0};
	size_t before, i, all;

	for (all = 1; all <= 40; all++)
		for (before = 0; before < all; before++) {
			buffer_reset(&text);
			buffer_reset(&json);
			buffer_reset(&wanted);
			buffer_putc(&wanted, '"');
			for (i = 0; i < all; i++) {
				buffer_puts(
				    &text, i == before ? character : "x");
				buffer_puts(
				    &wanted, i == before ? expected : "x");
			}
			buffer_putc(&wanted, '"');
			buffer_json(&json, text.bytes, text.length);
			assert_string_equal(json.bytes, wanted.bytes);
		}
	buffer_free(&text);
	buffer_free(&json);
	buffer_free(&wanted);
}

static void
strings(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	check("\"", "\\\"");
	check("\\", "\\\\");
	check("/", "/");
	check("\n", "\\n");
	check("\b", "\\b");
	check("\x1b", "\\u001b");
	check("\x7f", "\\u007f");
	check("\u00a0", "\u00a0");
	check("\xc2\x80", "\\u0080");
	check("\xc2\x9f", "\\u009f");
	check("«ж—😀", "«ж—😀");
	buffer_json(&buffer, "", 0);
	buffer_json(&buffer, "a\0b", 3);
	assert_string_equal(buffer.bytes, "\"\"\"a\\u0000b\"");
	buffer_free(&buffer);
}

static void
members(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_putc(&buffer, '{');
	buffer_member(&buffer, "a", "x\"");
	buffer_member(&buffer, "b", NULL);
	buffer_member_integer(&buffer, "c", -1);
	buffer_member_json(&buffer, "d", "[]");
	buffer_member_json(&buffer, "e", NULL);
	buffer_putc(&buffer, '}');
	assert_string_equal(buffer.bytes,
	    "{\"a\":\"x\\\"\",\"b\":null,\"c\":-1,\"d\":[],\"e\":null}");
	buffer_free(&buffer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers),
	    cmocka_unit_test(strings),
	    cmocka_unit_test(members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
