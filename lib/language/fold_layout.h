/*
 * Russian words typed on the Latin layout of the keyboard: ,kznm.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_LAYOUT_H
#define OTKLIK_LANGUAGE_FOLD_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/fold.h"

/* True if a sign and what is behind it may be of such a word. */
bool fold_layout_begins(const char *sign, const char *at, const char *end);

/*
 * Puts what begins at an offset of the text, up to a space, into `more` of the
 * fold as the keys would have written it, if it is of Latin letters and of
 * signs that are letters there, and could be a Russian word.
 */
void fold_layout_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset);

#endif
