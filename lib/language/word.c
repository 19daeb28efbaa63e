#include "language/word.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "base/text.h"
#include "language/fold.h"
#include "language/fold_code.h"

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

/* Room for one more character, whatever it is. */
static bool
has_room(const struct word *word)
{
	return word->length + 4 < sizeof(word->folded);
}

/* A letter of two bytes. */
static void
put_two(struct word *word, unsigned code)
{
	if (!has_room(word))
		return;
	word->folded[word->length++] = (char)(0xc0 | code >> 6);
	word->folded[word->length++] = (char)(0x80 | (code & 63));
}

/*
 * A sign of no width, which parts no word: an accent on a letter, a soft
 * hyphen. Decomposed й and ё are letters; else it is as if it were not there.
 */
static bool
takes_sign(uint32_t code, struct word *word)
{
	utf8proc_category_t category;
	static const char i_letter[] = "и", short_i[] = "й";
	char *last;

	if (code == 0)
		return false;
	category = utf8proc_category((utf8proc_int32_t)code);
	if (category != UTF8PROC_CATEGORY_MN &&
	    category != UTF8PROC_CATEGORY_ME &&
	    category != UTF8PROC_CATEGORY_CF)
		return false;
	if (code == 0x306 && word->length >= 2) { /* the breve of й */
		last = word->folded + word->length - 2;
		if (memcmp(last, i_letter, 2) == 0)
			memcpy(last, short_i, 2);
	}
	return true;
}

/* A letter that looks Cyrillic as the one it looks like; else itself. */
static uint32_t
look_of(uint32_t code)
{
	unsigned symbol;

	if (code >= 0x430 && code < 0x460)
		return code;
	symbol = fold_code_like(code);
	if (symbol == 0)
		symbol = fold_code(code);
	return symbol >= FOLD_CYRILLIC && symbol < FOLD_DIGIT
		   ? 0x430 + symbol - FOLD_CYRILLIC
		   : code;
}

/*
 * A word of several alphabets, one of which is ours: what looks like our
 * letters is taken for them, and a nought between two letters for о.
 */
static void
unmix(struct word *word)
{
	char mixed[sizeof(word->folded)];
	const char *at = mixed, *end = mixed + word->length;
	bool after_letter = false;

	memcpy(mixed, word->folded, word->length);
	for (word->length = 0; at < end && has_room(word);) {
		uint32_t code = text_next(&at, end);
		bool digit = is_digit(code);

		if (code == '0' && after_letter && at < end &&
		    !is_digit((unsigned char)*at))
			code = 0x43e;
		else if (!digit)
			code = look_of(code);
		word->length += text_encode(code, word->folded + word->length);
		after_letter = !digit;
	}
}

/*
 * The next character: false if it is of no word; then `*sign` is it if it is
 * more than a byte.
 */
static bool
next_letter(const char **at, const char *end, struct word *word, bool *capital,
    bool *digit, uint32_t *sign)
{
	unsigned char byte = (unsigned char)**at;
	uint32_t any, lower;

	if (byte < 0x80) {
		(*at)++;
		*digit = is_digit(byte);
		if (!*digit && !is_letter(byte))
			return false;
		*capital = byte >= 'A' && byte <= 'Z';
		if (has_room(word)) /* a digit has the bit of small letters */
			word->folded[word->length++] = (char)(byte | 0x20);
		return true;
	}
	any = text_next(at, end);
	*digit = is_digit(any);
	if (!*digit && !is_letter(any)) {
		*sign = any;
		return false;
	}
	lower = fold(any);
	*capital = !*digit && lower != any;
	if (has_room(word))
		word->length += text_encode(lower, word->folded + word->length);
	return true;
}

/* How many of the letters so far there are, and how many are capitals. */
struct tally {
	size_t letters, capitals;
	bool first; /* the first one is a capital */
};

static void
count(struct tally *tally, bool capital)
{
	if (tally->letters++ == 0)
		tally->first = capital;
	tally->capitals += capital;
}

/* Cyrillic letters that stand here, the bulk of all text; returns their end. */
static const char *
take_cyrillic(
    const char *at, const char *end, struct word *word, struct tally *tally)
{
	bool capital;
	unsigned code;

	while ((code = fold_bytes(at, end, &capital)) != 0) {
		put_two(word, code);
		count(tally, capital);
		at += 2;
	}
	return at;
}

static bool
is_sign(char byte)
{
	return (unsigned char)byte < 0x80 && !is_digit((unsigned char)byte) &&
	       !is_letter((unsigned char)byte);
}

bool
word_next(const char **at, const char *end, struct word *word)
{
	struct tally tally = {0};
	const char *here = *at, *begin;
	bool capital, digit, ours = false, others = false;
	uint32_t sign;

	word->begin = NULL;
	word->number = word->digits = false;
	word->length = 0;
	while (here < end && is_sign(*here))
		here++;
	while (here < end) {
		begin = here;
		here = take_cyrillic(here, end, word, &tally);
		if (here == begin) {
			sign = 0;
			if (!next_letter(
				&here, end, word, &capital, &digit, &sign)) {
				if (word->begin != NULL &&
				    !takes_sign(sign, word))
					break;
				continue;
			}
			word->number |= tally.letters == 0 && digit;
			word->digits |= digit;
			others |= !digit;
			count(&tally, capital);
		} else {
			ours = true;
		}
		if (word->begin == NULL)
			word->begin = begin;
		word->end = here;
	}
	*at = here;
	if (ours && (others || word->digits) && !word->number)
		unmix(word);
	word->capital = tally.first;
	word->capitals = tally.letters > 1 && tally.capitals == tally.letters;
	return word->begin != NULL;
}

/* True if one of those between spaces is the end, or all, of a word. */
static bool
is_end(const char *folded, size_t length, const char *list, bool whole)
{
	while (*list != '\0') {
		size_t size = strcspn(list, " ");

		if ((whole ? size == length : size <= length) &&
		    memcmp(folded + length - size, list, size) == 0)
			return true;
		list += size + (list[size] == ' ');
	}
	return false;
}

bool
word_is_one_of(const char *folded, size_t length, const char *words)
{
	return is_end(folded, length, words, true);
}

bool
word_ends_in(const char *folded, size_t length, const char *endings)
{
	return is_end(folded, length, endings, false);
}
