/*
 * What the words of a message are to a comparison: names, numbers of houses
 * and routes, words said everywhere. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_WORDS_H
#define OTKLIK_LANGUAGE_LIKENESS_WORDS_H

#include "language/likeness.h"

void likeness_words_mark(struct stemmer *stemmer);

/* Fills the terms; the hash of each, whole, is in `hashes`. */
void likeness_words_read(struct stemmer *stemmer, const char *text,
    size_t length, struct likeness_text *out, uint64_t hashes[LIKENESS_TERMS]);

#endif
