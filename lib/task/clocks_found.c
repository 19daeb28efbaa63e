#include "task/clocks_found.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/term.h"
#include "order/assess.h"
#include "order/terms.h"
#include "store/cases.h"
#include "store/messages.h"
#include "store/steps.h"

/* By a fact without a time no clock is judged; but the end ends them all. */
static bool
is_placed(enum fact_kind fact, bool untimed)
{
	return !untimed || fact == FACT_CLOSED;
}

/* One step as the law wants it; unknown kinds are passed over by it. */
static bool
make_step(const struct steps_event *event, struct step *step)
{
	enum fact_kind fact;

	*step = (struct step){.at = event->at,
	    .assignment = event->assignment == FIELD_NONE ? STEP_MESSAGE
							  : event->assignment,
	    .body = event->body};
	if (!event_kind_parse(event->kind, &step->kind))
		return false;
	if (step->kind == EVENT_IMPORTED)
		return fact_kind_parse(event->step, &fact) &&
		       is_placed(fact, event->untimed) &&
		       step_of_fact(
			   fact, step->assignment != STEP_MESSAGE, step);
	if (event->role != NULL)
		assignment_role_parse(event->role, &step->role);
	if (event->term != NULL)
		term_parse(event->term, &step->term);
	step_draft_parse(event->draft, &step->draft);
	step->query = event->query == FIELD_NONE ? 0 : event->query;
	return true;
}

/* The same of an event that is not written yet. */
static bool
take_step(const struct case_event *noted, struct step *step)
{
	*step = (struct step){.kind = noted->kind,
	    .at = noted->at,
	    .assignment = STEP_MESSAGE,
	    .term = noted->term};
	if (noted->assignment != NULL) {
		step->assignment = noted->assignment->assignment;
		step->body = noted->assignment->body;
		step->role = noted->assignment->role;
	}
	if (noted->draft != NULL) {
		step_draft_parse(noted->draft->kind, &step->draft);
		step->query = noted->draft->version;
	}
	return noted->kind != EVENT_IMPORTED ||
	       (is_placed(noted->fact, noted->untimed) &&
		   step_of_fact(noted->fact, noted->assignment != NULL, step));
}

/* The stored events up to an instant, then those noted and not written yet. */
static const struct fault *
collect_steps(struct message_case *made, int64_t until, struct step **steps,
    size_t *count)
{
	struct arena *arena = made->task->arena;
	const struct fault *fault;
	struct steps_event *stored;
	size_t i, stored_count;

	if ((fault = steps_read(made->task->store, made->message.id, arena,
		 &stored, &stored_count)) != NULL)
		return fault;
	*count = 0;
	*steps = arena_alloc(
	    arena, (stored_count + made->event_count + 1) * sizeof(**steps));
	for (i = 0; i < stored_count; i++)
		if (stored[i].at <= until)
			*count += make_step(&stored[i], &(*steps)[*count]);
	for (i = 0; i < made->event_count; i++)
		*count += take_step(&made->events[i], &(*steps)[*count]);
	return NULL;
}

/* The bodies that take part, with their rules and hours. */
static const struct fault *
collect_parties(struct message_case *made, const struct law_state *law,
    struct timeline_party *parties, size_t *count)
{
	const struct fault *fault = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < made->assignment_count && fault == NULL; i++) {
		const struct assignment *a = &made->assignments[i];
		struct timeline_party *party = &parties[(*count)++];
		int32_t seconds;

		party->code = a->body;
		party->ruleset = region_ruleset(law->region, party->code,
		    date_of_civil(
			zone_civil(made->task->zone, made->at), &seconds));
		fault = law_hours_at(made->task, law, party->code,
		    a->received_at, &party->hours);
	}
	return fault;
}

/*
 * A body may have got another schedule since it got the message, and the Center
 * too: those count that they had when the clock started. Whatever judges it
 * anew from its row alone (judge_again) then finds the same.
 */
static const struct fault *
take_hours(struct task *task, const struct law_state *law,
    const struct timeline_input *found, struct timeline_clock *clock)
{
	struct timeline_party owner = *clock->owner, center = *found->center;
	struct timeline_input input = *found;
	const struct fault *fault;
	struct timeline_party *kept;

	if ((fault = law_hours_at(
		 task, law, owner.code, clock->start, &owner.hours)) != NULL ||
	    (fault = law_hours_at(
		 task, law, center.code, clock->start, &center.hours)) != NULL)
		return fault;
	if (owner.hours == clock->owner->hours &&
	    center.hours == found->center->hours)
		return NULL;
	kept = arena_alloc(task->arena, sizeof(*kept));
	*kept = owner;
	clock->owner = kept;
	input.center = &center;
	return assess_clock(
	    &input, clock->question.detected, task->arena, clock);
}

const struct fault *
clocks_found_by(struct message_case *made, const struct law_state *law,
    int64_t until, struct timeline_clock **clocks, size_t *count)
{
	struct task *task = made->task;
	/* The clocks point to their owners. */
	struct timeline_party *parties =
	    arena_alloc(task->arena, (CASE_BODIES + 1) * sizeof(*parties));
	struct timeline_party *center = &parties[CASE_BODIES];
	struct timeline_input input = {.center = center,
	    .bodies = parties,
	    .network = made->message.network};
	const struct fault *fault;
	struct step *steps;
	size_t i;

	center->code = law_center;
	center->ruleset = terms_ruleset("center");
	if ((fault = law_hours_at(
		 task, law, law_center, made->at, &center->hours)) != NULL ||
	    (fault = collect_steps(made, until, &steps, &input.step_count)) !=
		NULL ||
	    (fault = collect_parties(made, law, parties, &input.body_count)) !=
		NULL ||
	    (fault = law_recorded_outages(task, law, &input.outages)) != NULL)
		return fault;
	input.steps = steps;
	input.terms = law->tables.terms;
	input.term_count = law->tables.term_count;
	input.readings = &law->tables.readings;
	fault = timeline_find(&input, task->arena, clocks, count);
	for (i = 0; i < *count && fault == NULL; i++)
		fault = take_hours(task, law, &input, &(*clocks)[i]);
	return fault;
}

/* The case as far as the clocks depend on it, to be looked at only. */
static const struct fault *
read_case(struct message_case *made, int64_t message)
{
	struct task *task = made->task;
	const struct fault *fault;
	struct assignment *list;
	bool found;

	if ((fault = messages_get(task->store, message, task->arena,
		 &made->message, &found)) != NULL ||
	    (fault = cases_assignments(task->store, message, task->arena, &list,
		 &made->assignment_count)) != NULL)
		return fault;
	if (made->assignment_count > CASE_BODIES)
		made->assignment_count = CASE_BODIES;
	if (made->assignment_count > 0)
		memcpy(made->assignments, list,
		    made->assignment_count * sizeof(*list));
	return NULL;
}

const struct fault *
clocks_found_past(struct task *task, int64_t message, int64_t at,
    struct timeline_clock **clocks, size_t *count)
{
	struct message_case *made = calloc(1, sizeof(*made));
	const struct law_state *law;
	const struct fault *fault;

	if (made == NULL)
		abort();
	made->task = task;
	made->at = at;
	*count = 0;
	if ((fault = law_get(task, &law)) == NULL &&
	    (fault = read_case(made, message)) == NULL)
		fault = clocks_found_by(made, law, at, clocks, count);
	free(made);
	return fault;
}
