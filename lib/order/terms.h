/*
 * The table `terms`: how long a clock runs, whose it is, and with what force.
 */
#ifndef OTKLIK_ORDER_TERMS_H
#define OTKLIK_ORDER_TERMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/term.h"
#include "model/clock.h"
#include "model/reference.h"

/* A row that was found, with its limit read. */
struct terms_row {
	const struct term_row *row; /* NULL: there is none */
	struct term limit;
};

/*
 * The row of a clock that is in force on a date. There may be none: before the
 * order there were no terms (I-58). FAULT_INPUT if its limit is no term.
 */
const struct fault *terms_find(const struct term_row *rows, size_t count,
    enum clock_kind clock, const char *ruleset, int64_t date,
    struct terms_row *found);

/* annex3 for a municipal body, annex1 for all others (A0-1.4, A0-2.1). */
const char *terms_ruleset(const char *body_kind);

#endif
