#include "store/pool.h"

#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include <sqlite3.h>

#include "base/slab.h"

/* In front of what SQLite has: SQLite asks for it back without its size. */
struct piece {
	size_t size; /* with this */
};

static struct slab slab;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct piece *
piece_of(void *memory)
{
	return (struct piece *)(void *)((char *)memory - sizeof(struct piece));
}

static void *
take(int size)
{
	size_t whole = slab_round((size_t)size + sizeof(struct piece));
	struct piece *piece;

	pthread_mutex_lock(&lock);
	piece = slab_take(&slab, whole);
	pthread_mutex_unlock(&lock);
	if (piece == NULL)
		return NULL;
	piece->size = whole;
	return piece + 1;
}

static void
give(void *memory)
{
	struct piece *piece = piece_of(memory);

	pthread_mutex_lock(&lock);
	slab_give(&slab, piece, piece->size);
	pthread_mutex_unlock(&lock);
}

static int
size_of(void *memory)
{
	if (memory == NULL)
		return 0;
	return (int)(piece_of(memory)->size - sizeof(struct piece));
}

static void *
resize(void *memory, int size)
{
	size_t whole = slab_round((size_t)size + sizeof(struct piece));
	int had = size_of(memory);
	void *taken;

	if (whole == piece_of(memory)->size)
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
	return (int)(slab_round((size_t)size + sizeof(struct piece)) -
		     sizeof(struct piece));
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
