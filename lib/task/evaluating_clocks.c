/* The clocks of the period: figures, breaches, months, lateness. */
#include "store/cases.h"
#include "store/evaluation.h"
#include "task/evaluating_facts.h"
#include "task/past.h"
#include "task/telling.h"

static void
take_breach(struct evaluating *evaluating, struct evaluating_body *body,
    const struct evaluation_clock *clock, int64_t minutes)
{
	int bin = EVALUATING_BINS - 1;

	evaluating->breaches = evaluating_facts_grow(evaluating->breaches,
	    evaluating->breach_count, &evaluating->breach_room,
	    sizeof(*evaluating->breaches));
	evaluating->breaches[evaluating->breach_count++] =
	    (struct evaluating_breach){.message = clock->message,
		.clock_id = clock->clock_id,
		.start = clock->start,
		.due = clock->due,
		.stop =
		    clock->stop != FIELD_NONE && clock->stop <= evaluating->cut
			? clock->stop
			: FIELD_NONE,
		.minutes = minutes,
		.notice = clock->notice,
		.noticed_at = clock->noticed_at,
		.kind = clock->kind,
		.severity = telling_severity(
		    evaluating->task, &(struct clock){.body = clock->body,
					  .ruleset = clock->ruleset,
					  .start = clock->start}),
		.body = (size_t)(body - evaluating->bodies)};
	while (bin > 0 && minutes < evaluating_bins[bin])
		bin--;
	evaluating->lateness[bin]++;
}

/* The lists and charts that stand on a body's own clocks. */
static const struct fault *
note_clock(struct evaluating *evaluating, struct evaluating_body *body,
    const struct indicator_frame *frame, const struct evaluation_clock *clock)
{
	struct indicator_verdict verdict = indicator_judge(frame, clock);
	struct evaluating_month *month;
	const struct fault *fault;
	int64_t minutes = 0;

	if (!verdict.judged)
		return NULL;
	month = evaluating_facts_month(evaluating, clock->due);
	month->due++;
	month->late += verdict.late;
	if (!verdict.late)
		return NULL;
	if ((fault = indicator_lateness(frame, clock, &minutes)) != NULL)
		return fault;
	take_breach(evaluating, body, clock, minutes);
	if (!evaluating->watch.breaches ||
	    !evaluating_facts_watched(evaluating, body->code))
		return NULL;
	return evaluating->watch.take(evaluating->watch.to,
	    &(struct evaluating_row){.message = clock->message,
		.clock_id = clock->clock_id,
		.draft_id = FIELD_NONE,
		.body = body->code,
		.count = {1, 1, 60 * minutes}});
}

static const struct fault *
take_clock(struct evaluating *evaluating, const struct evaluation_clock *clock)
{
	const struct fault *fault = NULL;
	struct evaluating_body *body = NULL;
	struct indicator_frame frame;
	const int *i;

	if (indicator_is_body(clock))
		fault = evaluating_facts_body(evaluating, clock->body, &body);
	if (fault == NULL)
		fault = evaluating_facts_frame(
		    evaluating, body, clock->start, &frame);
	for (i = evaluating->of_clock[clock->kind]; *i >= 0 && fault == NULL;
	     i++) {
		const struct indicator *indicator = &indicator_all[*i];
		struct indicator_count count = {0};

		if ((indicator->subject == INDICATOR_OF_CENTER) !=
		    (body == NULL))
			continue;
		fault = indicator->clock(indicator, &frame, clock, &count);
		if (fault == NULL)
			fault = evaluating_facts_add(evaluating, *i, body,
			    &(struct evaluating_row){.message = clock->message,
				.clock_id = clock->clock_id,
				.draft_id = FIELD_NONE,
				.body = body == NULL ? NULL : body->code,
				.count = count});
	}
	if (fault == NULL && body != NULL)
		fault = note_clock(evaluating, body, &frame, clock);
	return fault;
}

/* I-40: a municipal body outside the networks of annex 3 breaks no norm. */
static const struct fault *
is_covered(struct evaluating *evaluating, const struct evaluation_clock *clock,
    bool *covered)
{
	struct message message = {.network = clock->network};
	struct clock asked = {.ruleset = clock->ruleset, .start = clock->start};

	*covered = true;
	if (clock->network == NULL)
		return NULL;
	return telling_covers(evaluating->task, &message, &asked, covered);
}

const struct fault *
evaluating_clocks_past(void *to, struct evaluation_clock *clock, bool *there)
{
	struct evaluating *evaluating = to;
	struct task *task = evaluating->task;
	const struct fault *fault;
	struct case_clock stored;

	fault = cases_clock(
	    task->store, clock->clock_id, task->arena, &stored, there);
	if (fault == NULL && *there)
		fault = past_tell_clock(
		    task, evaluating->cut, &stored.clock, there);
	if (fault == NULL && *there)
		clock->due = stored.clock.due;
	return fault;
}

const struct fault *
evaluating_clocks_take(void *to, const struct evaluation_clock *clock)
{
	struct evaluating *evaluating = to;
	const struct fault *fault;
	bool covered;

	fault = is_covered(evaluating, clock, &covered);
	return fault != NULL || !covered ? fault
					 : take_clock(evaluating, clock);
}

const struct fault *
evaluating_clocks_read(struct evaluating *evaluating, struct evaluation *stream)
{
	const struct fault *fault;
	struct evaluation_clock clock;
	bool more;

	while (
	    (fault = evaluation_clock(stream, &clock, &more)) == NULL && more)
		if ((fault = evaluating_clocks_take(evaluating, &clock)) !=
		    NULL)
			break;
	return fault;
}
