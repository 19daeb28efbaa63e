/*
 * From what happened to a message to the clocks that ran and run for it: all
 * transitions of RULES 2.3, all clocks of 2.1.
 *
 * A pure function: the same steps give the same clocks, and further steps only
 * add clocks behind those there are, in the order in which they were started.
 * Only a draft or an answer that an export reports late stands among the steps
 * of its assignment where it happened (RULES 2.3).
 * How long a clock runs, whose it is and what force it has are rows of the
 * table terms; a clock whose row is not in force on the day of its start does
 * not run (I-58).
 */
#ifndef OTKLIK_ORDER_TIMELINE_H
#define OTKLIK_ORDER_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/clock.h"
#include "model/reference.h"
#include "order/alternative.h"
#include "order/due.h"
#include "order/outages.h"
#include "order/step.h"

/* An organisation that takes part. */
struct timeline_party {
	const char *code;
	const char *ruleset; /* terms_ruleset() of its kind */
	const struct hours *hours;
};

struct timeline_input {
	const struct step *steps; /* as recorded */
	size_t step_count;
	const struct timeline_party *center;
	const struct timeline_party *bodies; /* all that the steps name */
	size_t body_count;
	const struct term_row *terms;
	size_t term_count;
	const struct outages *outages;
	const char *network; /* of the message (I-10); NULL: unknown */
	const struct readings *readings;
};

struct timeline_clock {
	enum clock_kind kind;
	const struct term_row *row;
	int64_t assignment; /* STEP_MESSAGE: the message's own */
	const char *body;   /* NULL: the message's own */
	const struct timeline_party *owner;
	struct term limit;     /* that of the row, or the one granted */
	int64_t start, stop;   /* stop INSTANT_NONE: not stopped */
	bool cancelled;	       /* stopped, and nobody asks whether in time */
	bool overtaken;	       /* cancelled, but not if late by then */
	enum step_draft draft; /* review, rework: of what */
	int64_t query;
	struct term target; /* the Curator's own term (I-20); amount 0: none */
	/* found from these: */
	struct due_case question;
	struct due due;
	struct alternative alternative;
	int64_t target_due; /* INSTANT_NONE: none */
};

/*
 * Finds the clocks of a message. The list and what it points to live in the
 * arena and the input. FAULT_INPUT if a year is needed that has no calendar, a
 * step names a body that is not among the bodies, or a term is none.
 */
const struct fault *timeline_find(const struct timeline_input *input,
    struct arena *arena, struct timeline_clock **clocks, size_t *count);

#endif
