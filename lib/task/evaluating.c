#include "task/evaluating.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "store/events.h"
#include "store/journal.h"
#include "task/evaluating_facts.h"
#include "task/law.h"

const int64_t evaluating_bins[EVALUATING_BINS] = {0, 16, 61, 121, 241, 481};

const char *
evaluating_part_name(enum evaluating_part part)
{
	static const char *const names[] = {
	    "executive", "municipal", "accounts", "municipal_accounts"};

	return names[part];
}

/* As of when it is told while the period lasts. */
static const struct fault *
find_cut(struct evaluating *evaluating)
{
	struct task *task = evaluating->task;
	const struct fault *fault;
	char hash[DIGEST_TEXT];
	int64_t seq, last = INT64_MIN, midnight;
	int32_t second;

	evaluating->until = task->now;
	if (!task->clock_given) {
		midnight = zone_instant(task->zone,
		    DAY_SECONDS *
			date_of_civil(
			    zone_civil(task->zone, task->now), &second));
		if ((fault = journal_head(task->store, &seq, hash)) != NULL ||
		    (fault = events_recorded(task->store, seq, &last)) != NULL)
			return fault;
		evaluating->until = last > midnight ? last : midnight;
	}
	if (evaluating->until < evaluating->begin)
		evaluating->until = evaluating->begin;
	evaluating->seen = evaluating->until;
	if (evaluating->until > evaluating->end)
		evaluating->until = evaluating->end;
	/* The instant at which a period ends is in the next one. */
	evaluating->cut = evaluating->until < evaluating->end
			      ? evaluating->until
			      : evaluating->end - 1;
	return NULL;
}

/* The months the period touches, cut at its ends. */
static void
lay_out_months(struct evaluating *evaluating)
{
	const struct zone *zone = evaluating->task->zone;
	struct period month;
	int64_t day;
	size_t room = (size_t)(evaluating->last - evaluating->first) / 28 + 2;

	evaluating->months =
	    arena_alloc(&evaluating->arena, room * sizeof(*evaluating->months));
	for (day = evaluating->first; day <= evaluating->last;
	     day = month.until + 1) {
		period_around(day, PERIOD_MONTH, &month);
		evaluating->months[evaluating->month_count++] =
		    (struct evaluating_month){
			.begin = period_begin(&month, zone),
			.end = period_end(&month, zone)};
	}
}

static void
list_indicator(int *list, int number)
{
	while (*list >= 0)
		list++;
	list[0] = number;
	list[1] = -1;
}

/* Facts come by the million: each is shown only to those it is for. */
static void
list_indicators(struct evaluating *evaluating)
{
	int i, kind;

	for (kind = 0; kind < CLOCK_KINDS; kind++)
		evaluating->of_clock[kind][0] = -1;
	evaluating->of_share[0] = evaluating->of_draft[0] = -1;
	evaluating->of_message[0] = -1;
	for (i = 0; i < INDICATORS; i++) {
		const struct indicator *indicator = &indicator_all[i];

		for (kind = 0; kind < CLOCK_KINDS; kind++)
			if (indicator->clock != NULL &&
			    (indicator->key == NULL ||
				text_equal(indicator->key,
				    clock_kind_name((enum clock_kind)kind))))
				list_indicator(evaluating->of_clock[kind], i);
		if (indicator->share != NULL)
			list_indicator(evaluating->of_share, i);
		if (indicator->draft != NULL)
			list_indicator(evaluating->of_draft, i);
		if (indicator->message != NULL)
			list_indicator(evaluating->of_message, i);
	}
}

/* I-58: what was detected before any term was in force has none. */
static void
find_since(struct evaluating *evaluating, const struct law_state *law)
{
	const struct compute_tables *tables = &law->tables;
	int64_t since = INT64_MAX;
	size_t i;

	for (i = 0; i < tables->term_count; i++) {
		int64_t from = tables->terms[i].from;

		if (from == DATE_NONE)
			since = DATE_NONE;
		else if (since != DATE_NONE && from < since)
			since = from;
	}
	evaluating->since =
	    since == DATE_NONE || since == INT64_MAX
		? INT64_MIN
		: zone_instant(evaluating->task->zone, since * DAY_SECONDS);
}

const struct fault *
evaluating_open(struct evaluating **evaluating, struct task *task,
    const struct period *period)
{
	const struct law_state *law;
	const struct fault *fault;
	struct evaluating *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*evaluating = made;
	made->task = task;
	made->period = *period;
	made->first = period->from;
	made->last = period->until;
	made->begin = period_begin(period, task->zone);
	made->end = period_end(period, task->zone);
	made->watch.indicator = -1;
	list_indicators(made);
	lookup_open(&made->codes);
	lookup_open(&made->topics);
	if (task->now < made->begin)
		return fault_new(
		    FAULT_USAGE, "the period has not begun: nothing to tell");
	if ((fault = find_cut(made)) != NULL)
		return fault;
	lay_out_months(made);
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = evaluating_facts_moved(
		 made, law_center, &made->center_moved)) != NULL)
		return fault;
	find_since(made, law);
	return law_hours_at(
	    task, law, law_center, made->end - 1, &made->center_hours);
}

static void
free_figures(struct evaluating_figures *figures)
{
	for (int i = 0; i < INDICATORS; i++)
		indicator_sum_free(&figures->sums[i]);
}

void
evaluating_close(struct evaluating *evaluating)
{
	size_t i;

	if (evaluating == NULL)
		return;
	for (i = 0; i < evaluating->body_count; i++)
		free_figures(&evaluating->bodies[i].figures);
	free_figures(&evaluating->center);
	free_figures(&evaluating->region);
	free_figures(&evaluating->records);
	free(evaluating->bodies);
	free(evaluating->breaches);
	free(evaluating->significants);
	free(evaluating->topic_counts);
	auditing_close(evaluating->auditing);
	lookup_close(&evaluating->codes);
	lookup_close(&evaluating->topics);
	arena_free(&evaluating->arena);
	free(evaluating);
}

const struct fault *
evaluating_method(
    struct evaluating *evaluating, const struct method *rows, size_t count)
{
	const struct region *region;
	const struct fault *fault;

	if ((fault = region_get(evaluating->task, &region)) != NULL)
		return fault;
	if (rows == NULL)
		rows = region_rows(region, "method", &count);
	fault = scoring_read(rows, count, &evaluating->scoring);
	evaluating->approved =
	    fault == NULL &&
	    scoring_applies(&evaluating->scoring, evaluating->last);
	return fault;
}

static void
find_values(struct evaluating_figures *figures)
{
	for (int i = 0; i < INDICATORS; i++)
		figures->given[i] = indicator_value(
		    &indicator_all[i], &figures->sums[i], &figures->values[i]);
}

/*
 * 6.3: a minimum sample decides whether a body is rated at all, and nothing
 * else: who has no account where three must be has an indicator.
 */
static bool
is_enough(
    const struct evaluating *evaluating, const struct evaluating_body *body)
{
	return body->received >= (body->part >= EVALUATING_ACCOUNTS
					 ? evaluating->scoring.min_accounts
					 : evaluating->scoring.min_n);
}

static void
find_scores(struct evaluating *evaluating)
{
	size_t i;

	for (i = 0; i < evaluating->body_count; i++) {
		struct evaluating_body *body = &evaluating->bodies[i];

		find_values(&body->figures);
		body->rated =
		    evaluating->approved && is_enough(evaluating, body) &&
		    scoring_score(&evaluating->scoring, body->figures.values,
			body->figures.given, &body->score);
	}
	find_values(&evaluating->center);
	find_values(&evaluating->region);
	find_values(&evaluating->records);
}

/* Ties share a place; the next one counts all before it. */
static void
find_ranks(struct evaluating *evaluating)
{
	size_t i, k;

	for (i = 0; i < evaluating->body_count; i++) {
		struct evaluating_body *body = &evaluating->bodies[i];

		body->rank = body->rated;
		for (k = 0; k < evaluating->body_count && body->rated; k++)
			body->rank +=
			    evaluating->bodies[k].rated &&
			    evaluating->bodies[k].part == body->part &&
			    evaluating->bodies[k].score > body->score;
	}
}

/* By part, place (the unrated behind), name, code. */
static int
compare_bodies(const void *a, const void *b, void *with)
{
	const struct evaluating *evaluating = with;
	const struct evaluating_body *x =
	    &evaluating->bodies[*(const size_t *)a];
	const struct evaluating_body *y =
	    &evaluating->bodies[*(const size_t *)b];
	int names;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->rated != y->rated)
		return x->rated ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	names = strcmp(x->name, y->name);
	return names != 0 ? names : strcmp(x->code, y->code);
}

static int
compare_breaches(const void *a, const void *b, void *with)
{
	const struct evaluating *evaluating = with;
	const struct evaluating_breach *x = a, *y = b;

	if (x->body != y->body)
		return strcmp(evaluating->bodies[x->body].code,
		    evaluating->bodies[y->body].code);
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return x->clock_id < y->clock_id ? -1 : x->clock_id > y->clock_id;
}

static void
put_in_order(struct evaluating *evaluating)
{
	size_t i;

	evaluating->order = arena_alloc(&evaluating->arena,
	    (evaluating->body_count + 1) * sizeof(*evaluating->order));
	for (i = 0; i < evaluating->body_count; i++)
		evaluating->order[i] = i;
	qsort_r(evaluating->order, evaluating->body_count,
	    sizeof(*evaluating->order), compare_bodies, evaluating);
	if (evaluating->breach_count > 0)
		qsort_r(evaluating->breaches, evaluating->breach_count,
		    sizeof(*evaluating->breaches), compare_breaches,
		    evaluating);
}

const struct fault *
evaluating_run(
    struct evaluating *evaluating, const struct evaluating_watch *watch)
{
	const struct fault *fault;

	evaluating->watching = watch != NULL;
	if (watch != NULL)
		evaluating->watch = *watch;
	if ((fault = evaluating_facts_read(evaluating)) != NULL ||
	    (fault = evaluating_accounts_read(evaluating)) != NULL)
		return fault;
	find_scores(evaluating);
	find_ranks(evaluating);
	put_in_order(evaluating);
	return NULL;
}
