#include "model/record.h"

#include <string.h>

const struct value *
record_find(const struct record *record, const char *name)
{
	return value_get(&record->object, name);
}

const struct value *
record_around_find(const struct record *record, const char *name)
{
	const struct record_around *around = record->around;
	const struct value *found = NULL;

	for (; around != NULL && found == NULL; around = around->outer)
		found = value_get(&around->object, name);
	return found;
}

bool
record_around_partial(const struct record *record)
{
	const struct record_around *around = record->around;

	while (around != NULL && !around->partial)
		around = around->outer;
	return around != NULL;
}

const char *
record_text(const struct record *record, const char *name)
{
	return value_string(record_find(record, name));
}

size_t
record_list(const struct record *record, const char *name, struct arena *arena,
    const char *const **items)
{
	const struct value *value = record_find(record, name);
	struct value parts = {.kind = VALUE_LIST};
	const char **texts;
	size_t count = 0;

	if (value_string(value) != NULL)
		value_split(&parts, value_string(value), arena);
	else if (value != NULL && value->kind == VALUE_LIST)
		parts.child = value->child;
	for (value = parts.child; value != NULL; value = value->next)
		count += value_string(value) != NULL;
	texts = arena_alloc(arena, (count + 1) * sizeof(*texts));
	count = 0;
	for (value = parts.child; value != NULL; value = value->next)
		if (value_string(value) != NULL)
			texts[count++] = value_string(value);
	*items = texts;
	return count;
}

void
record_set(struct record *record, struct value *value)
{
	struct value **link = &record->object.child;

	while (*link != NULL && strcmp((*link)->name, value->name) != 0)
		link = &(*link)->next;
	value->next = *link == NULL ? NULL : (*link)->next;
	*link = value;
}

void
record_drop(struct record *record, const char *name)
{
	struct value **link = &record->object.child;

	while (*link != NULL && strcmp((*link)->name, name) != 0)
		link = &(*link)->next;
	if (*link != NULL)
		*link = (*link)->next;
}
