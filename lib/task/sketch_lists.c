#include "task/sketch_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/large.h"

enum {
	LISTS_FIRST = 1024,
	KEPT_MAX = 11 << 17,
	/* a million messages may be of so many; more would double a table */
	LISTS_MAX = (1 << 18) - 4
};

void
sketch_lists_open(struct sketch_lists *lists)
{
	*lists = (struct sketch_lists){.size = LISTS_FIRST};
	digest_key(lists->secret);
	lists->lists = large_alloc(lists->size, sizeof(*lists->lists));
}

static void
free_all(struct sketch_lists *lists)
{
	slab_free(&lists->slab);
	large_free(lists->lists, lists->size * sizeof(*lists->lists));
}

void
sketch_lists_close(struct sketch_lists *lists)
{
	free_all(lists);
	buffer_free(&lists->name);
}

void
sketch_lists_clear(struct sketch_lists *lists)
{
	free_all(lists);
	lists->count = lists->kept = 0;
	lists->size = LISTS_FIRST;
	lists->lists = large_alloc(lists->size, sizeof(*lists->lists));
}

bool
sketch_lists_are_full(const struct sketch_lists *lists)
{
	return lists->kept > KEPT_MAX || lists->count >= LISTS_MAX;
}

static struct sketch_list *
find_slot(struct sketch_list *lists, size_t size, uint64_t key)
{
	size_t at = key & (size - 1);

	while (lists[at].key != 0 && lists[at].key != key)
		at = (at + 1) & (size - 1);
	return &lists[at];
}

struct sketch_list *
sketch_lists_find(const struct sketch_lists *lists, uint64_t key)
{
	return find_slot(lists->lists, lists->size, key);
}

/* Would one more than so many lists make the table too full? */
static bool
is_crowded(size_t count, size_t size)
{
	return 4 * count >= 3 * size;
}

static void
grow(struct sketch_lists *lists, size_t size)
{
	struct sketch_list *larger = large_alloc(size, sizeof(*larger));

	for (size_t i = 0; i < lists->size; i++) {
		const struct sketch_list *list = &lists->lists[i];

		if (list->key != 0)
			*find_slot(larger, size, list->key) = *list;
	}
	large_free(lists->lists, lists->size * sizeof(*lists->lists));
	lists->lists = larger;
	lists->size = size;
}

void
sketch_lists_reserve(struct sketch_lists *lists, size_t count)
{
	size_t size = lists->size;

	count = count < LISTS_MAX ? count : LISTS_MAX;
	while (is_crowded(count, size))
		size *= 2;
	if (size > lists->size)
		grow(lists, size);
}

uint64_t
sketch_lists_key(struct sketch_lists *lists, const char *kind,
    const char *first, const char *second)
{
	struct buffer *name = &lists->name;

	buffer_reset(name);
	buffer_put(name, kind, strlen(kind) + 1);
	buffer_put(name, first, strlen(first) + 1);
	if (second != NULL)
		buffer_put(name, second, strlen(second) + 1);
	return digest_short(name->bytes, name->length, lists->secret).low |
	       (uint64_t)1 << 63;
}

struct sketch_list *
sketch_lists_get(
    struct sketch_lists *lists, uint64_t key, uint16_t most, bool *is_new)
{
	struct sketch_list *list = sketch_lists_find(lists, key);

	*is_new = list->key == 0;
	if (!*is_new)
		return list;
	if (is_crowded(lists->count, lists->size))
		grow(lists, lists->size * 2);
	list = sketch_lists_find(lists, key);
	list->key = key;
	list->most = most;
	lists->count++;
	return list;
}

static void
enlarge(struct sketch_lists *lists, struct sketch_list *list)
{
	size_t had = list->size * sizeof(*list->list);
	struct sketch *larger;

	list->size = list->size == 0 ? 1 : list->size * 2;
	lists->kept += list->size - had / sizeof(*larger);
	larger = slab_take(&lists->slab, list->size * sizeof(*larger));
	if (larger == NULL)
		abort();
	if (had > 0)
		memcpy(larger, list->list, had);
	slab_give(&lists->slab, list->list, had);
	list->list = larger;
}

void
sketch_lists_append(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch)
{
	if (list->count == list->most) {
		list->list[list->next] = *sketch;
		list->next = (list->next + 1) % list->most;
		return;
	}
	if (list->count == list->size)
		enlarge(lists, list);
	list->list[list->count++] = *sketch;
}

const struct sketch *
sketch_lists_from_end(const struct sketch_list *list, uint32_t n)
{
	return &list->list[(list->next + list->count - 1 - n) % list->count];
}

/* Turns a ring so that the oldest is the first. */
static void
straighten(struct sketch_list *list)
{
	struct sketch *turned;
	uint32_t i;

	if (list->next == 0)
		return;
	turned = malloc(list->count * sizeof(*turned));
	if (turned == NULL)
		abort();
	for (i = 0; i < list->count; i++)
		turned[i] = list->list[(list->next + i) % list->count];
	memcpy(list->list, turned, list->count * sizeof(*turned));
	free(turned);
	list->next = 0;
}

/* Returns whether there was one of the message. */
static bool
take_out(struct sketch_list *list, int64_t message)
{
	uint32_t i, stay = 0, count = list->count;

	straighten(list);
	for (i = 0; i < count; i++)
		if (list->list[i].message != message)
			list->list[stay++] = list->list[i];
	list->count = stay;
	return stay < count;
}

void
sketch_lists_take_out(struct sketch_list *list, int64_t message)
{
	bool full = list->count == list->most;

	list->cut |= take_out(list, message) && full;
}

void
sketch_lists_empty(struct sketch_list *list)
{
	list->count = list->next = 0;
	list->cut = false;
}

void
sketch_lists_put(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch)
{
	uint32_t at;

	take_out(list, sketch->message);
	if (list->count == list->most) {
		if (sketch->message < list->list[0].message)
			return;
		take_out(list, list->list[0].message);
	}
	sketch_lists_append(lists, list, sketch);
	for (at = list->count - 1;
	     at > 0 && list->list[at - 1].message > sketch->message; at--)
		list->list[at] = list->list[at - 1];
	list->list[at] = *sketch;
}

void
sketch_lists_add(struct sketch_lists *lists, struct sketch_list *list,
    const struct sketch *sketch)
{
	if (list->count > 0 &&
	    sketch_lists_from_end(list, 0)->message >= sketch->message)
		sketch_lists_put(lists, list, sketch);
	else
		sketch_lists_append(lists, list, sketch);
}
