/* Indicators over messages, each counted in the half-year of its detection. */
#include "base/text.h"
#include "order/indicator_facts.h"

INDICATOR_OF_MESSAGE(refused)
{
	bool refused = fact->ground != NULL && fact->refused_at != FIELD_NONE &&
		       fact->refused_at <= frame->cut;

	count->denominator = 1;
	count->numerator =
	    refused && (indicator->key == NULL ||
			   text_equal(indicator->key, fact->ground));
}

/* Calendar time: how long a citizen's message stood unseen. */
INDICATOR_OF_MESSAGE(detection_time)
{
	(void)indicator;
	(void)frame;
	if (fact->posted_at == FIELD_NONE ||
	    fact->posted_at > fact->detected_at)
		return;
	count->numerator = count->denominator = 1;
	count->seconds = fact->detected_at - fact->posted_at;
}

/* "At once" (A1-17.1, I-41): calendar time, no working hours. */
INDICATOR_OF_MESSAGE(report_time)
{
	(void)indicator;
	if (fact->flagged_at == FIELD_NONE || fact->reported_at == FIELD_NONE ||
	    fact->flagged_at > frame->cut || fact->reported_at > frame->cut)
		return;
	count->numerator = count->denominator = 1;
	if (fact->reported_at > fact->flagged_at)
		count->seconds = fact->reported_at - fact->flagged_at;
}

/* What was flagged later was not significant yet. */
INDICATOR_OF_MESSAGE(reported)
{
	(void)indicator;
	if (!fact->significant || fact->flagged_at > frame->cut)
		return;
	count->denominator = 1;
	count->numerator =
	    fact->reported_at != FIELD_NONE && fact->reported_at <= frame->cut;
}

void
indicator_repeated(INDICATOR_FACTS_ARGUMENTS(evaluation_repeat))
{
	(void)indicator;
	(void)frame;
	(void)fact;
	count->numerator = 1;
}

static void
count_if(struct indicator_count *count, bool counts)
{
	count->denominator = 1;
	count->numerator = counts;
}

INDICATOR_OF_MESSAGE(unclassified)
{
	(void)indicator;
	(void)frame;
	count_if(count, !fact->classified);
}

INDICATOR_OF_MESSAGE(undated)
{
	(void)indicator;
	(void)frame;
	count_if(count, fact->posted_at == FIELD_NONE);
}

INDICATOR_OF_MESSAGE(warned)
{
	(void)indicator;
	(void)frame;
	count_if(count, fact->warned);
}

INDICATOR_OF_MESSAGE(recorded_late)
{
	(void)indicator;
	(void)frame;
	count_if(count, fact->recorded_late);
}
