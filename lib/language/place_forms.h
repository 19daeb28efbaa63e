/*
 * Forms of a place's name that its stem does not tell: «Кургане» of «Курган»,
 * of which a stemmer cuts «н» as of a verb, «Ельце» of «Елец».
 */
#ifndef OTKLIK_LANGUAGE_PLACE_FORMS_H
#define OTKLIK_LANGUAGE_PLACE_FORMS_H

#include <stddef.h>

#include "language/declined.h"

enum { PLACE_FORMS_MOST = 2 * DECLINED_MOST + 1 };

/*
 * The forms of a folded word, were it a noun, in the number that it has;
 * returns how many. As of declined_forms, some of them may be no word at all.
 */
size_t place_forms(
    const char *word, size_t length, struct declined forms[PLACE_FORMS_MOST]);

#endif
