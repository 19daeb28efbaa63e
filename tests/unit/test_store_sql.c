/* Statements are kept, each by the address of its text, as many as there are
 * places; one that was ended from outside is no success. */
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

static int
end_it(void *data)
{
	(void)data;
	return 1;
}

/* Whoever ended it: a query that came to no end found not nothing. */
static void
an_interrupted_statement_is_a_failure(void **state)
{
	static const char count[] =
	    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL "
	    "SELECT n + 1 FROM n LIMIT 100000) SELECT count(*) FROM n";
	const struct fault *fault;
	int64_t number;

	(void)state;
	sqlite3_progress_handler(one->db, 100, end_it, NULL);
	fault = sql_integer(one, &number, 0, count, "");
	sqlite3_progress_handler(one->db, 0, NULL, NULL);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_SYSTEM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		one_statement_too_many_is_a_failure, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		an_interrupted_statement_is_a_failure, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
