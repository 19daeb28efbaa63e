/* Indicators over clocks, each counted in the half-year of its due (6.3). */
#include "base/text.h"
#include "order/indicator_facts.h"

struct indicator_verdict
indicator_judge(
    const struct indicator_frame *frame, const struct evaluation_clock *clock)
{
	bool stopped = clock->stop != FIELD_NONE && clock->stop <= frame->cut;

	switch (clock->state) {
	case CLOCK_MET:
	case CLOCK_LATE:
		if (stopped)
			return (struct indicator_verdict){
			    true, clock->state == CLOCK_LATE};
		break;
	case CLOCK_RUNNING:
	case CLOCK_OVERDUE:
		break;
	case CLOCK_CANCELLED:
		/* Taken back later: at the cut it still ran. */
		if (!stopped && clock->stop != FIELD_NONE)
			break;
		return (struct indicator_verdict){false, false};
	default:
		return (struct indicator_verdict){false, false};
	}
	/* I-26: a return clock that nobody used by the cut is no breach. */
	if (clock->kind == CLOCK_RETURN)
		return (struct indicator_verdict){false, false};
	/* Open at the cut: late if it was due by then. */
	return (struct indicator_verdict){
	    clock->due + frame->tolerance < frame->until,
	    clock->due + frame->tolerance < frame->until};
}

bool
indicator_is_body(const struct evaluation_clock *clock)
{
	return clock->norm && clock->body != NULL &&
	       text_equal(clock->owner, clock->body) &&
	       !clock_kind_is_center(clock->kind);
}

const struct fault *
indicator_lateness(const struct indicator_frame *frame,
    const struct evaluation_clock *clock, int64_t *minutes)
{
	const struct fault *fault;
	int64_t seconds = 0;

	if (clock->late_minutes != FIELD_NONE && clock->stop != FIELD_NONE &&
	    clock->stop <= frame->cut) {
		*minutes = clock->late_minutes;
		return NULL;
	}
	fault = hours_measure(frame->hours, clock->due, frame->until, &seconds);
	*minutes = (seconds + 59) / 60;
	return fault;
}

static void
count_share(struct indicator_count *count, bool counts)
{
	count->denominator = 1;
	count->numerator = counts;
}

INDICATOR_CLOCK(timely)
{
	struct indicator_verdict verdict = indicator_judge(frame, fact);

	(void)indicator;
	if (verdict.judged && indicator_is_body(fact))
		count_share(count, !verdict.late);
	return NULL;
}

INDICATOR_CLOCK(late_of_kind)
{
	struct indicator_verdict verdict;

	if (!text_equal(clock_kind_name(fact->kind), indicator->key) ||
	    !indicator_is_body(fact))
		return NULL;
	verdict = indicator_judge(frame, fact);
	if (verdict.judged)
		count_share(count, verdict.late);
	return NULL;
}

INDICATOR_CLOCK(lateness_minutes)
{
	struct indicator_verdict verdict = indicator_judge(frame, fact);
	const struct fault *fault;
	int64_t minutes = 0;

	(void)indicator;
	if (!verdict.judged || !verdict.late || !indicator_is_body(fact))
		return NULL;
	if ((fault = indicator_lateness(frame, fact, &minutes)) != NULL)
		return fault;
	count_share(count, true);
	count->seconds = 60 * minutes;
	return NULL;
}

INDICATOR_CLOCK(info_timely)
{
	struct indicator_verdict verdict;

	(void)indicator;
	if (fact->kind != CLOCK_INFO || !indicator_is_body(fact))
		return NULL;
	verdict = indicator_judge(frame, fact);
	if (verdict.judged)
		count_share(count, !verdict.late);
	return NULL;
}

INDICATOR_CLOCK(center_timely)
{
	struct indicator_verdict verdict;

	if (!text_equal(clock_kind_name(fact->kind), indicator->key))
		return NULL;
	verdict = indicator_judge(frame, fact);
	if (verdict.judged)
		count_share(count, !verdict.late);
	return NULL;
}

INDICATOR_CLOCK(reforward_time)
{
	const struct fault *fault;

	(void)indicator;
	if (fact->kind != CLOCK_REFORWARD || !fact->forwarded ||
	    (fact->state != CLOCK_MET && fact->state != CLOCK_LATE) ||
	    fact->stop == FIELD_NONE || fact->stop > frame->cut)
		return NULL;
	if (fact->stop > fact->start &&
	    (fault = hours_measure(frame->hours, fact->start, fact->stop,
		 &count->seconds)) != NULL)
		return fault;
	count_share(count, true);
	return NULL;
}

/* Every breach must be in some notice (A1-16.1). */
INDICATOR_CLOCK(untold)
{
	struct indicator_verdict verdict = indicator_judge(frame, fact);

	(void)indicator;
	if (verdict.judged && verdict.late && indicator_is_body(fact))
		count_share(count, fact->notice == FIELD_NONE);
	return NULL;
}
