#include "language/fold_code.h"

#include <stdbool.h>
#include <stddef.h>

#include <utf8proc.h>

#include "base/text.h"
#include "language/fold.h"

#define SPACE FOLD_SPACE
#define JOINT FOLD_JOINT
#define OTHER FOLD_OTHER

const unsigned char fold_code_ascii[128] = {OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, OTHER, OTHER, SPACE, SPACE, SPACE, SPACE, SPACE, OTHER, OTHER,
    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, OTHER, OTHER, OTHER, SPACE, JOINT, OTHER, JOINT, JOINT, JOINT,
    JOINT, JOINT, OTHER, OTHER, JOINT, JOINT, OTHER, JOINT, JOINT, JOINT, 33,
    34, 35, 36, 37, 38, 39, 40, 41, 42, OTHER, OTHER, OTHER, JOINT, OTHER,
    JOINT, JOINT, 43, 44, 45, 46, 47, 48, 49, 50, 51, 51, 52, 53, 54, 55, 56,
    57, 52, 58, 59, 60, 61, 62, 62, 50, 51, 59, OTHER, JOINT, OTHER, JOINT,
    JOINT, JOINT, 43, 44, 45, 46, 47, 48, 49, 50, 51, 51, 52, 53, 54, 55, 56,
    57, 52, 58, 59, 60, 61, 62, 62, 50, 51, 59, OTHER, JOINT, OTHER, JOINT,
    OTHER};

#define OTHER_8 OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER
#define OTHER_64                                                               \
	OTHER_8, OTHER_8, OTHER_8, OTHER_8, OTHER_8, OTHER_8, OTHER_8, OTHER_8
/* U+0400 to U+043F, U+0440 to U+047F */
#define FIRST_64                                                               \
	6, 6, OTHER, 4, 6, 18, 9, 9, 10, 12, 14, OTHER, 11, 9, 20, OTHER, 1,   \
	    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,    \
	    20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 1, 2, 3, 4, 5, \
	    6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
#define SECOND_64                                                              \
	17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 6, 6,  \
	    OTHER, 4, 6, 18, 9, 9, 10, 12, 14, OTHER, 11, 9, 20, OTHER, 15,    \
	    15, 6, 6, OTHER, OTHER, 32, 32, OTHER, OTHER, OTHER, OTHER, OTHER, \
	    OTHER, OTHER, OTHER, OTHER, OTHER, 15, 15, 20, 20, 20, 20, OTHER,  \
	    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER

/* From U+0400. */
static const unsigned char cyrillic[128] = {FIRST_64, SECOND_64};

const unsigned char fold_code_pairs[FOLD_PAIRS + 1] = {
    FIRST_64, OTHER_64, OTHER_64, OTHER_64, SECOND_64, OTHER};

#undef FIRST_64
#undef SECOND_64
#undef OTHER_64
#undef OTHER_8
#undef SPACE
#undef JOINT
#undef OTHER

/*
 * Letters of other alphabets and of phonetics that stand for Cyrillic ones,
 * in pairs: the sign, what it stands for. Cyrillic ones are small.
 */
static const uint16_t like_cyrillic[][2] = {{0x3b1, 0x430}, {0x391, 0x430},
    {0x3bf, 0x43e}, {0x39f, 0x43e}, {0x3c1, 0x440}, {0x3a1, 0x440},
    {0x3b5, 0x435}, {0x395, 0x435}, {0x3ba, 0x43a}, {0x39a, 0x43a},
    {0x3c4, 0x442}, {0x3a4, 0x442}, {0x3c7, 0x445}, {0x3a7, 0x445},
    {0x3c5, 0x443}, {0x3a5, 0x443}, {0x3bd, 0x432}, {0x392, 0x432},
    {0x397, 0x43d}, {0x39c, 0x43c}, {0x39d, 0x43d}, {0x3c0, 0x43f},
    {0x3a0, 0x43f}, {0x3c6, 0x444}, {0x3a6, 0x444}, {0x3bb, 0x43b},
    {0x39b, 0x43b}, {0x3b3, 0x433}, {0x393, 0x433}, {0x3b9, 0x438},
    {0x399, 0x438}, {0x1d00, 0x430}, {0x299, 0x432}, {0x1d04, 0x441},
    {0x1d07, 0x435}, {0x29c, 0x43d}, {0x1d0b, 0x43a}, {0x1d0d, 0x43c},
    {0x28d, 0x43c}, {0x1d0f, 0x43e}, {0x1d18, 0x440}, {0x1d1b, 0x442},
    {0x1d28, 0x43f}, {0x1d29, 0x440}, {0x1d27, 0x43b}, {0x1d26, 0x433},
    {0x26f, 0x448}, {0x25c, 0x437}, {0x278, 0x444}, {0x28f, 0x443},
    {0x26a, 0x438}, {0x262, 0x433}, {0x274, 0x438}, {0x280, 0x44f},
    {0x1d19, 0x44f}, {0x1d0e, 0x438}, {0x28c, 0x43b}, {0x259, 0x435},
    {0x254, 0x441}, {0x29f, 0x43b}, {0x13e6, 0x43a}, {0x13eb, 0x43e},
    {0x13e2, 0x440}, {0x13d2, 0x440}, {0x13b7, 0x43c}, {0x13a2, 0x442},
    {0x13aa, 0x430}, {0x13df, 0x441}, {0x13ac, 0x435}, {0x13f4, 0x432},
    {0x13bb, 0x43d}, {0x13f2, 0x43e}, {0x4d9, 0x430}, {0x493, 0x433},
    {0x49b, 0x43a}, {0x4a3, 0x43d}, {0x4e9, 0x43e}, {0x4b1, 0x443},
    {0x4af, 0x443}, {0x4bb, 0x445}, {0x4b3, 0x445}, {0x497, 0x436},
    {0x499, 0x437}, {0x4a1, 0x43a}, {0x4ef, 0x443}, {0x4b7, 0x447},
    {0x461, 0x43e}, {0x4d1, 0x430}, {0x4d3, 0x430}, {0x4d7, 0x435},
    {0x4e7, 0x43e}, {0x4f1, 0x443}, {0x4e3, 0x438}, {0x4e5, 0x438},
    {0x4dd, 0x436}, {0x4df, 0x437}, {0x4f5, 0x447}, {0x4f9, 0x44b},
    {0x4ed, 0x44d}, {0x1c80, 0x432}, {0x1c82, 0x43e}, {0x1c83, 0x441},
    {0x491, 0x433}, {0x4e1, 0x437}, {0x292, 0x437}, {0x1d05, 0x434},
    {0x1d22, 0x437}, {0x51b, 0x43a}, {0x525, 0x43f}, {0x48b, 0x439},
    {0x48d, 0x44c}, {0x48f, 0x440}, {0x495, 0x433}, {0x49d, 0x43a},
    {0x49f, 0x43a}, {0x4a5, 0x43d}, {0x4ab, 0x441}, {0x4ad, 0x442},
    {0x4b9, 0x447}, {0x4c4, 0x43a}, {0x4c6, 0x43b}, {0x4c8, 0x43d},
    {0x4ca, 0x43d}, {0x4ce, 0x43c}, {0x4cf, 0x43b}, {0x4db, 0x430},
    {0x4eb, 0x43e}, {0x4f7, 0x433}, {0x4fb, 0x433}, {0x4fd, 0x445},
    {0x4ff, 0x445}, {0x501, 0x434}, {0x511, 0x437}, {0x513, 0x43b},
    {0x51f, 0x43a}, {0x521, 0x43b}, {0x523, 0x43d}, {0x527, 0x445},
    {0x529, 0x43d}, {0xa64b, 0x443}, {0x3b2, 0x432}, {0x394, 0x434},
    {0x3b4, 0x434}, {0x396, 0x437}, {0x3b6, 0x437}, {0x3bc, 0x43c},
    {0x3c9, 0x43e}, {0x4a7, 0x43f}};

/* Latin letters with strokes and hooks, small, that are made of no others. */
static const uint16_t like_latin[][2] = {{0x131, 'i'}, {0x268, 'i'},
    {0x111, 'd'}, {0x257, 'd'}, {0x142, 'l'}, {0xf8, 'o'}, {0x275, 'o'},
    {0x127, 'h'}, {0x167, 't'}, {0x180, 'b'}, {0x253, 'b'}, {0x192, 'f'},
    {0x1b6, 'z'}, {0x225, 'z'}, {0x251, 'a'}, {0x261, 'g'}, {0x199, 'k'},
    {0x289, 'u'}, {0x28b, 'v'}, {0x1b4, 'y'}, {0x24f, 'y'}, {0x247, 'e'},
    {0x25b, 'e'}, {0x1a5, 'p'}, {0x273, 'n'}};

/*
 * Latin letters and digits by what they look like, from '0' and from 'A'; and
 * by their sound.
 */
static const char like_digit[10][3] = {
    "о", "л", "", "з", "ч", "", "б", "т", "в", "я"};
static const char sound_digit[10][3] = {
    "о", "и", "", "е", "а", "", "б", "т", "в", "д"};
static const char like_upper[26][3] = {"а", "в", "с", "д", "е", "ф", "г", "н",
    "и", "й", "к", "л", "м", "н", "о", "р", "", "я", "с", "т", "и", "у", "ш",
    "х", "у", "з"};
static const char like_lower[26][3] = {"а", "в", "с", "д", "е", "ф", "д", "н",
    "и", "й", "к", "л", "м", "п", "о", "р", "д", "г", "с", "т", "и", "у", "ш",
    "х", "у", "з"};
static const char sound_letter[26][3] = {"а", "б", "ц", "д", "е", "ф", "г", "х",
    "и", "й", "к", "л", "м", "н", "о", "п", "к", "р", "с", "т", "у", "в", "в",
    "х", "й", "з"};

static unsigned
symbol_of(const char letter[3])
{
	unsigned char lead = (unsigned char)letter[0];

	if (lead == 0)
		return 0;
	return cyrillic[(lead & 1) << 6 | ((unsigned char)letter[1] & 63)];
}

/* What a table of pairs has for a code; 0: nothing. */
static uint32_t
pair_of(const uint16_t pairs[][2], size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++) {
		if (pairs[i][0] == code)
			return pairs[i][1];
	}
	return 0;
}

static uint32_t
cyrillic_of(uint32_t code)
{
	if (code >= 0x460 && code < 0x530)
		code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	return pair_of(like_cyrillic,
	    sizeof(like_cyrillic) / sizeof(*like_cyrillic), code);
}

static uint32_t
latin_of(uint32_t code)
{
	code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	return pair_of(
	    like_latin, sizeof(like_latin) / sizeof(*like_latin), code);
}

/* Wide, circled, mathematical letters are what they are made of. */
static uint32_t
plain(uint32_t code)
{
	uint32_t like;
	utf8proc_int32_t parts[32];
	int boundary = 0;

	if (code < 0x80)
		return code;
	/* White on black, in circles and squares: made of nothing. */
	if (code >= 0x1f150 && code < 0x1f18a && (code - 0x1f150) % 32 < 26)
		return 'A' + (code - 0x1f150) % 32;
	like = latin_of(code);
	if (like != 0)
		return like;
	if (utf8proc_decompose_char((utf8proc_int32_t)code, parts,
		sizeof(parts) / sizeof(*parts),
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary) > 0)
		return (uint32_t)parts[0];
	return code;
}

unsigned
fold_code_like(uint32_t code)
{
	code = plain(code);
	if (code >= '0' && code <= '9')
		return symbol_of(like_digit[code - '0']);
	if (code >= 'A' && code <= 'Z')
		return symbol_of(like_upper[code - 'A']);
	if (code >= 'a' && code <= 'z')
		return symbol_of(like_lower[code - 'a']);
	return 0;
}

unsigned
fold_code_sound(uint32_t code)
{
	code = plain(code);
	if (code >= '0' && code <= '9')
		return symbol_of(sound_digit[code - '0']);
	code |= 0x20;
	if (code >= 'a' && code <= 'z')
		return symbol_of(sound_letter[code - 'a']);
	return 0;
}

unsigned
fold_code_look(unsigned symbol, const char *letter)
{
	enum { BYTES_MAX = 4 };
	unsigned like = 0;

	if (symbol >= FOLD_LATIN && symbol < FOLD_COVER)
		like = fold_code_like(text_next(&letter, letter + BYTES_MAX));
	return like != 0 ? like : symbol;
}

static unsigned
of_block(uint32_t code)
{
	if (code < 0x80)
		return fold_code_ascii[code];
	if (code >= 0x400 && code < 0x480)
		return cyrillic[code - 0x400];
	return FOLD_OTHER;
}

/* Signs that people put between letters and over them, beyond ASCII. */
static bool
is_joint(uint32_t code)
{
	static const uint16_t others[] = {0xb7, 0xd7, 0x2010, 0x2011, 0x2022,
	    0x2026, 0x204e, 0x20ac, 0x2116, 0x2217};

	/* Dashes; blocks, shapes and pictures. */
	if ((code >= 0x2012 && code <= 0x2015) ||
	    (code >= FOLD_PICTURES && code < 0x27c0) ||
	    (code >= 0x2b00 && code < 0x2c00) ||
	    (code >= 0x1f300 && code < 0x1fb00))
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (others[i] == code)
			return true;
	}
	return false;
}

/* Hangul and Braille have letters and signs that show nothing at all. */
static bool
is_blank(uint32_t code)
{
	return code == 0x115f || code == 0x1160 || code == 0x2800 ||
	       code == 0x3164 || code == 0xffa0;
}

unsigned
fold_code(uint32_t code)
{
	utf8proc_category_t category;
	uint32_t base, like;

	if (code < 0x80 || (code >= 0x400 && code < 0x480))
		return of_block(code);
	/* Quotes are many. */
	if (code == 0xab || code == 0xbb || (code >= 0x2016 && code <= 0x201f))
		return FOLD_OTHER;
	if (is_joint(code))
		return FOLD_JOINT;
	like = cyrillic_of(code);
	if (like != 0)
		return of_block(like);
	category = utf8proc_category((utf8proc_int32_t)code);
	if (category == UTF8PROC_CATEGORY_MN ||
	    category == UTF8PROC_CATEGORY_ME ||
	    category == UTF8PROC_CATEGORY_CF)
		return FOLD_SKIP;
	if (category == UTF8PROC_CATEGORY_ZS || is_blank(code))
		return FOLD_SPACE;
	base = plain(code);
	if (base == code)
		return FOLD_OTHER;
	/* What it is made of may be of another alphabet itself: ά. */
	like = cyrillic_of(base);
	return of_block(like != 0 ? like : base);
}
