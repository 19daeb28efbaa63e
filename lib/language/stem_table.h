/*
 * Words and what stem they have, in memory.
 */
#ifndef OTKLIK_LANGUAGE_STEM_TABLE_H
#define OTKLIK_LANGUAGE_STEM_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct stem;

struct stem_entry {
	struct stem *stem; /* the caller's */
	uint16_t length;
	char word[]; /* without a NUL */
};

struct stem_place;

struct stem_table {
	struct stem_place *places;
	size_t count, size; /* a power of two */
	char *entries;
	size_t used, room; /* bytes of it */
};

void stem_table_open(struct stem_table *table);
void stem_table_free(struct stem_table *table);

/*
 * The entry of a word of at most 65,535 bytes, put there if it is new: then it
 * has no stem. NULL if it cannot be kept. Until the next one is put there.
 */
struct stem_entry *stem_table_put(
    struct stem_table *table, const char *word, size_t length);

#endif
