#include "order/downtime.h"

#include <stdbool.h>
#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
	const struct downtime *x = a, *y = b;

	return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* Leaves out what is empty, or open and not to be waited for. */
static size_t
drop(struct downtime *downtimes, size_t count, bool open_ones)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool open = downtimes[i].end == DOWNTIME_OPEN;

		if (downtimes[i].begin < downtimes[i].end &&
		    !(open && open_ones))
			downtimes[kept++] = downtimes[i];
	}
	return kept;
}

size_t
downtime_settle(
    struct downtime *downtimes, size_t count, const struct readings *readings)
{
	size_t kept = 0;

	count =
	    drop(downtimes, count, readings->open_outage == OPEN_OUTAGE_DUE);
	if (count == 0)
		return 0;
	qsort(downtimes, count, sizeof(*downtimes), compare);
	for (size_t i = 1; i < count; i++) {
		if (downtimes[i].begin > downtimes[kept].end)
			downtimes[++kept] = downtimes[i];
		else if (downtimes[i].end > downtimes[kept].end)
			downtimes[kept].end = downtimes[i].end;
	}
	return kept + 1;
}

size_t
downtime_find(const struct downtime *downtimes, size_t count, int64_t instant)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (downtimes[middle].end <= instant)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
