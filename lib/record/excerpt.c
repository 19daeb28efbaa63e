#include "record/excerpt.h"

#include <string.h>

#include "base/text.h"

const char *
excerpt_show(const char *bytes, size_t length, char out[EXCERPT])
{
	enum { CHARACTERS = 20 };
	char begin[4 * CHARACTERS + 8];

	if (length >= sizeof(begin))
		length = sizeof(begin) - 1;
	memcpy(begin, bytes, length);
	begin[length] = '\0';
	text_show(out, EXCERPT, begin, CHARACTERS);
	return out;
}
