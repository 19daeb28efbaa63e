#include "base/hash_set.h"

#include "base/large.h"

enum { FIRST = 4096 };

/* 0 marks what is free: its place is taken by the next one. */
static uint64_t
marked(uint64_t hash)
{
	return hash == 0 ? 1 : hash;
}

/* Where a hash is, or the free slot where it would be. */
static uint64_t *
find_slot(const struct hash_set *set, uint64_t hash)
{
	size_t at = (size_t)hash & (set->size - 1);

	while (set->slots[at] != 0 && set->slots[at] != hash)
		at = (at + 1) & (set->size - 1);
	return &set->slots[at];
}

static void
grow(struct hash_set *set)
{
	uint64_t *old = set->slots;
	size_t i, size = set->size;

	set->size = size == 0 ? FIRST : 2 * size;
	set->slots = large_alloc(set->size, sizeof(*set->slots));
	for (i = 0; i < size; i++)
		if (old[i] != 0)
			*find_slot(set, old[i]) = old[i];
	large_free(old, size * sizeof(*old));
}

void
hash_set_add(struct hash_set *set, uint64_t hash)
{
	uint64_t *slot;

	if (2 * set->count >= set->size)
		grow(set);
	slot = find_slot(set, marked(hash));
	set->count += *slot == 0;
	*slot = marked(hash);
}

bool
hash_set_has(const struct hash_set *set, uint64_t hash)
{
	return set->size > 0 && *find_slot(set, marked(hash)) != 0;
}

void
hash_set_free(struct hash_set *set)
{
	large_free(set->slots, set->size * sizeof(*set->slots));
	*set = (struct hash_set){0};
}
