/*
 * What words around a name tell of it, and what people shorten in names of
 * places. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_PLACE_WORDS_H
#define OTKLIK_LANGUAGE_PLACE_WORDS_H

#include <stdbool.h>

#include "language/word.h"

enum place_words {
	PLACE_WORDS_BEFORE, /* a place comes next: в, село, жители */
	PLACE_WORDS_STREET, /* what comes next is no place: улица, река */
	PLACE_WORDS_NOUN,   /* what an adjective before it belongs to */
	PLACE_WORDS_COMMON, /* names that are words too, with a small letter */
	PLACE_WORDS_MUNICIPAL, /* may be left out of a name */
	PLACE_WORDS_REGION,    /* what an adjective before it is no place of */
	PLACE_WORDS_KINDS
};

/* True if a word is of a kind, in one of its forms. */
bool place_words_is(const struct word *word, enum place_words kind);

/*
 * The next word as word_next gives it, in full where people shorten it: р-н,
 * р-он, р-не, рн and МР are район, МО is округ. PLACE_WORDS_MUNICIPAL are
 * passed over.
 */
bool place_words_next(const char **at, const char *end, struct word *word);

#endif
