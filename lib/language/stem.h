/*
 * Words by their stems: «дороги», «дорогу» and «Дорог» are one word.
 */
#ifndef OTKLIK_LANGUAGE_STEM_H
#define OTKLIK_LANGUAGE_STEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct stemmer;

struct stemmer *stem_open(void);
void stem_close(struct stemmer *stemmer);

/*
 * The stems of all words of a text in their order: letters and digits between
 * anything else, folded (case, ё as е), Russian endings cut off. The list lives
 * in the arena.
 */
size_t stem_words(struct stemmer *stemmer, const char *text,
    struct arena *arena, const char *const **stems);

/* True if every one of the wanted stems is a word of the text. */
bool stem_find_all(struct stemmer *stemmer, const char *text,
    const char *const *wanted, size_t count, struct arena *arena);

#endif
