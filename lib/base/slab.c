#include "base/slab.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/large.h"

enum {
	CHUNK = 65536,
	LARGE_CHUNK = 4 << 20,
	MUCH = 1 << 20 /* in use: from then on chunks are large */
};

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
	bool large = slab->size >= MUCH;
	struct slab_chunk **list = large ? &slab->large : &slab->chunks;
	size_t size = large ? LARGE_CHUNK : CHUNK;
	struct slab_chunk *chunk = large_take(size);

	if (chunk == NULL)
		return -1;
	chunk->older = *list;
	chunk->size = size;
	*list = chunk;
	slab->size += size;
	slab->at = (char *)(chunk + 1);
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
	memory = slab->at;
	slab->at += rounded;
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

static void
free_chunks(struct slab_chunk *chunk)
{
	struct slab_chunk *older;

	for (; chunk != NULL; chunk = older) {
		older = chunk->older;
		large_free(chunk, chunk->size);
	}
}

void
slab_free(struct slab *slab)
{
	free_chunks(slab->chunks);
	free_chunks(slab->large);
	*slab = (struct slab){0};
}
