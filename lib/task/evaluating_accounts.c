#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "order/rating.h"
#include "task/auditing_watch.h"
#include "task/evaluating_facts.h"

/* The audit while it goes through one body after the other. */
struct sight {
	struct evaluating *evaluating;
	struct evaluating_body *owner; /* whose rows come */
	const char *subject;	       /* whose statements come */
	bool of_body[AUDIT_CHECKS];    /* what was found about the body */
	bool found[AUDIT_CHECKS];      /* since the last look */
	const struct fault *fault;
};

static void
take_finding(void *to, const struct finding *finding)
{
	struct sight *sight = to;
	const struct audit_check *check = audit_check_find(finding->check);

	if (check != NULL && !text_equal(finding->severity, "N"))
		sight->found[check - audit_checks] = true;
}

static void
add_row(struct sight *sight, const struct rating_row *row,
    struct evaluating_body *owner, const char *code)
{
	struct evaluating *evaluating = sight->evaluating;
	int number = indicator_find(row->indicator);
	struct evaluating_row made = {.message = FIELD_NONE,
	    .clock_id = FIELD_NONE,
	    .draft_id = FIELD_NONE,
	    .body = code,
	    .count = row->count,
	    .rated = row};

	/* Who looks at the rows behind a figure looks later. */
	if (evaluating->watching && number == evaluating->watch.indicator)
		made.rated =
		    memcpy(arena_alloc(&evaluating->arena, sizeof(*row)), row,
			sizeof(*row));
	if (sight->fault == NULL)
		sight->fault =
		    evaluating_facts_add(evaluating, number, owner, &made);
}

static void
take_row(void *to, const struct rating_row *row)
{
	struct sight *sight = to;

	add_row(sight, row, sight->owner, sight->owner->code);
}

/* Statements are records: nobody's figure, but some owner's rows. */
static void
take_stated(void *to, const struct rating_row *row)
{
	struct sight *sight = to;

	add_row(sight, row, NULL, sight->subject);
}

/* The entry of an owner; NULL for one of whom the order asks nothing. */
static bool
find_owner(struct sight *sight, const struct audit_owner *owner)
{
	if (owner->code == NULL || owner->kind == AUDIT_OUTSIDE ||
	    sight->fault != NULL)
		return false;
	sight->fault = evaluating_facts_owner(sight->evaluating, owner->code,
	    owner->name, owner->kind == AUDIT_MUNICIPAL, &sight->owner);
	return sight->fault == NULL;
}

static void
see_body(void *to, const struct audit *audit, const struct audit_body *body)
{
	struct sight *sight = to;

	memcpy(sight->of_body, sight->found, sizeof(sight->found));
	memset(sight->found, 0, sizeof(sight->found));
	sight->subject = body->owner.code;
	rating_stated(audit, body->stated, &body->owner, take_stated, sight);
	if (find_owner(sight, &body->owner))
		rating_body(audit, body, take_row, sight);
}

static void
count_weeks(struct evaluating *evaluating, const struct audit_account *account,
    bool municipal)
{
	size_t i, k = 0;

	for (i = 0; i < account->posts.week_count; i++) {
		const struct audit_week *week = &account->posts.weeks[i];

		while (k < evaluating->week_count &&
		       evaluating->weeks[k].monday < week->monday)
			k++;
		if (k < evaluating->week_count &&
		    evaluating->weeks[k].monday == week->monday)
			evaluating->weeks[k].published[municipal] +=
			    week->publications;
	}
}

static void
see_account(
    void *to, const struct audit *audit, const struct audit_account *account)
{
	struct sight *sight = to;
	bool failed[AUDIT_CHECKS];
	int i;

	for (i = 0; i < AUDIT_CHECKS; i++)
		failed[i] = sight->of_body[i] || sight->found[i];
	memset(sight->found, 0, sizeof(sight->found));
	sight->subject = account->owner.code;
	rating_stated(
	    audit, account->stated, &account->owner, take_stated, sight);
	if (!find_owner(sight, &account->owner))
		return;
	if (account->active && account->inside)
		sight->owner->received++;
	/* As AI-08, to whose rows a week of the chart opens. */
	if (account->row != NULL && account->inside)
		count_weeks(sight->evaluating, account,
		    account->owner.kind == AUDIT_MUNICIPAL);
	rating_account(audit, account, failed, take_row, sight);
}

static void
lay_out_weeks(struct evaluating *evaluating)
{
	int64_t monday, first, last;
	size_t i;

	if (!period_weeks(&evaluating->period, &first, &last))
		return;
	evaluating->week_count = (size_t)(last - first) / 7 + 1;
	evaluating->weeks = arena_alloc(&evaluating->arena,
	    evaluating->week_count * sizeof(*evaluating->weeks));
	for (i = 0, monday = first; monday <= last; i++, monday += 7)
		evaluating->weeks[i].monday = monday;
}

const struct fault *
evaluating_accounts_read(struct evaluating *evaluating)
{
	static const struct auditing_watch watch = {see_body, see_account};
	struct sight sight = {.evaluating = evaluating};
	struct auditing_request request = {
	    .period = evaluating->period, .take = take_finding, .to = &sight};
	struct task *task = evaluating->task;
	int64_t now = task->now;
	const struct fault *fault;
	bool more = true;

	lay_out_weeks(evaluating);
	/* An audit is of an instant too, and sees to the end of its weeks. */
	task->now = evaluating->seen;
	fault = auditing_open(&evaluating->auditing, task, &request);
	if (fault == NULL) {
		auditing_watch(evaluating->auditing, &watch);
		while (more && sight.fault == NULL)
			auditing_next(evaluating->auditing, &more);
		fault = sight.fault;
	}
	task->now = now;
	return fault;
}
