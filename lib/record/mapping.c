#include "record/mapping.h"

#include <string.h>

#include "base/text.h"

static const struct fault *
parse_pair(const char *given, const struct schema *schema, struct arena *arena,
    struct mapping *mapping)
{
	const char *equals = strchr(given, '=');
	struct mapping_pair *pair = &mapping->pairs[mapping->count];

	if (equals == NULL || equals == given || equals[1] == '\0')
		return fault_new(
		    FAULT_USAGE, "--map: not FIELD=COLUMN: %s", given);
	pair->field = arena_copy(arena, given, (size_t)(equals - given));
	pair->column = equals + 1;
	if (schema_field(schema, pair->field) == NULL)
		return fault_new(FAULT_USAGE, "--map: a %s has no field %s",
		    schema->record, pair->field);
	for (size_t i = 0; i < mapping->count; i++)
		if (strcmp(mapping->pairs[i].field, pair->field) == 0)
			return fault_new(FAULT_USAGE,
			    "--map: %s is there twice", pair->field);
	mapping->count++;
	return NULL;
}

const struct fault *
mapping_parse(struct mapping *mapping, const char *name,
    const struct options *options, const struct schema *schema,
    struct arena *arena)
{
	const struct fault *fault = NULL;
	size_t i;

	*mapping = (struct mapping){0};
	mapping->pairs = arena_alloc(
	    arena, (options->given_count + 1) * sizeof(*mapping->pairs));
	for (i = 0; i < options->given_count && fault == NULL; i++)
		if (strcmp(options->given[i].name, name) == 0)
			fault = parse_pair(
			    options->given[i].value, schema, arena, mapping);
	return fault;
}

const char *
mapping_column(const struct mapping *mapping, const char *field)
{
	for (size_t i = 0; i < mapping->count; i++)
		if (strcmp(mapping->pairs[i].field, field) == 0)
			return mapping->pairs[i].column;
	return field;
}

/* The member or element that the first `length` bytes of a path name. */
static const struct value *
part(const struct value *value, const char *path, size_t length)
{
	const struct value *child = value->child;
	size_t index = 0;

	if (value->kind == VALUE_OBJECT) {
		while (child != NULL && (strlen(child->name) != length ||
					    memcmp(child->name, path, length)))
			child = child->next;
		return child;
	}
	if (value->kind != VALUE_LIST || length == 0 || length > 9 ||
	    strspn(path, "0123456789") < length)
		return NULL;
	for (size_t i = 0; i < length; i++)
		index = index * 10 + (size_t)(path[i] - '0');
	for (; child != NULL && index > 0; index--)
		child = child->next;
	return child;
}

static const struct value *
find(const struct value *object, const char *path)
{
	const struct value *value = value_get(object, path);
	size_t length;

	if (value != NULL)
		return value;
	for (value = object; value != NULL; path += length + 1) {
		length = strcspn(path, ".");
		value = part(value, path, length);
		if (path[length] == '\0')
			return value;
	}
	return NULL;
}

/* Names in a header come without the spaces around them, those of JSON with. */
static const struct value *
find_column(const struct value *object, const char *column, struct arena *arena)
{
	const struct value *value = find(object, column);
	const char *trimmed;

	if (value != NULL)
		return value;
	trimmed = text_trimmed(column, arena);
	return text_equal(trimmed, column) ? NULL : find(object, trimmed);
}

static void
leave_out(const char *const *foreign, struct record *record)
{
	struct value **link = &record->object.child;

	while (*link != NULL) {
		if (text_listed(foreign, (*link)->name))
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
}

void
mapping_apply(struct mapping *mapping, const char *const *foreign,
    struct arena *arena, struct record *record)
{
	struct value **fields =
	    arena_alloc(arena, (mapping->count + 1) * sizeof(*fields));
	const struct value *value;
	size_t i;

	/* A field may take its value from where another one goes to. */
	for (i = 0; i < mapping->count; i++) {
		struct mapping_pair *pair = &mapping->pairs[i];

		value = find_column(&record->object, pair->column, arena);
		if (value == NULL)
			continue;
		pair->met = true;
		fields[i] = arena_alloc(arena, sizeof(**fields));
		*fields[i] = *value;
		fields[i]->name = pair->field;
	}
	leave_out(foreign, record);
	for (i = 0; i < mapping->count; i++)
		if (fields[i] != NULL)
			record_set(record, fields[i]);
}

const char *
mapping_unmet(const struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->count; i++)
		if (!mapping->pairs[i].met)
			return mapping->pairs[i].column;
	return NULL;
}
