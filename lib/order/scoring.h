/*
 * The methodology of the evaluation (A1-18, A2-14): weights, thresholds and
 * classes that the Ministry approves. They are data of the table `method` or
 * of a file; the order has none, nor has the program.
 *
 *	number, date, title	the document that approved it
 *	from, until		its validity, by days
 *	min_n			smallest number of assignments to be rated
 *	min_accounts		smallest number of accounts to be rated by them
 *	weight.MI-01		weight of an indicator; 0 leaves it out
 *	bad.MI-03, good.MI-03	the values that earn 0 and 1; a share needs
 *				none: from 0 to 1 where more is better
 *	class.NAME		the lowest score of a class
 *
 * S = 100 * sum(weight * n) / sum(weight) over the indicators a body has: one
 * that is missing is left out, never 0.
 */
#ifndef OTKLIK_ORDER_SCORING_H
#define OTKLIK_ORDER_SCORING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/fault.h"
#include "model/reference.h"
#include "order/indicator.h"

enum { SCORING_CLASSES = 16 };

/* Numbers are in parts of INDICATOR_SCALE. */
struct scoring_weight {
	int64_t weight; /* 0: not in the score */
	int64_t bad, good;
	bool bad_given, good_given;
};

struct scoring {
	const char *number, *title; /* NULL: not given */
	int64_t date, from, until;  /* days, DATE_NONE: not given */
	int64_t min_n, min_accounts;
	struct scoring_weight weights[INDICATORS];
	struct {
		const char *name;
		int64_t least;
	} classes[SCORING_CLASSES]; /* from the best down */
	size_t class_count;
	char digest[DIGEST_TEXT]; /* of all keys and values, in their order */
};

/*
 * Reads a methodology; its texts are borrowed from the rows. FAULT_INPUT with
 * the key as field names what is wrong: a key that is none, a value that is no
 * number, a key that comes twice, a time without thresholds, thresholds that are
 * the same.
 */
const struct fault *scoring_read(
    const struct method *rows, size_t count, struct scoring *scoring);

/*
 * True if it is one that was approved: by a document with number and date, and
 * with a weight above 0 at least.
 */
bool scoring_is_approved(const struct scoring *scoring);

/* True if it weighs an indicator of the accounts, or of the messages. */
bool scoring_weighs(const struct scoring *scoring, bool accounts);

/*
 * True if it can be applied to a period that ends with the day `until`:
 * approved, and in force on that day.
 */
bool scoring_applies(const struct scoring *scoring, int64_t until);

/* What a value earns, 0 to INDICATOR_SCALE: linear between bad and good. */
int64_t scoring_points(
    const struct scoring *scoring, int indicator, int64_t value);

/*
 * The score, in parts of INDICATOR_SCALE, to a hundredth of a point. False if
 * the body has none of the indicators that have a weight.
 */
bool scoring_score(const struct scoring *scoring,
    const int64_t values[INDICATORS], const bool given[INDICATORS],
    int64_t *score);

/* The class of a score; NULL if there is none. */
const char *scoring_class(const struct scoring *scoring, int64_t score);

#endif
