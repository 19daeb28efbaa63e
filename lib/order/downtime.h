/*
 * The outages that count for a clock (A1-12.1a, A3-19.1a), put in order.
 */
#ifndef OTKLIK_ORDER_DOWNTIME_H
#define OTKLIK_ORDER_DOWNTIME_H

#include <stddef.h>
#include <stdint.h>

#include "order/reading.h"

/* [begin, end); an outage that is still open ends at DOWNTIME_OPEN. */
struct downtime {
	int64_t begin, end;
};

#define DOWNTIME_OPEN INT64_MAX

/*
 * Sorts outages, drops empty ones and merges those that overlap or touch
 * (RULES 2.5, step 5), in place; how many are left. With open_outage=due those
 * that are still open are left out (I-12).
 */
size_t downtime_settle(
    struct downtime *downtimes, size_t count, const struct readings *readings);

/* The first of settled ones that ends after an instant; `count`: none. */
size_t downtime_find(
    const struct downtime *downtimes, size_t count, int64_t instant);

#endif
