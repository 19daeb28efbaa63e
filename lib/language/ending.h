/*
 * Which endings no form of a noun has. Stems alone cannot tell: «дорогие»,
 * «судья» and «водит» have the stems of «дорога», «суд» and «вода».
 *
 * Only what is surely no form is told; «дорогой» is one of «дорога». A word of
 * which it is not sure that it is a noun, as by its ending «закрыта» is none,
 * may end in anything. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_ENDING_H
#define OTKLIK_LANGUAGE_ENDING_H

#include <stdbool.h>
#include <stddef.h>

enum {
	ENDING_SYMBOLS = 5, /* of the longest */
	ENDING_MOST = 64
};

/* The endings as symbols of the normal form (language/fold.h). */
struct endings {
	struct {
		unsigned char symbols[ENDING_SYMBOLS];
		unsigned char length;
		unsigned kind;
	} list[ENDING_MOST];
	size_t count;
};

void ending_open(struct endings *endings);

/*
 * The kinds of endings that no form of a folded word has, behind its stem; 0 if
 * it may be no noun. `behind` is how many symbols of it are there.
 */
unsigned ending_refused(const char *word, size_t length, const char *stem,
    size_t stem_length, size_t behind);

/* True if the symbols are an ending of one of the kinds. */
bool ending_is(const struct endings *endings, unsigned kinds,
    const unsigned char *symbols, size_t length);

#endif
