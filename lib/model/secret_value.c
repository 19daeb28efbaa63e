#include "model/secret_value.h"

#include <stdint.h>
#include <string.h>

#include "base/plain.h"
#include "base/text.h"
#include "model/secret_piece.h"
#include "model/secret_words.h"

enum {
	CHOSEN = 4,  /* characters that people choose at least */
	BETWEEN = 4, /* words between that which names it and a colon */
	PROSE = 4    /* words that may show that it is prose */
};

/* A year that is said of a password, not one. */
static bool
is_year(struct secret_piece word)
{
	return secret_piece_length(word) == 4 &&
	       (strncmp(word.at, "19", 2) == 0 ||
		   strncmp(word.at, "20", 2) == 0);
}

/* The digits at the begin of a text, with what parts them. */
static struct secret_piece
leading_digits(const char *at, const char *end)
{
	struct secret_piece found = {secret_piece_skip(at, end), end};
	const char *to = found.at;

	found.end = found.at;
	while (to < end && (secret_piece_digit((unsigned char)*to) ||
			       *to == ' ' || *to == '-')) {
		to++;
		if (secret_piece_digit((unsigned char)to[-1]))
			found.end = to;
	}
	return found;
}

/* Is a word one that people choose as a secret, and no word of prose? */
static bool
is_chosen(struct secret_piece word, bool russian)
{
	struct secret_makeup made = secret_piece_look(word);
	size_t letters = made.latin + made.cyrillic;

	if (made.digits > 0 && letters == 0 && made.signs == 0)
		return made.points == 0 && made.digits >= CHOSEN &&
		       !is_year(word);
	if (made.signs > 0 && made.digits + letters + made.signs >= CHOSEN)
		return true;
	if (made.digits > 0)
		return made.points == 0 &&
		       made.digits + letters >=
			   (made.latin > 0 ? CHOSEN : CHOSEN + 2);
	/* In a Russian sentence a small Latin word is a name at best. */
	return russian && made.latin >= CHOSEN &&
	       made.small == secret_piece_length(word) &&
	       !secret_words_keeper(word.at, secret_piece_length(word));
}

/* A letter, digit or _; a hyphen between them. */
static bool
goes_on(const char *at, const char *end)
{
	uint32_t code = plain_code(text_next(&at, end));

	if (code == '-' && at < end)
		code = text_next(&at, end);
	return secret_piece_letter(code) || code == 0;
}

/* The next word of letters and digits alone. */
static struct secret_piece
next_name(const char *at, const char *end)
{
	struct secret_piece name;

	while (at < end && (!goes_on(at, end) || *at == '-'))
		text_next(&at, end);
	name.at = name.end = at;
	while (name.end < end && goes_on(name.end, end))
		text_next(&name.end, end);
	return name;
}

/* Moves behind : or =, true if there is one. */
static bool
skip_mark(const char **at, const char *end)
{
	const char *next = secret_piece_skip(*at, end);
	uint32_t code = next < end ? plain_code(text_next(&next, end)) : 0;

	if (code != ':' && code != '=')
		return false;
	*at = next;
	return true;
}

/* "пароль от почты: x": a few words, then a colon. */
static bool
skip_to_mark(const char **at, const char *end)
{
	const char *next = *at;
	struct secret_piece name;
	int i;

	for (i = 0; i < BETWEEN; i++) {
		name = next_name(next, end);
		if (secret_piece_skip(next, end) != name.at)
			return false;
		next = name.end;
		if (skip_mark(&next, end)) {
			*at = next;
			return true;
		}
	}
	return false;
}

/* Behind a hyphen or dash that stands alone, as in "пароль - x". */
static const char *
skip_dash(const char *at, const char *end)
{
	const char *next = secret_piece_skip(at, end);

	if (next == at || next == end ||
	    plain_code(text_next(&next, end)) != '-' || next == end ||
	    !secret_piece_space(next, end))
		return at;
	return next;
}

/* "Пароль: хранится в сейфе": no word that could be one, and one that says so. */
static bool
is_prose(const char *at, const char *end)
{
	struct secret_piece word = secret_piece_word(at, end);
	struct secret_makeup made = secret_piece_look(word);
	int i;

	if (made.digits > 0 || made.signs > 0)
		return false;
	for (i = 0; i < (made.latin > 0 ? 1 : PROSE) && word.at < end; i++) {
		if (secret_words_prose(word.at, secret_piece_length(word)))
			return true;
		word = secret_piece_word(word.end, end);
	}
	return false;
}

/* Does one follow what names it? */
static bool
is_followed(struct secret_piece name, const char *end)
{
	bool russian = secret_piece_look(name).cyrillic > 0;
	const char *at = name.end;

	if (skip_mark(&at, end))
		return secret_piece_length(secret_piece_word(at, end)) > 0 &&
		       !is_prose(at, end);
	at = skip_dash(at, end);
	if (is_chosen(secret_piece_word(at, end), russian))
		return true;
	return skip_to_mark(&at, end) &&
	       is_chosen(secret_piece_word(at, end), russian);
}

/* Do digits follow the word "code", or what no word is? */
static bool
is_code_told(struct secret_piece name, const char *end)
{
	const char *at = name.end;
	struct secret_makeup made;
	struct secret_piece word;

	if (!skip_mark(&at, end))
		at = skip_dash(at, end);
	word = secret_piece_word(at, end);
	made = secret_piece_look(word);
	return (secret_piece_code(leading_digits(at, end)) && !is_year(word)) ||
	       (made.digits > 0 && made.latin > 0 && made.points == 0 &&
		   secret_piece_length(word) > CHOSEN);
}

bool
secret_value_told(const char *text)
{
	const char *end = text + strlen(text);
	struct secret_piece name;

	for (name = next_name(text, end); name.at < end;
	     name = next_name(name.end, end)) {
		if (secret_words_name(name.at, secret_piece_length(name)) &&
		    is_followed(name, end))
			return true;
		if (secret_words_code(name.at, secret_piece_length(name)) &&
		    is_code_told(name, end))
			return true;
	}
	return false;
}

bool
secret_value_code(const char *text)
{
	return secret_piece_code(
	    (struct secret_piece){text, text + strlen(text)});
}
