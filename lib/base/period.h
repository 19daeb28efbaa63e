/*
 * Periods as options and findings name them: a half-year, a month, a week, or
 * from one day to another.
 *
 * Weeks run from Monday to Sunday (I-45). A half-year and a month have the
 * weeks whose Thursday lies in them, so that each week counts once (I-47); a
 * range has the weeks that lie in it whole (I-46).
 */
#ifndef OTKLIK_BASE_PERIOD_H
#define OTKLIK_BASE_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/zone.h"

enum period_kind { PERIOD_HALF_YEAR, PERIOD_MONTH, PERIOD_WEEK, PERIOD_RANGE };

enum { PERIOD_TEXT = 56 };

struct period {
	enum period_kind kind;
	int64_t from, until; /* days since 1970, both included */
};

/*
 * Reads 2022H2, 2022-10, 2022-W31 or 2022-08-03/2022-12-31. False if it is
 * none of these, names a month or week that does not exist, or ends before it
 * begins.
 */
bool period_parse(const char *text, struct period *period);

/* Writes the same forms. */
void period_format(const struct period *period, char out[PERIOD_TEXT]);

/* The half-year, month or week a day lies in. */
void period_around(int64_t day, enum period_kind kind, struct period *period);

/* The instants [begin, end) of a period in a zone. */
int64_t period_begin(const struct period *period, const struct zone *zone);
int64_t period_end(const struct period *period, const struct zone *zone);

/*
 * The Mondays of its first and last week; false if it has none.
 */
bool period_weeks(const struct period *period, int64_t *first, int64_t *last);

/* A day some months later: the same number, else the month's last day. */
int64_t period_add_months(int64_t day, int months);

#endif
