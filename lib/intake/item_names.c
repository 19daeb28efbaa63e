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
		const struct value *who; /* NULL: behind the id is the name */
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

/* The first of several of an identity is it. */
static void
add(struct item_names *names, const char *id, const struct value *who)
{
	struct entry *entry = slot(names, id);

	if (entry->id == NULL)
		*entry = (struct entry){id, who};
}

/* What is behind an id and its name, which were packed. */
static const char *
behind(const char *id)
{
	const char *name = id + strlen(id) + 1;

	return name + strlen(name) + 1;
}

static size_t
count_packed(const struct value *packed)
{
	const char *at = packed->text, *end = at + packed->length;
	size_t count = 0;

	for (; at < end; at = behind(at))
		count++;
	return count;
}

static void
add_packed(struct item_names *names, const struct value *packed,
    const struct item_names_list *kind)
{
	const char *id = packed->text, *end = id + packed->length, *next;
	size_t prefix = strlen(kind->prefix);

	for (; id < end; id = next) {
		char *copy;

		next = behind(id);
		if (prefix == 0) {
			add(names, id, NULL);
			continue;
		}
		copy = arena_alloc(&names->arena, prefix + (size_t)(next - id));
		memcpy(copy, kind->prefix, prefix);
		memcpy(copy + prefix, id, (size_t)(next - id));
		add(names, copy, NULL);
	}
}

static void
add_list(struct item_names *names, const struct value *list,
    const struct item_names_list *kind)
{
	const struct value *who = list != NULL ? list->child : NULL;

	for (; who != NULL; who = who->next) {
		const char *id = item_text(who, kind->id);

		if (who->kind == VALUE_PACKED)
			add_packed(names, who, kind);
		else if (id != NULL)
			add(names,
			    arena_printf(
				&names->arena, "%s%s", kind->prefix, id),
			    who);
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
			names->count +=
			    list->kind == VALUE_PACKED ? count_packed(list) : 1;
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

bool
item_names_pack(const struct item_names_list *lists, const char *list,
    const struct value *who, struct buffer *packed)
{
	struct arena arena = {0};
	const char *id, *name;

	while (lists->list != NULL && !text_equal(lists->list, list))
		lists++;
	if (lists->list == NULL)
		return false;
	if ((id = item_text(who, lists->id)) == NULL)
		return true;
	name = name_of(who, &arena);
	buffer_put(packed, id, strlen(id) + 1);
	if (name == NULL)
		name = "";
	buffer_put(packed, name, strlen(name) + 1);
	arena_free(&arena);
	return true;
}

/* The name of an entry; NULL: it tells none. */
static const char *
entry_name(const struct entry *entry, struct arena *arena)
{
	const char *name;

	if (entry->id == NULL)
		return NULL;
	if (entry->who != NULL)
		return name_of(entry->who, arena);
	name = entry->id + strlen(entry->id) + 1;
	return name[0] == '\0' ? NULL : name;
}

const char *
item_names_find(struct items *items, const struct record *record,
    const struct item_names_list *lists, const char *id)
{
	struct item_names *names = items->names;

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
	return entry_name(slot(names, id), items->arena);
}
