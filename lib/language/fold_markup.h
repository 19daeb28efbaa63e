/*
 * What stands inside of words and is not read: tags and references of HTML,
 * the end of a line; and brackets that make a letter.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_MARKUP_H
#define OTKLIK_LANGUAGE_FOLD_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The bytes of a tag that parts no words (<b>, </span>), or of a reference to
 * a character of no width (&shy;), at that place; 0: there is none.
 */
size_t fold_markup_skip(const char *at, const char *end);

/*
 * True behind the hyphen of a word that is broken at the end of a line: moves
 * on to its rest.
 */
bool fold_markup_breaks(const char **at, const char *end);

/* )( and }{, written for х. */
static inline bool
fold_markup_is_pair(char first, char second)
{
	return (first == '}' && second == '{') ||
	       (first == ')' && second == '(') ||
	       (first == '>' && second == '<');
}

/* True if a sign begins a tag or such a letter. */
static inline bool
fold_markup_begins(const char *sign, const char *at, const char *end)
{
	if (*sign == '<')
		return fold_markup_skip(sign, end) > 0;
	return at < end && fold_markup_is_pair(*sign, *at);
}

#endif
