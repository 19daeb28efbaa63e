/*
 * The words of a text, one after the other.
 */
#ifndef OTKLIK_LANGUAGE_WORD_H
#define OTKLIK_LANGUAGE_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* The next word of a text: what it is made of and where it stands. */
struct word {
	const char *begin, *end; /* in the text */
	bool capital;		 /* its first letter, */
	bool capitals;		 /* all of several letters */
	bool number;		 /* it begins with a digit */
	bool digits;		 /* it has some */
	char folded[256];
	size_t length;
};

/*
 * Moves on to the next word from `*at`, which is moved behind it: letters and
 * digits between anything else, folded: in small letters, ё as е, signs of no
 * width gone. Letters of other alphabets that look Cyrillic are Cyrillic in a
 * word that holds Cyrillic ones (language/fold.h). False at the end.
 */
bool word_next(const char **at, const char *end, struct word *word);

/* True if a folded word is one of those between spaces; if it ends in one. */
bool word_is_one_of(const char *folded, size_t length, const char *words);
bool word_ends_in(const char *folded, size_t length, const char *endings);

#endif
