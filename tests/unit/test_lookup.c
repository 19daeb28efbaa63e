/* Texts known by a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/lookup.h"

static void
a_text_keeps_its_number(void **state)
{
	struct lookup lookup;
	char text[32];
	int i;

	(void)state;
	lookup_open(&lookup);
	for (i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "body-%d", i);
		assert_int_equal(lookup_number(&lookup, text), i);
	}
	for (i = 999; i >= 0; i--) {
		snprintf(text, sizeof(text), "body-%d", i);
		assert_int_equal(lookup_number(&lookup, text), i);
		assert_string_equal(lookup.texts[i], text);
	}
	assert_int_equal(lookup.count, 1000);
	assert_int_equal(lookup_number(&lookup, ""), 1000);
	lookup_close(&lookup);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_keeps_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
