#include "order/docket.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/terms.h"

static const struct timeline_party *
find_body(const struct timeline_input *input, const char *code)
{
	for (size_t i = 0; i < input->body_count; i++) {
		if (text_equal(input->bodies[i].code, code))
			return &input->bodies[i];
	}
	return NULL;
}

const struct fault *
docket_share(
    struct docket *docket, const struct step *step, struct docket_share **share)
{
	const struct timeline_party *body;

	for (size_t i = 0; i < docket->share_count; i++) {
		*share = &docket->shares[i];
		if ((*share)->assignment == step->assignment)
			return NULL;
	}
	body = find_body(docket->input, step->body);
	if (body == NULL)
		return fault_value("body", "no such body",
		    step->body != NULL ? step->body : "");
	*share = &docket->shares[docket->share_count++];
	**share = (struct docket_share){.assignment = step->assignment,
	    .body = body,
	    .role = ROLE_SINGLE,
	    .interim_first = INSTANT_NONE,
	    .interim_last = INSTANT_NONE,
	    .base = INSTANT_NONE};
	return NULL;
}

/* Room for one clock more. */
static struct timeline_clock *
next_clock(struct docket *docket)
{
	struct timeline_clock *clocks;

	if (docket->count == docket->size) {
		docket->size = docket->size == 0 ? 8 : 2 * docket->size;
		clocks =
		    arena_alloc(docket->arena, docket->size * sizeof(*clocks));
		if (docket->count > 0)
			memcpy(clocks, docket->clocks,
			    docket->count * sizeof(*clocks));
		docket->clocks = clocks;
	}
	return &docket->clocks[docket->count++];
}

static struct timeline_clock *
add(struct docket *docket, enum clock_kind kind,
    const struct docket_share *share, int64_t at, const struct terms_row *term)
{
	const struct timeline_party *center = docket->input->center;
	bool of_body = share != NULL && !text_equal(term->row->owner, "center");
	struct timeline_clock *clock = next_clock(docket);

	*clock = (struct timeline_clock){.kind = kind,
	    .row = term->row,
	    .assignment = share != NULL ? share->assignment : STEP_MESSAGE,
	    .body = share != NULL ? share->body->code : NULL,
	    .owner = of_body ? share->body : center,
	    .limit = term->limit,
	    .start = at,
	    .stop = INSTANT_NONE,
	    .target_due = INSTANT_NONE};
	return clock;
}

const struct fault *
docket_start(struct docket *docket, enum clock_kind kind,
    struct docket_share *share, int64_t at, struct timeline_clock **started)
{
	const struct timeline_input *input = docket->input;
	const struct timeline_party *party =
	    share != NULL ? share->body : input->center;
	struct timeline_clock *clock = NULL;
	const struct fault *fault;
	struct terms_row found;

	fault = terms_find(input->terms, input->term_count, kind,
	    party->ruleset, hours_date(input->center->hours, at), &found);
	if (fault == NULL && found.row != NULL) {
		clock = add(docket, kind, share, at, &found);
		if (share != NULL && (1u << kind & DOCKET_DRAFTING) != 0) {
			clock->target = share->target;
			share->target.amount = 0;
		}
	}
	if (started != NULL)
		*started = clock;
	return fault;
}

static bool
is_running(const struct timeline_clock *clock, int64_t assignment, unsigned set)
{
	unsigned kind =
	    clock->draft == STEP_DRAFT_QUERY ? DOCKET_QUERY : 1u << clock->kind;

	return clock->stop == INSTANT_NONE && (kind & set) != 0 &&
	       (assignment == DOCKET_ANYBODY ||
		   clock->assignment == assignment);
}

void
docket_stop(struct docket *docket, int64_t assignment, unsigned set, int64_t at)
{
	for (size_t i = 0; i < docket->count; i++) {
		if (is_running(&docket->clocks[i], assignment, set))
			docket->clocks[i].stop = at;
	}
}

void
docket_cancel(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at)
{
	for (size_t i = 0; i < docket->count; i++) {
		if (is_running(&docket->clocks[i], assignment, set)) {
			docket->clocks[i].stop = at;
			docket->clocks[i].cancelled = true;
		}
	}
}

struct timeline_clock *
docket_running(struct docket *docket, int64_t assignment, unsigned set)
{
	for (size_t i = 0; i < docket->count; i++) {
		if (is_running(&docket->clocks[i], assignment, set))
			return &docket->clocks[i];
	}
	return NULL;
}
