#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *older;
	size_t size;
	max_align_t bytes[];
};

enum { BLOCK = 16384 };

static struct arena_block *
new_block(size_t size)
{
	struct arena_block *block = malloc(sizeof(*block) + size);

	if (block == NULL)
		abort();
	block->older = NULL;
	block->size = size;
	return block;
}

/* The same as arena_alloc, but not zeroed. */
static void *
take(struct arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_block *block = arena->block;
	void *memory;

	size = (size + align - 1) / align * align;
	if (block == NULL || block->size - arena->used < size) {
		block = new_block(size > BLOCK ? size : BLOCK);
		block->older = arena->block;
		arena->block = block;
		arena->size += block->size;
		arena->used = 0;
	}
	memory = (char *)block->bytes + arena->used;
	arena->used += size;
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = take(arena, length + 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_string(struct arena *arena, const char *string)
{
	if (string == NULL)
		return NULL;
	return arena_copy(arena, string, strlen(string));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char *string;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		abort();
	string = take(arena, (size_t)length + 1);
	vsnprintf(string, (size_t)length + 1, format, again);
	va_end(again);
	return string;
}

void *
arena_grow(struct arena *arena, void *list, size_t count, size_t size)
{
	void *grown;

	if (count != 0 && (count & (count - 1)) != 0)
		return list;
	grown = arena_alloc(arena, (count == 0 ? 1 : 2 * count) * size);
	if (count > 0)
		memcpy(grown, list, count * size);
	return grown;
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->block;
	struct arena_block *older;

	arena->used = 0;
	if (block == NULL)
		return;
	/* A block made for one large object is not worth keeping. */
	if (block->size > BLOCK) {
		arena_free(arena);
		return;
	}
	while ((older = block->older) != NULL) {
		block->older = older->older;
		free(older);
	}
	arena->size = block->size;
}

void
arena_free(struct arena *arena)
{
	struct arena_block *block;

	while ((block = arena->block) != NULL) {
		arena->block = block->older;
		free(block);
	}
	arena->used = arena->size = 0;
}
