#include "base/slab.h"

#include <stdalign.h>
#include <stdlib.h>

#include "base/large.h"

enum { CHUNK = 65536, LARGE_CHUNK = 2 << 20 /* once so much is in use */ };

struct slab_piece {
	struct slab_piece *next;
};

struct slab_chunk {
	alignas(max_align_t) struct slab_chunk *older;
	size_t size;
};

size_t
slab_round(size_t size)
{
	return (size + SLAB_STEP - 1) / SLAB_STEP * SLAB_STEP;
}

/* Begins a new chunk; the rest of the one before stays unused. */
static int
add_chunk(struct slab *slab)
{
	size_t size = slab->size < LARGE_CHUNK ? CHUNK : LARGE_CHUNK;
	struct slab_chunk *chunk = large_take(size);

	if (chunk == NULL)
		return -1;
	chunk->older = slab->chunks;
	chunk->size = size;
	slab->chunks = chunk;
	slab->size += size;
	slab->used = sizeof(*chunk);
	slab->left = size - sizeof(*chunk);
	return 0;
}

void *
slab_take(struct slab *slab, size_t size)
{
	size_t rounded = slab_round(size);
	struct slab_piece **list;
	char *memory;

	if (rounded / SLAB_STEP >= SLAB_SIZES)
		return malloc(rounded);
	list = &slab->lists[rounded / SLAB_STEP];
	if (*list != NULL) {
		memory = (char *)*list;
		*list = (*list)->next;
		return memory;
	}
	if (slab->left < rounded && add_chunk(slab) != 0)
		return NULL;
	memory = (char *)slab->chunks + slab->used;
	slab->used += rounded;
	slab->left -= rounded;
	return memory;
}

void
slab_give(struct slab *slab, void *memory, size_t size)
{
	size_t rounded = slab_round(size);
	struct slab_piece *piece = memory;

	if (memory == NULL)
		return;
	if (rounded / SLAB_STEP >= SLAB_SIZES) {
		free(memory);
		return;
	}
	piece->next = slab->lists[rounded / SLAB_STEP];
	slab->lists[rounded / SLAB_STEP] = piece;
}

void
slab_free(struct slab *slab)
{
	struct slab_chunk *chunk, *older;

	for (chunk = slab->chunks; chunk != NULL; chunk = older) {
		older = chunk->older;
		large_free(chunk, chunk->size);
	}
	*slab = (struct slab){0};
}
