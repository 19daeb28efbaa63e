/*
 * The first layer of a timetable: the weekly hours of a schedule, each row
 * with the dates between which it holds.
 */
#ifndef OTKLIK_ORDER_WEEKLY_H
#define OTKLIK_ORDER_WEEKLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/reference.h"

enum { WEEKLY_INTERVALS = 12 }; /* at most, of one weekday */

/* Working time [begin, end) in seconds of the day; the end of a shift that
 * runs over midnight is past 86400. */
struct weekly_interval {
	int32_t begin, end;
};

/* A row, read. */
struct weekly_row {
	int weekday; /* 1 Monday to 7 Sunday */
	struct weekly_interval hours;
	int64_t from, until; /* both days included */
};

struct weekly {
	struct weekly_row *rows; /* by weekday, then begin */
	size_t count;
};

/*
 * Reads the rows of a schedule. FAULT_INPUT if there are none, or one is
 * wrong: a time that is none, a weekday outside 1 to 7, hours that overlap.
 * weekly_free takes back what weekly_read gave, faulty or not.
 */
const struct fault *weekly_read(struct weekly *weekly,
    const struct schedule *rows, size_t count, const char *schedule);
void weekly_free(struct weekly *weekly);

/* The hours of a weekday as they hold on a date, in order; how many. */
size_t weekly_hours(const struct weekly *weekly, int weekday, int64_t date,
    struct weekly_interval out[WEEKLY_INTERVALS]);

/* The last date on which any row holds; INT64_MAX if there is no end. */
int64_t weekly_until(const struct weekly *weekly);

/* How far the longest shift runs into the next date, in seconds. */
int32_t weekly_overhang(const struct weekly *weekly);

#endif
