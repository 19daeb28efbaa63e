/* Periods: forms, weeks and their edges (I-45 to I-47). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"
#include "base/period.h"

static struct period
parsed(const char *text)
{
	struct period period;

	assert_true(period_parse(text, &period));
	return period;
}

static void
assert_day(int64_t day, const char *text)
{
	char shown[DATE_TEXT];

	date_format(day, shown);
	assert_string_equal(shown, text);
}

static void
forms_are_read_and_written(void **state)
{
	static const struct {
		const char *text, *from, *until;
	} forms[] = {
	    {"2022H1", "2022-01-01", "2022-06-30"},
	    {"2022H2", "2022-07-01", "2022-12-31"},
	    {"2024-02", "2024-02-01", "2024-02-29"},
	    {"2022-W31", "2022-08-01", "2022-08-07"},
	    {"2020-W53", "2020-12-28", "2021-01-03"},
	    {"2026-W01", "2025-12-29", "2026-01-04"},
	    {"2022-08-03/2022-12-31", "2022-08-03", "2022-12-31"},
	};
	char text[PERIOD_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct period period = parsed(forms[i].text);

		assert_day(period.from, forms[i].from);
		assert_day(period.until, forms[i].until);
		period_format(&period, text);
		assert_string_equal(text, forms[i].text);
	}
}

static void
other_forms_are_none(void **state)
{
	static const char *const texts[] = {"", "2022", "2022H3", "2022H",
	    "2022-13", "2022-00", "2022-W00", "2022-W53", "2022-W1", "2022-1",
	    "2022-08-03", "2022-08-03/", "2022-12-31/2022-08-03",
	    "2022-02-30/2022-03-01", "2022H2 ", "вчера"};
	struct period period;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_false(period_parse(texts[i], &period));
}

static void
I47_each_half_year_of_2022_to_2024_has_26_weeks(void **state)
{
	static const char *const halves[] = {
	    "2022H1", "2022H2", "2023H1", "2023H2", "2024H1", "2024H2"};
	int64_t first, last, next = 0;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
		struct period period = parsed(halves[i]);

		assert_true(period_weeks(&period, &first, &last));
		assert_int_equal((last - first) / 7 + 1, 26);
		/* Each week counts once. */
		if (next != 0)
			assert_int_equal(first, next);
		next = last + 7;
	}
}

static void
I46_a_range_has_the_weeks_that_lie_in_it_whole(void **state)
{
	struct period period = parsed("2022-08-03/2022-08-21");
	int64_t first, last;

	(void)state;
	assert_true(period_weeks(&period, &first, &last));
	assert_day(first, "2022-08-08");
	assert_day(last, "2022-08-15");
	period = parsed("2022-08-09/2022-08-20");
	assert_false(period_weeks(&period, &first, &last));
	period = parsed("2022-W31");
	assert_true(period_weeks(&period, &first, &last));
	assert_int_equal(first, last);
}

static void
months_end_where_they_end(void **state)
{
	(void)state;
	assert_day(period_add_months(date_days(2022, 8, 31), 6), "2023-02-28");
	assert_day(period_add_months(date_days(2023, 8, 31), 6), "2024-02-29");
	assert_day(period_add_months(date_days(2022, 8, 3), 6), "2023-02-03");
}

static void
periods_around_a_day(void **state)
{
	struct period period;
	char text[PERIOD_TEXT];

	(void)state;
	period_around(date_days(2022, 12, 31), PERIOD_HALF_YEAR, &period);
	period_format(&period, text);
	assert_string_equal(text, "2022H2");
	period_around(date_days(2023, 1, 1), PERIOD_WEEK, &period);
	period_format(&period, text);
	assert_string_equal(text, "2022-W52");
	period_around(date_days(2023, 2, 28), PERIOD_MONTH, &period);
	period_format(&period, text);
	assert_string_equal(text, "2023-02");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forms_are_read_and_written),
	    cmocka_unit_test(other_forms_are_none),
	    cmocka_unit_test(I47_each_half_year_of_2022_to_2024_has_26_weeks),
	    cmocka_unit_test(I46_a_range_has_the_weeks_that_lie_in_it_whole),
	    cmocka_unit_test(months_end_where_they_end),
	    cmocka_unit_test(periods_around_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
