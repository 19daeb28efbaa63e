#include "base/lookup.h"

#include <stdlib.h>
#include <string.h>

void
lookup_open(struct lookup *lookup)
{
	*lookup = (struct lookup){0};
	digest_key(lookup->key);
}

/* Where a text stands, or the free slot where it would. */
static size_t *
find_slot(const struct lookup *lookup, const char *text)
{
	struct digest_short hash =
	    digest_short(text, strlen(text), lookup->key);
	size_t at = (size_t)hash.low & (lookup->size - 1);

	while (lookup->slots[at] != 0 &&
	       strcmp(lookup->texts[lookup->slots[at] - 1], text) != 0)
		at = (at + 1) & (lookup->size - 1);
	return &lookup->slots[at];
}

static void
grow(struct lookup *lookup)
{
	size_t i;

	lookup->size = lookup->size == 0 ? 64 : 2 * lookup->size;
	free(lookup->slots);
	lookup->slots = calloc(lookup->size, sizeof(*lookup->slots));
	lookup->texts =
	    realloc(lookup->texts, lookup->size * sizeof(*lookup->texts));
	if (lookup->slots == NULL || lookup->texts == NULL)
		abort();
	for (i = 0; i < lookup->count; i++)
		*find_slot(lookup, lookup->texts[i]) = i + 1;
}

size_t
lookup_number(struct lookup *lookup, const char *text)
{
	size_t *slot;

	/* One text often follows itself. */
	if (lookup->last < lookup->count &&
	    strcmp(lookup->texts[lookup->last], text) == 0)
		return lookup->last;
	if (2 * lookup->count >= lookup->size)
		grow(lookup);
	slot = find_slot(lookup, text);
	if (*slot == 0) {
		lookup->texts[lookup->count++] =
		    arena_string(&lookup->arena, text);
		*slot = lookup->count;
	}
	lookup->last = *slot - 1;
	return lookup->last;
}

void
lookup_close(struct lookup *lookup)
{
	arena_free(&lookup->arena);
	free(lookup->texts);
	free(lookup->slots);
	*lookup = (struct lookup){0};
}
