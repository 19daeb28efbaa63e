/* Dates, zones, instants and terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/date.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct zone *
open_zone(const char *name)
{
	struct zone *zone = NULL;

	assert_null(zone_open(&zone, name));
	return zone;
}

static int64_t
parse(const char *text, const struct zone *zone)
{
	int64_t instant = INSTANT_NONE;

	if (!instant_parse(text, zone, &instant))
		fail_msg("not read: %s", text);
	return instant;
}

/* `text`, read in the zone, is written as `expected`, which reads the same. */
static void
check(const struct zone *zone, const char *text, const char *expected)
{
	char out[INSTANT_TEXT];

	instant_format(parse(text, zone), zone, out);
	assert_string_equal(out, expected);
	assert_int_equal(parse(out, zone), parse(text, zone));
}

static void
dates_go_there_and_back(void **state)
{
	(void)state;
	assert_int_equal(date_days(1970, 1, 1), 0);
	assert_int_equal(date_days(2000, 2, 29), 11016);
	assert_int_equal(date_weekday(date_days(2022, 8, 3)), 3);
	assert_int_equal(date_weekday(date_days(1900, 1, 1)), 1);
	for (int64_t days = date_days(-801, 1, 1); days < 1000000; days++) {
		int year, month, day;

		date_civil(days, &year, &month, &day);
		assert_true(date_exists(year, month, day));
		assert_int_equal(date_days(year, month, day), days);
	}
}

static void
dates_are_read_and_written(void **state)
{
	static const char *const bad[] = {"", "2022", "2022-1-01", "2022-13-01",
	    "2022-02-29", "1900-02-29", "31.04.2022", "2022-01-00",
	    "2022-01-01 ", "1.2.2022", "2022.01.01", "вчера"};
	char out[DATE_TEXT];
	int64_t days;

	(void)state;
	assert_true(date_parse("2024-02-29", &days));
	date_format(days, out);
	assert_string_equal(out, "2024-02-29");
	assert_true(date_parse("03.08.2022", &days));
	date_format(days, out);
	assert_string_equal(out, "2022-08-03");
	date_format(date_days(-44, 3, 15), out);
	assert_string_equal(out, "-0044-03-15");
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(date_parse(bad[i], &days));
}

static void
instants_are_read_in_every_form(void **state)
{
	static const char *const same[] = {"2022-10-03T10:00:00+06:00",
	    "2022-10-03T04:00:00Z", "2022-10-03 10:00", "2022-10-03 10:00:00",
	    "2022-10-03T10:00", "03.10.2022 10:00", "03.10.2022 10:00:00",
	    "2022-10-03T10:00:00.999", "2022-10-03T04:00:00.5Z",
	    "2022-10-02T18:00:00-10", "2022-10-03T09:30:00+0530"};
	static const char *const bad[] = {"", "10:00", "2022-10-03T",
	    "2022-10-03T10", "2022-10-03T10:60", "2022-10-03T24:00:01",
	    "2022-10-03T10:00:60", "2022-10-03T25:00", "2022-10-03 10:00 ",
	    "2022-10-03T10:00:00+6", "2022-10-03T10:00:00+24:00",
	    "2022-10-03T10:00:00+06:60", "03.10.2022T10:00", "2022-10-03x",
	    "2022-10-03T9:00", "2022-10-03 :00", "2022-10-03 9",
	    "03.10.2022 9:", "03.10.2022 9:0", "03.10.2022  9:00",
	    "03.10.2022 009:00", "2022-10-03T10:00:00.", "03.10.2022 10:00Z",
	    "20221003T100000Z"};
	struct zone *zone = open_zone("Asia/Omsk");
	int64_t instant;

	(void)state;
	for (size_t i = 0; i < COUNT(same); i++)
		assert_int_equal(parse(same[i], zone), 1664769600);
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(instant_parse(bad[i], zone, &instant));
	check(zone, "2022-10-03", "2022-10-03T00:00:00+06:00");
	check(zone, "03.10.2022 9:05", "2022-10-03T09:05:00+06:00");
	check(zone, "03.10.2022 0:05:07", "2022-10-03T00:05:07+06:00");
	check(zone, "2022-10-03 9:05:07+03", "2022-10-03T12:05:07+06:00");
	check(zone, "2022-12-31 24:00", "2023-01-01T00:00:00+06:00");
	zone_close(zone);
}

/* Else what is written could not be read again. */
static void
instants_lie_in_years_of_four_digits(void **state)
{
	static const char *const good[] = {"0000-01-01T00:00:00+04:53",
	    "9999-12-31T23:59:59", "9999-12-31T23:59:59+06:00"};
	static const char *const bad[] = {"0000-01-01T00:00:00+14:00",
	    "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"};
	struct zone *zone = open_zone("Asia/Omsk");
	int64_t instant, again;
	char out[INSTANT_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		assert_true(instant_parse(good[i], zone, &instant));
		instant_format(instant, zone, out);
		assert_true(instant_parse(out, zone, &again));
		assert_int_equal(again, instant);
		assert_false(instant_parse(bad[i], zone, &instant));
	}
	zone_close(zone);
}

static void
instants_are_written_for_officials(void **state)
{
	struct zone *zone = open_zone("Asia/Omsk");
	char out[INSTANT_TEXT];

	(void)state;
	instant_format_ru(parse("2022-10-03T10:05", zone), zone, out);
	assert_string_equal(out, "03.10.2022 10:05");
	instant_format_ru(parse("2022-10-03T23:59:59", zone), zone, out);
	assert_string_equal(out, "03.10.2022 23:59:59");
	zone_close(zone);
}

static void
omsk_has_one_offset_since_2014_and_had_others(void **state)
{
	struct zone *zone = open_zone("Asia/Omsk");

	(void)state;
	check(zone, "2022-10-03 10:00", "2022-10-03T10:00:00+06:00");
	check(zone, "2014-10-25 12:00", "2014-10-25T12:00:00+07:00");
	/* 01:00 to 02:00 came twice: the first one is meant */
	check(zone, "2014-10-26 01:30", "2014-10-26T01:30:00+07:00");
	check(zone, "2014-10-26 02:00", "2014-10-26T02:00:00+06:00");
	check(zone, "2010-07-01 12:00", "2010-07-01T12:00:00+07:00");
	check(zone, "2010-12-01 12:00", "2010-12-01T12:00:00+06:00");
	check(zone, "9999-12-31 12:00", "9999-12-31T12:00:00+06:00");
	/* local mean time was 4:53:30: shown to the minute */
	assert_int_equal(zone_offset(zone, parse("1900-01-01", zone)), 17610);
	check(zone, "1900-01-01 12:00", "1900-01-01T11:59:30+04:53");
	zone_close(zone);
}

static void
a_day_that_begins_with_a_gap_begins_when_it_begins(void **state)
{
	struct zone *zone = open_zone("America/Sao_Paulo");

	(void)state;
	check(zone, "2017-10-15", "2017-10-15T01:00:00-02:00");
	check(zone, "2017-10-15 00:59:59", "2017-10-15T01:00:00-02:00");
	check(zone, "2017-10-14 24:00", "2017-10-15T01:00:00-02:00");
	check(zone, "2017-10-14 23:59:59", "2017-10-14T23:59:59-03:00");
	check(zone, "2018-02-17 23:30", "2018-02-17T23:30:00-02:00");
	check(zone, "2018-02-18", "2018-02-18T00:00:00-03:00");
	zone_close(zone);
	zone = open_zone("Asia/Beirut");
	check(zone, "2022-03-27", "2022-03-27T01:00:00+03:00");
	check(zone, "2022-10-29 23:30", "2022-10-29T23:30:00+03:00");
	check(zone, "2022-10-30 00:00", "2022-10-30T00:00:00+02:00");
	zone_close(zone);
}

static void
moscow_2010_skips_and_repeats_an_hour(void **state)
{
	struct zone *zone = open_zone("Europe/Moscow");

	(void)state;
	check(zone, "2010-03-28 01:59:59", "2010-03-28T01:59:59+03:00");
	check(zone, "2010-03-28 02:30", "2010-03-28T03:00:00+04:00");
	check(zone, "2010-10-31 02:30", "2010-10-31T02:30:00+04:00");
	assert_int_equal(parse("2010-10-31T02:30:00+03:00", zone) -
			     parse("2010-10-31 02:30", zone),
	    3600);
	check(zone, "2011-03-27 12:00", "2011-03-27T12:00:00+04:00");
	check(zone, "2014-10-26 12:00", "2014-10-26T12:00:00+03:00");
	zone_close(zone);
}

static void
the_future_follows_the_rule_at_the_end_of_the_file(void **state)
{
	struct zone *zone = open_zone("Asia/Beirut");

	(void)state;
	check(zone, "2150-07-01 12:00", "2150-07-01T12:00:00+03:00");
	check(zone, "2150-12-01 12:00", "2150-12-01T12:00:00+02:00");
	check(zone, "2900-03-27 12:00", "2900-03-27T12:00:00+02:00");
	check(zone, "2900-03-28 00:00", "2900-03-28T01:00:00+03:00");
	check(zone, "9998-07-01 12:00", "9998-07-01T12:00:00+03:00");
	zone_close(zone);
	zone = open_zone("Australia/Sydney"); /* daylight over New Year */
	check(zone, "2500-01-01 12:00", "2500-01-01T12:00:00+11:00");
	check(zone, "2500-07-01 12:00", "2500-07-01T12:00:00+10:00");
	zone_close(zone);
	zone = open_zone("Europe/Dublin"); /* winter is the daylight time */
	check(zone, "2500-01-01 12:00", "2500-01-01T12:00:00+00:00");
	check(zone, "2500-07-01 12:00", "2500-07-01T12:00:00+01:00");
	zone_close(zone);
}

/* The C library reads the same files: it must agree at any instant. */
static void
zones_agree_with_the_c_library(void **state)
{
	static const char *const names[] = {"Asia/Omsk", "Europe/Moscow",
	    "America/Sao_Paulo", "Asia/Beirut", "Africa/Casablanca",
	    "Australia/Lord_Howe", "Pacific/Apia", "America/New_York",
	    "Asia/Gaza", "Europe/Dublin", "Asia/Kathmandu", "UTC"};
	int64_t first = -INT64_C(5000000000), last = INT64_C(30000000000);

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct zone *zone = open_zone(names[i]);

		setenv("TZ", names[i], 1);
		tzset();
		for (int64_t at = first; at < last; at += 499979) {
			time_t instant = (time_t)at;
			int64_t civil = zone_civil(zone, at), back;
			struct tm tm;

			localtime_r(&instant, &tm);
			if (tm.tm_gmtoff != zone_offset(zone, at))
				fail_msg("%s at %lld", names[i], (long long)at);
			back = zone_instant(zone, civil);
			assert_true(back <= at);
			assert_int_equal(zone_civil(zone, back), civil);
		}
		zone_close(zone);
	}
	unsetenv("TZ");
}

static void
the_machines_own_zone_changes_nothing(void **state)
{
	struct zone *zone;

	(void)state;
	setenv("TZ", "America/New_York", 1);
	tzset();
	zone = open_zone("Asia/Omsk");
	assert_int_equal(parse("2022-10-03 10:00", zone), 1664769600);
	zone_close(zone);
	unsetenv("TZ");
}

static void
names_that_are_no_zone_are_refused(void **state)
{
	static const char *const bad[] = {"", "Asia", "Asia/Nowhere", "/etc",
	    "../../../etc/passwd", "Asia/../Asia/Omsk", "/Asia/Omsk",
	    "Asia/Omsk/", "Asia//Omsk", "tzdata.zi", "leapseconds",
	    "Asia/Omsk\n", "Азия/Омск",
	    "Asia/A_name_that_is_far_longer_than_any_name_in_the_database"};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct zone *zone = NULL;
		const struct fault *fault = zone_open(&zone, bad[i]);

		if (fault == NULL)
			fail_msg("opened: %s", bad[i]);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_null(zone);
	}
	zone_close(NULL);
}

static void
terms_are_read_and_written(void **state)
{
	static const char *const good[][2] = {{"90m", "90m"}, {"120m", "2h"},
	    {"2h", "2h"}, {"60m", "1h"}, {"45s", "45s"}, {"8wd", "8wd"},
	    {"5400s", "90m"}, {"999999999h", "999999999h"}};
	static const char *const bad[] = {"", "0m", "-1h", "+1h", "1", "h",
	    "1.5h", "2 h", "2H", "8d", "1000000000h", "2hh", "wd", "8wdx"};
	struct term term;
	char out[TERM_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_true(term_parse(good[i][0], &term));
		term_format(term, out);
		assert_string_equal(out, good[i][1]);
	}
	assert_true(term_parse("8wd", &term));
	assert_int_equal(term.unit, TERM_WORKING_DAYS);
	assert_int_equal(term.amount, 8);
	assert_true(term_is_longer(term, (struct term){TERM_SECONDS, 99999}));
	assert_false(term_is_longer((struct term){TERM_SECONDS, 99999}, term));
	assert_false(term_is_longer(term, term));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(term_parse(bad[i], &term));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_go_there_and_back),
	    cmocka_unit_test(dates_are_read_and_written),
	    cmocka_unit_test(instants_are_read_in_every_form),
	    cmocka_unit_test(instants_lie_in_years_of_four_digits),
	    cmocka_unit_test(instants_are_written_for_officials),
	    cmocka_unit_test(omsk_has_one_offset_since_2014_and_had_others),
	    cmocka_unit_test(
		a_day_that_begins_with_a_gap_begins_when_it_begins),
	    cmocka_unit_test(moscow_2010_skips_and_repeats_an_hour),
	    cmocka_unit_test(
		the_future_follows_the_rule_at_the_end_of_the_file),
	    cmocka_unit_test(zones_agree_with_the_c_library),
	    cmocka_unit_test(the_machines_own_zone_changes_nothing),
	    cmocka_unit_test(names_that_are_no_zone_are_refused),
	    cmocka_unit_test(terms_are_read_and_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
