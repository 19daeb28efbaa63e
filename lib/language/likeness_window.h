/*
 * Words side by side as a comparison looks at them. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_WINDOW_H
#define OTKLIK_LANGUAGE_LIKENESS_WINDOW_H

#include <stdbool.h>

#include "language/word.h"

enum { LIKENESS_WINDOW = 4 };

/* What the comparison must know of a word, by its stem. */
enum likeness_mark {
	LIKENESS_STOP = 1,
	LIKENESS_EVERYWHERE = 2,  /* said in every second message */
	LIKENESS_STREET = 4,	  /* may be one that a name follows, */
	LIKENESS_COUNTED = 8,	  /* or a number: «школа 5» */
	LIKENESS_MONTH_NAME = 16, /* its number is the value, */
	LIKENESS_NUMERAL = 32,	  /* likewise: «третий» */
	LIKENESS_MANNER = 64,	  /* how, not what */
	LIKENESS_FORM = 128,	  /* one of several, of the word's number */
	LIKENESS_NUMBERED = 256,  /* has a number that is none of a house */
	LIKENESS_VALUE_SHIFT = 9  /* with none: of an object, a group */
};

/* The word before, the one in hand, the next two. */
struct likeness_window {
	struct word *words[LIKENESS_WINDOW]; /* go round; end in a NUL */
	bool has[LIKENESS_WINDOW];
	unsigned mark_before; /* of the word before */
	bool house; /* a number in hand stands where that of a house does */
	const char *text, *end;
};

/* True if the word is one of a list between spaces. */
bool likeness_window_is(const struct word *word, const char *list);

/* A word, if there is one, follows another with nothing but signs between. */
bool likeness_window_joins(const struct likeness_window *window, int word,
    const char *from, const char *signs);

#endif
