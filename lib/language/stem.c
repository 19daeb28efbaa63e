#include "language/stem.h"

#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>
#include <utf8proc.h>

#include "base/text.h"

enum { WORD_MAX = 256 };

struct stemmer {
	struct sb_stemmer *russian;
};

struct stemmer *
stem_open(void)
{
	struct stemmer *stemmer = calloc(1, sizeof(*stemmer));

	if (stemmer == NULL)
		abort();
	stemmer->russian = sb_stemmer_new("russian", "UTF_8");
	if (stemmer->russian == NULL)
		abort();
	return stemmer;
}

void
stem_close(struct stemmer *stemmer)
{
	if (stemmer == NULL)
		return;
	sb_stemmer_delete(stemmer->russian);
	free(stemmer);
}

static bool
is_word_character(uint32_t code)
{
	utf8proc_category_t category =
	    utf8proc_category((utf8proc_int32_t)code);

	return (category >= UTF8PROC_CATEGORY_LU &&
		   category <= UTF8PROC_CATEGORY_LO) ||
	       category == UTF8PROC_CATEGORY_ND;
}

static uint32_t
fold(uint32_t code)
{
	uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);

	return lower == 0x451 ? 0x435 : lower; /* ё, е */
}

/* The next word, folded; its length, 0 at the end. Overlong ones are cut. */
static size_t
next_word(const char **at, const char *end, char word[WORD_MAX])
{
	size_t length = 0;

	while (*at < end) {
		uint32_t code = text_next(at, end);

		if (is_word_character(code)) {
			if (length + 4 < WORD_MAX)
				length +=
				    text_encode(fold(code), word + length);
		} else if (length > 0) {
			break;
		}
	}
	return length;
}

size_t
stem_words(struct stemmer *stemmer, const char *text, struct arena *arena,
    const char *const **stems)
{
	const char *at = text, *end = text + strlen(text);
	const char **list =
	    arena_alloc(arena, (strlen(text) / 2 + 2) * sizeof(*list));
	size_t count = 0, length;
	char word[WORD_MAX];

	while ((length = next_word(&at, end, word)) > 0) {
		const sb_symbol *stem = sb_stemmer_stem(
		    stemmer->russian, (const sb_symbol *)word, (int)length);

		list[count++] = arena_copy(arena, (const char *)stem,
		    (size_t)sb_stemmer_length(stemmer->russian));
	}
	*stems = list;
	return count;
}

bool
stem_find_all(struct stemmer *stemmer, const char *text,
    const char *const *wanted, size_t count, struct arena *arena)
{
	const char *const *stems;
	size_t has = stem_words(stemmer, text, arena, &stems);
	size_t i, k;

	for (i = 0; i < count; i++) {
		for (k = 0; k < has; k++)
			if (strcmp(wanted[i], stems[k]) == 0)
				break;
		if (k == has)
			return false;
	}
	return true;
}
