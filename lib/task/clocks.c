#include "task/clocks.h"

#include <string.h>

#include "base/term.h"
#include "base/text.h"
#include "model/schema.h"
#include "order/terms.h"
#include "order/timeline.h"
#include "order/verdict.h"
#include "store/cases.h"
#include "store/steps.h"
#include "task/downtimes.h"
#include "task/law.h"

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
		return fact_kind_parse(event->step, &fact) && !event->untimed &&
		       step_of_fact(
			   fact, step->assignment != STEP_MESSAGE, step);
	if (event->role != NULL)
		assignment_role_parse(event->role, &step->role);
	if (event->term != NULL)
		term_parse(event->term, &step->term);
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
	return noted->kind != EVENT_IMPORTED ||
	       (!noted->untimed &&
		   step_of_fact(noted->fact, noted->assignment != NULL, step));
}

/* The stored events, then those noted and not written yet. */
static const struct fault *
collect_steps(struct message_case *made, struct step **steps, size_t *count)
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
		*count += make_step(&stored[i], &(*steps)[*count]);
	for (i = 0; i < made->event_count; i++)
		*count += take_step(&made->events[i], &(*steps)[*count]);
	return NULL;
}

/* The bodies that take part, with their rules and hours. */
static const struct fault *
collect_parties(
    struct message_case *made, struct timeline_party *parties, size_t *count)
{
	const struct fault *fault = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < made->assignment_count && fault == NULL; i++) {
		struct timeline_party *party = &parties[(*count)++];
		const struct body *body;
		int32_t seconds;

		party->code = made->assignments[i].body;
		body = region_body(made->task->region, party->code,
		    date_of_civil(
			zone_civil(made->task->zone, made->at), &seconds));
		party->ruleset =
		    terms_ruleset(body == NULL ? "other" : body->kind);
		fault = law_hours(made->task, party->code, &party->hours);
	}
	return fault;
}

static const struct fault *
find_clocks(struct message_case *made, struct timeline_clock **clocks,
    size_t *count, const char **readings)
{
	struct task *task = made->task;
	/* The clocks point to their owners. */
	struct timeline_party *parties =
	    arena_alloc(task->arena, (CASE_BODIES + 1) * sizeof(*parties));
	struct timeline_party *center = &parties[CASE_BODIES];
	struct timeline_input input = {.center = center,
	    .bodies = parties,
	    .network = made->message.network};
	const struct law_state *law;
	const struct fault *fault;
	struct outages *outages;
	struct outage *rows;
	struct step *steps;
	size_t outage_count;

	center->code = law_center;
	center->ruleset = terms_ruleset("center");
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = law_hours(task, law_center, &center->hours)) != NULL ||
	    (fault = collect_steps(made, &steps, &input.step_count)) != NULL ||
	    (fault = collect_parties(made, parties, &input.body_count)) !=
		NULL ||
	    (fault = downtimes_read(task, task->arena, &rows, &outage_count)) !=
		NULL)
		return fault;
	input.steps = steps;
	input.terms = law->tables.terms;
	input.term_count = law->tables.term_count;
	input.readings = &law->tables.readings;
	*readings = law->readings;
	outages_open(&outages, rows, outage_count, &law->tables.readings);
	input.outages = outages;
	fault = timeline_find(&input, task->arena, clocks, count);
	outages_close(outages);
	return fault;
}

/* Writes the clocks; they keep their numbers, new ones come behind. */
static const struct fault *
write_clocks(struct message_case *made, const struct timeline_clock *clocks,
    size_t count, const char *readings)
{
	struct task *task = made->task;
	const struct fault *fault;
	struct case_clock *old;
	size_t i, old_count;

	fault = cases_clocks(
	    task->store, made->message.id, task->arena, &old, &old_count);
	for (i = 0; i < count && fault == NULL; i++) {
		struct case_clock written;

		schema_reset(&clock_schema, &written.clock);
		verdict_record(
		    &clocks[i], task->now, task->arena, &written.clock);
		written.clock.id = made->message.id;
		written.clock.readings = readings;
		if (i < old_count)
			written.clock.clock_id = old[i].clock.clock_id;
		/* What has not stopped is judged when it is looked at. */
		if (clocks[i].stop == INSTANT_NONE && !clocks[i].cancelled &&
		    !clocks[i].due.suspended) {
			written.clock.state = clock_state_name(CLOCK_RUNNING);
			written.clock.late_minutes = FIELD_NONE;
		}
		written.assignment = clocks[i].assignment == STEP_MESSAGE
					 ? FIELD_NONE
					 : clocks[i].assignment;
		fault = cases_put_clock(task->store, &written);
	}
	return fault;
}

/* True if somebody must act by it: it counts for `due` and `holder`. */
static bool
is_pressing(const struct timeline_clock *clock)
{
	return clock->stop == INSTANT_NONE && !clock->cancelled &&
	       clock->kind != CLOCK_RETURN &&
	       text_equal(clock->row->force, "norm") && !clock->due.suspended;
}

static void
set_dues(struct message_case *made, const struct timeline_clock *clocks,
    size_t count)
{
	size_t i, k;

	made->message.due = FIELD_NONE;
	made->message.holder = NULL;
	for (k = 0; k < made->assignment_count; k++)
		made->assignments[k].due = FIELD_NONE;
	for (i = 0; i < count; i++) {
		const struct timeline_clock *clock = &clocks[i];

		if (!is_pressing(clock))
			continue;
		if (made->message.due == FIELD_NONE ||
		    clock->due.due < made->message.due) {
			made->message.due = clock->due.due;
			made->message.holder = clock->owner->code;
		}
		for (k = 0; k < made->assignment_count; k++) {
			struct assignment *a = &made->assignments[k];

			if (a->assignment == clock->assignment &&
			    (a->due == FIELD_NONE || clock->due.due < a->due))
				a->due = clock->due.due;
		}
	}
}

const struct fault *
clocks_settle(struct message_case *made)
{
	struct timeline_clock *clocks;
	const struct fault *fault;
	const char *readings;
	size_t i, count;

	if ((fault = find_clocks(made, &clocks, &count, &readings)) != NULL ||
	    (fault = write_clocks(made, clocks, count, readings)) != NULL)
		return fault;
	set_dues(made, clocks, count);
	for (i = 0; i < made->assignment_count && fault == NULL; i++)
		fault = cases_put_assignment(
		    made->task->store, &made->assignments[i]);
	return fault;
}
