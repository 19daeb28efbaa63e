/*
 * A due time explained: in Russian for the person it is held against, and as
 * JSON with the same content.
 */
#ifndef OTKLIK_ORDER_EXPLAIN_H
#define OTKLIK_ORDER_EXPLAIN_H

#include "base/buffer.h"
#include "model/clock.h"
#include "order/law.h"
#include "order/trace.h"

struct explain {
	const struct law *law;	/* the place that sets the term */
	const char *owner;	/* code of who must act; NULL: not known */
	const char *owner_name; /* its name; NULL: not known */
	const struct trace *trace;
	const struct clock *clock; /* as it stands; NULL: only computed */
};

/*
 * Appends lines in Russian: the rule and where it stands, whose hours, from
 * when, each interval counted, each day skipped with its name and source,
 * outages and what they did, the due instant, what became of a clock, the
 * other reading's due, and the interpretations applied. Lines end with a
 * newline.
 */
void explain_text(const struct explain *explain, struct buffer *out);

/* Appends one JSON object with the same content; texts in it are Russian. */
void explain_json(const struct explain *explain, struct buffer *out);

#endif
