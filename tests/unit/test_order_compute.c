/* A due time from its inputs alone: the worked examples, and refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "order/compute.h"

static struct law_tables tables;
static struct zone *zone;
static struct compute *compute;

static int
set_up(void **state)
{
	struct compute_tables given;

	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&zone, "Asia/Omsk"));
	given = (struct compute_tables){tables.rows, tables.terms,
	    tables.term_count, reading_defaults, zone};
	compute_open(&compute, &given);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	compute_close(compute);
	zone_close(zone);
	law_tables_close(&tables);
	return 0;
}

/* The due time as the examples write it: local, without an offset. */
static const char *
shown(const struct compute_answer *answer)
{
	static char text[INSTANT_TEXT];

	if (answer->due.suspended)
		return "OPEN";
	instant_format(answer->due.due, zone, text);
	text[19] = '\0';
	return text;
}

/* Every row, with its limit given and without; returns how many. */
static size_t
run_examples(const char *path)
{
	struct sheet sheet;
	size_t count, wrong = 0;

	sheet_file(&sheet, path);
	count = sheet.count - 1;
	for (size_t i = 1; i <= 2 * count; i++) {
		char **cells = sheet.rows[(i - 1) % count + 1];
		struct compute_input input = {.rule = cells[1],
		    .schedule = cells[2],
		    .start = cells[3],
		    .limit = i > count ? cells[4] : NULL,
		    .outages = cells[5]};
		struct compute_answer answer;
		const struct fault *fault;

		if (i <= count && strcmp(cells[3], "2022-08-03") < 0)
			continue; /* the table has no terms before the order */
		fault = compute_due(compute, &input, &answer);
		if (fault != NULL || strcmp(shown(&answer), cells[6]) != 0) {
			print_error("%s: %s, expected %s\n", cells[0],
			    fault != NULL ? fault->text : shown(&answer),
			    cells[6]);
			wrong++;
		}
	}
	sheet_free(&sheet);
	assert_int_equal(wrong, 0);
	return count;
}

/*
 * A1-4.4 A1-5.1 A1-6.1 A1-6.2a A1-6.2b A1-6.3 A1-7.1 A1-8.1 A1-9.4 A1-9.6
 * A1-12.1 A3-8.4 A3-9.1 A3-11.1 A3-11.2 A3-12.1 A3-14.1 I-01 to I-15 I-56
 */
static void
the_worked_examples_come_out_right(void **state)
{
	(void)state;
	assert_int_equal(
	    run_examples(TESTS_DIR "/order/deadline-examples.csv"), 56);
}

/* One question in fields; a fault fails the test. */
static struct compute_answer
ask(const struct compute_input *input)
{
	static struct compute_answer answer;
	const struct fault *fault = compute_due(compute, input, &answer);

	if (fault != NULL)
		fail_msg("%s", fault->text);
	return answer;
}

/* I-01: the purposive reading stands beside the literal one */
static void
the_other_reading_of_off_hours_is_shown(void **state)
{
	struct compute_input input = {.rule = "A1-4.4",
	    .schedule = "gov",
	    .start = "2022-10-04T06:00:00"};
	struct compute_answer answer = ask(&input);
	char text[INSTANT_TEXT];

	(void)state;
	assert_string_equal(shown(&answer), "2022-10-05T10:00:00");
	assert_string_equal(answer.alternative.key, "prestart_detection");
	assert_string_equal(answer.alternative.value, "same_day");
	instant_format(answer.alternative.due, zone, text);
	assert_string_equal(text, "2022-10-04T10:00:00+06:00");
	input.rule = "A1-4.4;prestart_detection=same_day";
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-04T10:00:00");
	assert_string_equal(answer.alternative.value, "next_day");
	input.rule = "A1-4.4";
	input.start = "2022-10-03T13:20:00";
	answer = ask(&input);
	assert_string_equal(answer.alternative.key, "lunch_detection");
	/* I-03 */
	input.rule = "A1-6.1";
	input.start = "2022-10-07T08:40:00";
	input.detected = "2022-10-07T07:00:00";
	answer = ask(&input);
	assert_string_equal(answer.alternative.key, "prestart_detection");
	/* I-04: in the Center's hours, before those of the body */
	input.schedule = "plain";
	input.center = "gov";
	input.start = "2022-10-03T09:10:00";
	input.detected = "2022-10-03T08:40:00";
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-03T11:10:00");
	assert_string_equal(answer.alternative.key, "center");
	assert_string_equal(answer.alternative.value, "plain");
	/* in working time, or without any effect, there is no other */
	input.center = NULL;
	input.detected = "2022-10-03T09:05:00";
	answer = ask(&input);
	assert_int_equal(answer.alternative.due, INSTANT_NONE);
	input.start = "2022-10-03T10:10:00";
	input.detected = "2022-10-02T10:10:00";
	answer = ask(&input);
	assert_int_equal(answer.alternative.due, INSTANT_NONE);
}

/* Fields override what the rule says; unknown fields are passed over. */
static void
fields_override_the_rule(void **state)
{
	static const struct compute_override overrides[] = {
	    {"note", "hello"}, {"outage_mode", ""}, {"outage_mode", "restart"}};
	struct compute_input input = {
	    .rule = "A1-6.1;outage_mode=pause;center=plain",
	    .schedule = "gov",
	    .start = "2022-10-05T10:00",
	    .outages = "2022-10-05 10:30/2022-10-05 11:15",
	    .overrides = overrides,
	    .override_count = 3};
	struct compute_answer answer = ask(&input);

	(void)state;
	assert_string_equal(shown(&answer), "2022-10-05T14:15:00");
	assert_string_equal(hours_schedule(answer.question.center), "plain");
	assert_int_equal(answer.due.effects[0], DUE_RESTARTED);
	input.override_count = 2;
	input.center = "gov";
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-05T12:45:00");
	assert_string_equal(hours_schedule(answer.question.center), "gov");
	/* I-06 */
	input.rule = "A1-6.1;clock_schedule=center";
	input.center = "plain";
	input.start = "2022-10-05T17:30";
	input.outages = NULL;
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-06T10:30:00");
}

/* I-12: an open outage leaves no due time, however it is written */
static void
an_open_outage_suspends(void **state)
{
	struct compute_input input = {.rule = "A1-6.1",
	    .schedule = "gov",
	    .start = "2022-10-05T10:00:00",
	    .outages = "2022-10-05T09:00:00/2022-10-05T09:30:00,"
		       "2022-10-05T11:00:00/"};
	struct compute_answer answer = ask(&input);

	(void)state;
	assert_string_equal(shown(&answer), "OPEN");
	assert_int_equal(answer.state, CLOCK_SUSPENDED);
	assert_int_equal(answer.due.effects[1], DUE_SUSPENDED);
	input.rule = "A1-6.1;open_outage=due";
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-05T12:00:00");
	assert_int_equal(answer.state, CLOCK_RUNNING);
	/* one that begins at the due instant does nothing */
	input.rule = "A1-6.1";
	input.outages = "2022-10-05T12:00:00/";
	answer = ask(&input);
	assert_string_equal(shown(&answer), "2022-10-05T12:00:00");
}

static void
a_clock_may_stand_for_a_rule(void **state)
{
	struct compute_input input = {.clock = "full_days",
	    .schedule = "gov",
	    .start = "2022-10-03T11:00:00"};
	struct compute_answer answer = ask(&input);

	(void)state;
	assert_string_equal(shown(&answer), "2022-10-13T17:45:00");
	assert_string_equal(answer.law->rule, "A1-6.3");
	input.ruleset = "annex3";
	answer = ask(&input);
	assert_string_equal(answer.law->rule, "A3-12.1");
	/* I-23 stands for two targets of two annexes */
	input.rule = "I-23";
	input.clock = "info_rework";
	answer = ask(&input);
	assert_int_equal(answer.law->clock, CLOCK_INFO_REWORK);
	assert_string_equal(answer.law->ruleset, "annex3");
	assert_string_equal(shown(&answer), "2022-10-03T12:00:00");
}

/* I-04: a setting may name the schedule of the Center */
static void
the_center_may_be_a_setting(void **state)
{
	struct compute_tables given = {tables.rows, tables.terms,
	    tables.term_count, reading_defaults, zone};
	struct compute_input input = {.rule = "A1-6.1",
	    .detected = "2022-10-03T08:45",
	    .schedule = "gov",
	    .start = "2022-10-03T09:10:00"};
	struct compute_answer answer;
	struct compute *other;

	(void)state;
	given.readings.center = "plain";
	compute_open(&other, &given);
	assert_null(compute_due(other, &input, &answer));
	assert_string_equal(shown(&answer), "2022-10-04T10:30:00");
	input.center = "gov";
	assert_null(compute_due(other, &input, &answer));
	assert_string_equal(shown(&answer), "2022-10-03T11:10:00");
	compute_close(other);
}

/* What is wrong is named by its field. */
static void
wrong_fields_are_refused(void **state)
{
	static const struct {
		struct compute_input input;
		const char *field;
	} wrong[] = {
	    {{.schedule = "gov", .start = "2022-10-03"}, "rule"},
	    {{.rule = "A1-99", .schedule = "gov", .start = "2022-10-03"},
		"rule"},
	    {{.rule = "A1-6.1;x=y", .schedule = "gov", .start = "2022-10-03"},
		"rule"},
	    {{.rule = "A1-6.1;outage_mode",
		 .schedule = "gov",
		 .start = "2022-10-03"},
		"rule"},
	    {{.rule = "A1-6.1;outage_mode=x",
		 .schedule = "gov",
		 .start = "2022-10-03"},
		"outage_mode"},
	    {{.rule = ";", .schedule = "gov", .start = "2022-10-03"}, "rule"},
	    {{.clock = "lunch", .schedule = "gov", .start = "2022-10-03"},
		"clock"},
	    {{.rule = "A1-6.1",
		 .clock = "review",
		 .schedule = "gov",
		 .start = "2022-10-03"},
		"clock"},
	    {{.clock = "review",
		 .ruleset = "annex2",
		 .schedule = "gov",
		 .start = "2022-10-03"},
		"ruleset"},
	    {{.rule = "A1-6.1", .schedule = "gov"}, "start"},
	    {{.rule = "A1-6.1", .schedule = "gov", .start = "today"}, "start"},
	    {{.rule = "A1-6.1", .start = "2022-10-03"}, "schedule"},
	    {{.rule = "A1-6.1", .schedule = "none", .start = "2022-10-03"},
		"schedule"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .center = "none"},
		"center"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .limit = "2 hours"},
		"limit"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .detected = "yesterday"},
		"detected"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .outages = "2022-10-03"},
		"outages"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .outages = "2022-10-04/2022-10-03"},
		"outages"},
	    {{.rule = "A1-6.1",
		 .schedule = "gov",
		 .start = "2022-10-03",
		 .outages = "/2022-10-03"},
		"outages"},
	    /* I-58: there are no terms before the order */
	    {{.rule = "A1-6.1", .schedule = "gov", .start = "2022-08-02"},
		"limit"},
	    {{.rule = "A1-6.1", .schedule = "gov", .start = "2031-10-03"},
		"calendar"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct compute_answer answer;
		const struct fault *fault =
		    compute_due(compute, &wrong[i].input, &answer);

		assert_non_null(fault);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_string_equal(fault->field, wrong[i].field);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_worked_examples_come_out_right),
	    cmocka_unit_test(the_other_reading_of_off_hours_is_shown),
	    cmocka_unit_test(fields_override_the_rule),
	    cmocka_unit_test(an_open_outage_suspends),
	    cmocka_unit_test(a_clock_may_stand_for_a_rule),
	    cmocka_unit_test(the_center_may_be_a_setting),
	    cmocka_unit_test(wrong_fields_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
