/*
 * Words with letters covered by signs (х*й, п...ц): which pattern may they be?
 */
#ifndef OTKLIK_LANGUAGE_COVERED_H
#define OTKLIK_LANGUAGE_COVERED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/fold.h"

struct covered;

/* Beside points so many letters at least are to be seen. */
struct covered *covered_open(size_t points);
void covered_close(struct covered *covered);

/* Adds a stem or word with its stars, under a number of the caller's. */
void covered_add(struct covered *covered, const char *pattern, bool is_stem,
    uint32_t number);

/*
 * The pattern that fits a covered word of the fold: half of its letters are
 * to be seen, and three of them, or the first and last of a few words that no
 * other has (х*й). A sign that covers letters (*) stands for one, several side
 * by side for up to six. Points stand for as many only where the letters beside
 * them are no words («п...ц», but not «Да...В»), and then nothing else may be
 * left of the word. Of all that fit the one of most letters to be seen: returns
 * how many they are, 0 if none fits.
 */
size_t covered_find(const struct covered *covered, const struct fold *fold,
    const struct fold_covered *word, uint32_t *number);

/* True if a pattern stands in another one, as it would in a word. */
bool covered_holds(const struct covered *covered, const char *pattern);

/*
 * True for stars over all letters but the first and last, and for «х**»: they
 * are there for a reason. Names are covered so too: they have a capital; and
 * what begins as no obscene word does (г***о, ж**а).
 */
bool covered_is_hidden(
    const struct fold *fold, const struct fold_covered *word, const char *text);

/* How many signs it has. */
size_t covered_signs(const struct fold *fold, const struct fold_covered *word);

/* True for К***в: a name whose letters are covered, mostly. */
bool covered_is_name(
    const struct fold *fold, const struct fold_covered *word, const char *text);

#endif
