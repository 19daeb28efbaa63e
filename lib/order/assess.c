#include "order/assess.h"

#include "base/instant.h"

/* Whose working time is counted, by I-06. */
static const struct hours *
hours_of(const struct timeline_input *input, const struct timeline_clock *clock)
{
	if (input->readings->clock_schedule == CLOCK_SCHEDULE_CENTER)
		return input->center->hours;
	return clock->owner->hours;
}

static void
ask(const struct timeline_input *input, int64_t detected, struct arena *arena,
    struct timeline_clock *clock)
{
	struct outages_clock open = {input->network, clock->body, clock->stop};
	struct due_case *question = &clock->question;

	*question = (struct due_case){.owner = hours_of(input, clock),
	    .center = input->center->hours,
	    .readings = input->readings,
	    .limit = clock->limit,
	    .start = clock->start,
	    .detected = detected,
	    .first = clock->kind == CLOCK_FORWARD};
	question->downtime_count =
	    outages_of(input->outages, &open, arena, &question->downtimes);
}

/*
 * I-20: a shorter term from the same start, only a target. What would end later
 * is none: days that some hours outlast, a term granted that is shorter still.
 */
static const struct fault *
find_target(struct timeline_clock *clock)
{
	struct due_case question = clock->question;
	struct due due = {.effects = NULL};
	const struct fault *fault;

	clock->target_due = INSTANT_NONE;
	if (clock->target.amount == 0)
		return NULL;
	question.limit = clock->target;
	fault = due_find(&question, &due);
	if (fault == NULL && !due.suspended &&
	    (clock->due.suspended || due.due <= clock->due.due))
		clock->target_due = due.due;
	return fault;
}

const struct fault *
assess_clock(const struct timeline_input *input, int64_t detected,
    struct arena *arena, struct timeline_clock *clock)
{
	const struct fault *fault;

	ask(input, detected, arena, clock);
	fault = due_find(&clock->question, &clock->due);
	if (fault == NULL)
		fault = find_target(clock);
	if (fault == NULL)
		alternative_find(
		    &clock->question, &clock->due, &clock->alternative);
	return fault;
}
