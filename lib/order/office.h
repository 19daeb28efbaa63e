/*
 * The working time of several organisations, each laid out once.
 */
#ifndef OTKLIK_ORDER_OFFICE_H
#define OTKLIK_ORDER_OFFICE_H

#include "base/fault.h"
#include "order/hours.h"

struct office_set;

/* Rows and zone are borrowed. office_close(NULL) does nothing. */
void office_open(struct office_set **set, const struct timetable_rows *rows,
    const struct zone *zone);
void office_close(struct office_set *set);

/*
 * The working time of a schedule, with the own calendar rows of `body` if it
 * has any; NULL: of nobody. It lives as long as the set. Faults are those of
 * hours_open.
 */
const struct fault *office_hours(struct office_set *set, const char *schedule,
    const char *body, const struct readings *readings,
    const struct hours **hours);

#endif
