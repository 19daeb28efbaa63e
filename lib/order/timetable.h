/*
 * The timetable of one organisation: a function from a civil date to the
 * working intervals of that date (A1-2.2, A3-6.1: working time is what the
 * organisation's internal rules say).
 *
 * It is made of layers, each over the one before:
 *
 *  - the weekly hours of a schedule (order/weekly.h);
 *  - the federal calendar, and over it the body's own one (order/exception.h).
 *
 * Intervals are half open and belong to the date on which they begin.
 */
#ifndef OTKLIK_ORDER_TIMETABLE_H
#define OTKLIK_ORDER_TIMETABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "order/exception.h"
#include "order/reading.h"
#include "order/weekly.h"

/* The rows of a store. Rows and their strings must outlive what is made. */
struct timetable_rows {
	const struct schedule *schedules;
	size_t schedule_count;
	const struct calendar *calendar;
	size_t calendar_count;
};

struct timetable {
	const char *schedule; /* its name */
	struct weekly weekly;
	struct exceptions exceptions;
	enum moved_day_hours moved_day_hours;
	enum decree_days decree_days;
};

struct timetable_day {
	int64_t date;
	const struct exception *exception; /* NULL: an ordinary day */
	int weekday;			   /* 1 to 7: whose hours it has */
	size_t count;			   /* 0: not a working day */
	struct weekly_interval intervals[WEEKLY_INTERVALS];
};

/*
 * Makes the timetable of a schedule, and of a body's own calendar rows if
 * `body` is not NULL. FAULT_INPUT if there is no such schedule or one of the
 * rows is wrong. timetable_free takes back what it gave, faulty or not.
 */
const struct fault *timetable_make(struct timetable *timetable,
    const struct timetable_rows *rows, const char *schedule, const char *body,
    const struct readings *readings);
void timetable_free(struct timetable *timetable);

/*
 * The day that a date is. It is up to the caller to ask exception_covers
 * first: in a year without a calendar every day looks ordinary.
 */
void timetable_day(
    const struct timetable *timetable, int64_t date, struct timetable_day *day);

/*
 * Of a date on which nobody works: what the calendar says, if that is why.
 * NULL if it is the schedule that has no hours for it, though the calendar
 * calls it a shortened or a worked day.
 */
const struct exception *timetable_day_off(
    const struct timetable *timetable, const struct timetable_day *day);

#endif
