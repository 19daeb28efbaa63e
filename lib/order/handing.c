#include "order/handing.h"

#include "base/date.h"

/* The 90 minutes begin; a detection that an export reports starts none. */
static const struct fault *
detect(struct docket *docket, const struct step *step)
{
	docket->detected = step->at;
	if (step->imported)
		return NULL;
	return docket_start(docket, CLOCK_FORWARD, NULL, step->at, NULL);
}

/* E01: detection only where it is read so (I-05). */
const struct fault *
handing_collected(struct docket *docket, const struct step *step)
{
	if (docket->input->readings->detection != DETECTION_COLLECTED)
		return NULL;
	return detect(docket, step);
}

/* E02: the Curator's act. */
const struct fault *
handing_detected(struct docket *docket, const struct step *step)
{
	if (docket->input->readings->detection == DETECTION_COLLECTED &&
	    docket->detected != INSTANT_NONE)
		return NULL; /* counted from the collection already */
	return detect(docket, step);
}

/* E03: no response was needed. */
const struct fault *
handing_closed(struct docket *docket, const struct step *step)
{
	docket_cancel(docket, DOCKET_ANYBODY, DOCKET_ALL, step->at);
	return NULL;
}

/* E06, E07: out of scope, or refused by p.14. */
const struct fault *
handing_dismissed(struct docket *docket, const struct step *step)
{
	docket_stop(docket, DOCKET_ANYBODY, DOCKET(FORWARD) | DOCKET(REFORWARD),
	    step->at);
	return NULL;
}

/* What a body that has just got the message must do, by its role. */
static const struct fault *
start_drafting(struct docket *docket, struct docket_share *share, int64_t at)
{
	bool waits = docket->input->readings->lead_start != LEAD_RECEIPT;

	switch (share->role) {
	case ROLE_CO:
		return docket_start(docket, CLOCK_INFO, share, at, NULL);
	case ROLE_LEAD:
		if (waits) /* for the information of the others (I-24) */
			return NULL;
		return docket_start(docket, CLOCK_LEAD, share, at, NULL);
	default:
		return docket_start(docket, CLOCK_DRAFT, share, at, NULL);
	}
}

/* E08, E10: to one body; forwarding to several is several steps. */
const struct fault *
handing_forwarded(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	docket_stop(docket, DOCKET_ANYBODY, DOCKET(FORWARD) | DOCKET(REFORWARD),
	    step->at);
	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	if (step->imported)
		return docket_start(docket, CLOCK_DRAFT, share, step->at, NULL);
	share->role = step->role;
	share->info_approved = false;
	if (share->role == ROLE_CO)
		docket_wait_again(docket, step->at);
	fault = docket_start(docket, CLOCK_RETURN, share, step->at, NULL);
	if (fault == NULL)
		fault = start_drafting(docket, share, step->at);
	return fault;
}

/* E09: accepted late or not (I-26); the Curator's target begins (I-27). */
const struct fault *
handing_returned(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	docket_stop(docket, share->assignment,
	    DOCKET(RETURN) | DOCKET(DRAFT) | DOCKET(INFO) | DOCKET(LEAD),
	    step->at);
	docket_cancel(docket, share->assignment, DOCKET_ALL, step->at);
	share->live = false;
	if (step->imported)
		return NULL;
	fault = docket_start(docket, CLOCK_REFORWARD, share, step->at, NULL);
	return fault != NULL ? fault : docket_resume(docket, step->at);
}

/* A share ends; a lead may have waited for nobody else. */
static const struct fault *
leave(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	share->live = false;
	return docket_resume(docket, step->at);
}

/* Recalled: what runs for it ends without a verdict. */
const struct fault *
handing_recalled(struct docket *docket, const struct step *step)
{
	docket_cancel(docket, step->assignment, DOCKET_ALL, step->at);
	return leave(docket, step);
}

/* E26: no information is wanted of it any more; lateness there was stays. */
const struct fault *
handing_waived(struct docket *docket, const struct step *step)
{
	docket_overtake(docket, step->assignment, DOCKET_ALL, step->at);
	return leave(docket, step);
}

/* E32: another body leads; it may return that, and waits for the others. */
const struct fault *
handing_lead_set(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	docket_stop(docket, DOCKET_ANYBODY, DOCKET(REFORWARD), step->at);
	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	docket_overtake(docket, share->assignment, DOCKET_ALL, step->at);
	share->role = ROLE_LEAD;
	fault = docket_start(docket, CLOCK_RETURN, share, step->at, NULL);
	if (fault == NULL)
		fault = start_drafting(docket, share, step->at);
	return fault;
}

/* E26: the last information has reached the lead, who has not begun yet. */
const struct fault *
handing_info_forwarded(struct docket *docket, const struct step *step)
{
	const struct fault *fault;
	struct docket_share *share;

	fault = docket_share(docket, step, &share);
	if (fault != NULL)
		return fault;
	share->waits_again = false;
	if (share->role != ROLE_LEAD || share->handed_in ||
	    docket_running(docket, share->assignment, DOCKET(LEAD)) != NULL)
		return NULL;
	return docket_start(docket, CLOCK_LEAD, share, step->at, NULL);
}
