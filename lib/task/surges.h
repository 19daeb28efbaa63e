/*
 * Surges of the store's messages (A1-17.1b), day by day of the region's zone.
 */
#ifndef OTKLIK_TASK_SURGES_H
#define OTKLIK_TASK_SURGES_H

#include <stdint.h>

#include "base/fault.h"
#include "order/surge.h"
#include "store/activity.h"
#include "task/surge_places.h"
#include "task/task.h"

enum { SURGES_BACK = 366, SURGES_DEFAULT = 6 };

struct surge {
	struct activity activity; /* `day` is its date */
	struct surge_statistic statistic;
	int64_t first; /* date of the first day of its level */
};

struct surges {
	struct task *task;
	struct surge_limits limits;
	int64_t window;	 /* days before the day in question */
	int64_t begin;	 /* of the whole; date */
	int64_t end;	 /* today; date */
	int64_t *totals; /* of each day of the whole */
	struct activity_list list;
	struct surge_places places; /* that are in it */
	struct surge *found;
	size_t count, size;
};

/*
 * Finds all surges from the date `since` (FIELD_NONE: six days ago) to the
 * moment, by day, then topic and place, whichever of its names the messages
 * use. FAULT_USAGE if that is more than
 * SURGES_BACK days ago.
 */
const struct fault *surges_open(
    struct surges *surges, struct task *task, int64_t since);
void surges_close(struct surges *surges);

/* What a surge's alert says in JSON: the counts of its days, the statistic. */
void surges_write_counts(const struct surges *surges, const struct surge *surge,
    struct buffer *json);
void surges_write_statistic(const struct surges *surges,
    const struct surge *surge, struct buffer *json);

/* When its last message was collected. */
const struct fault *surges_last(
    const struct surges *surges, const struct surge *surge, int64_t *at);

#endif
