/*
 * What streets and settlements are called by, and how that is shortened: «пр.
 * Мира», «пр-т Мира» and «проспект Мира» are one. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_STREET_H
#define OTKLIK_LANGUAGE_LIKENESS_STREET_H

#include "language/likeness.h"
#include "language/likeness_window.h"

/* Marks the words; what is marked later has the last word. */
void likeness_street_mark(struct stemmer *stemmer);

/* Makes one term of all forms of a word; the mark has LIKENESS_FORM. */
void likeness_street_unite(struct likeness_term *term, unsigned mark);

/*
 * Takes what belongs to a short form behind the hyphen that follows it: «пр-т»,
 * «мкр-н». `*at`, behind the word, moves on with it.
 */
void likeness_street_complete(
    const char **at, const char *end, struct word *word);

/* The word before is one that this, if it is a name, is the name of. */
bool likeness_street_is_before(const struct likeness_window *window);

/* What kind of street the name in hand is of, by the word before. */
enum likeness_role likeness_street_role(const struct likeness_window *window);

#endif
