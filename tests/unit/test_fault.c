/* Faults: a finished sentence that can be printed, whatever it is about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/fault.h"
#include "base/text.h"

static void
a_field_may_have_any_name(void **state)
{
	char name[3000];
	const struct fault *fault;

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	fault = fault_field(name, "not a number");
	assert_true(strlen(fault->text) < 200);
	assert_non_null(strstr(fault->text, "xx...: not a number"));
	fault = fault_value("a\x1b[2J\nb\xff", "wrong", "v");
	assert_string_equal(fault->text, "a\\x1b[2J\\nb\\xff: wrong: \"v\"");
}

static void
a_sentence_too_long_ends_with_a_character(void **state)
{
	char long_text[2001];
	const struct fault *fault;
	size_t i, length;

	(void)state;
	for (i = 0; i < 2000; i += 2)
		memcpy(long_text + i, "я", 2);
	long_text[2000] = '\0';
	for (i = 0; i < 2; i++) {
		fault = fault_new(
		    FAULT_INPUT, "%s%s", i == 0 ? "" : "a", long_text);
		length = strlen(fault->text);
		assert_true(length > 1000);
		assert_int_equal(text_valid(fault->text, length), length);
	}
}

static void
more_is_added_at_the_end(void **state)
{
	const struct fault *fault, *more;
	char long_text[2001];

	(void)state;
	fault = fault_field("at", "is in the future");
	more = fault_add(fault, "; the message is %s", "detected");
	assert_string_equal(
	    more->text, "at: is in the future; the message is detected");
	assert_string_equal(more->field, "at");
	assert_int_equal(more->code, FAULT_INPUT);
	assert_string_equal(fault->text, "at: is in the future");
	memset(long_text, 'x', 2000);
	long_text[2000] = '\0';
	fault = fault_new(FAULT_STATE, "%s", long_text);
	more = fault_add(fault, "%s", long_text);
	assert_string_equal(more->text, fault->text);
}

static void
a_sentence_is_harmless(void **state)
{
	char cut[1023];
	const struct fault *fault;

	(void)state;
	fault = fault_new(FAULT_SYSTEM, "%s: %s", "a\x1b[31m\nb\xff\"c\"\\",
	    "\xd0\xbd\xd0\xb5\xd1\x82\xe2\x80\xae");
	assert_string_equal(fault->text,
	    "a\\x1b[31m\\nb\\xff\"c\"\\: \xd0\xbd\xd0\xb5\xd1\x82\\u202e");
	/* Again it is the same. */
	assert_string_equal(fault_add(fault, "%s", "")->text, fault->text);
	assert_string_equal(
	    fault_add(fault, "%s", "\x1b")->text + strlen(fault->text),
	    "\\x1b");
	/* What gets longer is cut in front of what does not fit. */
	memset(cut, '\x1b', sizeof(cut) - 1);
	cut[sizeof(cut) - 1] = '\0';
	fault = fault_new(FAULT_SYSTEM, "%s", cut);
	assert_int_equal(strlen(fault->text), 1020);
	assert_string_equal(fault->text + 1016, "\\x1b");
	fault = fault_field("at", "%s", "\r");
	assert_string_equal(fault->text, "at: \\r");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_field_may_have_any_name),
	    cmocka_unit_test(a_sentence_too_long_ends_with_a_character),
	    cmocka_unit_test(a_sentence_is_harmless),
	    cmocka_unit_test(more_is_added_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
