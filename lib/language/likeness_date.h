/*
 * Dates, months and ordinals in words, as a comparison looks at them: «5
 * октября», 05.10.2022, «за март», «в седьмом доме», «третьего ребёнка». Inside
 * lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_DATE_H
#define OTKLIK_LANGUAGE_LIKENESS_DATE_H

#include "language/likeness_number.h"
#include "language/likeness_window.h"

/* Marks the words; what is marked later has the last word. */
void likeness_date_mark(struct stemmer *stemmer);

/*
 * Reads the date that begins with the number in hand. False if it is none, or
 * if it is of a letter or a promise: «от 5 октября», «до 05.10.2022».
 */
bool likeness_date_read(
    const struct likeness_window *window, struct likeness_number *number);

/* Reads the word in hand, of that mark, if it is a month or an ordinal. */
bool likeness_date_read_word(const struct likeness_window *window,
    unsigned mark, struct likeness_number *number);

#endif
