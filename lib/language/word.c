#include "language/word.h"

#include <stdint.h>

#include <utf8proc.h>

#include "base/text.h"

static bool
is_letter(uint32_t code)
{
	utf8proc_category_t category;

	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	if (code >= 0x400 && code < 0x482)
		return true;
	category = utf8proc_category((utf8proc_int32_t)code);
	return category >= UTF8PROC_CATEGORY_LU &&
	       category <= UTF8PROC_CATEGORY_LO;
}

static bool
is_digit(uint32_t code)
{
	if (code < 0x660) /* the first that are no ASCII */
		return code >= '0' && code <= '9';
	return utf8proc_category((utf8proc_int32_t)code) ==
	       UTF8PROC_CATEGORY_ND;
}

static uint32_t
fold(uint32_t code)
{
	uint32_t lower;

	if (code >= 0x430 && code < 0x450)
		return code;
	lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	return lower == 0x451 ? 0x435 : lower; /* ё, е */
}

/*
 * A Cyrillic letter of two bytes, the bulk of all text, folded in place of
 * being decoded; 0 if it is none.
 */
static unsigned
fold_bytes(const char *at, const char *end, bool *capital)
{
	unsigned code;

	if (end - at < 2 || ((unsigned char)at[0] & 0xfe) != 0xd0 ||
	    ((unsigned char)at[1] & 0xc0) != 0x80)
		return 0;
	code = 0x400 | ((unsigned)at[0] & 1) << 6 | ((unsigned)at[1] & 63);
	*capital = code < 0x430;
	if (code < 0x410)
		code += 0x50;
	else if (code < 0x430)
		code += 0x20;
	return code == 0x451 ? 0x435 : code < 0x460 ? code : 0;
}

/* The next character: false if it is of no word. */
static bool
next_letter(const char **at, const char *end, struct word *word, bool *capital,
    bool *digit)
{
	unsigned code = fold_bytes(*at, end, capital);
	uint32_t any, lower;

	*digit = false;
	if (code != 0) {
		*at += 2;
	} else {
		any = text_next(at, end);
		*digit = is_digit(any);
		if (!*digit && !is_letter(any))
			return false;
		lower = fold(any);
		*capital = !*digit && lower != any;
		code = lower;
	}
	if (word->length + 4 >= sizeof(word->folded))
		return true;
	if (code >= 0x80 && code < 0x800) {
		word->folded[word->length++] = (char)(0xc0 | code >> 6);
		word->folded[word->length++] = (char)(0x80 | (code & 63));
	} else {
		word->length += text_encode(code, word->folded + word->length);
	}
	return true;
}

bool
word_next(const char **at, const char *end, struct word *word)
{
	const char *here = *at;
	size_t capitals = 0, letters = 0;
	bool capital, digit;

	word->begin = NULL;
	word->length = 0;
	while (here < end) {
		const char *begin = here;

		if (!next_letter(&here, end, word, &capital, &digit)) {
			if (word->begin != NULL)
				break;
			continue;
		}
		if (word->begin == NULL) {
			word->begin = begin;
			word->number = digit;
			word->capital = capital;
		}
		letters++;
		capitals += capital;
		word->end = here;
	}
	*at = here;
	word->capitals = letters > 1 && capitals == letters;
	return word->begin != NULL;
}
