/*
 * The normal form in which text is searched: what people write to get past a
 * filter, and what they write by accident, comes out as one spelling.
 *
 * Letters become symbols of a small alphabet: case, ё and е, decomposed and
 * combining characters, wide and small-capital forms are one; characters of no
 * width are gone; a letter written several times is written once. Latin
 * letters that look Cyrillic are Cyrillic inside a word that holds Cyrillic
 * letters, and nowhere else. Words are parted by one FOLD_BREAK, sentences by
 * two.
 *
 * Behind the text, each between FOLD_BREAKs of its own, come further readings
 * of what can be read in two ways: single letters joined (х у й, х.у.й), digits
 * as the letters they look like (пи3да), Latin letters by their sound (pизда),
 * a word broken at the end of a line, one typed on the Latin layout (,kznm).
 * Digits are letters only among at least as many letters, and not where a word
 * begins with a number: 36лет, 43б, А123ВС55 are what they are. Words with
 * letters covered (х*й, п...ц) are kept apart, as no exact search can find
 * them; what may just part words or abbreviate one (ж/д, м-р) covers none.
 *
 * Patterns are folded alike, so all that is merged stays findable.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_H
#define OTKLIK_LANGUAGE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FOLD_BREAK = 0,	   /* between words */
	FOLD_CYRILLIC = 1, /* а; б is 2, ..., я is 32 */
	FOLD_DIGIT = 33,   /* 0 to 9 */
	FOLD_LATIN = 43,   /* twenty: w is v, x is h, y and j i, z s, q k */
	FOLD_COVER = 63,   /* a sign that covers a letter; only in `covered` */
	FOLD_SYMBOLS = 64
};

/* Symbols and where each began in the text, as an offset in bytes. */
struct fold_symbols {
	unsigned char *symbols;
	uint32_t *offsets;
	size_t length, size;
};

/* A word with signs that cover letters. */
struct fold_covered {
	size_t begin, length; /* in `covered` */
	bool exact; /* each sign covers one letter (*), else some (...) */
};

struct fold {
	struct fold_symbols main; /* begins and ends with a FOLD_BREAK */
	size_t text_symbols;	  /* of them the text; then further readings */
	struct fold_symbols covered;
	struct fold_covered *words;
	size_t word_count, word_size;
	/* used while folding */
	struct fold_symbols more;
	uint32_t *odd;
	size_t odd_count, odd_size;
};

/*
 * Folds a text of at most 4 GiB; bytes that are no UTF-8 part words. What the
 * fold held before is gone, its memory is used again.
 */
void fold_text(struct fold *fold, const char *text, size_t length);
void fold_free(struct fold *fold);

/*
 * Folds one word of a pattern, at most `size` symbols, without breaks around
 * it; returns their number, 0 if there is no letter or digit.
 */
size_t fold_word(
    const char *word, size_t length, unsigned char *symbols, size_t size);

/* For what is built on it: one symbol more, without collapsing. */
void fold_put(struct fold_symbols *list, unsigned symbol, uint32_t offset);

#endif
