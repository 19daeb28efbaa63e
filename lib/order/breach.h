/*
 * A breach of a body: whether it is one, how grave, who is told, and the text
 * that tells it (A1-16, A3-23.1; RULES 2.4).
 *
 * The text states facts: what was due from when until when, what happened, how
 * much later, outages, interpretations. It never says whose fault that is.
 */
#ifndef OTKLIK_ORDER_BREACH_H
#define OTKLIK_ORDER_BREACH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "model/clock.h"
#include "model/notice.h"
#include "model/reference.h"
#include "order/trace.h"

/*
 * True if a clock, in the state it has now, is a breach: a body's own norm,
 * late or overdue. The Center's clocks never are (I-33), nor is a return that
 * nobody used (I-26), nor what an open outage suspends (E28).
 */
bool breach_stands(const struct clock *clock);

/* The JSON list of who is told, by the ruleset (A1-16.1, A3-23.1). */
const char *breach_addressees(const char *ruleset);

/* How an addressee is named in a letter: Губернатору Омской области. */
const char *breach_addressee_name(const char *addressee);

/*
 * The act of a body in force on a date, not before it was adopted: by its own
 * one annex 3 binds a municipal body (I-38). NULL: there is none.
 */
const struct act *breach_own_act(
    const struct act *acts, size_t count, const char *body, int64_t date);

/* V, or D: a deviation from what is only recommended. */
const char *breach_severity(const char *ruleset, const struct act *own_act);

/* What a text is made of. */
struct breach {
	const struct clock *clock; /* in its state at `now` */
	const struct trace *trace; /* how it came to be due */
	const char *body;	   /* the body's name, or its code */
	const char *network;	   /* of the message */
	int64_t detected;	   /* INSTANT_NONE: not known */
	const struct act *own_act; /* breach_own_act */
	int64_t now;
};

/* The text of a notice. Lines end with a newline. */
void breach_notice(const struct breach *breach, struct buffer *out);

/* Of a warning: `left` working seconds of the term, `share` per cent gone. */
void breach_warning(const struct breach *breach, int64_t left, int64_t share,
    struct buffer *out);

/*
 * Of a notice that withdraws an earlier one. `cause` is outage, the KIND of
 * the table that was loaded, or the kind of the event of a decision.
 */
void breach_withdrawal(const struct breach *breach,
    const struct notice *earlier, const char *cause, struct buffer *out);

#endif
