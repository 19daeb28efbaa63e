#include "language/fold_breve.h"

#include <stdbool.h>

/* и or И, in front of an offset. */
static bool
is_i(const char *text, uint32_t offset)
{
	const unsigned char *at = (const unsigned char *)text + offset;

	return offset >= 2 && at[-2] == 0xd0 && (at[-1] | 0x20) == 0xb8;
}

void
fold_breve_join(struct fold_symbols *main, const char *text, uint32_t offset)
{
	size_t last = main->length - 1;

	if (main->symbols[last] != FOLD_BREVE_I)
		return;
	/* It repeated the one before, so it is not there yet: «ий». */
	if (is_i(text, offset) && main->offsets[last] + 2 != offset) {
		fold_put(main, FOLD_BREVE_I + 1, offset - 2);
		return;
	}
	main->symbols[last]++;
	/* й written twice is one. */
	main->length -= main->symbols[last - 1] == main->symbols[last];
}
