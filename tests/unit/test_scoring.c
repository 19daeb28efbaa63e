/* The methodology and the score (A1-18, RULES 6.3), computed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "order/scoring.h"

static int64_t
date(const char *text)
{
	int64_t days;

	assert_true(date_parse(text, &days));
	return days;
}

static const struct method rows[] = {{"number", "5-пр"}, {"date", "2022-09-01"},
    {"min_n", "2"}, {"weight.MI-01", "3"}, {"weight.MI-13", "1.5"},
    {"weight.MI-04", "0,5"}, {"bad.MI-04", "180"}, {"good.MI-04", "60"},
    {"class.низкий", "0"}, {"class.высокий", "85.5"}};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* A1-18: S = 100 * sum(w n) / sum(w), what is missing left out */
static void
a_score_by_hand(void **state)
{
	struct scoring scoring;
	int64_t values[INDICATORS] = {0}, score = -1;
	bool given[INDICATORS] = {false};

	(void)state;
	assert_null(scoring_read(rows, ROWS, &scoring));
	assert_true(scoring_applies(&scoring, date("2022-12-31")));
	assert_false(scoring_score(&scoring, values, given, &score));
	values[indicator_find("MI-01")] = 9000;
	given[indicator_find("MI-01")] = true;
	assert_true(scoring_score(&scoring, values, given, &score));
	assert_int_equal(score, 900000); /* 90.00 alone */
	values[indicator_find("MI-13")] = 8000;
	given[indicator_find("MI-13")] = true;
	values[indicator_find("MI-04")] = 90 * 10000; /* n = 0.75 */
	given[indicator_find("MI-04")] = true;
	assert_true(scoring_score(&scoring, values, given, &score));
	/* 100 * (3 * 0.9 + 1.5 * 0.8 + 0.5 * 0.75) / 5 = 85.5 */
	assert_int_equal(score, 855000);
	assert_string_equal(scoring_class(&scoring, score), "высокий");
	assert_string_equal(scoring_class(&scoring, score - 100), "низкий");
	assert_int_equal(
	    scoring_points(&scoring, indicator_find("MI-04"), 200 * 10000), 0);
	assert_int_equal(
	    scoring_points(&scoring, indicator_find("MI-04"), 0), 10000);
}

static void
refuses(const char *key, const char *value, const char *part)
{
	struct method row = {key, value};
	struct scoring scoring;
	const struct fault *fault = scoring_read(&row, 1, &scoring);

	assert_non_null(fault);
	if (strstr(fault->text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", fault->text, part);
}

/* A1-18.2: without number, date and weights nothing is approved */
static void
a_methodology_that_is_none(void **state)
{
	struct scoring scoring;

	(void)state;
	assert_null(scoring_read(rows, 0, &scoring));
	assert_false(scoring_applies(&scoring, date("2022-12-31")));
	assert_null(scoring_read(rows + 1, ROWS - 1, &scoring));
	assert_false(scoring_applies(&scoring, date("2022-12-31")));
	refuses("weight.MI-99", "1", "no such indicator");
	refuses("weight.CI-01", "1", "no such indicator of a body");
	refuses("weight.MI-01", "много", "not a number");
	refuses("weight.MI-04", "1", "needs both bad.MI-04 and good.MI-04");
	refuses("weight", "1", "no such key");
	refuses("date", "вчера", "not a date");
	refuses("class.best", "101", "not a score");
}

/* A1-18.2: which of two values would be meant nobody can tell */
static void
a_key_that_comes_twice(void **state)
{
	static const char *const keys[][2] = {
	    {"number", "1"}, {"weight.MI-01", "1"}, {"class.a", "10"}};
	struct scoring scoring;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct method twice[] = {{keys[i][0], keys[i][1]},
		    {"date", "2022-09-01"}, {keys[i][0], keys[i][1]}};
		const struct fault *fault = scoring_read(twice, 3, &scoring);

		assert_non_null(fault);
		assert_non_null(strstr(fault->text, "twice"));
		assert_non_null(strstr(fault->text, keys[i][0]));
	}
}

/* A1-18.2: what weighs nothing is no methodology, of whatever period */
static void
nothing_that_weighs(void **state)
{
	static const struct method none[] = {
	    {"number", "5-пр"}, {"date", "2022-09-01"}, {"weight.MI-01", "0"}};
	struct scoring scoring;

	(void)state;
	assert_null(scoring_read(none, 3, &scoring));
	assert_false(scoring_is_approved(&scoring));
	assert_null(scoring_read(rows, ROWS, &scoring));
	assert_true(scoring_is_approved(&scoring));
	assert_true(scoring_weighs(&scoring, false));
	assert_false(scoring_weighs(&scoring, true));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_score_by_hand),
	    cmocka_unit_test(a_methodology_that_is_none),
	    cmocka_unit_test(a_key_that_comes_twice),
	    cmocka_unit_test(nothing_that_weighs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
