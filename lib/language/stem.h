/*
 * Words by their stems: «дороги», «дорогу» and «Дорог» are one word.
 */
#ifndef OTKLIK_LANGUAGE_STEM_H
#define OTKLIK_LANGUAGE_STEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stemmer;

/* One stem, kept by its stemmer: words of one stem have one pointer, but for
 * words made to crowd its table. */
struct stem {
	const char *text;
	uint64_t hash;	     /* the same in every run */
	uint32_t bare;	     /* hash of it with letters written twice once, */
	uint32_t cut[2];     /* of that but for its last letter, last two */
	uint16_t length;     /* bytes */
	uint16_t characters; /* of that */
	unsigned mark;	     /* of whoever uses it, by stem_mark; else 0 */
};

struct stemmer *stem_open(void);
void stem_close(struct stemmer *stemmer);

/*
 * The stem of a word that is folded already (lower case, ё as е), of at most
 * 255 bytes; longer ones are cut, and a letter written three times or more is
 * written once. Asked again it is looked up, not made; it
 * stays until stem_trim.
 */
const struct stem *stem_find(
    struct stemmer *stemmer, const char *word, size_t length);

/* Marks the stems of words between spaces; the words must outlive it. */
void stem_mark(struct stemmer *stemmer, const char *words, unsigned mark);

/*
 * Forgets the stems if they have become very many, but for the marks; to be
 * called where no stem is held. True if it did.
 */
bool stem_trim(struct stemmer *stemmer);

#endif
