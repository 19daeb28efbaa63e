#include "task/recent.h"

#include <stdlib.h>
#include <string.h>

#include "base/large.h"

enum {
	LAST = ANCHORS_LAST, /* how many there are */
	BANDS = 4,
	BUCKETS = 1 << 16,
	COPY_BITS = 3 /* one fewer than bands: one band is then the same */
};

static const uint16_t chain_end = UINT16_MAX; /* LAST is less */

/* A ring, chained by each quarter of the sketches, and by their anchors. */
struct recent {
	struct sketch ring[LAST];
	uint16_t next[BANDS][LAST]; /* older ones of the same quarter */
	uint16_t heads[BANDS][BUCKETS];
	struct anchors *anchors;
	uint64_t added; /* ever; the place in the ring is modulo LAST */
};

static unsigned
band(uint64_t words, int number)
{
	return (unsigned)(words >> 16 * number) & (BUCKETS - 1);
}

void
recent_add(struct recent *recent, const struct sketch *sketch)
{
	uint16_t at = (uint16_t)(recent->added++ % LAST);

	recent->ring[at] = *sketch;
	anchors_add(recent->anchors, at);
	for (int i = 0; i < BANDS; i++) {
		uint16_t *head = &recent->heads[i][band(sketch->words, i)];

		recent->next[i][at] = *head;
		*head = at;
	}
}

const struct fault *
recent_open(struct recent **recent, struct store *store, bool empty)
{
	struct recent *made = large_alloc(1, sizeof(*made));
	struct sketch *found = malloc(LAST * sizeof(*found));
	const struct fault *fault = NULL;
	size_t count = 0;

	if (found == NULL)
		abort();
	*recent = made;
	memset(made->heads, 0xff, sizeof(made->heads));
	made->anchors = anchors_open(made->ring);
	if (!empty)
		fault = sketches_last(store, found, LAST, &count);
	while (count-- > 0)
		recent_add(made, &found[count]);
	free(found);
	return fault;
}

void
recent_close(struct recent *recent)
{
	if (recent == NULL)
		return;
	anchors_close(recent->anchors);
	large_free(recent, sizeof(*recent));
}

static bool
has(const int64_t *ids, size_t count, int64_t id)
{
	while (count > 0 && ids[count - 1] != id)
		count--;
	return count > 0;
}

/* Follows one chain; what was overwritten since is of another quarter. */
static void
follow(const struct recent *recent, const struct sketch *sketch, int number,
    int64_t *ids, size_t *count)
{
	unsigned quarter = band(sketch->words, number);
	uint16_t at = recent->heads[number][quarter];
	int steps;

	for (steps = 0; at != chain_end && steps < 64; steps++) {
		const struct sketch *other = &recent->ring[at];
		int apart;

		if (band(other->words, number) != quarter)
			return;
		apart = __builtin_popcountll(other->words ^ sketch->words);
		if (apart <= COPY_BITS && *count < RECENT_COPIES &&
		    !has(ids, *count, other->message))
			ids[(*count)++] = other->message;
		at = recent->next[number][at];
	}
}

size_t
recent_copies(const struct recent *recent, const struct sketch *sketch,
    int64_t ids[RECENT_COPIES])
{
	size_t count = 0;

	/* All first links at once: each is far from the others. */
	for (int i = 0; i < BANDS; i++) {
		uint16_t at = recent->heads[i][band(sketch->words, i)];

		if (at != chain_end)
			__builtin_prefetch(&recent->ring[at]);
	}
	for (int i = 0; i < BANDS; i++)
		follow(recent, sketch, i, ids, &count);
	return count;
}

size_t
recent_anchored(const struct recent *recent, const uint32_t *asked,
    size_t count, const struct sketch *found[ANCHORS_FOUND], size_t *ended)
{
	return anchors_find(recent->anchors, asked, count, found, ended);
}
