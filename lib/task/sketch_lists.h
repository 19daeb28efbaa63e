/*
 * Lists of sketches by a name, in memory: each holds the newest so many.
 */
#ifndef OTKLIK_TASK_SKETCH_LISTS_H
#define OTKLIK_TASK_SKETCH_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/slab.h"
#include "store/sketches.h"

/* A list; the newest is last, or in a full ring before `next`. */
struct sketch_list {
	uint64_t key;
	struct sketch *list;
	uint32_t count, size, next;
	uint16_t most;
	bool
	    cut; /* it was full and has lost one: older ones may belong to it */
};

struct sketch_lists {
	unsigned char secret[DIGEST_KEY]; /* of the keys */
	struct sketch_list *lists;	  /* a hash table; key 0: free */
	struct slab slab;		  /* of what they hold */
	size_t count, size;
	size_t kept; /* places in all lists */
	struct buffer name;
};

void sketch_lists_open(struct sketch_lists *lists);
void sketch_lists_close(struct sketch_lists *lists);

/* Forgets all of them. */
void sketch_lists_clear(struct sketch_lists *lists);

/* Makes room for so many at once. */
void sketch_lists_reserve(struct sketch_lists *lists, size_t count);

/* One more name may take the memory of as many again. */
bool sketch_lists_are_full(const struct sketch_lists *lists);

/* The key of a kind and one or two (else NULL) names; never 0. */
uint64_t sketch_lists_key(struct sketch_lists *lists, const char *kind,
    const char *first, const char *second);

/*
 * The list of a key, put there if it is new, to hold `most`; until another one
 * is put there.
 */
struct sketch_list *sketch_lists_get(
    struct sketch_lists *lists, uint64_t key, uint16_t most, bool *is_new);

/* The list of a key, wherever it is by now; its own key is 0 if there is none.
 */
struct sketch_list *sketch_lists_find(
    const struct sketch_lists *lists, uint64_t key);

/* The one that came n-th before the last; there must be so many. */
const struct sketch *sketch_lists_from_end(
    const struct sketch_list *list, uint32_t n);

/*
 * Puts one in its place by the number of its message, instead of any that it
 * has there; takes out what there is of a message.
 */
void sketch_lists_put(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch);
void sketch_lists_take_out(struct sketch_list *list, int64_t message);

/* Takes out all. */
void sketch_lists_empty(struct sketch_list *list);

/* Adds one that is newer than all of them, or may be. */
void sketch_lists_append(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch);
void sketch_lists_add(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch);

#endif
