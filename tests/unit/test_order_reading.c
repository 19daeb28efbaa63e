/* The readings of RULES part 3: keys, values, defaults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "model/setting.h"
#include "order/reading.h"

/* Sets a key to a value and looks whether it is that now. */
static void
check_set(const char *key, const char *value)
{
	struct readings readings = reading_defaults;
	const struct fault *fault;
	bool known = false;

	fault = reading_set(&readings, key, value, &known);
	assert_true(known);
	if (fault != NULL)
		fail_msg("%s", fault->text);
	assert_string_equal(reading_value(&readings, key), value);
	assert_null(setting_check(key, value));
}

/* I-01 to I-15, I-56: each key a setting has, with the same default. */
static void
readings_are_settings(void **state)
{
	const char *key;

	(void)state;
	for (size_t i = 0; (key = reading_key(i)) != NULL; i++) {
		assert_non_null(setting_default(key));
		assert_string_equal(reading_value(&reading_defaults, key),
		    setting_default(key));
		check_set(key, setting_default(key));
	}
}

static void
alternatives_are_set(void **state)
{
	(void)state;
	check_set("prestart_detection", "same_day");
	check_set("lunch_detection", "next_day");
	check_set("offhours_scope", "first");
	check_set("outage_mode", "pause");
	check_set("outage_idle", "count");
	check_set("outage_kinds", "failure,planned");
	check_set("outage_scope", "system,body");
	check_set("open_outage", "due");
	check_set("days_start", "same_day");
	check_set("days_end", "midnight");
	check_set("days_end", "same_time");
	check_set("moved_day_hours", "own");
	check_set("decree_days", "off");
	check_set("clock_schedule", "center");
	check_set("tolerance_s", "59");
}

static void
what_is_no_value_is_refused(void **state)
{
	static const char *const bad[][2] = {{"outage_mode", "Pause"},
	    {"outage_mode", ""}, {"outage_mode", "restart,pause"},
	    {"outage_days", "prolong"}, {"outage_kinds", "failure,"},
	    {"outage_kinds", "fail"}, {"query_effect", "pause"},
	    {"receipt", "opened"}, {"tolerance_s", "-1"}, {"tolerance_s", "1m"},
	    {"tolerance_s", "9999999"}};
	struct readings readings = reading_defaults;
	bool known;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const struct fault *fault =
		    reading_set(&readings, bad[i][0], bad[i][1], &known);

		assert_non_null(fault);
		assert_true(known);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_string_equal(fault->field, bad[i][0]);
		assert_non_null(setting_check(bad[i][0], bad[i][1]));
	}
	assert_memory_equal(
	    &readings, &reading_defaults, sizeof(struct readings));
	assert_null(reading_set(&readings, "formats_min", "3", &known));
	assert_false(known);
}

static void
the_digest_tells_sets_apart(void **state)
{
	struct readings readings = reading_defaults;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	bool known;

	(void)state;
	reading_digest(&readings, before);
	reading_digest(&reading_defaults, after);
	assert_string_equal(before, after);
	assert_null(reading_set(&readings, "decree_days", "off", &known));
	reading_digest(&readings, after);
	assert_string_not_equal(before, after);
	assert_string_equal(reading_id("outage_mode"), "I-07");
	assert_string_equal(reading_id("decree_days"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(readings_are_settings),
	    cmocka_unit_test(alternatives_are_set),
	    cmocka_unit_test(what_is_no_value_is_refused),
	    cmocka_unit_test(the_digest_tells_sets_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
