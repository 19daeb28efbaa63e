/*
 * What one character is in the normal form (language/fold.h).
 */
#ifndef OTKLIK_LANGUAGE_FOLD_CODE_H
#define OTKLIK_LANGUAGE_FOLD_CODE_H

#include <stdint.h>

enum {
	/* Beyond the symbols: what is no letter or digit. */
	FOLD_SKIP = 64, /* of no width: not there */
	FOLD_SPACE,
	FOLD_JOINT, /* a sign that people put between or over letters */
	FOLD_OTHER  /* any other sign */
};

/* The first block or shape; pictures follow, and letters of the East. */
enum { FOLD_PICTURES = 0x2580 };

/* A symbol or one of the above. */
extern const unsigned char fold_code_ascii[128];

/* The same by two bytes of UTF-8 less 0xd080; the last one is FOLD_OTHER. */
enum { FOLD_PAIRS = 320 };
extern const unsigned char fold_code_pairs[FOLD_PAIRS + 1];

/* Any character. */
unsigned fold_code(uint32_t code);

/*
 * The Cyrillic symbol that a Latin letter, of whatever make, or a digit looks
 * like, else 0; and the one it sounds like or is also taken for.
 */
unsigned fold_code_like(uint32_t code);
unsigned fold_code_sound(uint32_t code);

/* The symbol of a Latin letter that stands there by its look; else itself. */
unsigned fold_code_look(unsigned symbol, const char *letter);

#endif
