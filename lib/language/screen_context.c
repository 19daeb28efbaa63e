#include "language/screen_context.h"

#include <string.h>

/* What a byte begins: 'А' a capital, 'а' another letter, '0' a digit, else 0. */
static char
kind_of(const char *at, const char *end)
{
	unsigned char lead = (unsigned char)*at;

	if (lead >= '0' && lead <= '9')
		return '0';
	if (end - at < 2 || (lead != 0xd0 && lead != 0xd1))
		return 0;
	if (lead == 0xd1 || (unsigned char)at[1] >= 0xb0)
		return 'a';
	return 'A';
}

bool
screen_context_abbreviates(
    const char *text, size_t length, uint32_t from, uint32_t to)
{
	const char *end = text + length, *at;
	char kind = 0;

	static const char first[] = "Е", other[] = "Ё";

	if (to - from > 6 || (memcmp(text + from, first, 2) != 0 &&
				 memcmp(text + from, other, 2) != 0))
		return false;
	for (at = text + from; at < text + to; at += 2) {
		if (kind_of(at, end) != 'A')
			return false;
	}
	while (at < end && (kind = kind_of(at, end)) == 0)
		at++;
	return kind == '0' || kind == 'a';
}
