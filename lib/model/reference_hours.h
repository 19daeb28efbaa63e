/*
 * What the tables schedules and calendar need as a whole. Inside lib/model
 * only.
 */
#ifndef OTKLIK_MODEL_REFERENCE_HOURS_H
#define OTKLIK_MODEL_REFERENCE_HOURS_H

#include "base/fault.h"
#include "model/reference_check.h"

/* One row of schedules: a weekday that comes while the row is valid. */
const struct fault *reference_hours_row(const void *row);

/* No two intervals of a schedule overlap, over midnight too. */
const struct fault *reference_hours_table(
    struct reference_rows table, size_t *bad);

/* One row of calendar: a worked day off says whose hours it takes (I-56). */
const struct fault *reference_hours_day(const void *row);

/*
 * No year has more working days or hours than the federal calendar gives it
 * (RULES 4.2): a region may add days off of its own, it cannot drop one.
 * Years whose totals are not known, and a body's own days, are not asked.
 */
const struct fault *reference_hours_calendar(
    struct reference_rows table, size_t *bad);

#endif
