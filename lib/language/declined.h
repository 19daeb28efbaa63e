/*
 * Forms of a noun that a stemmer takes for another word's. It knows endings
 * only: of «подвал» and «система» it cuts «ал» and «ему» off «систему», but
 * leaves «подвал» in «подвале», and of «запах» it keeps what «запись» has too.
 */
#ifndef OTKLIK_LANGUAGE_DECLINED_H
#define OTKLIK_LANGUAGE_DECLINED_H

#include <stddef.h>

enum {
	DECLINED_MOST = 24,  /* forms of a word */
	DECLINED_BYTES = 264 /* of a form */
};

struct declined {
	char text[DECLINED_BYTES];
	size_t length;
};

/*
 * The forms of a folded word, were it a noun; returns how many. What comes of a
 * word that is none is no word either.
 */
size_t declined_forms(
    const char *word, size_t length, struct declined forms[DECLINED_MOST]);

/*
 * Of a noun like «запах», whose stem only other words have, the form that has
 * the stem of all but itself: «запаха». Returns its length, 0 if it is none.
 */
size_t declined_genitive(const char *word, size_t length, char *genitive);

#endif
