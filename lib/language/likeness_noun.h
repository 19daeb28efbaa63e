/*
 * Nouns that numbers stand by: what is counted, and what has a number of its
 * own, a flat, an entrance, a school. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_NOUN_H
#define OTKLIK_LANGUAGE_LIKENESS_NOUN_H

#include "language/likeness.h"
#include "language/likeness_window.h"

/* Marks the words that a number follows. */
void likeness_noun_mark(struct stemmer *stemmer);

/* What a number beside that noun is of: ENTRANCE, THING or ANY. */
enum likeness_role likeness_noun_role(const struct word *noun);

/* True if a word is of what is counted: «день», «этаж». */
bool likeness_noun_is_unit(const struct word *word);

/* True if its number says nothing of where a house is: «кв», «этаж». */
bool likeness_noun_is_flat(const struct word *word);

/* True if a number follows the noun, by nothing but signs. */
bool likeness_noun_is_numbered(
    const struct likeness_window *window, const struct word *noun);

/* True if it is a flat and has a number behind: «кв. 5». */
bool likeness_noun_has_flat(
    const struct likeness_window *window, const struct word *noun);

#endif
