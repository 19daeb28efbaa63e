/*
 * Numbers as a comparison looks at them: 7, 7а, 7/1 and 7 корп. 1 are numbers
 * of houses, 1-я that of a street. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_NUMBER_H
#define OTKLIK_LANGUAGE_LIKENESS_NUMBER_H

#include "language/likeness.h"
#include "language/likeness_window.h"

struct likeness_number {
	uint32_t value;	 /* all of it: numbers are one if these are */
	const char *end; /* of what belongs to it */
	size_t digits;	 /* its first part, in `folded` of the word */
	enum likeness_role role;
	uint32_t street; /* of a house; or LIKENESS_NO_HOUSE */
};

/*
 * Reads the number that begins the word in hand, `skipped` bytes of whose
 * folded text stand before it. False if it is none: a measure, a date, a time,
 * a flat, which says nothing of where it is; then only `end` is set.
 */
bool likeness_number_read(const struct likeness_window *window, size_t skipped,
    struct likeness_number *number);

#endif
