/*
 * The places of the order that set terms: which clock each one means, where it
 * stands, and what it asks for, told in our own words.
 *
 * The terms themselves, whose they are and what force they have are rows of
 * the table `terms`; explanations and the manual take their references here.
 */
#ifndef OTKLIK_ORDER_LAW_H
#define OTKLIK_ORDER_LAW_H

#include <stddef.h>

#include "model/clock.h"

struct law {
	const char *rule; /* requirement, as A1-6.1; of a target, as I-27 */
	enum clock_kind clock;
	const char *ruleset; /* annex1, annex3 */
	const char *place;   /* in Russian: point and annex */
	const char *duty;    /* in Russian: who must do what */
};

/* The place a requirement stands at; NULL if it sets no term. */
const struct law *law_find(const char *rule);

/* The first place that speaks of a clock in a ruleset; NULL: none. */
const struct law *law_of_clock(enum clock_kind clock, const char *ruleset);

/*
 * The place of a clock by the name of its requirement: of a target, which is
 * known by its interpretation only, that in this ruleset (NULL: in any); NULL
 * if the requirement sets no term for that clock (CLOCK_KINDS: for any).
 */
const struct law *law_of_both(
    const char *rule, enum clock_kind clock, const char *ruleset);

/* All places in order; NULL behind the last one. */
const struct law *law_at(size_t number);

/* In Russian: the point about working time, outages and off-hours. */
const char *law_working_time(const char *ruleset);
const char *law_outages(const char *ruleset);

#endif
