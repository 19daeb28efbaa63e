/*
 * A clock: a term of the order that runs for somebody (RULES 2.1).
 *
 * One struct, read from and written to every stream by clock_schema, whose
 * fields are those of RECORDS part 1 word for word.
 */
#ifndef OTKLIK_MODEL_CLOCK_H
#define OTKLIK_MODEL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

struct clock {
	int64_t id, clock_id;
	const char *clock, *rule, *ruleset, *force;
	const char *body, *owner; /* owner: code of the body that must act */
	int64_t start;
	const char *limit;
	int64_t due, stop;
	const char *state;
	int64_t late_minutes; /* working minutes, begun ones count */
	int64_t target_due, alt_due;
	const char *alt_reading, *readings;
};

extern const struct schema clock_schema;

/* The nine norms, then the three targets. */
enum clock_kind {
	CLOCK_FORWARD,	   /* T-FWD */
	CLOCK_RETURN,	   /* T-RET */
	CLOCK_DRAFT,	   /* T-DRAFT */
	CLOCK_FULL_HOURS,  /* T-FULL-H */
	CLOCK_FULL_DAYS,   /* T-FULL-D */
	CLOCK_REVIEW,	   /* T-REV */
	CLOCK_REWORK,	   /* T-REWORK */
	CLOCK_INFO,	   /* T-INFO */
	CLOCK_LEAD,	   /* T-LEAD */
	CLOCK_INFO_REVIEW, /* T-INFOREV */
	CLOCK_INFO_REWORK, /* E25 */
	CLOCK_REFORWARD,   /* T-REFWD */
	CLOCK_KINDS
};

const char *clock_kind_name(enum clock_kind kind);
bool clock_kind_parse(const char *name, enum clock_kind *kind);

/* True of those the Center answers for, whoever has the message (RULES 2.4). */
bool clock_kind_is_center(enum clock_kind kind);

/*
 * True if a clock is a body's own. The Center may have a message as any body
 * has one: by the owner alone its review would be its own term.
 */
bool clock_is_of_body(const struct clock *clock);

enum clock_state {
	CLOCK_RUNNING,
	CLOCK_MET,
	CLOCK_LATE,	 /* stopped after due */
	CLOCK_OVERDUE,	 /* not stopped, due is past */
	CLOCK_LAPSED,	 /* a return clock that nobody used (I-26) */
	CLOCK_SUSPENDED, /* an outage is open (I-12) */
	CLOCK_CANCELLED,
	CLOCK_STATES
};

const char *clock_state_name(enum clock_state state);
bool clock_state_parse(const char *name, enum clock_state *state);

#endif
