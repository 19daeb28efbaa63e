#include "base/plain.h"

#include <utf8proc.h>

#include "base/text.h"

/* In the place of a letter that looks so: its Cyrillic one. */
static const struct {
	uint32_t latin, cyrillic;
} alike[] = {{'a', 0x430}, {'b', 0x432}, {'c', 0x441}, {'e', 0x435},
    {'h', 0x43d}, {'k', 0x43a}, {'m', 0x43c}, {'o', 0x43e}, {'p', 0x440},
    {'t', 0x442}, {'x', 0x445}, {'y', 0x443},
    /* Greek, and Cyrillic letters that look Latin */
    {0x3b1, 0x430}, {0x3bf, 0x43e}, {0x3c1, 0x440}, {0x455, 's'}, {0x456, 'i'},
    {0x458, 'j'}};

static uint32_t
small(uint32_t code)
{
	if (code >= 0xff01 && code <= 0xff5e) /* wide forms */
		code -= 0xff01 - '!';
	code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	return code == 0x451 ? 0x435 : code; /* ё */
}

uint32_t
plain_code(uint32_t code)
{
	size_t i;

	if ((code >= '\t' && code <= '\r') || code == 0xa0 ||
	    (code >= 0x2000 && code <= 0x200a) || code == 0x202f ||
	    code == 0x3000)
		return ' ';
	if (code == 0xad || (code >= 0x200b && code <= 0x200f) ||
	    code == 0x2060 || code == 0xfeff ||
	    (code >= 0x300 && code <= 0x36f))
		return 0;
	if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		return '-';
	code = small(code);
	for (i = 0; i < sizeof(alike) / sizeof(*alike); i++)
		if (alike[i].latin == code)
			return alike[i].cyrillic;
	return code;
}

size_t
plain_write(const char *text, size_t length, char *out, size_t size)
{
	const char *end = text + length;
	size_t used = 0;

	while (text < end && used + 5 <= size) {
		uint32_t code = plain_code(text_next(&text, end));

		if (code != 0)
			used += text_encode(code, out + used);
	}
	out[used] = '\0';
	return used;
}
