#include "store/evaluation_told.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 30, LEAST_BYTES = 4096 };

static unsigned char
bit_of(int64_t message)
{
	return (unsigned char)(1u << (message & 7));
}

static bool
is_told(const struct evaluation_told *told, int64_t message)
{
	size_t at = (size_t)(message / 8);

	return message >= 0 && at < told->size &&
	       (told->bits[at] & bit_of(message)) != 0;
}

bool
evaluation_told_first(struct evaluation_told *told, int64_t message)
{
	size_t at = (size_t)(message / 8), size = told->size;

	if (message < 0 || message >= MOST)
		return false;
	if (at >= size) {
		size = 2 * at + LEAST_BYTES;
		if ((told->bits = realloc(told->bits, size)) == NULL)
			abort();
		memset(told->bits + told->size, 0, size - told->size);
		told->size = size;
	}
	if (is_told(told, message))
		return false;
	told->bits[at] |= bit_of(message);
	return true;
}

void
evaluation_told_free(struct evaluation_told *told)
{
	free(told->bits);
	*told = (struct evaluation_told){0};
}
