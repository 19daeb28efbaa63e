/* Indicators (RULES 6.3), against values computed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../order/odd.h"
#include "order/indicator.h"

static struct law_tables tables;
static struct zone *omsk;
static struct hours *gov;
static struct indicator_frame frame;

static int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&omsk, "Asia/Omsk"));
	gov = open_hours(&tables.rows, "gov", NULL, &reading_defaults, omsk);
	frame = (struct indicator_frame){.begin = at("2022-07-01", omsk),
	    .end = at("2023-01-01", omsk),
	    .cut = at("2023-01-01", omsk),
	    .hours = gov};
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	hours_close(gov);
	zone_close(omsk);
	law_tables_close(&tables);
	return 0;
}

static const struct indicator *
indicator(const char *id)
{
	int number = indicator_find(id);

	if (number < 0)
		fail_msg("there is no %s", id);
	return &indicator_all[number];
}

static int64_t
when(const char *text)
{
	return text == NULL ? FIELD_NONE : at(text, omsk);
}

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

static struct indicator_count
count_share(const char *id, const struct evaluation_share *share)
{
	struct indicator_count count = {0};

	assert_null(indicator(id)->share(indicator(id), &frame, share, &count));
	return count;
}

static void
check_count(struct indicator_count count, int64_t numerator,
    int64_t denominator, int64_t seconds)
{
	assert_int_equal(count.numerator, numerator);
	assert_int_equal(count.denominator, denominator);
	assert_int_equal(count.seconds, seconds);
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
			    strncmp(one->id, "AI-", 3) == 0);
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
}

/* 6.3: a clock is as it was at the end of the period, whenever one looks */
static void
what_came_after_the_end_does_not_count(void **state)
{
	struct evaluation_clock late =
	    clock_of(CLOCK_LATE, "2022-12-30 16:00", "2023-01-09 09:00", 60);
	struct evaluation_clock open =
	    clock_of(CLOCK_RUNNING, "2022-12-30 16:00", NULL, FIELD_NONE);

	(void)state;
	check_clock("MI-01", late, 0, 1);
	check_clock("MI-01", open, 0, 1);
	/* Friday, 30 December: 16:00 to 16:30; the 31st is a Saturday. */
	check_count(count_clock("MI-03", &late), 1, 1, 30 * 60);
	check_count(count_clock("MI-03", &open), 1, 1, 30 * 60);
	/* While the half-year lasts, what is not due yet has no verdict. */
	frame.cut = at("2022-12-30 15:00", omsk);
	check_clock("MI-01", open, 0, 0);
	frame.cut = frame.end;
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
static struct evaluation_share
share_of(void)
{
	return (struct evaluation_share){.message = 1,
	    .assignment = 1,
	    .body = "minzdrav",
	    .state = ASSIGNMENT_POSTED,
	    .detected_at = when("2022-10-03 09:10"),
	    .received_at = when("2022-10-03 09:50"),
	    .ended_at = when("2022-10-03 14:05"),
	    .answered_at = when("2022-10-03 14:05"),
	    .draft_start = when("2022-10-03 09:50"),
	    .draft_due = when("2022-10-03 11:50"),
	    .draft_stop = when("2022-10-03 11:20"),
	    .draft_judged = true,
	    .refused_at = FIELD_NONE,
	    .full_due = FIELD_NONE,
	    .full_stop = FIELD_NONE,
	    .drafts = {.count = 1,
		.first = when("2022-10-03 11:20"),
		.first_answer = when("2022-10-03 11:20"),
		.extended_at = FIELD_NONE}};
}

static void
check_draft(const char *id, struct evaluation_draft draft, int64_t numerator,
    int64_t denominator)
{
	struct indicator_count count = {0};

	indicator(id)->draft(indicator(id), &frame, &draft, &count);
	check_count(count, numerator, denominator, 0);
}

/* MI-08, MI-09, MI-14: each draft adds one, to one side or the other */
static void
what_was_decided_on_drafts(void **state)
{
	struct evaluation_draft draft = {.draft_id = 1, .answer = true};

	(void)state;
	check_draft("MI-08", draft, 0, 0);
	check_draft("MI-09", draft, 0, 0);
	draft.reworked = true;
	check_draft("MI-08", draft, 0, 0);
	check_draft("MI-09", draft, 1, 0);
	draft = (struct evaluation_draft){.answer = true, .approved = true};
	check_draft("MI-08", draft, 1, 1);
	check_draft("MI-09", draft, 0, 1);
	check_draft("MI-14", draft, 0, 0);
	draft.reworked_before = draft.materials = true;
	check_draft("MI-08", draft, 0, 1);
	check_draft("MI-14", draft, 0, 1);
	draft.attached = true;
	check_draft("MI-14", draft, 1, 1);
	draft.answer = false;
	check_draft("MI-08", draft, 0, 0);
	check_draft("MI-09", draft, 0, 1);
	check_draft("MI-14", draft, 0, 0);
}

/* MI-04, MI-05, MI-07, MI-13 */
static void
an_answer_in_time(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	check_count(count_share("MI-04", &share), 1, 1, 90 * 60);
	check_count(count_share("MI-05", &share), 1, 1, 0);
	check_count(count_share("MI-06", &share), 0, 1, 0);
	check_count(count_share("MI-06-kept", &share), 0, 0, 0);
	/* 09:10 to 13:00 and 14:00 to 14:05; by the wall 4 h 55 min */
	check_count(count_share("MI-07", &share), 1, 1, 235 * 60);
	check_count(count_share("MI-07-calendar", &share), 1, 1, 295 * 60);
	check_count(count_share("MI-10", &share), 0, 1, 0);
	check_count(count_share("MI-12", &share), 0, 1, 0);
	check_count(count_share("MI-13", &share), 1, 1, 0);
	check_count(count_share("MI-16", &share), 0, 0, 0);
	share.reaction = "Автор доволен";
	check_count(count_share("MI-16", &share), 1, 1, 0);
}

/* MI-06: extended, and the granted term kept or not */
static void
an_extension(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	share.drafts.first_answer = when("2022-10-04 10:00");
	share.drafts.extended_at = when("2022-10-03 11:40");
	share.full_due = when("2022-10-04 10:00");
	share.full_stop = when("2022-10-04 10:00");
	check_count(count_share("MI-05", &share), 0, 1, 0);
	check_count(count_share("MI-06", &share), 1, 1, 0);
	check_count(count_share("MI-06-kept", &share), 1, 1, 0);
	share.full_stop++;
	check_count(count_share("MI-06-kept", &share), 0, 1, 0);
	/* Asked for before the end of the half-year, granted after it. */
	share.drafts.extended_at = when("2023-01-09 09:00");
	check_count(count_share("MI-06", &share), 0, 1, 0);
}

/* MI-10: returned counts against nobody's answers, late ones are told */
static void
a_return(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	share.state = ASSIGNMENT_RETURNED;
	share.answered_at = FIELD_NONE;
	share.drafts = (struct evaluation_drafts){.first = FIELD_NONE,
	    .first_answer = FIELD_NONE,
	    .extended_at = FIELD_NONE};
	share.return_late = share.redirected = true;
	check_count(count_share("MI-10", &share), 1, 1, 0);
	check_count(count_share("MI-10-late", &share), 1, 1, 0);
	check_count(count_share("MI-10-misdirected", &share), 1, 1, 0);
	check_count(count_share("MI-13", &share), 0, 0, 0);
	check_count(count_share("MI-04", &share), 0, 0, 0);
	check_count(count_share("MI-05", &share), 0, 1, 0);
}

/* 6.3: detected in one half-year, answered in the next */
static void
an_answer_after_the_end(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	share.answered_at = share.ended_at = when("2023-01-09 10:00");
	check_count(count_share("MI-13", &share), 0, 1, 0);
	check_count(count_share("MI-07", &share), 0, 0, 0);
	check_count(count_share("MI-12", &share), 0, 0, 0);
}

/* 6.3: what was decided after the end changes nothing before it */
static void
what_happened_after_the_end(void **state)
{
	struct evaluation_clock late_return =
	    clock_of(CLOCK_LATE, "2022-12-30 12:00", "2023-01-09 10:00", 60);
	struct evaluation_share share = share_of();

	(void)state;
	check_clock("MI-01",
	    clock_of(CLOCK_CANCELLED, "2022-12-30 12:00", "2023-01-09 10:00",
		FIELD_NONE),
	    0, 1);
	late_return.kind = CLOCK_RETURN;
	check_clock("MI-01", late_return, 0, 0);
	share.answered_at = FIELD_NONE;
	share.refused_at = when("2023-01-09 10:00");
	check_count(count_share("MI-13", &share), 0, 1, 0);
	share.refused_at = when("2022-12-30 10:00");
	check_count(count_share("MI-13", &share), 0, 0, 0);
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
	    cmocka_unit_test(an_answer_in_time),
	    cmocka_unit_test(what_was_decided_on_drafts),
	    cmocka_unit_test(what_happened_after_the_end),
	    cmocka_unit_test(an_extension),
	    cmocka_unit_test(a_return),
	    cmocka_unit_test(an_answer_after_the_end),
	    cmocka_unit_test(messages_of_the_region),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
