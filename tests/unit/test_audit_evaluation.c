/* AC-39: the evaluation of how accounts are run (A2-15.1, I-42). */
#include "audit_world.h"

static void
AC39_an_evaluation_every_six_months(void **state_)
{
	(void)state_;
	world("2023H1", "2023-02-03T23:59:59+06:00");
	assert_int_equal(check_center("AC-39", 0, NULL), 0);
	world("2023H1", "2023-02-04T00:00:00+06:00");
	assert_int_equal(check_center("AC-39", 0, NULL), 1);
	assert_int_equal(severity(), 'V');
	/* From 31 August to 28 February; that was a working day. */
	account.stated.count = 0;
	state("evaluation", "2022H1", "2022-08-31T12:00:00+06:00", NULL);
	world("2023H1", "2023-02-28T23:00:00+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 0);
	world("2023H1", "2023-03-01T00:00:00+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 1);
	/* From 5 September to 5 March, a Sunday; so to Monday. */
	stated[0].at = at("2022-09-05");
	world("2023H1", "2023-03-06T12:00:00+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 0);
	world("2023H1", "2023-03-07T00:00:00+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 1);
}

static void
I42_an_evaluation_in_each_half_year_too(void **state_)
{
	(void)state_;
	account.stated.count = 0;
	state("evaluation", "2022H2", "2022-12-31T12:00:00+06:00", NULL);
	/* The six months run out on 30 June, the half-year with it. */
	world("2023H1", "2023-06-30T23:59:59+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].period, "2023H1");
	world("2023H1", "2023-06-30T23:59:58+06:00");
	assert_int_equal(check_center("AC-39", 1, NULL), 0);
	state("evaluation", "2023H1", "2023-06-30T12:00:00+06:00", NULL);
	world("2023H1", "2023-07-10");
	assert_int_equal(check_center("AC-39", 2, NULL), 0);
	/* A month tells it as well, but of the first, not whole one nobody. */
	stated[1].at = at("2023-07-01");
	world("2023-06", "2023-07-10");
	assert_int_equal(check_center("AC-39", 2, NULL), 1);
	world("2022H2", "2023-07-10");
	assert_int_equal(check_center("AC-39", 0, NULL), 0);
}

static void
AC39_one_that_came_late_is_told_and_a_no_is_none(void **state_)
{
	(void)state_;
	account.stated.count = 0;
	state("evaluation", "2022H1", "2022-09-01T12:00:00+06:00", NULL);
	state("evaluation", "2022H2", "2023-03-01T12:00:00+06:00", NULL);
	world("2023H1", "2023-07-10");
	assert_int_equal(check_center("AC-39", 2, NULL), 0);
	stated[1].at = at("2023-03-02T00:00:00+06:00");
	assert_int_equal(check_center("AC-39", 2, NULL), 1);
	assert_string_equal(found[0].value, "1");
	/* That there was none is no evaluation. */
	stated[1].at = at("2023-03-01T12:00:00+06:00");
	stated[1].value = "нет";
	found_count = 0;
	assert_int_equal(check_center("AC-39", 2, NULL), 1);
	assert_string_equal(found[0].value, "121");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(AC39_an_evaluation_every_six_months),
	    cmocka_unit_test(I42_an_evaluation_in_each_half_year_too),
	    cmocka_unit_test(AC39_one_that_came_late_is_told_and_a_no_is_none),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
