#include "language/fold_end.h"

#include <stdbool.h>
#include <stdint.h>

#include <utf8proc.h>

#include "base/text.h"
#include "language/fold.h"
#include "language/fold_code.h"

/* The first marks are from U+0300. */
enum { MARK_LEAD = 0xcc };

static bool
is_mark(const char *at, const char *end)
{
	utf8proc_category_t category;

	if ((unsigned char)*at < MARK_LEAD)
		return false;
	category = utf8proc_category((utf8proc_int32_t)text_next(&at, end));
	return category == UTF8PROC_CATEGORY_MN ||
	       category == UTF8PROC_CATEGORY_ME;
}

static size_t
character_end(const char *text, size_t length, size_t offset)
{
	unsigned char lead = (unsigned char)text[offset];
	size_t bytes = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

	return offset + bytes < length ? offset + bytes : length;
}

size_t
fold_end(const char *text, size_t length, size_t offset)
{
	size_t to = character_end(text, length, offset);

	while (to < length && is_mark(text + to, text + length))
		to = character_end(text, length, to);
	return to;
}

uint32_t
fold_end_letter(const char *text, size_t length, size_t offset)
{
	const char *at = text + offset, *end = text + length;
	unsigned symbol = fold_code(text_next(&at, end));
	size_t to = fold_end(text, length, offset);

	while (to < length && symbol < FOLD_SYMBOLS &&
	       !(symbol >= FOLD_DIGIT && symbol < FOLD_LATIN)) {
		at = text + to;
		if (fold_code(text_next(&at, end)) != symbol)
			break;
		to = fold_end(text, length, to);
	}
	return (uint32_t)to;
}
