/*
 * The outages of a store, made ready once: which of them count for a clock is
 * then found quickly (I-09, I-10, RULES 2.5.8).
 */
#ifndef OTKLIK_ORDER_OUTAGES_H
#define OTKLIK_ORDER_OUTAGES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/outage.h"
#include "order/downtime.h"
#include "order/reading.h"

struct outages;

/*
 * Keeps those whose kind counts (outage_kinds). The rows and readings are
 * borrowed. outages_close(NULL) does nothing.
 */
void outages_open(struct outages **outages, const struct outage *rows,
    size_t count, const struct readings *readings);
void outages_close(struct outages *outages);

/* The clock that is asked about: whose it is, and when it stopped. */
struct outages_clock {
	const char *network, *body; /* NULL: none */
	int64_t stop;		    /* INSTANT_NONE: it runs */
};

/*
 * The outages whose scope counts (outage_scope) and that began before the
 * clock stopped, settled; how many. They live as long as `outages`, or in the
 * arena.
 */
size_t outages_of(const struct outages *outages,
    const struct outages_clock *clock, struct arena *arena,
    const struct downtime **downtimes);

#endif
