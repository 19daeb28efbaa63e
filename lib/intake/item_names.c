#include "intake/item_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* A table of what stands around, made once for all records there. */
struct item_names {
	struct arena arena;
	unsigned long number; /* of what stands around */
	size_t size, count;
	struct entry {
		const char *id;
		const struct value *who;
	} * entries;
};

void
item_names_free(struct item_names *names)
{
	if (names == NULL)
		return;
	arena_free(&names->arena);
	free(names);
}

static struct entry *
slot(const struct item_names *names, const char *id)
{
	size_t hash = 5381;

	for (const char *at = id; *at != '\0'; at++)
		hash = hash * 33 + (unsigned char)*at;
	hash &= names->size - 1;
	while (names->entries[hash].id != NULL &&
	       strcmp(names->entries[hash].id, id) != 0)
		hash = (hash + 1) & (names->size - 1);
	return &names->entries[hash];
}

static const struct value *
list_of(const struct record *record, const struct item_names_list *list)
{
	const struct value *within;

	if (list->within == NULL) {
		within = record_around_find(record, list->list);
		return within != NULL ? within
				      : record_find(record, list->list);
	}
	within = record_around_find(record, list->within);
	if (within == NULL)
		within = record_find(record, list->within);
	return value_get(within, list->list);
}

static void
add_list(struct item_names *names, const struct value *list,
    const struct item_names_list *kind)
{
	const struct value *who = list != NULL ? list->child : NULL;

	for (; who != NULL; who = who->next) {
		const char *id = item_text(who, kind->id);
		struct entry *entry;

		if (id == NULL)
			continue;
		id = arena_printf(&names->arena, "%s%s", kind->prefix, id);
		entry = slot(names, id);
		if (entry->id == NULL)
			*entry = (struct entry){id, who};
	}
}

/* Makes the table anew for what stands around this record. */
static void
learn(struct item_names *names, const struct record *record,
    const struct item_names_list *lists)
{
	const struct item_names_list *kind;
	const struct value *list;

	arena_reset(&names->arena);
	names->count = 0;
	for (kind = lists; kind->list != NULL; kind++) {
		list = list_of(record, kind);
		list = list != NULL ? list->child : NULL;
		for (; list != NULL; list = list->next)
			names->count++;
	}
	for (names->size = 16; names->size < 2 * names->count;)
		names->size *= 2;
	names->entries =
	    arena_alloc(&names->arena, names->size * sizeof(*names->entries));
	for (kind = lists; kind->list != NULL; kind++)
		add_list(names, list_of(record, kind), kind);
	names->number = record->around != NULL ? record->around->number : 0;
}

static const char *
name_of(const struct value *who, struct arena *arena)
{
	const char *name = item_text(who, "name");
	const char *first = item_text(who, "first_name");
	const char *last = item_text(who, "last_name");

	if (name != NULL)
		return name;
	/* What VK calls those who deleted themselves is nobody's name. */
	if (last == NULL)
		return text_equal(first, "DELETED") ? NULL : first;
	return first == NULL ? last : arena_printf(arena, "%s %s", first, last);
}

const char *
item_names_find(struct items *items, const struct record *record,
    const struct item_names_list *lists, const char *id)
{
	struct item_names *names = items->names;
	const struct entry *entry;

	if (id == NULL)
		return NULL;
	if (names == NULL) {
		names = items->names = calloc(1, sizeof(*names));
		if (names == NULL)
			abort();
	}
	if (!items->named &&
	    (record->around == NULL || names->entries == NULL ||
		names->number != record->around->number))
		learn(names, record, lists);
	items->named = true;
	entry = slot(names, id);
	return entry->who == NULL ? NULL : name_of(entry->who, items->arena);
}
