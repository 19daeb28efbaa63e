#include "store/pool.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

enum {
	STEP = 16,
	SIZES = 128, /* times STEP: what is kept in lists */
	CHUNK = 65536
};

/* A piece: SQLite has it from `next` on, aligned to eight bytes. */
struct piece {
	int64_t size; /* with this member, a multiple of STEP */
	struct piece *next;
};

enum { HEAD = offsetof(struct piece, next) };

static struct piece *lists[SIZES];
static char *chunk; /* what no piece was made of yet, */
static size_t left; /* so many bytes */

static int64_t
whole_size(int size)
{
	return ((int64_t)size + HEAD + STEP - 1) / STEP * STEP;
}

static struct piece *
piece_of(void *memory)
{
	return (struct piece *)(void *)((char *)memory - HEAD);
}

/* A piece that was never used. */
static struct piece *
cut(size_t size)
{
	struct piece *piece;

	if (left < size) {
		/* The rest, of less than two kilobytes, stays unused. */
		if ((chunk = malloc(CHUNK)) == NULL)
			return NULL;
		left = CHUNK;
	}
	piece = (struct piece *)(void *)chunk;
	chunk += size;
	left -= size;
	return piece;
}

static void *
take(int size)
{
	int64_t whole = whole_size(size);
	struct piece *piece, **list = NULL;

	if (whole / STEP < SIZES)
		list = &lists[whole / STEP];
	if (list != NULL && (piece = *list) != NULL)
		*list = piece->next;
	else
		piece =
		    list != NULL ? cut((size_t)whole) : malloc((size_t)whole);
	if (piece == NULL)
		return NULL;
	piece->size = whole;
	return &piece->next;
}

static void
give(void *memory)
{
	struct piece *piece = piece_of(memory);
	int64_t number = piece->size / STEP;

	if (number >= SIZES) {
		free(piece);
		return;
	}
	piece->next = lists[number];
	lists[number] = piece;
}

static int
size_of(void *memory)
{
	return memory == NULL ? 0 : (int)(piece_of(memory)->size - HEAD);
}

static void *
resize(void *memory, int size)
{
	int had = size_of(memory);
	void *taken;

	if (size <= had && whole_size(size) == piece_of(memory)->size)
		return memory;
	if ((taken = take(size)) == NULL)
		return NULL;
	memcpy(taken, memory, (size_t)(had < size ? had : size));
	give(memory);
	return taken;
}

static int
round_up(int size)
{
	return (int)(whole_size(size) - HEAD);
}

static int
begin(void *unused)
{
	(void)unused;
	return SQLITE_OK;
}

static void
end(void *unused)
{
	(void)unused;
}

void
pool_use(void)
{
	static const sqlite3_mem_methods methods = {.xMalloc = take,
	    .xFree = give,
	    .xRealloc = resize,
	    .xSize = size_of,
	    .xRoundup = round_up,
	    .xInit = begin,
	    .xShutdown = end};

	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
