/*
 * Words that are looked for in a text in any of their forms, by their stems.
 */
#ifndef OTKLIK_LANGUAGE_STEM_SEARCH_H
#define OTKLIK_LANGUAGE_STEM_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "language/stem.h"

enum { STEM_SEARCH_STEMS = 2 };

/*
 * A word that is looked for: its stem, that of the forms in which a vowel comes
 * or goes, and forms with neither. In the arena.
 */
struct stem_search {
	const char *stems[STEM_SEARCH_STEMS];
	const char **forms;
	size_t stem_count, form_count;
};

/* Reads the words; returns how many there are. */
size_t stem_search_words(struct stemmer *stemmer, const char *words,
    struct arena *arena, const struct stem_search **list);

/* True if every one of so many words is one of the text. */
bool stem_search_all(struct stemmer *stemmer, const char *text,
    const struct stem_search *list, size_t count);

#endif
