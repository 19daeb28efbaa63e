/* UTF-8: what is valid, wherever it stands, and how the rest is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"

enum { AROUND = 40 };

/* Checks a sequence behind and in front of every number of other letters. */
static void
check(const char *sequence, size_t length, const char *letter, size_t bad)
{
	char text[8 * AROUND + 8];
	size_t before, i, at = 0, width = strlen(letter), size;

	for (before = 0; before < AROUND; before++) {
		at = before * width;
		for (i = 0; i < before; i++)
			memcpy(text + i * width, letter, width);
		memcpy(text + at, sequence, length);
		for (size = at + length; size + width < sizeof(text);
		     size += width) {
			assert_int_equal(text_valid(text, size),
			    bad == length ? size : at + bad);
			memcpy(text + size, letter, width);
		}
	}
}

static void
valid_everywhere(void **state)
{
	static const char *const characters[] = {"a", "\x7f", "\xc2\x80",
	    "\u07ff", "\u0800", "\ufffd", "\U00010000", "\U0010ffff", "ж"};
	size_t i;

	(void)state;
	assert_int_equal(text_valid("", 0), 0);
	for (i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
		size_t length = strlen(characters[i]);

		check(characters[i], length, "a", length);
		check(characters[i], length, "ж", length);
		check(characters[i], length, "—", length);
	}
}

static void
invalid_everywhere(void **state)
{
	static const char *const sequences[] = {"\x80", "\xbf", "\xc0\x80",
	    "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
	    "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xd0 ",
	    "\xe2\x80 ", "\xf0\x9f\x98 "};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++) {
		check(sequences[i], strlen(sequences[i]), "a", 0);
		check(sequences[i], strlen(sequences[i]), "ж", 0);
	}
	assert_int_equal(text_valid("жжжжжжжж\xd0", 17), 16);
	assert_int_equal(text_valid("жжжжжжжжж\xd0\xb6\xb6", 21), 20);
}

static void
shown_harmlessly(void **state)
{
	char out[64];

	(void)state;
	text_show(out, sizeof(out),
	    "a\"\n\x1b\xd0"
	    "b\xefж\ufffd\u202e",
	    60);
	assert_string_equal(out, "a\\\"\\n\\x1b\\xd0b\\xefж\ufffd\\u202e");
	text_show(out, sizeof(out), "привет", 3);
	assert_string_equal(out, "при...");
}

static void
what_is_never_a_character(void **state)
{
	static const uint32_t never[] = {
	    0xfffe, 0xffff, 0xfdd0, 0xfdef, 0x1fffe, 0x10ffff};
	static const uint32_t other[] = {
	    0, 'a', 0xfffd, 0xfdcf, 0xfdf0, 0x10000, 0x1fffd, 0x10fffd};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		assert_true(text_is_nonchar(never[i]));
	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_false(text_is_nonchar(other[i]));
}

static void
a_string_is_one_of_a_list(void **state)
{
	static const char *const list[] = {"a", "bc", NULL};

	(void)state;
	assert_true(text_listed(list, "bc"));
	assert_false(text_listed(list, "b"));
	assert_false(text_listed(list + 2, "a"));
}

static void
a_text_says_something_if_a_character_is_seen(void **state)
{
	static const char *const silent[] = {"", " ", "\t\r\n", "\u00a0",
	    "\u2003\u3000", "\u200b", "\u00ad", "\u3164", "\u2800", "\ufeff",
	    "\u2060\u200d", "\u180e", "\ufe0f", "\u034f", "\u115f", "\x1b",
	    "\u202e", "\u2028", "\U000e0041", "\U0001d159", "\u1680"};
	static const char *const heard[] = {"a", " . ", "Да", "\u200bж", "\xff",
	    "\u0301", "\U0001f44d", "\u2764\ufe0f", "\ue000", "\u4e00"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		if (text_says(silent[i]))
			fail_msg("silent %zu", i);
	for (i = 0; i < sizeof(heard) / sizeof(heard[0]); i++)
		if (!text_says(heard[i]))
			fail_msg("heard %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_string_is_one_of_a_list),
	    cmocka_unit_test(valid_everywhere),
	    cmocka_unit_test(invalid_everywhere),
	    cmocka_unit_test(shown_harmlessly),
	    cmocka_unit_test(what_is_never_a_character),
	    cmocka_unit_test(a_text_says_something_if_a_character_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
