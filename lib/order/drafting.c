#include "order/drafting.h"

#include "base/date.h"

#define FULL (DOCKET(FULL_HOURS) | DOCKET(FULL_DAYS))

/* E23: information goes to the Curator (A1-9.3); its review is a target. */
static const struct fault *
submit_info(
    struct docket *docket, struct docket_share *share, const struct step *step)
{
	docket_stop(docket, share->assignment,
	    DOCKET(INFO) | DOCKET(INFO_REWORK), step->at);
	docket_cancel(docket, share->assignment, DOCKET(INFO_REVIEW), step->at);
	return docket_start(docket, CLOCK_INFO_REVIEW, share, step->at, NULL);
}

/* What the delivery of a draft to the Curator ends (A1-15.1b). */
static unsigned
stopped_by(const struct docket *docket, enum step_draft draft)
{
	bool posted = docket->input->readings->final_endpoint == FINAL_POSTED;
	unsigned set = DOCKET(DRAFT) | DOCKET(LEAD) | DOCKET(REWORK);

	if (draft == STEP_DRAFT_ANSWER) /* I-21 */
		set |= posted ? DOCKET(FULL_HOURS) : FULL;
	return set;
}

/*
 * An export tells of the first draft alone. What is under review here already
 * is the same one; what is approved is reviewed no more (E17, E24); and of a
 * body that has the message no more nobody waits for one.
 */
static bool
is_news(struct docket *docket, const struct docket_share *share,
    const struct step *step)
{
	return !step->imported ||
	       (share->live && !share->approved && !share->info_approved &&
		   docket_running(docket, share->assignment,
		       DOCKET(REVIEW) | DOCKET(INFO_REVIEW)) == NULL);
}

/*
 * E11, E12. A version that replaces one under review starts the review anew;
 * what was stopped before keeps its stop.
 */
static const struct fault *
submit_draft(
    struct docket *docket, struct docket_share *share, const struct step *step)
{
	struct timeline_clock *review;
	const struct fault *fault;

	docket_stop(docket, share->assignment, stopped_by(docket, step->draft),
	    step->at);
	docket_cancel(docket, share->assignment, DOCKET(REVIEW), step->at);
	share->handed_in = true;
	if (step->draft == STEP_DRAFT_INTERIM) {
		if (share->interim_first == INSTANT_NONE)
			share->interim_first = step->at;
		share->interim_last = step->at;
	}
	fault = docket_start(docket, CLOCK_REVIEW, share, step->at, &review);
	if (review != NULL)
		review->draft = step->draft;
	return fault;
}

const struct fault *
drafting_submitted(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	if (step->draft == STEP_DRAFT_QUERY)
		return drafting_asked(docket, step);
	fault = docket_share(docket, step, &share);
	if (fault != NULL || !is_news(docket, share, step))
		return fault;
	switch (step->draft) {
	case STEP_DRAFT_INFO:
		return submit_info(docket, share, step);
	case STEP_DRAFT_EXTENSION:
		return NULL; /* no term is set for it */
	default:
		/* What a co-executor hands in there is his part (A1-9.3). */
		if (step->imported && share->role == ROLE_CO)
			return submit_info(docket, share, step);
		return submit_draft(docket, share, step);
	}
}

/* The longer term runs from the sending of the interim reply (I-16). */
static int64_t
base_of(const struct docket *docket, const struct docket_share *share,
    const struct step *step)
{
	if (share->base != INSTANT_NONE)
		return share->base;
	switch (docket->input->readings->interim_base) {
	case BASE_FIRST_SENT:
		return share->interim_first;
	case BASE_SENT_APPROVED:
		return share->interim_last;
	default: /* approved, posted: the step that says so */
		return step->at;
	}
}

/* A1-6.2b, A1-6.3: hours or working days, as the Curator granted. */
static const struct fault *
start_full(
    struct docket *docket, struct docket_share *share, struct term granted)
{
	enum clock_kind kind = granted.unit == TERM_WORKING_DAYS
				   ? CLOCK_FULL_DAYS
				   : CLOCK_FULL_HOURS;
	struct timeline_clock *full;
	const struct fault *fault;

	fault = docket_start(docket, kind, share, share->base, &full);
	if (full != NULL)
		full->limit = granted;
	return fault;
}

/* E13. */
static const struct fault *
approve_interim(
    struct docket *docket, struct docket_share *share, const struct step *step)
{
	share->granted = step->term;
	if (step->imported || step->term.amount == 0 ||
	    docket->input->readings->interim_base == BASE_POSTED)
		return NULL;
	share->base = base_of(docket, share, step);
	if (share->base == INSTANT_NONE)
		return NULL; /* no interim is known */
	return start_full(docket, share, share->granted);
}

/*
 * The body has answered there, and nothing is left to be done. If no export
 * tells when the draft was delivered, nobody knows whether it was in time.
 */
static void
end_answered(struct docket *docket, const struct docket_share *share,
    const struct step *step)
{
	docket_cancel(docket, share->assignment, DOCKET_ALL, step->at);
	docket_cancel(docket, DOCKET_ANYBODY,
	    DOCKET(FORWARD) | DOCKET(REFORWARD), step->at);
}

/* E13, E17, E24. */
const struct fault *
drafting_approved(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	if (step->draft == STEP_DRAFT_INFO) {
		docket_stop(
		    docket, share->assignment, DOCKET(INFO_REVIEW), step->at);
		share->info_approved = true;
		return docket_resume(docket, step->at);
	}
	docket_stop(docket, share->assignment, DOCKET(REVIEW), step->at);
	if (step->imported)
		end_answered(docket, share, step);
	if (step->draft == STEP_DRAFT_INTERIM)
		return approve_interim(docket, share, step);
	share->approved |= !step->imported;
	return NULL;
}

/* Back to its author, who has a new hour (A1-8.1). */
static const struct fault *
send_back(struct docket *docket, const struct step *step, enum clock_kind from,
    enum clock_kind to)
{
	struct timeline_clock *rework;
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	docket_stop(docket, share->assignment, 1u << from, step->at);
	if (step->imported)
		return NULL;
	fault = docket_start(docket, to, share, step->at, &rework);
	if (rework != NULL)
		rework->draft = step->draft;
	return fault;
}

/* E14, E18, E25. */
const struct fault *
drafting_reworked(struct docket *docket, const struct step *step)
{
	if (step->draft == STEP_DRAFT_INFO)
		return send_back(
		    docket, step, CLOCK_INFO_REVIEW, CLOCK_INFO_REWORK);
	return send_back(docket, step, CLOCK_REVIEW, CLOCK_REWORK);
}

/* E15: a draft on the merits is due in an hour (I-19). */
const struct fault *
drafting_term_refused(struct docket *docket, const struct step *step)
{
	if (step->draft == STEP_DRAFT_EXTENSION)
		return NULL; /* the term there is stays as it is */
	return send_back(docket, step, CLOCK_REVIEW, CLOCK_REWORK);
}

/* E16: another term from the same base. */
const struct fault *
drafting_extended(struct docket *docket, const struct step *step)
{
	struct timeline_clock *full;
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	full = docket_running(docket, step->assignment, FULL);
	if (fault != NULL || full == NULL || step->term.amount == 0)
		return fault;
	share->granted = step->term;
	if (full->limit.unit == step->term.unit) {
		full->limit = step->term;
		return NULL;
	}
	/* hours become days, or days hours */
	docket_cancel(docket, step->assignment, FULL, step->at);
	return start_full(docket, share, step->term);
}

/* E21: a query has its own 60 minutes; nothing else moves (I-22). */
const struct fault *
drafting_asked(struct docket *docket, const struct step *step)
{
	struct timeline_clock *review;
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault == NULL)
		fault = docket_start(
		    docket, CLOCK_REVIEW, share, step->at, &review);
	if (fault == NULL && review != NULL) {
		review->draft = STEP_DRAFT_QUERY;
		review->query = step->query;
	}
	return fault;
}

/* E22: the query meant, else the oldest one. */
const struct fault *
drafting_answered(struct docket *docket, const struct step *step)
{
	docket_answer(docket, step->assignment, step->query, step->at);
	return NULL;
}

/*
 * E19. With the answer posted nothing is left to be forwarded or asked: that
 * nobody answered a query is no answer in time and none too late (E22).
 */
const struct fault *
drafting_published(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	if (step->draft == STEP_DRAFT_ANSWER) {
		docket_stop(docket, step->assignment, FULL, step->at);
		docket_cancel(docket, DOCKET_ANYBODY,
		    DOCKET(REFORWARD) | DOCKET_QUERY, step->at);
		return NULL;
	}
	if (step->draft != STEP_DRAFT_INTERIM || step->imported ||
	    docket->input->readings->interim_base != BASE_POSTED)
		return NULL;
	fault = docket_share(docket, step, &share);
	if (fault != NULL || share->granted.amount == 0)
		return fault;
	if (share->base == INSTANT_NONE)
		share->base = step->at;
	return start_full(docket, share, share->granted);
}

/* The next draft of an assignment has this target; a clock that runs too. */
static void
set_target(struct docket *docket, struct docket_share *share, struct term term)
{
	bool runs = false;

	for (size_t i = 0; i < docket->count; i++) {
		struct timeline_clock *clock = &docket->clocks[i];

		if (clock->stop == INSTANT_NONE &&
		    clock->assignment == share->assignment &&
		    (1u << clock->kind & DOCKET_DRAFTING) != 0 &&
		    !term_is_longer(term, clock->limit)) {
			clock->target = term;
			runs = true;
		}
	}
	if (!runs)
		share->target = term;
}

/*
 * E05: the Curator's own term, a target beside the legal one (I-20): of one
 * assignment, or of all there are and will be.
 */
const struct fault *
drafting_term_set(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	if (step->assignment != STEP_MESSAGE) {
		fault = docket_share(docket, step, &share);
		if (fault == NULL)
			set_target(docket, share, step->term);
		return fault;
	}
	docket->target = step->term;
	for (size_t i = 0; i < docket->share_count; i++)
		set_target(docket, &docket->shares[i], step->term);
	return NULL;
}
