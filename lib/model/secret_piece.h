/*
 * Pieces of a text in which a secret may stand. Inside lib/model only.
 */
#ifndef OTKLIK_MODEL_SECRET_PIECE_H
#define OTKLIK_MODEL_SECRET_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SECRET_PIECE_MOST = 256 }; /* bytes of a word; a longer one is several */

struct secret_piece {
	const char *at, *end;
};

/* What a piece is made of, in characters. */
struct secret_makeup {
	size_t digits, latin, small, cyrillic, signs, points;
};

size_t secret_piece_length(struct secret_piece piece);
struct secret_makeup secret_piece_look(struct secret_piece piece);

/* A letter of the two alphabets, a digit, or _. */
bool secret_piece_letter(uint32_t code);
bool secret_piece_digit(uint32_t code);

/* Does a space begin here, of any kind? */
bool secret_piece_space(const char *at, const char *end);
const char *secret_piece_skip(const char *at, const char *end);

/* The next word between spaces, without quotes, brackets and stops around. */
struct secret_piece secret_piece_word(const char *at, const char *end);

/* Only digits that are a code of 4 to 8, in one or more groups: 493 817. */
bool secret_piece_code(struct secret_piece text);

#endif
