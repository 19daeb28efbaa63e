/*
 * The indicators of the half-year (RULES 6.3), each a small function over one
 * fact at a time. Facts are read above and handed in; sums stand per body.
 *
 * All is told as of one instant, the `cut`: the last of the period, or an
 * earlier one while it lasts. What happened later does not count, so that the
 * report of a half-year is the same whenever it is made.
 */
#ifndef OTKLIK_ORDER_INDICATOR_H
#define OTKLIK_ORDER_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/evaluation.h"
#include "order/hours.h"

/* Values are decimal fractions with four places, times are in minutes. */
enum { INDICATOR_SCALE = 10000 };

enum indicator_form {
	INDICATOR_SHARE,  /* numerator of denominator, 0 to 1 */
	INDICATOR_RATIO,  /* numerator to denominator, may exceed 1 */
	INDICATOR_MEAN,	  /* of the values, minutes */
	INDICATOR_MEDIAN, /* of two in the middle their mean */
	INDICATOR_P90	  /* the smallest that 90 % do not exceed */
};

/* Whom a figure is about. */
enum indicator_subject {
	INDICATOR_OF_BODY,
	INDICATOR_OF_CENTER, /* internal annex, no part of a rating (I-33) */
	INDICATOR_OF_REGION,
	INDICATOR_OF_RECORDS /* the quality of the data (RULES 6.2, part 8) */
};

/*
 * What one fact adds to a figure: a row behind it, unless both are 0. Of a
 * ratio of two different counts it may add to the numerator alone. A fact that
 * stands for several rows adds each of them to the denominator.
 */
struct indicator_count {
	int64_t numerator, denominator;
	int64_t seconds; /* the value, of means, medians, percentiles */
};

/* What the functions may know beside the fact. */
struct indicator_frame {
	int64_t cut;   /* the last instant that counts */
	int64_t until; /* the same, or the period's end: by it what is open is
			  late */
	const struct hours *hours; /* of the body the fact is about */
	int64_t tolerance;	   /* I-32 */
};

struct indicator;

/* What a fact adds to a figure: 0 if it does not count. */
typedef const struct fault *indicator_of_clock(const struct indicator *,
    const struct indicator_frame *, const struct evaluation_clock *,
    struct indicator_count *);
typedef const struct fault *indicator_of_share(const struct indicator *,
    const struct indicator_frame *, const struct evaluation_share *,
    struct indicator_count *);
typedef void indicator_of_draft(const struct indicator *,
    const struct indicator_frame *, const struct evaluation_draft *,
    struct indicator_count *);
typedef void indicator_of_message(const struct indicator *,
    const struct indicator_frame *, const struct evaluation_message *,
    struct indicator_count *);
typedef void indicator_of_repeat(const struct indicator *,
    const struct indicator_frame *, const struct evaluation_repeat *,
    struct indicator_count *);

struct indicator {
	const char *id;	   /* MI-02-draft */
	const char *rule;  /* of the order */
	const char *title; /* in Russian */
	enum indicator_form form;
	enum indicator_subject subject;
	int direction;	 /* 1: more is better, -1: less, 0: neither */
	const char *key; /* the clock, or the ground it is about; or NULL */
	/* At least one of them; none of the accounts (order/rating.h). */
	indicator_of_clock *clock;
	indicator_of_share *share;
	indicator_of_draft *draft; /* of the assignments that count */
	indicator_of_message *message;
	indicator_of_repeat *repeat;
};

enum { INDICATORS = 56 };

/* In the order of RULES 6.3. */
extern const struct indicator indicator_all[INDICATORS];

/* The number of an indicator by its id; -1: there is none. */
int indicator_find(const char *id);

/* True if its value is a time. */
bool indicator_is_time(const struct indicator *indicator);

/* What came together for one figure. */
struct indicator_sum {
	int64_t numerator, denominator;
	int64_t rows;	  /* how many records stand behind it */
	int32_t *seconds; /* those of means, medians and percentiles */
	size_t count, size;
};

void indicator_add(const struct indicator *indicator, struct indicator_sum *sum,
    const struct indicator_count *count);

/*
 * The value in parts of INDICATOR_SCALE; false if there is none (nothing was
 * counted). Reorders the seconds.
 */
bool indicator_value(const struct indicator *indicator,
    struct indicator_sum *sum, int64_t *value);

void indicator_sum_free(struct indicator_sum *sum);

/*
 * What a clock came to by the cut. `judged` is false for one that counts
 * nowhere: cancelled, suspended, unused, or not due yet.
 */
struct indicator_verdict {
	bool judged, late;
};
struct indicator_verdict indicator_judge(
    const struct indicator_frame *frame, const struct evaluation_clock *clock);

/* Working minutes a late clock is late by the cut, begun ones count. */
const struct fault *indicator_lateness(const struct indicator_frame *frame,
    const struct evaluation_clock *clock, int64_t *minutes);

/* True if the fact is a body's own term (RULES 2.4, Body side). */
bool indicator_is_body(const struct evaluation_clock *clock);

#endif
