/*
 * The working time of one organisation as instants: what is worked when, what
 * is used up when (RULES 2.5, steps 3 and 4).
 *
 * Nothing is guessed: where the calendar ends, or the schedule does, the fault
 * names the year or the schedule.
 */
#ifndef OTKLIK_ORDER_HOURS_H
#define OTKLIK_ORDER_HOURS_H

#include <stdint.h>

#include "base/fault.h"
#include "base/zone.h"
#include "order/run.h"
#include "order/timetable.h"

struct hours;

/*
 * Lays out the working time of a schedule, with the own calendar rows of
 * `body` if it is not NULL. FAULT_INPUT if there is no such schedule, a row is
 * wrong, no year has a calendar, or the schedule never works. Rows and zone
 * must outlive it. hours_close(NULL) does nothing.
 */
const struct fault *hours_open(struct hours **hours,
    const struct timetable_rows *rows, const char *schedule, const char *body,
    const struct readings *readings, const struct zone *zone);
void hours_close(struct hours *hours);

const char *hours_schedule(const struct hours *hours);
const struct zone *hours_zone(const struct hours *hours);
const struct timetable *hours_timetable(const struct hours *hours);

/*
 * The first working instant at or after an instant. Like all that follow:
 * FAULT_INPUT with the field `calendar` if a year is needed that has none.
 */
const struct fault *hours_next(
    const struct hours *hours, int64_t instant, int64_t *next);

/*
 * The instant at which `seconds` of working time from `start` on are used up.
 * Intervals are half open: what is used up exactly at the end of one ends
 * there, not at the start of the next. 0 gives the first working instant.
 */
const struct fault *hours_add(
    const struct hours *hours, int64_t start, int64_t seconds, int64_t *end);

/* Working seconds in [from, to), from <= to. */
const struct fault *hours_measure(
    const struct hours *hours, int64_t from, int64_t to, int64_t *seconds);

/* The first span that ends after an instant. */
const struct fault *hours_span(
    const struct hours *hours, int64_t instant, struct span *span);

/* Where in the working time an instant lies. */
enum hours_place {
	HOURS_WORKING,
	HOURS_BREAK,   /* between two intervals of one working day */
	HOURS_BEFORE,  /* on a working day, before it starts */
	HOURS_OUTSIDE, /* after its end, or on a day off */
};
const struct fault *hours_place(
    const struct hours *hours, int64_t instant, enum hours_place *place);

/* A working day, found by date. */
struct hours_day {
	int64_t date;
	int64_t begin, end; /* start of its first, end of its last interval */
};

/* The first working day whose date is `date` or later. */
const struct fault *hours_day(
    const struct hours *hours, int64_t date, struct hours_day *day);

/* The n-th working day whose date is after `date`; n is 1 or more. */
const struct fault *hours_day_after(
    const struct hours *hours, int64_t date, int64_t n, struct hours_day *day);

/* The civil date of an instant. */
int64_t hours_date(const struct hours *hours, int64_t instant);

#endif
