/*
 * Further readings of what stands between two spaces: single letters with
 * signs between them, digits among letters, letters covered by signs, tags
 * and references of HTML inside of words, brackets back to back as х.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_READING_H
#define OTKLIK_LANGUAGE_FOLD_READING_H

#include <stddef.h>
#include <stdint.h>

#include "language/fold.h"

/*
 * Puts the readings of what begins at an offset of the text into `more` and
 * `covered` of the fold.
 */
void fold_reading_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset);

#endif
