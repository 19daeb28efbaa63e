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

static size_t
count_of(const struct recent *recent)
{
	return recent->added < LAST ? (size_t)recent->added : LAST;
}

/* The n-th of them, the oldest first. */
static uint16_t
place_of(const struct recent *recent, size_t n)
{
	return (uint16_t)((recent->added - count_of(recent) + n) % LAST);
}

static uint16_t
newest_of(const struct recent *recent)
{
	return (uint16_t)((recent->added - 1) % LAST);
}

/* Adds the newest. */
static void
append(struct recent *recent, const struct sketch *sketch)
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

/* What leads to a place, or would, in the chain of a quarter: that is ended
 * where it comes to what was overwritten since. */
static uint16_t *
find_link(struct recent *recent, int number, unsigned quarter, uint16_t at)
{
	uint16_t *from = &recent->heads[number][quarter];
	unsigned newest = newest_of(recent), order = 0;

	while (*from != chain_end) {
		unsigned other = (newest - *from) % LAST + 1;

		if (band(recent->ring[*from].words, number) != quarter ||
		    other <= order)
			break;
		if (other > (newest - at) % LAST)
			return from;
		order = other;
		from = &recent->next[number][*from];
	}
	*from = chain_end;
	return from;
}

/* Writes a sketch over the one of the same message. */
static void
replace(struct recent *recent, uint16_t at, const struct sketch *sketch)
{
	uint64_t words = recent->ring[at].words;
	uint16_t newest = newest_of(recent), *from;

	for (int i = 0; i < BANDS; i++) {
		from = find_link(recent, i, band(words, i), at);
		if (*from == at)
			*from = recent->next[i][at];
		from = find_link(recent, i, band(sketch->words, i), at);
		recent->next[i][at] = *from;
		*from = at;
	}
	anchors_take_out(recent->anchors, at, newest);
	recent->ring[at] = *sketch;
	anchors_put_in(recent->anchors, at, newest);
}

static void
clear(struct recent *recent)
{
	memset(recent->heads, 0xff, sizeof(recent->heads));
	anchors_clear(recent->anchors);
	recent->added = 0;
}

/* Inserts one behind the first `n`, which are older: that of a message that had
 * no words before. The oldest makes room. */
static void
insert(struct recent *recent, size_t n, const struct sketch *sketch)
{
	size_t count = count_of(recent), i;
	struct sketch *all = malloc((count + 1) * sizeof(*all));

	if (all == NULL)
		abort();
	for (i = 0; i < count; i++)
		all[i + (i >= n)] = recent->ring[place_of(recent, i)];
	all[n] = *sketch;
	clear(recent);
	for (i = count == LAST; i <= count; i++)
		append(recent, &all[i]);
	free(all);
}

/* How many are of older messages. */
static size_t
count_older(const struct recent *recent, int64_t message)
{
	size_t begin = 0, end = count_of(recent);

	while (begin < end) {
		size_t half = begin + (end - begin) / 2;

		if (recent->ring[place_of(recent, half)].message < message)
			begin = half + 1;
		else
			end = half;
	}
	return begin;
}

void
recent_add(struct recent *recent, const struct sketch *sketch)
{
	size_t count = count_of(recent), older;
	uint16_t at;

	if (count == 0 ||
	    recent->ring[newest_of(recent)].message < sketch->message) {
		append(recent, sketch);
		return;
	}
	older = count_older(recent, sketch->message);
	at = place_of(recent, older);
	if (recent->ring[at].message == sketch->message)
		replace(recent, at, sketch);
	else if (older > 0 || count < LAST)
		insert(recent, older, sketch);
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
	made->anchors = anchors_open(made->ring);
	clear(made);
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
