/* Indicators (RULES 6.3), against values computed by hand. */
#include "indicator_world.h"

/* A draft clock of a body; state as stored. */
static struct evaluation_clock
clock_of(enum clock_state state, const char *due, const char *stop,
    int64_t late_minutes)
{
	return (struct evaluation_clock){.message = 1,
	    .clock_id = 1,
	    .kind = CLOCK_DRAFT,
	    .state = state,
	    .norm = true,
	    .body = "minzdrav",
	    .owner = "minzdrav",
	    .start = when(due) - 7200,
	    .due = when(due),
	    .stop = when(stop),
	    .late_minutes = late_minutes};
}

static struct indicator_count
count_clock(const char *id, const struct evaluation_clock *clock)
{
	struct indicator_count count = {0};

	assert_null(indicator(id)->clock(indicator(id), &frame, clock, &count));
	return count;
}

static void
check_clock(const char *id, struct evaluation_clock clock, int64_t numerator,
    int64_t denominator)
{
	check_count(count_clock(id, &clock), numerator, denominator, 0);
}

/* MI-01, MI-02: every id is there once, and has a function */
static void
the_table_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < INDICATORS; i++) {
		const struct indicator *one = &indicator_all[i];

		assert_non_null(one->id);
		assert_int_equal(indicator_find(one->id), i);
		assert_true(one->clock != NULL || one->share != NULL ||
			    one->message != NULL || one->draft != NULL ||
			    strncmp(one->id, "AI-", 3) == 0 ||
			    strcmp(one->id, "DQ-07") == 0);
	}
	assert_int_equal(indicator_find("MI-99"), -1);
}

/* MI-01: 1 - late / all; what is cancelled, suspended or unused counts not */
static void
mi_01_counts_what_was_due(void **state)
{
	struct evaluation_clock center =
	    clock_of(CLOCK_LATE, "2022-10-03 12:00", "2022-10-03 12:30", 30);
	struct evaluation_clock unused =
	    clock_of(CLOCK_RUNNING, "2022-10-03 12:00", NULL, FIELD_NONE);

	(void)state;
	check_clock("MI-01",
	    clock_of(
		CLOCK_MET, "2022-10-03 12:00", "2022-10-03 12:00", FIELD_NONE),
	    1, 1);
	check_clock("MI-01",
	    clock_of(CLOCK_LATE, "2022-10-03 12:00", "2022-10-03 12:15", 15), 0,
	    1);
	check_clock("MI-01",
	    clock_of(CLOCK_RUNNING, "2022-10-03 12:00", NULL, FIELD_NONE), 0,
	    1);
	check_clock("MI-01",
	    clock_of(CLOCK_CANCELLED, "2022-10-03 12:00", "2022-10-03 11:00",
		FIELD_NONE),
	    0, 0);
	check_clock("MI-02-draft",
	    clock_of(CLOCK_LATE, "2022-10-03 12:00", "2022-10-03 12:15", 15), 1,
	    1);
	check_clock("MI-02-rework",
	    clock_of(CLOCK_LATE, "2022-10-03 12:00", "2022-10-03 12:15", 15), 0,
	    0);
	unused.kind = CLOCK_RETURN; /* I-26 */
	check_clock("MI-01", unused, 0, 0);
	center.owner = "tsur"; /* I-33 */
	check_clock("MI-01", center, 0, 0);
	/* Its own review of what it has answered itself. */
	center.body = "tsur";
	center.kind = CLOCK_REVIEW;
	check_clock("MI-01", center, 0, 0);
	center.kind = CLOCK_DRAFT;
	check_clock("MI-01", center, 0, 1);
}

/* 6.3: a clock is as it was at the end of the period, whenever one looks */
static void
what_came_after_the_end_does_not_count(void **state)
{
	struct evaluation_clock late =
	    clock_of(CLOCK_LATE, "2022-12-30 16:00", "2023-01-09 09:00", 60);
	struct evaluation_clock open =
	    clock_of(CLOCK_RUNNING, "2022-12-30 16:00", NULL, FIELD_NONE);
	int64_t end = frame.until;

	(void)state;
	check_clock("MI-01", late, 0, 1);
	check_clock("MI-01", open, 0, 1);
	/* Friday, 30 December: 16:00 to 16:30; the 31st is a Saturday. */
	check_count(count_clock("MI-03", &late), 1, 1, 30 * 60);
	check_count(count_clock("MI-03", &open), 1, 1, 30 * 60);
	/* While the half-year lasts, what is not due yet has no verdict. */
	frame.cut = frame.until = at("2022-12-30 15:00", omsk);
	check_clock("MI-01", open, 0, 0);
	frame.until = end;
	frame.cut = end - 1;
	/* The instant at which it ends is in the next one. */
	late.stop = end;
	check_count(count_clock("MI-03", &late), 1, 1, 30 * 60);
	open.due = end - 1;
	check_clock("MI-01", open, 0, 1);
}

static int64_t
value_of(const char *id, const int64_t *seconds, size_t count)
{
	struct indicator_sum sum = {0};
	int64_t value = -1;

	for (size_t i = 0; i < count; i++)
		indicator_add(indicator(id), &sum,
		    &(struct indicator_count){1, 1, seconds[i]});
	if (count == 0)
		assert_false(indicator_value(indicator(id), &sum, &value));
	else
		assert_true(indicator_value(indicator(id), &sum, &value));
	indicator_sum_free(&sum);
	return value;
}

/* MI-03, MI-04: mean, nearest rank, and the mean of the two in the middle */
static void
times_are_told_in_minutes(void **state)
{
	static const int64_t odd_times[] = {600, 60, 300};
	static const int64_t even_times[] = {600, 60, 300, 120};
	int64_t many[100];

	(void)state;
	assert_int_equal(value_of("MI-04", odd_times, 3), 5 * 10000);
	assert_int_equal(value_of("MI-04", even_times, 4), 35000);
	assert_int_equal(value_of("MI-03", odd_times, 3), 53333);
	assert_int_equal(value_of("MI-03-p90", odd_times, 3), 10 * 10000);
	for (int i = 0; i < 100; i++)
		many[i] = 60 * ((i * 37) % 100 + 1);
	assert_int_equal(value_of("MI-03-p90", many, 100), 90 * 10000);
	assert_int_equal(value_of("MI-04", many, 100), 505000);
	assert_int_equal(value_of("MI-04", many, 1), 10000);
	value_of("MI-04", NULL, 0);
}

/* An answer handed in at once, posted; every member is the test's to change. */
/* 6.3: what was decided after the end changes nothing before it */
static void
what_was_taken_back_after_the_end(void **state)
{
	struct evaluation_clock late_return =
	    clock_of(CLOCK_LATE, "2022-12-30 12:00", "2023-01-09 10:00", 60);

	(void)state;
	check_clock("MI-01",
	    clock_of(CLOCK_CANCELLED, "2022-12-30 12:00", "2023-01-09 10:00",
		FIELD_NONE),
	    0, 1);
	late_return.kind = CLOCK_RETURN;
	check_clock("MI-01", late_return, 0, 0);
}

/* MI-15, CI-03, CI-05 */
static void
messages_of_the_region(void **state)
{
	struct evaluation_message message = {.message = 1,
	    .posted_at = when("2022-10-03 08:00"),
	    .detected_at = when("2022-10-03 09:10"),
	    .ground = "abuse",
	    .refused_at = when("2022-10-03 09:20"),
	    .flagged_at = FIELD_NONE,
	    .reported_at = FIELD_NONE};
	struct indicator_count count = {0}, harm = {0}, seen = {0}, told = {0};

	(void)state;
	indicator("MI-15")->message(
	    indicator("MI-15"), &frame, &message, &count);
	check_count(count, 1, 1, 0);
	indicator("MI-15-harm")
	    ->message(indicator("MI-15-harm"), &frame, &message, &harm);
	check_count(harm, 0, 1, 0);
	indicator("CI-03")->message(
	    indicator("CI-03"), &frame, &message, &seen);
	check_count(seen, 1, 1, 70 * 60);
	indicator("CI-05")->message(
	    indicator("CI-05"), &frame, &message, &told);
	check_count(told, 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_table_is_whole),
	    cmocka_unit_test(mi_01_counts_what_was_due),
	    cmocka_unit_test(what_came_after_the_end_does_not_count),
	    cmocka_unit_test(times_are_told_in_minutes),
	    cmocka_unit_test(what_was_taken_back_after_the_end),
	    cmocka_unit_test(messages_of_the_region),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
