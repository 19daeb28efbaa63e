/* Surges of a topic and place (A1-17.1b): the statistic, by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "order/surge.h"

static const struct surge_limits limits = {5, 3, 0.0001};

static void
check_near(double is, double wanted)
{
	if (fabs(is - wanted) > 1e-7 * fabs(wanted))
		fail_msg("%.12g, not %.12g", is, wanted);
}

/* With a spread of 1 it is geometric: the ratio to the power of the count. */
static void
the_tail_of_a_geometric_distribution(void **state)
{
	(void)state;
	check_near(surge_tail(5, 1, 1), 1.0 / 32);
	check_near(surge_tail(1, 3, 1), 0.75);
	check_near(surge_tail(10, 0.25, 1), pow(0.2, 10));
	check_near(surge_tail(0, 1, 1), 1);
	check_near(surge_tail(-1, 1, 1), 1);
}

/* With a spread of 1/2: P(X = k) = (k + 1) (1 - q)^2 q^k, q = m / (2 + m). */
static void
the_tail_of_two_geometric_ones(void **state)
{
	(void)state;
	/* m = 2: q = 1/2; 1 - 1/4 - 2/8 = 1/2 */
	check_near(surge_tail(2, 2, 0.5), 0.5);
	/* 1 - 1/4 - 2/8 - 3/16 - 4/32 = 3/16 */
	check_near(surge_tail(4, 2, 0.5), 3.0 / 16);
}

/* With next to no spread it is Poisson: 1 - 2.5 / e for 3 where 1 is usual. */
static void
the_tail_without_spread_is_that_of_chance(void **state)
{
	double tail = surge_tail(3, 1, 1e-6);

	(void)state;
	assert_true(fabs(tail - (1 - 2.5 * exp(-1))) < 1e-5);
	/* far below the mean all the mass is behind it */
	assert_true(surge_tail(10, 2000, 0.01) > 0.999999);
	assert_true(surge_tail(100000, 1, 0.1) >= 0);
}

/* Two weeks of 10 a day, 5 on Sundays; the day in question is a Monday. */
static void
weekdays_weigh_what_the_region_shows(void **state)
{
	static const int64_t totals[] = {
	    10, 10, 10, 10, 10, 10, 5, 10, 10, 10, 10, 10, 10, 5};
	struct surge_days days = {totals, 14, 1};
	struct surge_region region;

	(void)state;
	surge_start(&region, &days);
	/* mean 130/14; Sunday (10 + 20) / (2 * 130/14 + 20) */
	check_near(region.weekday[6], 30 / (260.0 / 14 + 20));
	check_near(region.weekday[0], 40 / (260.0 / 14 + 20));
	check_near(region.weekday[5], 40 / (260.0 / 14 + 20));
	/* the same days before a Tuesday: Mondays are the quiet ones */
	days.weekday = 2;
	surge_start(&region, &days);
	check_near(region.weekday[0], 30 / (260.0 / 14 + 20));
}

/* Days of 0 and 4: mean 2, squares 4 each, beyond chance 4 - 2 = 2. */
static void
scatter_is_what_is_beyond_chance(void **state)
{
	static const int64_t even[14] = {
	    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
	static const int64_t uneven[14] = {
	    0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4};
	struct surge_days days = {even, 14, 3};
	struct surge_region region;

	(void)state;
	surge_start(&region, &days);
	surge_add(&region, &days);
	check_near(region.scatter, 0.1);
	surge_start(&region, &days);
	days.counts = uneven;
	surge_add(&region, &days);
	check_near(region.scatter, 0.5);
}

/* 27.5 in 28 equal days, scatter a tenth: expected 27.5/28. */
static void
measure(int64_t observed, bool wanted, struct surge_statistic *statistic)
{
	static const int64_t totals[28];
	int64_t counts[28] = {0};
	struct surge_days days = {totals, 28, 5};
	struct surge_region region;

	for (int i = 0; i < 27; i++)
		counts[i] = 1;
	surge_start(&region, &days);
	days.counts = counts;
	assert_int_equal(
	    surge_measure(&region, &days, observed, &limits, statistic),
	    wanted);
}

static void
A1_17_1b_a_surge_fires_and_just_does_not(void **state)
{
	struct surge_statistic statistic;

	(void)state;
	measure(8, true, &statistic);
	assert_int_equal(statistic.observed, 8);
	check_near(statistic.expected, 27.5 / 28);
	check_near(statistic.factor, 8 / (27.5 / 28));
	check_near(statistic.scatter, 0.1 + 1.1 / 27.5);
	check_near(statistic.p, surge_tail(8, 27.5 / 28, 0.1 + 1.1 / 27.5));
	assert_true(statistic.p < 0.0001);
	measure(7, false, &statistic);
	assert_true(statistic.p > 0.0001);
}

/* Each limit alone holds a surge back; a week of days is the least. */
static void
A1_17_1b_all_limits_must_hold(void **state)
{
	static const int64_t none[28];
	struct surge_days days = {none, 28, 1};
	struct surge_limits stricter = limits;
	struct surge_statistic statistic;
	struct surge_region region;

	(void)state;
	surge_start(&region, &days);
	assert_true(surge_measure(&region, &days, 5, &limits, &statistic));
	check_near(statistic.expected, 0.5 / 28);
	assert_false(surge_measure(&region, &days, 4, &limits, &statistic));
	stricter.factor = 300;
	assert_false(surge_measure(&region, &days, 5, &stricter, &statistic));
	stricter = limits;
	stricter.rate = 0;
	assert_false(surge_measure(&region, &days, 5, &stricter, &statistic));
	days.count = 7;
	surge_start(&region, &days);
	assert_true(surge_measure(&region, &days, 12, &limits, &statistic));
	days.count = 6;
	assert_false(surge_measure(&region, &days, 12, &limits, &statistic));
	days.count = 0;
	surge_start(&region, &days);
	surge_add(&region, &days);
	assert_false(surge_measure(&region, &days, 12, &limits, &statistic));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_tail_of_a_geometric_distribution),
	    cmocka_unit_test(the_tail_of_two_geometric_ones),
	    cmocka_unit_test(the_tail_without_spread_is_that_of_chance),
	    cmocka_unit_test(weekdays_weigh_what_the_region_shows),
	    cmocka_unit_test(scatter_is_what_is_beyond_chance),
	    cmocka_unit_test(A1_17_1b_a_surge_fires_and_just_does_not),
	    cmocka_unit_test(A1_17_1b_all_limits_must_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
