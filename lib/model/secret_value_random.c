#include "model/secret_value.h"

#include <string.h>

#include "base/text.h"
#include "model/secret_piece.h"

enum {
	DIGEST_LENGTH = 64,
	RANDOM_LENGTH = 24,
	BASE32_LENGTH = 16,
	GROUP = 4,	   /* letters of a key that is written in groups */
	OLD_VK_LENGTH = 85 /* the older tokens of VK are at least so long */
};

static const char *const beginnings[] = {
    "otpauth:", "vk1.", "eyJ", "-----BEGIN", "ghp_"};

static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";
static const char hex[] = "0123456789abcdef";

/* Copies a word, cut if it is longer than any secret that is looked for. */
static size_t
copy_word(struct secret_piece word, char *out, size_t size)
{
	size_t length = secret_piece_length(word);

	if (length > size - 1)
		length = size - 1;
	memcpy(out, word.at, length);
	out[length] = '\0';
	return length;
}

/* A Telegram bot's token: digits, a colon, 35 characters. */
static bool
is_bot_token(const char *word)
{
	size_t number = strspn(word, digits);

	return number >= 6 && word[number] == ':' &&
	       strlen(word + number + 1) >= 30 && strpbrk(word, "/") == NULL;
}

bool
secret_value_known(const char *text)
{
	const char *end = text + strlen(text);
	char copy[SECRET_PIECE_MOST + 8];
	struct secret_piece word;
	size_t i, length;

	for (word = secret_piece_word(text, end); word.at < end;
	     word = secret_piece_word(word.end, end)) {
		length = copy_word(word, copy, sizeof(copy));
		for (i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++)
			if (strncmp(copy, beginnings[i],
				strlen(beginnings[i])) == 0)
				return true;
		if (is_bot_token(copy) ||
		    (length >= OLD_VK_LENGTH && strspn(copy, hex) == length))
			return true;
		if (word.end == word.at)
			text_next(&word.end, end);
	}
	return false;
}

static bool
is_random(const char *word, size_t length)
{
	if (length == DIGEST_LENGTH && strspn(word, hex) == length)
		return false; /* a digest: what attestations quote */
	if (strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=") == length)
		return length >= BASE32_LENGTH &&
		       strpbrk(word, upper) != NULL &&
		       strpbrk(word, digits) != NULL;
	if (length < RANDOM_LENGTH || strpbrk(word, "./:,;@") != NULL)
		return false;
	return strpbrk(word, digits) != NULL && strpbrk(word, lower) != NULL &&
	       (strpbrk(word, upper) != NULL || strspn(word, hex) == length);
}

/* A key as authenticators show it: groups of four, JBSW Y3DP EHPK 3PXP. */
static bool
is_grouped(const char *text)
{
	static const char base32[] = "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	size_t groups = 0;
	bool any = false;

	for (; strspn(text, base32) == GROUP; groups++) {
		any |= strcspn(text, digits) < GROUP;
		text += GROUP;
		text += *text == ' ' || *text == '-';
	}
	return any && groups * GROUP >= BASE32_LENGTH &&
	       strspn(text, base32) == strlen(text);
}

bool
secret_value_random(const char *text)
{
	const char *end = text + strlen(text);
	char copy[SECRET_PIECE_MOST + 8];
	struct secret_piece word;
	size_t length;

	if (is_grouped(text))
		return true;
	for (word = secret_piece_word(text, end); word.at < end;
	     word = secret_piece_word(word.end, end)) {
		length = copy_word(word, copy, sizeof(copy));
		if (length > 0 && is_random(copy, length))
			return true;
		if (word.end == word.at)
			text_next(&word.end, end);
	}
	return false;
}
