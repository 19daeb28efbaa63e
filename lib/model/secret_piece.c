#include "model/secret_piece.h"

#include <string.h>

#include "base/plain.h"
#include "base/text.h"

enum { CODE_MIN = 4, CODE_MAX = 8 };

size_t
secret_piece_length(struct secret_piece piece)
{
	return (size_t)(piece.end - piece.at);
}

static bool
is_cyrillic(uint32_t code)
{
	return code >= 0x400 && code <= 0x52f;
}

static bool
is_latin(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

bool
secret_piece_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

bool
secret_piece_letter(uint32_t code)
{
	return code == '_' || secret_piece_digit(code) || is_latin(code) ||
	       is_cyrillic(code);
}

struct secret_makeup
secret_piece_look(struct secret_piece piece)
{
	struct secret_makeup made = {0};
	uint32_t code;

	while (piece.at < piece.end) {
		code = text_next(&piece.at, piece.end);
		made.digits += secret_piece_digit(code);
		made.latin += is_latin(code);
		made.small += code >= 'a' && code <= 'z';
		made.cyrillic += is_cyrillic(code);
		made.signs += code < 0x80 && strchr("!#$%^&*~+", (int)code);
		made.points += code < 0x80 && strchr("./,:-", (int)code);
	}
	return made;
}

bool
secret_piece_space(const char *at, const char *end)
{
	return plain_code(text_next(&at, end)) == ' ';
}

const char *
secret_piece_skip(const char *at, const char *end)
{
	while (at < end && secret_piece_space(at, end))
		text_next(&at, end);
	return at;
}

struct secret_piece
secret_piece_word(const char *at, const char *end)
{
	struct secret_piece word;

	at = secret_piece_skip(at, end);
	while (at < end && strchr("\"'([{<", *at) != NULL)
		at++;
	word.at = word.end = at;
	while (word.end < end && word.end - word.at < SECRET_PIECE_MOST &&
	       !secret_piece_space(word.end, end))
		text_next(&word.end, end);
	while (
	    word.end > word.at && strchr("\"')]}>.,;!?", word.end[-1]) != NULL)
		word.end--;
	return word;
}

/* 2022-09-01 */
static bool
is_date(struct secret_piece text)
{
	return secret_piece_length(text) == 10 && text.at[4] == '-' &&
	       text.at[7] == '-';
}

bool
secret_piece_code(struct secret_piece text)
{
	const struct secret_piece whole = text;
	size_t count = 0;

	for (; text.at < text.end; text.at++) {
		if (secret_piece_digit((unsigned char)*text.at))
			count++;
		else if (*text.at != ' ' && *text.at != '-')
			return false;
	}
	return count >= CODE_MIN && count <= CODE_MAX && !is_date(whole);
}
