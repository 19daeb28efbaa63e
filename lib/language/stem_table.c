#include "language/stem_table.h"

#include <stdlib.h>
#include <string.h>

enum {
	PLACES_FIRST = 1 << 12,
	ENTRIES_FIRST = 1 << 16,
	ENTRY_UNIT = 8,
	PROBES_MAX = 64 /* words made to collide are not kept */
};

/*
 * Where a word is: words are looked up for every word of every text, and what
 * is read for that is to stay near the processor.
 */
struct stem_place {
	uint32_t hash;	/* 0: free */
	uint32_t entry; /* counted in ENTRY_UNIT */
};

void
stem_table_free(struct stem_table *table)
{
	free(table->places);
	free(table->entries);
}

static void *
sized(void *memory, size_t size)
{
	void *made = realloc(memory, size);

	if (made == NULL)
		abort();
	return made;
}

static struct stem_place *
open_places(size_t size)
{
	struct stem_place *made = calloc(size, sizeof(*made));

	if (made == NULL)
		abort();
	return made;
}

void
stem_table_open(struct stem_table *table)
{
	*table =
	    (struct stem_table){.size = PLACES_FIRST, .room = ENTRIES_FIRST};
	table->places = open_places(table->size);
	table->entries = sized(NULL, table->room);
}

/* Odd, and its bits in no order. */
#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

static uint64_t
mix(uint64_t hash, uint64_t part)
{
	hash = (hash ^ part) * FACTOR;
	return hash ^ hash >> 29;
}

/* By eight bytes at a time, the last ones twice: it is never written anywhere,
 * so that the order of bytes does not matter. */
static uint32_t
hash_of(const char *bytes, size_t length)
{
	uint64_t hash = length, part = 0;
	size_t at;

	for (at = 0; at + 8 < length; at += 8) {
		memcpy(&part, bytes + at, 8);
		hash = mix(hash, part);
	}
	if (length >= 8)
		memcpy(&part, bytes + length - 8, 8);
	else
		for (size_t i = 0; i < length; i++)
			part = part << 8 | (unsigned char)bytes[i];
	return (uint32_t)(mix(hash, part) * FACTOR >> 32) | 1;
}

static struct stem_entry *
entry_at(const struct stem_table *table, const struct stem_place *place)
{
	void *entry = table->entries + (size_t)place->entry * ENTRY_UNIT;

	return entry;
}

/* The place of a word, or the free one where it belongs; NULL: too crowded. */
static struct stem_place *
find(const struct stem_table *table, uint32_t hash, const char *word,
    size_t length)
{
	size_t at = hash >> 1 & (table->size - 1);

	for (int probe = 0; probe < PROBES_MAX; probe++) {
		struct stem_place *place = &table->places[at];
		const struct stem_entry *entry;

		if (place->hash == 0)
			return place;
		entry = entry_at(table, place);
		if (place->hash == hash && entry->length == length &&
		    memcmp(entry->word, word, length) == 0)
			return place;
		at = (at + 1) & (table->size - 1);
	}
	return NULL;
}

static void
grow(struct stem_table *table)
{
	struct stem_table grown = *table;

	grown.size *= 2;
	grown.places = open_places(grown.size);
	for (size_t i = 0; i < table->size; i++) {
		const struct stem_place *place = &table->places[i];
		const struct stem_entry *entry = entry_at(table, place);
		struct stem_place *found = NULL;

		if (place->hash != 0)
			found = find(
			    &grown, place->hash, entry->word, entry->length);
		if (found != NULL)
			*found = *place;
	}
	free(table->places);
	*table = grown;
}

/* Writes the entry of a word behind the others; the place is free. */
static struct stem_entry *
write_entry(struct stem_table *table, const char *word, size_t length,
    struct stem_place *place)
{
	size_t size = offsetof(struct stem_entry, word) + length;
	struct stem_entry *entry;

	place->entry = (uint32_t)(table->used / ENTRY_UNIT);
	table->used += (size + ENTRY_UNIT - 1) / ENTRY_UNIT * ENTRY_UNIT;
	if (table->used > table->room) {
		table->room = table->used * 2;
		table->entries = sized(table->entries, table->room);
	}
	entry = entry_at(table, place);
	entry->stem = NULL;
	entry->length = (uint16_t)length;
	memcpy(entry->word, word, length);
	return entry;
}

struct stem_entry *
stem_table_put(struct stem_table *table, const char *word, size_t length)
{
	uint32_t hash = hash_of(word, length);
	struct stem_place *place = find(table, hash, word, length);

	if (place != NULL && place->hash != 0)
		return entry_at(table, place);
	if (table->count * 2 >= table->size) {
		grow(table);
		place = find(table, hash, word, length);
	}
	if (place == NULL)
		return NULL;
	table->count++;
	place->hash = hash;
	return write_entry(table, word, length, place);
}
