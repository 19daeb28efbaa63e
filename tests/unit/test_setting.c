/* The keys of settings and norms: what each may be, and what it is by default. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/setting.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
settings_take_what_is_carried_out(void **state)
{
	static const char *const good[][2] = {{"outage_mode", "pause"},
	    {"outage_kinds", "planned,failure"}, {"center", ""},
	    {"center", "plain"}, {"tolerance_s", "60"}, {"p17_target", "2h"},
	    {"importance", "высокая,обычная"}, {"timezone", "UTC"},
	    {"warn_shares", "5,50,99"}, {"likeness_min", "0.75"},
	    {"likeness_min", "1"}, {"likeness_days", "0"},
	    {"surge_factor", "2.5"}};
	static const char *const bad[][2] = {{"outage_mode", ""},
	    {"outage_mode", "restart,pause"}, {"outage_days", "prolong"},
	    {"outage_kinds", "failure,failure"}, {"outage_kinds", ""},
	    {"outage_kinds", "failure,"}, {"outage_scope", "vk"},
	    {"tolerance_s", "-1"}, {"tolerance_s", "1s"},
	    {"tolerance_s", "9999999999"}, {"p17_target", "8wd"},
	    {"importance", "a, b"}, {"importance", "a,a"}, {"timezone", ""},
	    {"timezone", "Omsk"}, {"warn_shares", "80,50"},
	    {"warn_shares", "100"}, {"warn_shares", "0"},
	    {"likeness_min", "1.5"}, {"likeness_min", "0,5"},
	    {"likeness_min", "0.5x"}, {"surge_factor", "0.5"},
	    {"auto_detect", "true"}, {"likeness_days", "-1"}};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_null(setting_check(good[i][0], good[i][1]));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_non_null(setting_check(bad[i][0], bad[i][1]));
	assert_non_null(setting_check("outage_mode", NULL));
}

static void
a_setting_left_out_has_its_default(void **state)
{
	const struct setting rows[] = {
	    {"outage_mode", "pause", "I-07"}, {"center", NULL, "I-04"}};

	(void)state;
	assert_string_equal(setting_get(rows, 2, "outage_mode"), "pause");
	assert_string_equal(setting_get(rows, 2, "center"), "");
	assert_string_equal(setting_get(rows, 2, "days_start"), "next_day");
	assert_null(setting_get(rows, 2, "nothing"));
}

static void
ages_are_calendar_time(void **state)
{
	int64_t seconds;

	(void)state;
	assert_true(setting_age("90d", &seconds));
	assert_int_equal(seconds, 90 * 86400);
	assert_true(setting_age("24h", &seconds));
	assert_int_equal(seconds, 86400);
	assert_false(setting_age("0d", &seconds));
	assert_false(setting_age("90", &seconds));
	assert_false(setting_age("d", &seconds));
	assert_false(setting_age("9999999d", &seconds));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(settings_take_what_is_carried_out),
	    cmocka_unit_test(a_setting_left_out_has_its_default),
	    cmocka_unit_test(ages_are_calendar_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
