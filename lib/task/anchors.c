#include "task/anchors.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "language/likeness.h"

enum {
	PAIRS = 8, /* six of four anchors; a power of two is quicker */
	BUCKETS = 1 << 16,
	STEPS = 8 /* of a chain: more are of what everybody names */
};

static const uint32_t chain_end = UINT32_MAX;

/* Which two of a sketch's anchors a pair is of. */
static const uint8_t pair_of[][2] = {
    {0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};

enum { PAIR_COUNT = sizeof(pair_of) / sizeof(*pair_of) };

struct anchors {
	const struct sketch *ring;
	/* Links are places in the ring times PAIRS, and the pair. */
	uint32_t heads[BUCKETS];
	uint32_t next[ANCHORS_LAST * PAIRS]; /* older ones of the bucket */
};

struct anchors *
anchors_open(const struct sketch *ring)
{
	struct anchors *made = malloc(sizeof(*made));

	if (made == NULL)
		abort();
	made->ring = ring;
	memset(made->heads, 0xff, sizeof(made->heads));
	return made;
}

void
anchors_close(struct anchors *anchors)
{
	free(anchors);
}

static uint32_t
kind_of(uint32_t anchor)
{
	return anchor & LIKENESS_ANCHOR_KIND;
}

/*
 * Two anchors in either order, whatever their kinds; 0: they are no pair that
 * tells. A number without a name is in too many.
 */
static uint32_t
key_of(uint32_t a, uint32_t b)
{
	uint32_t key;

	if (a == 0 || b == 0 ||
	    (kind_of(a) == LIKENESS_NUMBER && kind_of(b) != LIKENESS_NAME) ||
	    (kind_of(b) == LIKENESS_NUMBER && kind_of(a) != LIKENESS_NAME))
		return 0;
	a >>= 2;
	b >>= 2;
	key = (a + b) ^ (a ^ b) * UINT32_C(0x9e3779b1);
	key ^= key >> 15;
	return key | 1;
}

static uint32_t
bucket_of(uint32_t key)
{
	return (key >> 1) % BUCKETS;
}

static uint32_t
key_of_pair(const struct sketch *sketch, uint32_t pair)
{
	return key_of(sketch->anchors[pair_of[pair][0]],
	    sketch->anchors[pair_of[pair][1]]);
}

void
anchors_add(struct anchors *anchors, uint32_t at)
{
	for (uint32_t pair = 0; pair < PAIR_COUNT; pair++) {
		uint32_t key = key_of_pair(&anchors->ring[at], pair), *head;

		if (key == 0)
			continue;
		head = &anchors->heads[bucket_of(key)];
		anchors->next[at * PAIRS + pair] = *head;
		*head = at * PAIRS + pair;
	}
}

static bool
has(const struct sketch *const *found, size_t count, const struct sketch *one)
{
	while (count > 0 && found[count - 1] != one)
		count--;
	return count > 0;
}

/*
 * Follows one chain. What was overwritten since is of another bucket, and so
 * may all behind it be; of the same one it is only met again.
 */
static void
follow(const struct anchors *anchors, uint32_t key,
    const struct sketch *found[ANCHORS_FOUND], size_t *count)
{
	uint32_t at = anchors->heads[bucket_of(key)];

	for (int steps = 0; at != chain_end && steps < STEPS; steps++) {
		const struct sketch *other = &anchors->ring[at / PAIRS];
		uint32_t other_key = key_of_pair(other, at % PAIRS);

		if (other_key == 0 || bucket_of(other_key) != bucket_of(key))
			return;
		if (other_key == key && *count < ANCHORS_FOUND &&
		    !has(found, *count, other))
			found[(*count)++] = other;
		at = anchors->next[at];
	}
}

size_t
anchors_find(const struct anchors *anchors, const uint32_t *asked, size_t count,
    const struct sketch *found[ANCHORS_FOUND])
{
	size_t found_count = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++) {
			uint32_t key = key_of(asked[i], asked[j]);

			if (key != 0)
				follow(anchors, key, found, &found_count);
		}
	return found_count;
}
