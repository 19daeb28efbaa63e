#include "language/stem_search.h"

#include <string.h>

#include "language/fleeting.h"
#include "language/word.h"

size_t
stem_search_words(struct stemmer *stemmer, const char *words,
    struct arena *arena, const char *const **stems)
{
	const char *at = words, *end = words + strlen(words);
	const char **list =
	    arena_alloc(arena, (strlen(words) + 2) * sizeof(*list));
	char other[sizeof(((struct word *)NULL)->folded) + FLEETING_MORE];
	size_t count = 0, length;
	struct word word;

	while (word_next(&at, end, &word)) {
		const struct stem *stem =
		    stem_find(stemmer, word.folded, word.length);

		list[2 * count] = arena_copy(arena, stem->text, stem->length);
		length = fleeting_other(word.folded, word.length, other);
		if (length > 0)
			stem = stem_find(stemmer, other, length);
		list[2 * count++ + 1] =
		    arena_copy(arena, stem->text, stem->length);
	}
	*stems = list;
	return count;
}

bool
stem_search_all(struct stemmer *stemmer, const char *text,
    const char *const *wanted, size_t count, struct arena *arena)
{
	const char *const *stems;
	size_t has = stem_words(stemmer, text, arena, &stems);
	size_t i, k;

	for (i = 0; i < count; i++) {
		for (k = 0; k < has; k++)
			if (strcmp(wanted[2 * i], stems[k]) == 0 ||
			    strcmp(wanted[2 * i + 1], stems[k]) == 0)
				break;
		if (k == has)
			return false;
	}
	return true;
}
