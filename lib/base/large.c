#include "base/large.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 2 << 20 };

void *
large_take(size_t size)
{
	size_t pages = (size + PAGE - 1) / PAGE * PAGE;
	void *memory;

	/* With less than half a page there is more to lose than to win. */
	if (size < PAGE / 2)
		return malloc(size);
	if ((memory = aligned_alloc(PAGE, pages)) != NULL)
		madvise(memory, pages, MADV_HUGEPAGE);
	return memory;
}

void *
large_alloc(size_t count, size_t size)
{
	void *memory;

	if (count * size < PAGE / 2)
		memory = calloc(count, size);
	else if ((memory = large_take(count * size)) != NULL)
		memset(memory, 0, count * size);
	if (memory == NULL)
		abort();
	return memory;
}
