/*
 * Which terms of two texts are one: each term and the one of the other text
 * that says the same. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_TWINS_H
#define OTKLIK_LANGUAGE_LIKENESS_TWINS_H

#include "language/likeness.h"

enum { LIKENESS_NO_TWIN = LIKENESS_TERMS };

struct likeness_twins {
	const struct likeness_text *text;
	uint8_t of[LIKENESS_TERMS]; /* the place of each term's in the other */
};

/* What a number is of if a house may be said without a word that tells it. */
enum likeness_role likeness_twins_role(const struct likeness_term *number);

/* Finds the twins that terms of `text` have in `other`. */
void likeness_twins_find(struct likeness_twins *twins,
    const struct likeness_text *text, const struct likeness_text *other);

#endif
