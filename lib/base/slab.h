/*
 * Many small pieces of memory that come and go: kept in lists by size, cut from
 * chunks that become large pages (large.h) when there is much. Not for two
 * threads at once.
 */
#ifndef OTKLIK_BASE_SLAB_H
#define OTKLIK_BASE_SLAB_H

#include <stddef.h>

enum { SLAB_STEP = 16, SLAB_SIZES = 1025 };

struct slab_piece;
struct slab_chunk;

/* Begins as zeros. */
struct slab {
	struct slab_piece *lists[SLAB_SIZES]; /* by size / SLAB_STEP */
	/* Those on large pages apart: there leak checkers look for no others */
	struct slab_chunk *chunks, *large;
	char *at;    /* what of the newest is free, */
	size_t left; /* so many bytes */
	size_t size; /* of all */
};

/* As many bytes as slab_take gives for so many. */
size_t slab_round(size_t size);

/* Not zeroed, aligned for any type; NULL if there is none. */
void *slab_take(struct slab *slab, size_t size);

/* `size` is what was asked for, or more that rounds to the same. */
void slab_give(struct slab *slab, void *memory, size_t size);

/* All that was taken is no more, but for pieces above the largest list. */
void slab_free(struct slab *slab);

#endif
