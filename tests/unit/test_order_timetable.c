/* What a date is: the layers of a timetable. */
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

/* A1-2.2, I-56, RULES 4.1 and 4.2 */
static void
days_of_the_government_schedule(void **state)
{
	struct hours *hours =
	    open_hours(&tables.rows, "gov", NULL, &reading_defaults, omsk);

	(void)state;
	assert_string_equal(
	    day_text(hours, "2022-10-03"), "08:30-13:00 14:00-17:45");
	assert_string_equal(
	    day_text(hours, "2022-10-07"), "08:30-13:00 14:00-16:30");
	assert_string_equal(day_text(hours, "2022-10-08"), "");
	assert_string_equal(day_text(hours, "2022-11-04"), "");
	assert_string_equal(
	    day_text(hours, "2022-11-03"), "08:30-13:00 14:00-16:45");
	assert_string_equal(
	    day_text(hours, "2024-04-27"), "08:30-13:00 14:00-17:45");
	assert_string_equal(
	    day_text(hours, "2024-11-02"), "08:30-13:00 14:00-16:45");
	assert_string_equal(
	    day_text(hours, "2022-05-06"), "08:30-13:00 14:00-16:30");
	assert_string_equal(
	    day_text(hours, "2021-05-04"), "08:30-13:00 14:00-17:45");
	hours_close(hours);
}

/* moved_day_hours (I-56), decree_days */
static void
readings_choose_the_hours_of_a_day(void **state)
{
	struct readings readings = reading_defaults;
	struct hours *hours;

	(void)state;
	readings.moved_day_hours = MOVED_FRIDAY;
	readings.decree_days = DECREE_OFF;
	hours = open_hours(&tables.rows, "gov", NULL, &readings, omsk);
	assert_string_equal(
	    day_text(hours, "2024-04-27"), "08:30-13:00 14:00-16:30");
	assert_string_equal(day_text(hours, "2021-05-04"), "");
	hours_close(hours);
	readings.moved_day_hours = MOVED_OWN;
	hours = open_hours(&tables.rows, "gov", NULL, &readings, omsk);
	assert_string_equal(day_text(hours, "2024-04-27"), "");
	hours_close(hours);
}

static void
rows_hold_between_their_dates(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "dated", NULL, &reading_defaults, omsk);

	(void)state;
	assert_string_equal(day_text(hours, "2022-01-03"), "09:00-18:00");
	assert_string_equal(day_text(hours, "2022-01-10"), "10:00-15:00");
	hours_close(hours);
}

static void
a_bodys_own_days_win_over_the_federal_ones(void **state)
{
	struct hours *federal =
	    open_hours(&odd, "always", NULL, &reading_defaults, omsk);
	struct hours *own =
	    open_hours(&odd, "always", "archive", &reading_defaults, omsk);

	(void)state;
	assert_string_equal(day_text(federal, "2022-01-11"), "00:00-24:00");
	assert_string_equal(day_text(own, "2022-01-11"), "");
	assert_string_equal(day_text(federal, "2022-01-17"), "");
	assert_string_equal(day_text(own, "2022-01-17"), "00:00-24:00");
	assert_string_equal(day_text(own, "2022-01-10"), "00:00-23:00");
	hours_close(federal);
	hours_close(own);
}

/* I-56: an hour earlier by the clock on the wall; breaks stay as they are */
static void
a_shortened_day_ends_an_hour_earlier(void **state)
{
	struct hours *hours =
	    open_hours(&odd, "bits", NULL, &reading_defaults, omsk);

	(void)state;
	assert_string_equal(day_text(hours, "2022-01-03"),
	    "09:00-12:00 13:00-13:30 15:00-15:20");
	assert_string_equal(
	    day_text(hours, "2022-01-10"), "09:00-12:00 13:00-13:30");
	hours_close(hours);
	hours = open_hours(&odd, "night", NULL, &reading_defaults, omsk);
	assert_string_equal(day_text(hours, "2022-01-10"), "22:00-25:00");
	hours_close(hours);
}

static void
wrong_rows_are_refused(void **state)
{
	static const struct schedule rows[] = {
	    {"hour", 1, "25:00", "18:00", DATE_NONE, DATE_NONE},
	    {"begin", 1, "24:00", "18:00", DATE_NONE, DATE_NONE},
	    {"text", 1, "09:00", "9", DATE_NONE, DATE_NONE},
	    {"null", 1, "09:00", NULL, DATE_NONE, DATE_NONE},
	    {"weekday", 8, "09:00", "10:00", DATE_NONE, DATE_NONE},
	    {"overlap", 1, "09:00", "13:00", DATE_NONE, DATE_NONE},
	    {"overlap", 1, "12:59", "18:00", DATE_NONE, DATE_NONE},
	    {"fine", 1, "09:00", "13:00", DATE_NONE, 100},
	    {"fine", 1, "12:59", "18:00", 101, DATE_NONE},
	};
	static const struct calendar twice[] = {
	    {19002, "off", NULL, NULL, NULL}, {19002, "short", "", NULL, ""}};
	static const struct calendar kind[] = {
	    {19002, "holiday", NULL, NULL, NULL}};
	static const struct calendar whose[] = {
	    {19002, "working", "monday", NULL, NULL}};
	struct timetable_rows wrong = {rows, 9, odd_days, 7};
	struct hours *hours = NULL;

	(void)state;
#define REFUSED(name, field, part)                                             \
	check_fault(                                                           \
	    hours_open(&hours, &wrong, name, NULL, &reading_defaults, omsk),   \
	    field, part)
	REFUSED("hour", "begin", "25:00");
	REFUSED("begin", "begin", "24:00");
	REFUSED("text", "end", "not a time");
	REFUSED("null", "end", "not a time");
	REFUSED("weekday", "weekday", "8");
	REFUSED("overlap", "begin", "overlap");
	wrong.calendar = twice;
	wrong.calendar_count = 2;
	REFUSED("fine", "date", "2022-01-10 is in the calendar twice");
	wrong.calendar = kind;
	wrong.calendar_count = 1;
	REFUSED("fine", "kind", "holiday");
	wrong.calendar = whose;
	REFUSED("fine", "hours_as", "monday");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_of_the_government_schedule),
	    cmocka_unit_test(readings_choose_the_hours_of_a_day),
	    cmocka_unit_test(rows_hold_between_their_dates),
	    cmocka_unit_test(a_bodys_own_days_win_over_the_federal_ones),
	    cmocka_unit_test(a_shortened_day_ends_an_hour_earlier),
	    cmocka_unit_test(wrong_rows_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
