/* Indicators over assignments and drafts (RULES 6.3). */
#include "indicator_world.h"

static struct indicator_count
count_share(const char *id, const struct evaluation_share *share)
{
	struct indicator_count count = {0};

	assert_null(indicator(id)->share(indicator(id), &frame, share, &count));
	return count;
}

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

/* MI-04, MI-05: a clock that ended is no draft, unless an export tells of it */
static void
no_draft_here(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	share.drafts = (struct evaluation_drafts){.first = FIELD_NONE,
	    .first_answer = FIELD_NONE,
	    .extended_at = FIELD_NONE};
	check_count(count_share("MI-04", &share), 0, 0, 0);
	check_count(count_share("MI-05", &share), 0, 1, 0);
	share.imported = share.submitted_there = true;
	check_count(count_share("MI-04", &share), 1, 1, 90 * 60);
	check_count(count_share("MI-05", &share), 1, 1, 0);
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
a_refusal_after_the_end(void **state)
{
	struct evaluation_share share = share_of();

	(void)state;
	share.answered_at = FIELD_NONE;
	share.refused_at = when("2023-01-09 10:00");
	check_count(count_share("MI-13", &share), 0, 1, 0);
	share.refused_at = when("2022-12-30 10:00");
	check_count(count_share("MI-13", &share), 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_answer_in_time),
	    cmocka_unit_test(what_was_decided_on_drafts),
	    cmocka_unit_test(an_extension),
	    cmocka_unit_test(a_return),
	    cmocka_unit_test(no_draft_here),
	    cmocka_unit_test(an_answer_after_the_end),
	    cmocka_unit_test(a_refusal_after_the_end),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
