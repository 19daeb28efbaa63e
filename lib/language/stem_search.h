/*
 * Words that are looked for in a text in any of their forms, by their stems.
 */
#ifndef OTKLIK_LANGUAGE_STEM_SEARCH_H
#define OTKLIK_LANGUAGE_STEM_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "language/stem.h"

/*
 * The stems of words that are looked for, two for each: the second one is that
 * of the forms in which a vowel comes or goes, or the same. Returns how many
 * words there are.
 */
size_t stem_search_words(struct stemmer *stemmer, const char *words,
    struct arena *arena, const char *const **stems);

/* True if every one of so many words is one of the text. */
bool stem_search_all(struct stemmer *stemmer, const char *text,
    const char *const *wanted, size_t count, struct arena *arena);

#endif
