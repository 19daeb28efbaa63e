/* Clocks of a message beyond their stories: targets, breaches, stability. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "base/text.h"
#include "order/breach.h"
#include "order/office.h"
#include "order/verdict.h"

enum { MOST = 40 };

static struct law_tables tables;
static struct zone *zone;
static struct office_set *offices;
static struct outages *none;
static struct timeline_party center, bodies[2];
static struct arena arena;
static uint64_t seed = 1;

static int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&zone, "Asia/Omsk"));
	office_open(&offices, &tables.rows, zone);
	outages_open(&none, NULL, 0, &reading_defaults);
	center = (struct timeline_party){"tsur", "annex1", NULL};
	assert_null(office_hours(
	    offices, "gov", NULL, &reading_defaults, &center.hours));
	bodies[0] = (struct timeline_party){"A", "annex1", center.hours};
	bodies[1] = (struct timeline_party){"M", "annex3", NULL};
	assert_null(office_hours(
	    offices, "plain", NULL, &reading_defaults, &bodies[1].hours));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	outages_close(none);
	office_close(offices);
	zone_close(zone);
	law_tables_close(&tables);
	return 0;
}

static int64_t
at(const char *text)
{
	int64_t instant;

	assert_true(instant_parse(text, zone, &instant));
	return instant;
}

static const struct fault *
find(const struct step *steps, size_t step_count,
    struct timeline_clock **clocks, size_t *count)
{
	struct timeline_input input = {.steps = steps,
	    .step_count = step_count,
	    .center = &center,
	    .bodies = bodies,
	    .body_count = 2,
	    .terms = tables.terms,
	    .term_count = tables.term_count,
	    .outages = none,
	    .readings = &reading_defaults};

	return timeline_find(&input, &arena, clocks, count);
}

/* A1-4.3, I-20: the Curator's own term is a target beside the legal one. */
static void
the_curators_term_is_a_target(void **state)
{
	struct step steps[] = {
	    {.kind = EVENT_DETECTED,
		.at = at("2022-10-03 09:00"),
		.assignment = STEP_MESSAGE},
	    {.kind = EVENT_FORWARDED,
		.at = at("2022-10-03 09:30"),
		.assignment = 1,
		.body = "A"},
	    {.kind = EVENT_TERM_SET,
		.at = at("2022-10-03 09:31"),
		.assignment = 1,
		.body = "A",
		.term = {TERM_SECONDS, 3600}},
	};
	struct timeline_clock *clocks;
	struct clock record;
	struct step step;
	size_t count;

	(void)state;
	assert_null(find(steps, 3, &clocks, &count));
	assert_int_equal(count, 3);
	verdict_record(&clocks[2], at("2022-10-03 11:00"), &arena, &record);
	assert_string_equal(record.clock, "draft");
	assert_int_equal(record.target_due, at("2022-10-03 10:30"));
	assert_int_equal(record.due, at("2022-10-03 11:30"));
	assert_string_equal(record.state, "running");
	assert_int_equal(clocks[1].target_due, INSTANT_NONE);
	/* for the whole message */
	steps[2].assignment = STEP_MESSAGE;
	assert_null(find(steps, 3, &clocks, &count));
	assert_int_equal(clocks[2].target_due, at("2022-10-03 10:30"));
	/* said before anybody has it: for all who get it */
	steps[1].at = steps[2].at;
	step = steps[1];
	steps[1] = steps[2];
	steps[2] = step;
	assert_null(find(steps, 3, &clocks, &count));
	assert_int_equal(clocks[2].target_due, at("2022-10-03 10:31"));
}

/*
 * A1-4.3, I-20: a target ends before the term of the order does. One that the
 * two hours would outrun is of the longer term that may be granted.
 */
static void
E05_a_target_is_never_later_than_the_due(void **state)
{
	struct step steps[] = {
	    {.kind = EVENT_DETECTED,
		.at = at("2022-10-03 09:00"),
		.assignment = STEP_MESSAGE},
	    {.kind = EVENT_TERM_SET,
		.at = at("2022-10-03 09:10"),
		.assignment = STEP_MESSAGE,
		.term = {TERM_WORKING_DAYS, 5}},
	    {.kind = EVENT_FORWARDED,
		.at = at("2022-10-03 09:30"),
		.assignment = 1,
		.body = "A"},
	    {.kind = EVENT_SUBMITTED,
		.at = at("2022-10-03 10:00"),
		.assignment = 1,
		.body = "A",
		.draft = STEP_DRAFT_INTERIM},
	    {.kind = EVENT_APPROVED,
		.at = at("2022-10-03 10:30"),
		.assignment = 1,
		.body = "A",
		.draft = STEP_DRAFT_INTERIM,
		.term = {TERM_WORKING_DAYS, 8}},
	};
	struct timeline_clock *clocks;
	size_t count;

	(void)state;
	assert_null(find(steps, 5, &clocks, &count));
	assert_int_equal(count, 5);
	assert_int_equal(clocks[2].kind, CLOCK_DRAFT);
	assert_int_equal(clocks[2].target_due, INSTANT_NONE);
	assert_int_equal(clocks[4].kind, CLOCK_FULL_DAYS);
	assert_int_equal(clocks[4].due.due, at("2022-10-13 17:45"));
	assert_int_equal(clocks[4].target_due, at("2022-10-10 17:45"));
	/* said while the draft is due: of the same later term */
	steps[1].at = at("2022-10-03 09:31");
	steps[1].assignment = 1;
	steps[1].body = "A";
	assert_null(find(steps, 5, &clocks, &count));
	assert_int_equal(clocks[2].target_due, INSTANT_NONE);
	assert_int_equal(clocks[4].target_due, at("2022-10-10 17:45"));
	/* what was granted is shorter */
	steps[4].term.amount = 3;
	assert_null(find(steps, 5, &clocks, &count));
	assert_int_equal(clocks[4].due.due, at("2022-10-06 17:45"));
	assert_int_equal(clocks[4].target_due, INSTANT_NONE);
}

/* A1-16.1a, A3-23.1, I-26, I-33, E28: whose breach is one */
static void
only_norms_of_bodies_are_breached(void **state)
{
	static const bool expected[] = {false, true, true, false, false};
	struct step steps[] = {
	    {.kind = EVENT_DETECTED,
		.at = at("2022-10-03 09:00"),
		.assignment = STEP_MESSAGE},
	    {.kind = EVENT_FORWARDED,
		.at = at("2022-10-03 12:30"),
		.assignment = 1,
		.body = "M"},
	    {.kind = EVENT_RETURNED,
		.at = at("2022-10-05 12:30"),
		.assignment = 1,
		.body = "M"},
	    {.kind = EVENT_FORWARDED,
		.at = at("2022-10-07 12:30"),
		.assignment = 2,
		.body = "A"},
	};
	struct timeline_clock *clocks;
	size_t count;

	(void)state;
	assert_null(find(steps, 4, &clocks, &count));
	assert_int_equal(count, 6);
	for (size_t i = 0; i < 5; i++) {
		struct clock record;

		verdict_record(
		    &clocks[i], at("2022-10-12 12:00"), &arena, &record);
		assert_int_equal(breach_stands(&record), expected[i]);
	}
	assert_string_equal(clocks[1].row->ruleset, "annex3");
	assert_string_equal(clocks[1].row->rule, "A3-9.1");
	assert_string_equal(clocks[3].row->force, "target");
}

/* RULES 2.5.7: the due instant is in time, one second later is late. */
static void
the_due_instant_is_in_time(void **state)
{
	struct step steps[] = {
	    {.kind = EVENT_DETECTED,
		.at = at("2022-10-03 09:00"),
		.assignment = STEP_MESSAGE},
	};
	struct timeline_clock *clocks;
	struct verdict verdict;
	size_t count;

	(void)state;
	assert_null(find(steps, 1, &clocks, &count));
	verdict = verdict_of(&clocks[0], at("2022-10-03 10:30:00"));
	assert_int_equal(verdict.state, CLOCK_RUNNING);
	assert_int_equal(verdict.late_minutes, FIELD_NONE);
	verdict = verdict_of(&clocks[0], at("2022-10-03 10:30:01"));
	assert_int_equal(verdict.state, CLOCK_OVERDUE);
	assert_int_equal(verdict.late_minutes, 1);
	/* late through the night: working minutes only */
	verdict = verdict_of(&clocks[0], at("2022-10-04 08:31:00"));
	assert_int_equal(verdict.late_minutes, 150 + 225 + 1);
}

/* T5: the other reading of off-hours stands beside the due time. */
static void
the_other_reading_stands_beside(void **state)
{
	struct step steps[] = {
	    {.kind = EVENT_DETECTED,
		.at = at("2022-10-04 06:00"),
		.assignment = STEP_MESSAGE},
	    {.kind = EVENT_FORWARDED,
		.at = at("2022-10-04 08:40"),
		.assignment = 1,
		.body = "A"},
	};
	struct timeline_clock *clocks;
	struct clock record;
	size_t count;

	(void)state;
	assert_null(find(steps, 2, &clocks, &count));
	verdict_record(&clocks[2], at("2022-10-04 09:00"), &arena, &record);
	assert_int_equal(record.due, at("2022-10-05 10:30"));
	assert_int_equal(record.alt_due, at("2022-10-04 10:40"));
	assert_string_equal(record.alt_reading, "prestart_detection=same_day");
}

static void
what_cannot_be_known_is_a_fault(void **state)
{
	struct step step = {.kind = EVENT_FORWARDED,
	    .at = at("2022-10-03 09:00"),
	    .assignment = 1,
	    .body = "nobody"};
	struct timeline_clock *clocks;
	const struct fault *fault;
	size_t count;

	(void)state;
	fault = find(&step, 1, &clocks, &count);
	assert_non_null(fault);
	assert_string_equal(fault->field, "body");
	step.body = "A";
	step.at = at("2041-10-03 09:00");
	fault = find(&step, 1, &clocks, &count);
	assert_non_null(fault);
	assert_string_equal(fault->field, "calendar");
	assert_non_null(strstr(fault->text, "2041"));
}

static int
number(int limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)((seed >> 20) % (uint64_t)limit);
}

static void
random_step(struct step *step, int64_t instant)
{
	static const struct term terms[] = {
	    {TERM_SECONDS, 0}, {TERM_SECONDS, 7200}, {TERM_WORKING_DAYS, 3}};

	*step = (struct step){.kind = (enum event_kind)number(EVENT_KINDS),
	    .at = instant,
	    .assignment = 1 + number(4),
	    .role = (enum assignment_role)number(3),
	    .draft = (enum step_draft)number(STEP_DRAFTS),
	    .query = number(3),
	    .term = terms[number(3)],
	    .imported = number(10) == 0};
	step->body = step->assignment % 2 == 0 ? "A" : "M";
	if (number(8) == 0)
		step->kind = EVENT_FORWARDED;
}

/*
 * Any steps, in whatever order, legal or not: further ones only add clocks
 * behind, none starts anew or changes whose it is, and none runs twice.
 */
static void
further_steps_keep_the_clocks_there_are(void **state)
{
	(void)state;
	for (int round = 0; round < 400; round++) {
		struct step steps[MOST];
		struct timeline_clock *before = NULL, *after;
		size_t count = 0, more;
		int64_t instant = at("2022-10-03 09:00");

		for (size_t i = 0; i < MOST; i++) {
			instant += number(7200);
			random_step(&steps[i], instant);
			assert_null(find(steps, i + 1, &after, &more));
			assert_true(more >= count);
			for (size_t k = 0; k < count; k++) {
				assert_int_equal(before[k].kind, after[k].kind);
				assert_int_equal(
				    before[k].start, after[k].start);
				assert_int_equal(
				    before[k].assignment, after[k].assignment);
				if (before[k].stop != INSTANT_NONE)
					assert_int_equal(
					    before[k].stop, after[k].stop);
			}
			before = after;
			count = more;
		}
		arena_reset(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_curators_term_is_a_target),
	    cmocka_unit_test(E05_a_target_is_never_later_than_the_due),
	    cmocka_unit_test(only_norms_of_bodies_are_breached),
	    cmocka_unit_test(the_due_instant_is_in_time),
	    cmocka_unit_test(the_other_reading_stands_beside),
	    cmocka_unit_test(what_cannot_be_known_is_a_fault),
	    cmocka_unit_test(further_steps_keep_the_clocks_there_are),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
