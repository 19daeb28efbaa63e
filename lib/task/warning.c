#include "task/warning.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "order/hours.h"
#include "store/notices.h"
#include "task/law.h"

/* The working seconds of the whole term. */
static const struct fault *
measure_term(
    const struct hours *hours, const struct clock *clock, int64_t *seconds)
{
	struct term limit;

	if (!term_parse(clock->limit, &limit))
		return fault_value("limit", "not a term", clock->limit);
	*seconds = limit.amount;
	if (limit.unit == TERM_SECONDS)
		return NULL;
	return hours_measure(hours, clock->start, clock->due, seconds);
}

/* The highest share of the list that is reached, above `warned`. */
static int64_t
reached(const char *list, int64_t used, int64_t total, int64_t warned)
{
	int64_t highest = 0;
	char *end;

	while (list != NULL && *list != '\0') {
		int64_t share = strtoll(list, &end, 10);

		if (end == list)
			break;
		if (share > warned && share > highest &&
		    used * 100 >= share * total)
			highest = share;
		list = end + strspn(end, ", ");
	}
	return highest;
}

const struct fault *
warning_share(
    struct task *task, const struct clock *clock, int64_t *share, int64_t *left)
{
	const struct law_state *law;
	const struct hours *hours;
	const struct fault *fault;
	int64_t total, warned;

	*share = 0;
	if (!text_equal(clock->state, "running") || clock->due < task->now)
		return NULL;
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = law_clock_hours(task, clock, &hours)) != NULL ||
	    (fault = hours_measure(hours, task->now, clock->due, left)) !=
		NULL ||
	    (fault = measure_term(hours, clock, &total)) != NULL ||
	    (fault = notices_warned(task->store, clock->clock_id, &warned)) !=
		NULL)
		return fault;
	*share = reached(region_setting(law->region, "warn_shares"),
	    total - *left, total, warned);
	return NULL;
}
