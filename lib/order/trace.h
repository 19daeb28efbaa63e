/*
 * How a due time came about: what was counted, what was skipped and why, what
 * outages did, which readings were applied. order/explain.h puts it in words.
 */
#ifndef OTKLIK_ORDER_TRACE_H
#define OTKLIK_ORDER_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "order/alternative.h"
#include "order/due.h"

enum trace_kind {
	TRACE_COUNTED, /* working time [begin, end) was counted */
	TRACE_DAY,     /* a working day was counted, of a term in days */
	TRACE_SENT,    /* the day of sending, which does not count (I-14) */
	TRACE_SKIPPED  /* nobody works on that date */
};

struct trace_item {
	enum trace_kind kind;
	int64_t date;
	const struct exception *exception; /* what the calendar says; or NULL,
					      also if it is not why
					      TRACE_SKIPPED */
	int weekday;			   /* whose hours the date has */
	int64_t begin, end;		   /* of TRACE_COUNTED */
	int64_t total; /* seconds, or days, counted so far with this one */
};

struct trace_reading {
	const char *id; /* as I-07, or "" */
	const char *key, *value;
};

struct trace {
	const struct due_case *question;
	struct due due; /* its effects belong to the question's downtimes */
	struct alternative alternative;
	struct trace_item *items; /* in the order of time */
	size_t count;
	struct trace_reading *readings; /* those that came into it */
	size_t reading_count;
};

/*
 * Finds the due time and how it came about. All lives in the arena and the
 * question. Faults are those of due_find.
 */
const struct fault *trace_make(
    const struct due_case *question, struct arena *arena, struct trace *trace);

/*
 * True if an outage of the question is worth a word: it did something, or lay
 * within a day of the time between start and due.
 */
bool trace_tells_outage(const struct trace *trace, size_t downtime);

#endif
