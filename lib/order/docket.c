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
	    .live = true,
	    .target = docket->target,
	    .interim_first = INSTANT_NONE,
	    .interim_last = INSTANT_NONE,
	    .base = INSTANT_NONE};
	return NULL;
}

/* Twice the room for clocks, and for the places of as many. */
static void
grow(struct docket *docket)
{
	struct timeline_clock *clocks;
	size_t *running;

	docket->size = docket->size == 0 ? 8 : 2 * docket->size;
	clocks = arena_alloc(docket->arena, docket->size * sizeof(*clocks));
	running = arena_alloc(docket->arena, docket->size * sizeof(*running));
	if (docket->count > 0) {
		memcpy(clocks, docket->clocks, docket->count * sizeof(*clocks));
		memcpy(running, docket->running,
		    docket->running_count * sizeof(*running));
	}
	docket->clocks = clocks;
	docket->running = running;
}

static struct timeline_clock *
next_clock(struct docket *docket)
{
	if (docket->count == docket->size)
		grow(docket);
	docket->running[docket->running_count++] = docket->count;
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

/*
 * The term of a clock that starts at an instant. What was detected before the
 * order is under another wording, whose terms nobody knows (A0-4.1, I-58).
 */
static const struct fault *
find_term(const struct docket *docket, enum clock_kind kind,
    const char *ruleset, int64_t at, struct terms_row *found)
{
	const struct timeline_input *input = docket->input;
	const struct hours *hours = input->center->hours;
	const struct fault *fault;

	if (docket->detected != INSTANT_NONE) {
		fault = terms_find(input->terms, input->term_count, kind,
		    ruleset, hours_date(hours, docket->detected), found);
		if (fault != NULL || found->row == NULL)
			return fault;
	}
	return terms_find(input->terms, input->term_count, kind, ruleset,
	    hours_date(hours, at), found);
}

const struct fault *
docket_start(struct docket *docket, enum clock_kind kind,
    struct docket_share *share, int64_t at, struct timeline_clock **started)
{
	const struct timeline_party *party =
	    share != NULL ? share->body : docket->input->center;
	struct timeline_clock *clock = NULL;
	const struct fault *fault;
	struct terms_row found;

	fault = find_term(docket, kind, party->ruleset, at, &found);
	if (fault == NULL && found.row != NULL) {
		clock = add(docket, kind, share, at, &found);
		/* I-20: a target is shorter; a longer one is of a later term */
		if (share != NULL && (1u << kind & DOCKET_DRAFTING) != 0 &&
		    !term_is_longer(share->target, clock->limit)) {
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

/* What an export tells of may have ended before the clock began. */
static void
stop(struct timeline_clock *clock, int64_t at)
{
	clock->stop = at > clock->start ? at : clock->start;
}

static void
cancel(struct timeline_clock *clock, int64_t at)
{
	stop(clock, at);
	clock->cancelled = true;
}

static void
overtake(struct timeline_clock *clock, int64_t at)
{
	cancel(clock, at);
	clock->overtaken = true;
}

/* Ends the running clocks of a set; what has ended is not looked at again. */
static void
end_running(struct docket *docket, int64_t assignment, unsigned set, int64_t at,
    void (*end)(struct timeline_clock *, int64_t))
{
	size_t kept = 0;

	for (size_t i = 0; i < docket->running_count; i++) {
		struct timeline_clock *clock =
		    &docket->clocks[docket->running[i]];

		if (is_running(clock, assignment, set))
			end(clock, at);
		else
			docket->running[kept++] = docket->running[i];
	}
	docket->running_count = kept;
}

void
docket_stop(struct docket *docket, int64_t assignment, unsigned set, int64_t at)
{
	end_running(docket, assignment, set, at, stop);
}

void
docket_cancel(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at)
{
	end_running(docket, assignment, set, at, cancel);
}

void
docket_overtake(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at)
{
	end_running(docket, assignment, set, at, overtake);
}

struct timeline_clock *
docket_running(struct docket *docket, int64_t assignment, unsigned set)
{
	for (size_t i = 0; i < docket->running_count; i++) {
		struct timeline_clock *clock =
		    &docket->clocks[docket->running[i]];

		if (is_running(clock, assignment, set))
			return clock;
	}
	return NULL;
}

void
docket_answer(
    struct docket *docket, int64_t assignment, int64_t query, int64_t at)
{
	size_t *running = docket->running, meant = docket->running_count;

	for (size_t i = 0; i < docket->running_count; i++) {
		const struct timeline_clock *clock =
		    &docket->clocks[running[i]];

		if (!is_running(clock, assignment, DOCKET_QUERY))
			continue;
		if (query == 0 || clock->query == query ||
		    meant == docket->running_count)
			meant = i;
		if (query == 0 || clock->query == query)
			break;
	}
	if (meant == docket->running_count)
		return;
	stop(&docket->clocks[running[meant]], at);
	docket->running_count--;
	memmove(&running[meant], &running[meant + 1],
	    (docket->running_count - meant) * sizeof(*running));
}

void
docket_wait_again(struct docket *docket, int64_t at)
{
	if (docket->input->readings->lead_start == LEAD_RECEIPT)
		return;
	for (size_t i = 0; i < docket->share_count; i++) {
		struct docket_share *share = &docket->shares[i];
		int64_t assignment = share->assignment;

		if (share->handed_in ||
		    docket_running(docket, assignment, DOCKET(LEAD)) == NULL)
			continue;
		docket_overtake(docket, assignment, DOCKET(LEAD), at);
		share->waits_again = true;
	}
}

/* Has every live co-executor's information been approved? */
static bool
is_complete(const struct docket *docket)
{
	for (size_t i = 0; i < docket->share_count; i++) {
		const struct docket_share *share = &docket->shares[i];

		if (share->live && share->role == ROLE_CO &&
		    !share->info_approved)
			return false;
	}
	return true;
}

const struct fault *
docket_resume(struct docket *docket, int64_t at)
{
	const struct fault *fault = NULL;

	if (!is_complete(docket))
		return NULL;
	for (size_t i = 0; fault == NULL && i < docket->share_count; i++) {
		struct docket_share *share = &docket->shares[i];

		if (!share->waits_again || !share->live)
			continue;
		share->waits_again = false;
		if (!share->handed_in)
			fault =
			    docket_start(docket, CLOCK_LEAD, share, at, NULL);
	}
	return fault;
}
