/*
 * A due time from its inputs alone: one question in plain fields, one answer
 * (msg-deadline --compute, RULES part 4). No message is needed.
 */
#ifndef OTKLIK_ORDER_COMPUTE_H
#define OTKLIK_ORDER_COMPUTE_H

#include <stddef.h>

#include "base/fault.h"
#include "model/clock.h"
#include "model/reference.h"
#include "order/alternative.h"
#include "order/due.h"
#include "order/law.h"
#include "order/timetable.h"

/* The tables it answers by; all is borrowed and must outlive it. */
struct compute_tables {
	struct timetable_rows rows;
	const struct term_row *terms;
	size_t term_count;
	struct readings readings; /* as the settings say */
	const struct zone *zone;
};

struct compute;

/* compute_close(NULL) does nothing. */
void compute_open(
    struct compute **compute, const struct compute_tables *tables);
void compute_close(struct compute *compute);

struct compute_override {
	const char *key, *value;
};

/* The fields of a record as text; NULL or empty: not given. */
struct compute_input {
	/* a requirement, then readings: A1-6.1;outage_mode=pause */
	const char *rule;
	/* instead of a rule, or which of those that go by the same one: draft,
	 * review, ...; of annex 1 unless the ruleset is annex3 */
	const char *clock, *ruleset;
	const char *schedule, *start;
	const char *limit;   /* not given: that of the table */
	const char *outages; /* begin/end;begin/ with an empty end: open */
	const char *detected;
	const char *center; /* its schedule; not given: as the readings say,
			       else the owner's */
	/* further fields; those that are no readings are passed over */
	const struct compute_override *overrides;
	size_t override_count;
};

struct compute_answer {
	const struct law *law;
	struct term limit;
	struct readings readings; /* after all overrides */
	struct due_case question;
	struct due due;
	struct alternative alternative;
	enum clock_state state; /* running or suspended */
};

/*
 * Answers a question. What the answer points to lives until the next question
 * or compute_close. FAULT_INPUT with the field that is wrong.
 */
const struct fault *compute_due(struct compute *compute,
    const struct compute_input *input, struct compute_answer *answer);

#endif
