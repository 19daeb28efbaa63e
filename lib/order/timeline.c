#include "order/timeline.h"

#include <string.h>

#include "base/date.h"
#include "order/assess.h"
#include "order/docket.h"
#include "order/drafting.h"
#include "order/handing.h"

/* What each kind of event does to the clocks; the others do nothing. */
static const struct fault *(*const handlers[EVENT_KINDS])(
    struct docket *, const struct step *) = {
    [EVENT_COLLECTED] = handing_collected,	     /* E01 */
    [EVENT_DETECTED] = handing_detected,	     /* E02 */
    [EVENT_CLOSED] = handing_closed,		     /* E03 */
    [EVENT_TERM_SET] = drafting_term_set,	     /* E05 */
    [EVENT_OUT_OF_SCOPE] = handing_dismissed,	     /* E06 */
    [EVENT_REFUSED] = handing_dismissed,	     /* E07 */
    [EVENT_FORWARDED] = handing_forwarded,	     /* E08, E10 */
    [EVENT_RETURNED] = handing_returned,	     /* E09 */
    [EVENT_RECALLED] = handing_recalled,	     /* recall */
    [EVENT_WAIVED] = handing_waived,		     /* E26 */
    [EVENT_LEAD_SET] = handing_lead_set,	     /* E32 */
    [EVENT_SUBMITTED] = drafting_submitted,	     /* E11, E12, E23 */
    [EVENT_REPLACED] = drafting_submitted,	     /* E11 */
    [EVENT_APPROVED] = drafting_approved,	     /* E13, E17, E24 */
    [EVENT_REWORKED] = drafting_reworked,	     /* E14, E18, E25 */
    [EVENT_TERM_REFUSED] = drafting_term_refused,    /* E15 */
    [EVENT_EXTENDED] = drafting_extended,	     /* E16 */
    [EVENT_ASKED] = drafting_asked,		     /* E21 */
    [EVENT_ANSWERED] = drafting_answered,	     /* E22 */
    [EVENT_INFO_FORWARDED] = handing_info_forwarded, /* E26 */
    [EVENT_PUBLISHED] = drafting_published,	     /* E19 */
};

/* A draft or an answer, of which an export tells. */
static bool
is_reported(const struct step *step)
{
	return step->imported && step->assignment != STEP_MESSAGE &&
	       (step->kind == EVENT_SUBMITTED || step->kind == EVENT_APPROVED);
}

/*
 * Where a reported step belongs among those in front of it: behind what
 * happened to its share before, and behind its receipt.
 */
static size_t
place_of(const struct step *reported, const struct step *steps, size_t count)
{
	size_t i = count, place = count;

	while (i-- > 0) {
		const struct step *step = &steps[i];

		if (step->assignment != reported->assignment &&
		    step->kind != EVENT_CLOSED)
			continue;
		if (step->at <= reported->at || step->kind == EVENT_FORWARDED ||
		    step->kind == EVENT_LEAD_SET)
			break;
		place = i;
	}
	return place;
}

/*
 * Steps stand in the order in which they were recorded. An export tells of
 * what happened before that: such a step stands where it happened, so that it
 * is all one which of two exports came first.
 */
static struct step *
sort(const struct timeline_input *input, struct arena *arena)
{
	struct step *steps =
	    arena_alloc(arena, (input->step_count + 1) * sizeof(*steps));

	for (size_t i = 0; i < input->step_count; i++) {
		const struct step *step = &input->steps[i];
		size_t place = is_reported(step) ? place_of(step, steps, i) : i;

		memmove(&steps[place + 1], &steps[place],
		    (i - place) * sizeof(*steps));
		steps[place] = *step;
	}
	return steps;
}

const struct fault *
timeline_find(const struct timeline_input *input, struct arena *arena,
    struct timeline_clock **clocks, size_t *count)
{
	struct docket docket = {
	    .input = input, .arena = arena, .detected = INSTANT_NONE};
	const struct step *steps = sort(input, arena);
	const struct fault *fault = NULL;

	docket.shares = arena_alloc(
	    arena, (input->step_count + 1) * sizeof(*docket.shares));
	for (size_t i = 0; fault == NULL && i < input->step_count; i++) {
		const struct step *step = &steps[i];

		if (handlers[step->kind] != NULL)
			fault = handlers[step->kind](&docket, step);
	}
	for (size_t i = 0; fault == NULL && i < docket.count; i++)
		fault = assess_clock(
		    input, docket.detected, arena, &docket.clocks[i]);
	*clocks = docket.clocks;
	*count = docket.count;
	return fault;
}
