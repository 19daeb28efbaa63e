#include "base/large.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { PAGE = 2 << 20, LEAST = 2 * PAGE };

/* A large page is cleared whole: of few a small run would use little. */
static int
is_small(size_t size)
{
	return size < LEAST;
}

static size_t
in_pages(size_t size)
{
	return (size + PAGE - 1) / PAGE * PAGE;
}

/* Whole pages, zeroed; malloc would leave holes between them. */
static void *
map(size_t pages)
{
	char *memory = mmap(NULL, pages + PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before;

	if (memory == MAP_FAILED)
		return NULL;
	before = (PAGE - (uintptr_t)memory % PAGE) % PAGE;
	if (before > 0)
		munmap(memory, before);
	munmap(memory + before + pages, PAGE - before);
	madvise(memory + before, pages, MADV_HUGEPAGE);
	return memory + before;
}

void *
large_take(size_t size)
{
	return is_small(size) ? malloc(size) : map(in_pages(size));
}

void *
large_alloc(size_t count, size_t size)
{
	void *memory = is_small(count * size) ? calloc(count, size)
					      : map(in_pages(count * size));

	if (memory == NULL)
		abort();
	return memory;
}

void
large_free(void *memory, size_t size)
{
	if (memory == NULL || is_small(size))
		free(memory);
	else
		munmap(memory, in_pages(size));
}
