#include "record/columns.h"

#include <string.h>

#include "record/render.h"
#include "record/rows.h"

static void
add(struct columns *columns, const char *name, const struct field *field)
{
	struct column *more;

	if (columns->count == columns->room) {
		columns->room = columns->room * 2 + 32;
		more =
		    arena_alloc(&columns->arena, columns->room * sizeof(*more));
		if (columns->count > 0)
			memcpy(more, columns->list,
			    columns->count * sizeof(*more));
		columns->list = more;
	}
	columns->list[columns->count++] = (struct column){name, field};
}

const char *
columns_choose(struct columns *columns, const char *names)
{
	struct value list = {.kind = VALUE_LIST};
	const struct value *name;
	size_t found = 0;

	value_split(&list, names, &columns->arena);
	for (name = list.child; name != NULL; name = name->next) {
		if (columns_have(columns, name->text, &found))
			return name->text;
		add(columns, name->text, NULL);
	}
	return NULL;
}

const struct value *
columns_unknown(const struct schema *schema, const struct record *input,
    const struct value *member, size_t *hint)
{
	if (input == NULL)
		return NULL;
	member = member == NULL ? input->object.child : member->next;
	while (member != NULL &&
	       (strcmp(member->name, "record") == 0 ||
		   (schema != NULL &&
		       schema_find(schema, member->name, hint) != NULL)))
		member = member->next;
	return member;
}

void
columns_expect(struct columns *columns, const struct value *names)
{
	for (; names != NULL; names = names->next) {
		struct value *name =
		    arena_alloc(&columns->arena, sizeof(*name));

		*name = (struct value){
		    .name = arena_string(&columns->arena, names->name)};
		if (name->name[0] != '\0')
			value_append(&columns->expected, name);
	}
}

/* Those that are expected, and those of the input, each once. */
static void
add_unknown(struct columns *columns, const struct schema *schema,
    const struct record *input)
{
	const struct value *name, *member = NULL;
	size_t hint = 0, found = 0;

	for (name = columns->expected.child; name != NULL; name = name->next)
		if (!columns_have(columns, name->name, &found))
			add(columns, name->name, NULL);
	while (columns->count < ROWS_COLUMNS &&
	       (member = columns_unknown(schema, input, member, &hint)) != NULL)
		if (!columns_have(columns, member->name, &found))
			add(columns,
			    arena_string(&columns->arena, member->name), NULL);
}

void
columns_derive(struct columns *columns, const struct schema *schema,
    const struct record *input)
{
	size_t i;

	columns->bound = schema;
	add(columns, "record", NULL);
	for (i = 0; schema != NULL && i < schema->count; i++)
		add(columns, schema->fields[i].name, &schema->fields[i]);
	add_unknown(columns, schema, input);
}

void
columns_list(struct columns *columns, const struct schema *schema,
    const struct record *input)
{
	const struct field *fields = schema->fields;
	size_t i;

	columns->bound = schema;
	for (i = 0; i < schema->count; i++)
		if (fields[i].width > 0)
			add(columns, fields[i].name, &fields[i]);
	for (i = 0; i < schema->count; i++)
		if (fields[i].width < 0)
			add(columns, fields[i].name, &fields[i]);
	if (columns->count == 0)
		add_unknown(columns, schema, input);
}

void
columns_clear(struct columns *columns)
{
	arena_free(&columns->arena);
	*columns = (struct columns){0};
}

void
columns_bind(struct columns *columns, const struct schema *schema)
{
	size_t i;

	if (columns->bound == schema || schema == NULL)
		return;
	columns->bound = schema;
	for (i = 0; i < columns->count; i++)
		columns->list[i].field =
		    schema_field(schema, columns->list[i].name);
}

bool
columns_have(const struct columns *columns, const char *name, size_t *hint)
{
	for (size_t i = 0; i < columns->count; i++) {
		size_t at = (*hint + i) % columns->count;

		if (strcmp(columns->list[at].name, name) == 0) {
			*hint = at + 1;
			return true;
		}
	}
	return false;
}

/* A member of the input; those asked for mostly follow each other. */
static const struct value *
find(struct source *source, const char *name)
{
	const struct value *first, *member;

	if (source->input == NULL)
		return NULL;
	first = source->hint;
	for (member = first; member != NULL; member = member->next)
		if (strcmp(member->name, name) == 0)
			break;
	if (member == NULL)
		for (member = source->input->object.child;
		     member != NULL && member != first; member = member->next)
			if (strcmp(member->name, name) == 0)
				break;
	if (member == NULL || strcmp(member->name, name) != 0)
		return NULL;
	source->hint = member->next;
	return member;
}

static bool
is_kind(const struct column *column, const struct source *source)
{
	return source->data != NULL && column->field == NULL &&
	       strcmp(column->name, "record") == 0;
}

void
columns_json(
    const struct column *column, struct source *source, struct buffer *out)
{
	const char *kind;
	const struct value *value;

	if (source->data != NULL && column->field != NULL) {
		render_field_json(
		    column->field, source->data, source->zone, out);
	} else if (is_kind(column, source)) {
		kind = source->schema->record;
		buffer_json(out, kind, strlen(kind));
	} else if ((value = find(source, column->name)) != NULL) {
		render_value_json(value, out);
	} else {
		buffer_put(out, "null", 4);
	}
}

bool
columns_cell(
    const struct column *column, struct source *source, struct buffer *out)
{
	if (source->data != NULL && column->field != NULL)
		return render_field_cell(
		    column->field, source->data, source->zone, out);
	if (is_kind(column, source)) {
		buffer_puts(out, source->schema->record);
		return false;
	}
	return render_value_cell(find(source, column->name), out);
}
