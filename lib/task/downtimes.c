#include "task/downtimes.h"

#include <stdbool.h>
#include <string.h>

#include "store/outages.h"

/* A list twice as long with the same beginning. */
static struct outage *
longer(struct arena *arena, const struct outage *rows, size_t *size)
{
	struct outage *list = arena_alloc(arena, 2 * *size * sizeof(*list));

	memcpy(list, rows, *size * sizeof(*list));
	*size *= 2;
	return list;
}

const struct fault *
downtimes_read(
    struct task *task, struct arena *arena, struct outage **rows, size_t *count)
{
	size_t size = 64;
	const struct fault *fault;
	int64_t after = 0;
	bool found = true;

	*count = 0;
	*rows = arena_alloc(arena, size * sizeof(**rows));
	while ((fault = outages_next(task->store, after, arena,
		    &(*rows)[*count], &found)) == NULL &&
	       found) {
		after = (*rows)[(*count)++].outage;
		if (*count == size)
			*rows = longer(arena, *rows, &size);
	}
	return fault;
}
