/*
 * A decomposed й: и and a breve of its own. Inside of fold.c and
 * fold_reading.c only.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_BREVE_H
#define OTKLIK_LANGUAGE_FOLD_BREVE_H

#include <stdint.h>

#include "language/fold.h"

enum {
	FOLD_BREVE = 0x306,
	FOLD_BREVE_I = FOLD_CYRILLIC + 8, /* и; й is the next one */
};

/* Joins a breve at an offset of the text to an и before it. */
void fold_breve_join(
    struct fold_symbols *main, const char *text, uint32_t offset);

#endif
