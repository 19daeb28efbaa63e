/*
 * A set of hashes of 64 bits: what is in it is known, not what it came of. Two
 * things of one hash are one, so a set may only say that something is surely
 * not there.
 */
#ifndef OTKLIK_BASE_HASH_SET_H
#define OTKLIK_BASE_HASH_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Begins as zeros. */
struct hash_set {
	uint64_t *slots; /* 0: free */
	size_t size, count;
};

/* Adds a hash, which should be as good as random. */
void hash_set_add(struct hash_set *set, uint64_t hash);

bool hash_set_has(const struct hash_set *set, uint64_t hash);

/* Empties it and gives its memory back. */
void hash_set_free(struct hash_set *set);

#endif
