/*
 * What a sign in a text is to the word before it. `at` is behind the sign,
 * `end` behind the text. Inside of fold.c only.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_SIGN_H
#define OTKLIK_LANGUAGE_FOLD_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/* True if it stands between two letters, or breaks a word at a line. */
static inline bool
fold_sign_is_inside(const char *sign, const char *at, const char *end)
{
	if (at == end)
		return false;
	return (unsigned char)*at > ' ' ||
	       (*sign == '-' && *at != ' ' && *at != '\t');
}

/* True for a bracket that opens inside of a word: «сл(о)во». */
static inline bool
fold_sign_opens(const char *sign, const char *at, const char *end)
{
	return (*sign == '(' || *sign == '[' || *sign == '{') && at < end &&
	       (unsigned char)*at >= 0x80;
}

/* True for a point behind a capital: «А. Б. Иванов». */
static inline bool
fold_sign_is_initial(const char *text, size_t letter, const char *sign)
{
	static const unsigned char small = 0xb0; /* from U+0430 */
	unsigned char lead = (unsigned char)text[letter];

	return *sign == '.' && lead != 0xd1 &&
	       (lead != 0xd0 || (unsigned char)text[letter + 1] < small);
}

/*
 * True for a star behind a word of one or two letters that begins there, and
 * has none before it: «бл*».
 */
static inline bool
fold_sign_cuts_short(const char *sign, const char *at, const char *end,
    const char *text, size_t word, size_t letters)
{
	return (*sign == '*' || *sign == '@') && letters > 0 && letters <= 2 &&
	       (at == end || (unsigned char)*at <= ' ') &&
	       (word == 0 || text[word - 1] != '*');
}

/* True if what has the sign in it is to be read in further ways. */
static inline bool
fold_sign_may_hide(bool joint, const char *sign, const char *at,
    const char *end, const char *text, size_t word, size_t letters)
{
	return fold_sign_opens(sign, at, end) ||
	       (joint && (fold_sign_is_inside(sign, at, end) ||
			     fold_sign_cuts_short(
				 sign, at, end, text, word, letters)));
}

/* True for ! and ?, and for a point behind what no abbreviation is as long. */
static inline bool
fold_sign_ends_sentence(
    const char *sign, const char *at, const char *end, size_t letters)
{
	enum { ABBREVIATION_MAX = 3 };

	if (at == end || (unsigned char)*at > ' ')
		return false;
	return *sign == '!' || *sign == '?' ||
	       (*sign == '.' && letters > ABBREVIATION_MAX);
}

#endif
