#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "order/rating.h"
#include "task/auditing_watch.h"
#include "task/evaluating_facts.h"

/* What was found about one account and one owner, a bit for each check. */
struct found {
	const char *owner; /* NULL: nobody knows whose it is */
	uint64_t checks;
};

/* An account whose audit is done: its findings are those before `end`. */
struct seen {
	const struct audit_account *account;
	size_t end;
};

/*
 * The audit while it goes through one body after the other. Who had an account
 * before may come after it: accounts are rated when all has been found.
 */
struct sight {
	struct evaluating *evaluating;
	struct evaluating_body *owner; /* whose rows come */
	const char *subject;	       /* whose statements come */
	struct lookup owners;
	uint64_t *of_owner; /* found about owners, by their numbers */
	size_t owner_room;
	struct found *found; /* about accounts, one after the other */
	size_t found_count, found_room;
	struct seen *seen;
	size_t seen_count, seen_room;
	const struct audit *audit;
	const struct fault *fault;
};

/* The checks an owner failed by himself, in none of his accounts. */
static uint64_t *
owner_checks(struct sight *sight, const char *code)
{
	size_t number = lookup_number(&sight->owners, code);
	size_t before = sight->owner_room;

	sight->of_owner = evaluating_facts_grow(sight->of_owner, number,
	    &sight->owner_room, sizeof(*sight->of_owner));
	for (; before < sight->owner_room; before++)
		sight->of_owner[before] = 0;
	return &sight->of_owner[number];
}

/* The findings about the account in hand that are that owner's. */
static struct found *
find_found(struct sight *sight, const char *owner)
{
	size_t first =
	    sight->seen_count == 0 ? 0 : sight->seen[sight->seen_count - 1].end;
	size_t i;

	for (i = first; i < sight->found_count; i++)
		if (text_equal(sight->found[i].owner, owner))
			return &sight->found[i];
	sight->found = evaluating_facts_grow(sight->found, sight->found_count,
	    &sight->found_room, sizeof(*sight->found));
	sight->found[sight->found_count] = (struct found){.owner = owner};
	return &sight->found[sight->found_count++];
}

static void
take_finding(void *to, const struct finding *finding)
{
	struct sight *sight = to;
	const struct audit_check *check = audit_check_find(finding->check);
	uint64_t bit;

	if (check == NULL || text_equal(finding->severity, "N"))
		return;
	bit = UINT64_C(1) << (check - audit_checks);
	if (finding->account != NULL)
		find_found(sight, finding->owner)->checks |= bit;
	else if (check->body != NULL && finding->owner != NULL)
		*owner_checks(sight, finding->owner) |= bit;
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

/* The entry of an owner; false for one of whom the order asks nothing. */
static bool
find_owner(struct sight *sight, const struct audit_owner *owner)
{
	if (owner->code == NULL || owner->kind == AUDIT_OUTSIDE ||
	    sight->fault != NULL)
		return false;
	sight->fault = evaluating_facts_owner(
	    sight->evaluating, owner, sight->audit->day, &sight->owner);
	return sight->fault == NULL;
}

static void
see_body(void *to, const struct audit *audit, const struct audit_body *body)
{
	struct sight *sight = to;

	sight->audit = audit;
	sight->subject = body->owner.code;
	rating_stated(audit, body->stated, &body->owner, take_stated, sight);
	if (find_owner(sight, &body->owner))
		rating_body(audit, body, take_row, sight);
}

static void
see_account(
    void *to, const struct audit *audit, const struct audit_account *account)
{
	struct sight *sight = to;

	sight->audit = audit;
	sight->subject = account->owner.code;
	/* What is nobody's now is no record of anybody. */
	if (account->owner.norms != NULL)
		rating_stated(audit, account->stated, &account->owner,
		    take_stated, sight);
	sight->seen = evaluating_facts_grow(sight->seen, sight->seen_count,
	    &sight->seen_room, sizeof(*sight->seen));
	sight->seen[sight->seen_count++] =
	    (struct seen){account, sight->found_count};
}

static void
count_weeks(struct evaluating *evaluating, const struct audit_posts *posts)
{
	size_t i, k = 0;

	for (i = 0; i < posts->week_count; i++) {
		const struct audit_week *week = &posts->weeks[i];

		while (k < evaluating->week_count &&
		       evaluating->weeks[k].monday < week->monday)
			k++;
		if (k == evaluating->week_count ||
		    evaluating->weeks[k].monday != week->monday)
			continue;
		evaluating->weeks[k].published[0] += week->rated[0];
		evaluating->weeks[k].published[1] += week->rated[1];
	}
}

/* What one owner did with an account, and what was found about both. */
static void
rate_part(struct sight *sight, const struct rating_part *part,
    const struct found *found, size_t count)
{
	bool failed[AUDIT_CHECKS];
	uint64_t checks;
	size_t i;

	if (!find_owner(sight, part->owner))
		return;
	checks = *owner_checks(sight, part->owner->code);
	for (i = 0; i < count; i++)
		if (text_equal(found[i].owner, part->owner->code))
			checks |= found[i].checks;
	for (i = 0; i < AUDIT_CHECKS; i++)
		failed[i] = (checks >> i & 1) != 0;
	if (part->present || part->held)
		sight->owner->received++;
	rating_account(sight->audit, part, failed, take_row, sight);
}

static void
rate_accounts(struct sight *sight)
{
	const struct rating_part *parts;
	size_t i, k, count, first = 0;

	for (i = 0; i < sight->seen_count; i++) {
		const struct seen *seen = &sight->seen[i];

		/* As AI-08, to whose rows a week of the chart opens. */
		count_weeks(sight->evaluating, &seen->account->posts);
		count = rating_parts(sight->audit, seen->account, &parts);
		for (k = 0; k < count; k++)
			rate_part(sight, &parts[k], sight->found + first,
			    seen->end - first);
		first = seen->end;
	}
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

	lookup_open(&sight.owners);
	lay_out_weeks(evaluating);
	/* An audit is of an instant too, and sees to the end of its weeks. */
	task->now = evaluating->seen;
	fault = auditing_open(&evaluating->auditing, task, &request);
	if (fault == NULL) {
		auditing_watch(evaluating->auditing, &watch);
		while (more && sight.fault == NULL)
			auditing_next(evaluating->auditing, &more);
		if (sight.fault == NULL)
			rate_accounts(&sight);
		fault = sight.fault;
	}
	task->now = now;
	lookup_close(&sight.owners);
	free(sight.of_owner);
	free(sight.found);
	free(sight.seen);
	return fault;
}
