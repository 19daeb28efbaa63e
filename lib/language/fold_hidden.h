/*
 * Signs in a word that stand for letters (х*й, п...ц). Inside of fold_reading.c
 * only.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_HIDDEN_H
#define OTKLIK_LANGUAGE_FOLD_HIDDEN_H

#include "language/fold_piece.h"

/*
 * Puts a measured piece that has signs into `covered` of its fold, by the look
 * of its letters and by their sound, if signs may stand for letters in it.
 * Stars do wherever they are; what else parts words does only where nobody
 * would part them.
 */
void fold_hidden_put(const struct fold_piece *piece);

#endif
