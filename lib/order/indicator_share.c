/*
 * Indicators over assignments, each counted in the half-year in which it was
 * received. M is their number, A those whose reply on the merits was posted.
 */
#include "base/text.h"
#include "order/indicator_facts.h"

static bool
is_by(int64_t instant, const struct indicator_frame *frame)
{
	return instant != FIELD_NONE && instant <= frame->cut;
}

/* In that state since before the cut. */
static bool
is_ended(const struct evaluation_share *share, enum assignment_state state,
    const struct indicator_frame *frame)
{
	return share->state == state && is_by(share->ended_at, frame);
}

/* Returned, or taken back by the Curator: not the body's any more. */
static bool
is_gone(
    const struct evaluation_share *share, const struct indicator_frame *frame)
{
	return is_ended(share, ASSIGNMENT_RETURNED, frame) ||
	       is_ended(share, ASSIGNMENT_RECALLED, frame) ||
	       is_ended(share, ASSIGNMENT_WAIVED, frame);
}

/* A: a co-executor has a part in the common reply. */
static bool
is_answered(
    const struct evaluation_share *share, const struct indicator_frame *frame)
{
	return is_by(share->answered_at, frame) && !is_gone(share, frame);
}

static void
count_share(struct indicator_count *count, bool counts)
{
	count->denominator = 1;
	count->numerator = counts;
}

/* The working time from one instant to another, 0 if it is none. */
static const struct fault *
count_working(const struct indicator_frame *frame, int64_t from, int64_t to,
    struct indicator_count *count)
{
	const struct fault *fault = NULL;

	if (to > from)
		fault = hours_measure(frame->hours, from, to, &count->seconds);
	count_share(count, fault == NULL);
	return fault;
}

/*
 * What came with an export alone has no drafts: the first one ended T-DRAFT. A
 * clock may have ended with a verdict and without any, overtaken.
 */
static int64_t
first_draft_at(
    const struct evaluation_share *share, const struct indicator_frame *frame)
{
	if (share->drafts.count > 0)
		return share->drafts.first;
	return share->submitted_there && share->draft_judged &&
		       !is_gone(share, frame)
		   ? share->draft_stop
		   : FIELD_NONE;
}

/*
 * A lead's two hours run from the last information (I-24), not from receipt;
 * an interim answer of his that came before it was within no term.
 */
INDICATOR_OF_SHARE(first_draft)
{
	int64_t from =
	    fact->role == ROLE_LEAD ? fact->draft_start : fact->received_at;
	int64_t at = first_draft_at(fact, frame);

	(void)indicator;
	if (!is_by(at, frame) || from == FIELD_NONE || from > at)
		return NULL;
	return count_working(frame, from, at, count);
}

static int64_t
full_draft_at(const struct evaluation_share *share)
{
	if (share->drafts.count > 0)
		return share->drafts.first_answer;
	if (share->state == ASSIGNMENT_RETURNED ||
	    share->state == ASSIGNMENT_RECALLED || !share->submitted_there ||
	    !share->draft_judged)
		return FIELD_NONE;
	return share->draft_stop;
}

/*
 * What ended with a verdict and has no due was done while an outage is open:
 * in time, as it will be whenever that ends (I-12).
 */
static bool
is_kept(
    int64_t at, int64_t due, bool judged, const struct indicator_frame *frame)
{
	if (!is_by(at, frame))
		return false;
	return due == FIELD_NONE ? judged : at <= due + frame->tolerance;
}

INDICATOR_OF_SHARE(drafted_in_time)
{
	(void)indicator;
	count_share(count, is_kept(full_draft_at(fact), fact->draft_due,
			       fact->draft_judged, frame));
	return NULL;
}

INDICATOR_OF_SHARE(extended)
{
	(void)indicator;
	count_share(count, is_by(fact->drafts.extended_at, frame));
	return NULL;
}

INDICATOR_OF_SHARE(extension_kept)
{
	(void)indicator;
	if (is_by(fact->drafts.extended_at, frame))
		count_share(count,
		    is_kept(fact->full_stop, fact->full_due, true, frame));
	return NULL;
}

/* The lead's reply is the common one: it counts for him alone. */
INDICATOR_OF_SHARE(reply_working)
{
	(void)indicator;
	if (!is_answered(fact, frame) || fact->detected_at == FIELD_NONE ||
	    fact->role == ROLE_CO)
		return NULL;
	return count_working(
	    frame, fact->detected_at, fact->answered_at, count);
}

INDICATOR_OF_SHARE(reply_calendar)
{
	(void)indicator;
	if (!is_answered(fact, frame) || fact->detected_at == FIELD_NONE ||
	    fact->role == ROLE_CO)
		return NULL;
	count_share(count, true);
	if (fact->answered_at > fact->detected_at)
		count->seconds = fact->answered_at - fact->detected_at;
	return NULL;
}

INDICATOR_OF_DRAFT(accepted_at_once)
{
	(void)indicator;
	(void)frame;
	if (fact->answer && fact->approved)
		count_share(count, !fact->reworked_before);
}

/* Two different counts: a draft is returned, or approved, or neither. */
INDICATOR_OF_DRAFT(rework_loops)
{
	(void)indicator;
	(void)frame;
	count->numerator = fact->reworked;
	count->denominator = fact->approved;
}

INDICATOR_OF_SHARE(returned)
{
	(void)indicator;
	count_share(count, is_ended(fact, ASSIGNMENT_RETURNED, frame));
	return NULL;
}

INDICATOR_OF_SHARE(returned_late)
{
	(void)indicator;
	if (is_ended(fact, ASSIGNMENT_RETURNED, frame))
		count_share(count, fact->return_late);
	return NULL;
}

/* The Center's: it was returned, and another body has it since. */
INDICATOR_OF_SHARE(misdirected)
{
	(void)indicator;
	count_share(count,
	    is_ended(fact, ASSIGNMENT_RETURNED, frame) && fact->redirected);
	return NULL;
}

INDICATOR_OF_SHARE(answered)
{
	(void)indicator;
	count->denominator = is_answered(fact, frame);
	return NULL;
}

INDICATOR_OF_SHARE(closed)
{
	(void)indicator;
	if (!is_gone(fact, frame) && !is_by(fact->refused_at, frame))
		count_share(count, is_answered(fact, frame));
	return NULL;
}

INDICATOR_OF_DRAFT(materials_attached)
{
	(void)indicator;
	(void)frame;
	if (fact->answer && fact->approved && fact->materials)
		count_share(count, fact->attached);
}

/* Where the author said something; silence is no reaction. */
INDICATOR_OF_SHARE(satisfied)
{
	bool pleased = text_equal(fact->reaction, "Автор доволен");
	bool displeased = text_equal(fact->reaction, "Автор не доволен") ||
			  text_equal(fact->reaction, "Автор недоволен");

	(void)indicator;
	if (is_answered(fact, frame) && (pleased || displeased))
		count_share(count, pleased);
	return NULL;
}

/* Another system had it, and this one none of its steps. */
INDICATOR_OF_SHARE(known_from_export)
{
	(void)indicator;
	if (is_answered(fact, frame))
		count_share(count, fact->imported && fact->drafts.count == 0);
	return NULL;
}

INDICATOR_OF_DRAFT(materials_unstated)
{
	(void)indicator;
	(void)frame;
	if (fact->answer && fact->approved)
		count_share(count, !fact->materials_stated);
}
