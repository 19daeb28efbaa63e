/* Statements are kept, each by the address of its text, as many as there are
 * places. */
#include "two_stores.h"

#include <string.h>

#include "store/sql.h"

static void
one_statement_too_many_is_a_failure(void **state)
{
	static char texts[SQL_SLOTS + 1][32];
	const struct fault *fault = NULL;
	int64_t number, count = 0;

	(void)state;
	while (fault == NULL && count <= SQL_SLOTS) {
		snprintf(texts[count], sizeof(texts[count]), "SELECT %d",
		    (int)count);
		fault = sql_integer(one, &number, 0, texts[count], "");
		if (fault == NULL)
			assert_int_equal(number, count++);
	}
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_SYSTEM);
	assert_non_null(strstr(fault->text, "room for 256 statements"));
	/* Those that are kept stay what they were. */
	for (int64_t i = 0; i < count; i++) {
		assert_null(sql_integer(one, &number, -1, texts[i], ""));
		assert_int_equal(number, i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		one_statement_too_many_is_a_failure, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
