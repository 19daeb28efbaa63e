/* Working time: terms added and measured, and where it is not known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../order/odd.h"

static struct law_tables tables;
static struct zone *omsk;

static int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&omsk, "Asia/Omsk"));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	zone_close(omsk);
	law_tables_close(&tables);
	return 0;
}

/* The intervals of a date as HH:MM-HH:MM between blanks. */
static const char *
day_text(const struct hours *hours, const char *text)
{
	static char out[256];
	struct timetable_day day;
	size_t used = 0;

	timetable_day(hours_timetable(hours), date(text), &day);
	out[0] = '\0';
	for (size_t i = 0; i < day.count; i++)
		used += (size_t)snprintf(out + used, sizeof(out) - used,
		    "%s%02d:%02d-%02d:%02d", i > 0 ? " " : "",
		    day.intervals[i].begin / 3600,
		    day.intervals[i].begin / 60 % 60,
		    day.intervals[i].end / 3600,
		    day.intervals[i].end / 60 % 60);
	return out;
}

/* start + seconds is `expected`, and measuring gives the seconds back. */
static void
check_add(const struct hours *hours, const char *start, int64_t seconds,
    const char *expected)
{
	const struct zone *zone = hours_zone(hours);
	char out[INSTANT_TEXT];
	int64_t end, measured;

	assert_null(hours_add(hours, at(start, zone), seconds, &end));
	instant_format(end, zone, out);
	out[19] = '\0';
	assert_string_equal(out, expected);
	assert_null(hours_measure(hours, at(start, zone), end, &measured));
	assert_int_equal(measured, seconds);
}

/* RULES 4.2: the check sums of days and hours of a 40 hour week */
static void
a_year_has_the_hours_it_should(void **state)
{
	static const int expected[][3] = {{2019, 247, 1970}, {2022, 247, 1973},
	    {2023, 247, 1973}, {2024, 248, 1979}, {2025, 247, 1972}};
	struct hours *hours =
	    open_hours(&tables.rows, "plain", NULL, &reading_defaults, omsk);

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		char first[DATE_TEXT], last[DATE_TEXT];
		struct hours_day day;
		int64_t seconds, end;
		int count = 0;

		snprintf(first, sizeof(first), "%d-01-01", expected[i][0]);
		snprintf(last, sizeof(last), "%d-12-31", expected[i][0]);
		assert_null(hours_measure(hours, at(first, omsk),
		    at(last, omsk) + DAY_SECONDS, &seconds));
		assert_int_equal(seconds, expected[i][2] * 3600);
		end = date(last);
		assert_null(hours_day(hours, date(first), &day));
		for (; day.date <= end; count++)
			assert_null(hours_day_after(hours, day.date, 1, &day));
		assert_int_equal(count, expected[i][1]);
	}
	hours_close(hours);
}

static void
shifts_run_over_midnight(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "night", NULL, &reading_defaults, omsk);
	enum hours_place place;

	(void)state;
	check_add(hours, "2022-01-03 23:00", 2 * 3600, "2022-01-04T01:00:00");
	check_add(hours, "2022-01-03 23:00", 3 * 3600, "2022-01-04T02:00:00");
	check_add(
	    hours, "2022-01-03 23:00", 3 * 3600 + 1, "2022-01-04T22:00:01");
	check_add(hours, "2022-01-04 12:00", 8 * 3600, "2022-01-05T06:00:00");
	assert_null(hours_place(hours, at("2022-01-04 01:00", omsk), &place));
	assert_int_equal(place, HOURS_WORKING);
	assert_null(hours_place(hours, at("2022-01-04 12:00", omsk), &place));
	assert_int_equal(place, HOURS_BEFORE);
	assert_null(hours_place(hours, at("2022-01-05 07:00", omsk), &place));
	assert_int_equal(place, HOURS_OUTSIDE);
	hours_close(hours);
}

static void
days_end_at_midnight_both_ways(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "late", NULL, &reading_defaults, omsk);

	(void)state;
	assert_string_equal(day_text(hours, "2022-01-05"), "09:00-24:00");
	assert_string_equal(day_text(hours, "2022-01-06"), "09:00-24:00");
	check_add(hours, "2022-01-05 23:00", 3600, "2022-01-06T00:00:00");
	check_add(hours, "2022-01-05 23:00", 3601, "2022-01-06T09:00:01");
	hours_close(hours);
	hours = open_hours(&odd, "always", NULL, &reading_defaults, omsk);
	check_add(hours, "2022-01-03 12:00", 86400, "2022-01-04T12:00:00");
	hours_close(hours);
}

static void
some_work_on_saturdays_only(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "saturday", NULL, &reading_defaults, omsk);

	(void)state;
	/* the first Saturday of the year is a holiday */
	check_add(hours, "2022-01-01 11:00", 5 * 3600, "2022-01-15T11:00:00");
	hours_close(hours);
}

/* RULES 2.5.4: half open, used up at the end of an interval is due there */
static void
intervals_are_half_open(void **state)
{
	struct hours *hours =
	    open_hours(&tables.rows, "gov", NULL, &reading_defaults, omsk);
	enum hours_place place;

	(void)state;
	check_add(hours, "2022-10-03 11:30", 5400, "2022-10-03T13:00:00");
	check_add(hours, "2022-10-03 11:30", 5401, "2022-10-03T14:00:01");
	check_add(hours, "2022-10-03 15:45", 7200, "2022-10-03T17:45:00");
	check_add(hours, "2022-10-07 16:00", 5400, "2022-10-10T09:30:00");
	check_add(hours, "2022-10-03 11:30", 1, "2022-10-03T11:30:01");
	check_add(hours, "2022-12-30 16:30", 1, "2023-01-09T08:30:01");
	assert_null(hours_place(hours, at("2022-10-03 13:00", omsk), &place));
	assert_int_equal(place, HOURS_BREAK);
	assert_null(hours_place(hours, at("2022-10-03 14:00", omsk), &place));
	assert_int_equal(place, HOURS_WORKING);
	assert_null(hours_place(hours, at("2022-10-03 17:45", omsk), &place));
	assert_int_equal(place, HOURS_OUTSIDE);
	hours_close(hours);
}

/* A year without a calendar: an error that names it, never a guess. */
static void
a_missing_year_is_named(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "bits", NULL, &reading_defaults, omsk);
	struct hours_day day;
	int64_t out;

	(void)state;
	check_fault(hours_next(hours, at("2021-12-31 23:59:59", omsk), &out),
	    "calendar", "2021");
	check_fault(hours_next(hours, at("2022-12-27 09:00", omsk), &out),
	    "calendar", "2023");
	check_fault(hours_add(hours, at("2022-12-26 09:00", omsk), 86400, &out),
	    "calendar", "2023");
	check_fault(hours_next(hours, at("2024-06-01", omsk), &out), "calendar",
	    "2024");
	check_fault(hours_next(hours, at("2026-06-01", omsk), &out), "calendar",
	    "2026");
	check_fault(hours_measure(hours, at("2022-06-01", omsk),
			at("2025-06-01", omsk), &out),
	    "calendar", "2023");
	check_fault(hours_day_after(hours, date("2022-12-30"), 1, &day),
	    "calendar", "2023");
	assert_null(hours_measure(
	    hours, at("2022-12-26", omsk), at("2023-01-01", omsk), &out));
	assert_int_equal(out, 13800);
	assert_null(hours_next(hours, at("2025-01-01", omsk), &out));
	hours_close(hours);
	/* how the first night of a year began is the year before's to say */
	hours = open_hours(&odd, "night", NULL, &reading_defaults, omsk);
	check_fault(hours_next(hours, at("2022-01-01 05:00", omsk), &out),
	    "calendar", "2021");
	assert_null(hours_next(hours, at("2022-01-01 06:00", omsk), &out));
	hours_close(hours);
}

static void
a_schedule_that_ends_or_never_works_is_named(void **state)
{
	struct timetable_rows empty = {odd_rows, 14, odd_days, 0};
	struct hours *hours = NULL;
	int64_t out;

	(void)state;
	check_fault(
	    hours_open(&hours, &odd, "nobody", NULL, &reading_defaults, omsk),
	    "schedule", "nobody");
	check_fault(
	    hours_open(&hours, &odd, "never", NULL, &reading_defaults, omsk),
	    "schedule", "never works");
	check_fault(
	    hours_open(&hours, &empty, "bits", NULL, &reading_defaults, omsk),
	    "calendar", "no year");
	assert_null(hours);
	hours = open_hours(&odd, "ended", NULL, &reading_defaults, omsk);
	check_fault(hours_next(hours, at("2022-06-01", omsk), &out), "schedule",
	    "after 2022-01-08");
	/* Of the years 2022 and 2025 the second has no working time at all. */
	check_fault(hours_measure(hours, at("2025-06-01", omsk),
			at("2026-01-10", omsk), &out),
	    "calendar", "2026");
	hours_close(hours);
}

/* Days are walked by civil date: clocks that change take or give an hour. */
static void
hours_that_clocks_skip_or_repeat(void **state)
{
	static const struct schedule rows[] = {
	    {"night", 7, "00:00", "04:00", DATE_NONE, DATE_NONE},
	    {"night", 6, "22:00", "24:00", DATE_NONE, DATE_NONE},
	};
	static const struct calendar days[] = {
	    {14610, "off", NULL, NULL, NULL},  /* 2010-01-01 */
	    {17167, "off", NULL, NULL, NULL}}; /* 2017-01-01 */
	struct timetable_rows given = {rows, 2, days, 2};
	struct zone *zone;
	struct hours *hours;
	int64_t seconds;

	(void)state;
	assert_null(zone_open(&zone, "Europe/Moscow"));
	hours = open_hours(&given, "night", NULL, &reading_defaults, zone);
	check_add(hours, "2010-03-28 01:30", 3600, "2010-03-28T03:30:00");
	check_add(hours, "2010-10-31 01:30", 3600, "2010-10-31T02:30:00");
	assert_null(hours_measure(hours, at("2010-03-28", zone),
	    at("2010-03-28 12:00", zone), &seconds));
	assert_int_equal(seconds, 3 * 3600);
	assert_null(hours_measure(hours, at("2010-10-31", zone),
	    at("2010-10-31 12:00", zone), &seconds));
	assert_int_equal(seconds, 5 * 3600);
	hours_close(hours);
	zone_close(zone);
	assert_null(zone_open(&zone, "America/Sao_Paulo"));
	hours = open_hours(&given, "night", NULL, &reading_defaults, zone);
	/* 2017-10-15 begins at 01:00 */
	check_add(hours, "2017-10-14 23:00", 7200, "2017-10-15T02:00:00");
	hours_close(hours);
	zone_close(zone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_year_has_the_hours_it_should),
	    cmocka_unit_test(shifts_run_over_midnight),
	    cmocka_unit_test(days_end_at_midnight_both_ways),
	    cmocka_unit_test(some_work_on_saturdays_only),
	    cmocka_unit_test(intervals_are_half_open),
	    cmocka_unit_test(a_missing_year_is_named),
	    cmocka_unit_test(a_schedule_that_ends_or_never_works_is_named),
	    cmocka_unit_test(hours_that_clocks_skip_or_repeat),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
