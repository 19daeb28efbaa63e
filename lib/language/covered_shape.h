/*
 * What the letters around signs tell of them, as symbols of the fold. Inside of
 * covered.c only.
 */
#ifndef OTKLIK_LANGUAGE_COVERED_SHAPE_H
#define OTKLIK_LANGUAGE_COVERED_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

/* Signs side by side. */
struct covered_run {
	size_t begin, signs;
};

/*
 * True for the first and last letters that no other word has, and no
 * abbreviation either: х*й, б*я, п...ц. All others may be one (ж*д, м*р).
 */
bool covered_shape_is_known(const unsigned char *symbols, size_t length);

bool covered_shape_is_vowel(unsigned symbol);

/* True for letters that obscene words begin with. */
bool covered_shape_is_first(unsigned symbol);

/*
 * True if points stand inside of a word, and not at the end of a sentence that
 * another follows without a space («Да...В»): the letters before or behind are
 * no word, or such a beginning as пи.
 */
bool covered_shape_is_broken(
    const unsigned char *symbols, size_t length, const struct covered_run *run);

#endif
