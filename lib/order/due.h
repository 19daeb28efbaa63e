/*
 * When a clock is due: RULES 2.5, the whole of it, and nothing but it.
 */
#ifndef OTKLIK_ORDER_DUE_H
#define OTKLIK_ORDER_DUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/term.h"
#include "order/downtime.h"
#include "order/hours.h"
#include "order/reading.h"

/* The facts a due time follows from. All is borrowed. */
struct due_case {
	const struct hours *owner;  /* whose working time is counted (I-06) */
	const struct hours *center; /* by whose off-hours are told (I-04) */
	const struct readings *readings;
	struct term limit;
	int64_t start;	  /* what set the clock going */
	int64_t detected; /* INSTANT_NONE: not known, in working time */
	bool first;	  /* the clock of p.4: its start is the detection */
	const struct downtime *downtimes; /* settled (order/downtime.h) */
	size_t downtime_count;
};

/* What an outage did to a clock. */
enum due_effect {
	DUE_NO_EFFECT, /* it ended before or began after */
	DUE_IDLE,      /* it took no working time (I-08) */
	DUE_RESTARTED, /* the full term anew from its end (I-07) */
	DUE_PAUSED,    /* its working time was not counted (I-07) */
	DUE_SUSPENDED  /* it is open: there is no due time yet (I-12) */
};

struct due {
	int64_t due; /* INSTANT_NONE if suspended */
	bool suspended;
	int64_t begin; /* the first second counted, after all restarts */
	/* how the detection moved the start (steps 2 and 3) */
	enum hours_place place; /* of the detection, in the Center's time */
	int64_t floor;		/* not before this; INSTANT_NONE: not moved */
	/* one for each downtime; NULL if nobody asks. Given by the caller. */
	uint8_t *effects;
};

/*
 * Finds the due time. `due->effects` is the caller's: NULL, or room for one
 * enum due_effect for each downtime. FAULT_INPUT if a year is needed that has
 * no calendar, or the schedule has no working time there.
 */
const struct fault *due_find(const struct due_case *question, struct due *due);

#endif
