#include "task/anchors.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "language/likeness.h"

enum {
	PAIRS = 8, /* six of four anchors; a power of two is quicker */
	ASKED_PAIRS = ANCHORS_ASKED * (ANCHORS_ASKED - 1) / 2,
	BUCKETS = 1 << 16,
	STEPS = 8 /* of a chain: more are of what everybody names */
};

static const uint32_t chain_end = UINT32_MAX;

/* Which two of a sketch's anchors a pair is of. */
static const uint8_t pair_of[][2] = {
    {0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};

enum { PAIR_COUNT = sizeof(pair_of) / sizeof(*pair_of) };

/* A pair of a sketch in a chain; its number is the sketch's times PAIRS. */
struct link {
	uint32_t key;  /* 0: none */
	uint32_t next; /* an older one of the bucket */
};

struct anchors {
	const struct sketch *ring;
	uint32_t heads[BUCKETS];
	struct link links[ANCHORS_LAST * PAIRS];
};

struct anchors *
anchors_open(const struct sketch *ring)
{
	struct anchors *made = malloc(sizeof(*made));

	if (made == NULL)
		abort();
	made->ring = ring;
	anchors_clear(made);
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
	const struct sketch *sketch = &anchors->ring[at];
	struct link *link = &anchors->links[at * PAIRS];

	for (uint32_t pair = 0; pair < PAIR_COUNT; pair++, link++) {
		uint32_t *head;

		link->key = key_of_pair(sketch, pair);
		if (link->key == 0)
			continue;
		head = &anchors->heads[bucket_of(link->key)];
		link->next = *head;
		*head = at * PAIRS + pair;
	}
}

/* Chains go from newer to older ones, and from a sketch's last pair to its
 * first: the place of a link in them, by that of the newest sketch. */
static uint32_t
order_of(uint32_t link, uint32_t newest)
{
	uint32_t age = (newest - link / PAIRS) % ANCHORS_LAST;

	return age * PAIRS + PAIRS - 1 - link % PAIRS;
}

/*
 * What leads to the link, or would, in the chain of a key. The chain is ended
 * where it comes to what was overwritten since.
 */
static uint32_t *
find_link(struct anchors *anchors, uint32_t key, uint32_t link, uint32_t newest)
{
	uint32_t *from = &anchors->heads[bucket_of(key)];
	uint32_t order = 0;

	while (*from != chain_end) {
		struct link *at = &anchors->links[*from];
		uint32_t other = order_of(*from, newest) + 1;

		if (at->key == 0 || bucket_of(at->key) != bucket_of(key) ||
		    other <= order)
			break;
		if (other > order_of(link, newest))
			return from;
		order = other;
		from = &at->next;
	}
	*from = chain_end;
	return from;
}

void
anchors_take_out(struct anchors *anchors, uint32_t at, uint32_t newest)
{
	for (uint32_t n = at * PAIRS; n < at * PAIRS + PAIR_COUNT; n++) {
		struct link *link = &anchors->links[n];
		uint32_t *from;

		if (link->key == 0)
			continue;
		from = find_link(anchors, link->key, n, newest);
		if (*from == n)
			*from = link->next;
		link->key = 0;
	}
}

void
anchors_put_in(struct anchors *anchors, uint32_t at, uint32_t newest)
{
	for (uint32_t pair = 0; pair < PAIR_COUNT; pair++) {
		uint32_t n = at * PAIRS + pair, *from;
		uint32_t key = key_of_pair(&anchors->ring[at], pair);

		if (key == 0)
			continue;
		from = find_link(anchors, key, n, newest);
		anchors->links[n] = (struct link){key, *from};
		*from = n;
	}
}

void
anchors_clear(struct anchors *anchors)
{
	memset(anchors->heads, 0xff, sizeof(anchors->heads));
}

static bool
has(const struct sketch *const *found, size_t count, const struct sketch *one)
{
	while (count > 0 && found[count - 1] != one)
		count--;
	return count > 0;
}

/* What is looked for, and how far its chain was followed. */
struct chain {
	uint32_t key, at;
};

/*
 * The chains of pairs that tell. What is read of one is asked for before it is
 * read of any: each lies far from the others.
 */
static size_t
begin_chains(const struct anchors *anchors, const uint32_t *asked, size_t count,
    struct chain chains[ASKED_PAIRS])
{
	size_t chain_count = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++) {
			uint32_t key = key_of(asked[i], asked[j]);

			if (key == 0)
				continue;
			__builtin_prefetch(&anchors->heads[bucket_of(key)]);
			chains[chain_count++].key = key;
		}
	for (size_t i = 0; i < chain_count; i++) {
		chains[i].at = anchors->heads[bucket_of(chains[i].key)];
		if (chains[i].at != chain_end)
			__builtin_prefetch(&anchors->links[chains[i].at]);
	}
	return chain_count;
}

/*
 * One step; false at the end. What was overwritten since is of another bucket,
 * and so may all behind it be; of the same one it is only met again.
 */
static bool
follow(const struct anchors *anchors, struct chain *chain,
    const struct sketch *found[ANCHORS_FOUND], size_t *count)
{
	const struct sketch *other;
	const struct link *link;

	if (chain->at == chain_end)
		return false;
	link = &anchors->links[chain->at];
	other = &anchors->ring[chain->at / PAIRS];
	if (link->key == 0 || bucket_of(link->key) != bucket_of(chain->key))
		return false;
	if (link->key == chain->key && *count < ANCHORS_FOUND &&
	    !has(found, *count, other)) {
		__builtin_prefetch(other);
		found[(*count)++] = other;
	}
	chain->at = link->next;
	if (chain->at != chain_end)
		__builtin_prefetch(&anchors->links[chain->at]);
	return true;
}

size_t
anchors_find(const struct anchors *anchors, const uint32_t *asked, size_t count,
    const struct sketch *found[ANCHORS_FOUND], size_t *ended)
{
	struct chain chains[ASKED_PAIRS];
	size_t chain_count = begin_chains(anchors, asked, count, chains);
	size_t found_count = 0;

	*ended = chain_count;
	for (int steps = 0; steps < STEPS && chain_count > 0; steps++)
		for (size_t i = 0; i < chain_count;) {
			if (follow(anchors, &chains[i], found, &found_count))
				i++;
			else
				chains[i] = chains[--chain_count];
		}
	*ended -= found_count < ANCHORS_FOUND ? chain_count : *ended;
	return found_count;
}
