#include "record/override.h"

#include <string.h>

#include "record/memory.h"

const struct option_spec *
override_specs(const struct schema *schema, struct arena *arena)
{
	size_t i, count = schema == NULL ? 0 : schema->count;
	struct option_spec *specs =
	    arena_alloc(arena, (count + 1) * sizeof(*specs));

	for (i = 0; i < count; i++)
		specs[i] = (struct option_spec){
		    schema->fields[i].name, 0, "VALUE", schema->fields[i].help};
	return specs;
}

bool
override_any(const struct options *options, const struct schema *schema)
{
	size_t i;

	for (i = 0; schema != NULL && i < options->given_count; i++)
		if (schema_field(schema, options->given[i].name) != NULL)
			return true;
	return false;
}

/* As in a cell: an array, or words between commas; of these more may come. */
static struct value *
list_value(const struct options *options, const char *name, struct arena *arena)
{
	struct value *list = value_list(arena, name);
	const char *text = options_text(options, name);
	size_t i;

	if (text[0] == '[') {
		if (memory_read(text, strlen(text), arena, list) != NULL)
			return value_text(arena, name, text);
		list->name = name;
		return list;
	}
	for (i = 0; i < options->given_count; i++)
		if (strcmp(options->given[i].name, name) == 0)
			value_split(list, options->given[i].value, arena);
	return list;
}

void
override_apply(const struct options *options, const struct schema *schema,
    struct arena *arena, struct record *record)
{
	struct value *value;
	size_t i;

	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		const char *text = options_text(options, field->name);

		if (text == NULL)
			continue;
		if (strcmp(text, "-") == 0) {
			value = value_text(arena, field->name, text);
			value->kind = VALUE_NULL;
		} else if (field->type == FIELD_LIST) {
			value = list_value(options, field->name, arena);
		} else {
			value = value_text(arena, field->name, text);
		}
		record_set(record, value);
	}
}
