/*
 * What stands between two spaces, taken apart into letters, digits and signs:
 * what it may be. Inside of fold_reading.c and fold_hidden.c only.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_PIECE_H
#define OTKLIK_LANGUAGE_FOLD_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/fold.h"

/* Longer ones are no words that somebody took apart. */
enum { FOLD_PIECE_JOINED = 24 };

enum fold_kind { FOLD_LETTER, FOLD_NUMBER, FOLD_SIGN };

struct fold_sign {
	uint32_t code, offset;
	unsigned char symbol; /* of a letter or digit, by its look */
	unsigned char sound;  /* and by its sound */
	unsigned char kind;
	bool capital;
};

struct fold_piece {
	struct fold *fold;
	const struct fold_sign *signs;
	size_t count;
	/* what it has */
	size_t letters, numbers, joints;
	size_t parts, singles, longest, shortest; /* letters between joints */
	bool one_apart; /* nowhere two joints side by side */
	bool glue;	/* its joints are no points or commas */
	bool sounds;	/* some letter sounds otherwise than it looks */
	bool broken;	/* at the end of a line */
	bool digits;	/* its digits may be letters */
	bool latin;	/* it has no Cyrillic letter */
	uint32_t tag;	/* # or @ before it: none inside covers a letter */
};

/* Brackets may stand around letters of a word, but for none. */
static inline bool
fold_piece_is_bracket(uint32_t code)
{
	return code == '(' || code == ')' || code == '[' || code == ']' ||
	       code == '{' || code == '}';
}

/*
 * Drops the signs around it, which are none of it (**слово**); returns how many
 * stars stood at its end that may cover letters: it had none before it.
 */
size_t fold_piece_trim(struct fold_piece *piece);

/* Counts what it has; it is trimmed. */
void fold_piece_measure(struct fold_piece *piece);

/* True for letters with a digit between each two of them: х1у1й. */
bool fold_piece_is_parted(const struct fold_piece *piece);

/* True for nothing but two initials: Е.Б. */
bool fold_piece_is_initials(const struct fold_piece *piece);

/* True if it may be a word without its signs, with its digits as letters. */
bool fold_piece_may_join(const struct fold_piece *piece);

#endif
