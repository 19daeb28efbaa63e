#include "model/schema.h"

#include <string.h>

#include "base/text.h"

const char schema_clear[] = "";

/* What the fields of one record are read with. */
struct reading {
	const struct zone *zone;
	struct arena *arena;
	struct buffer json; /* of the value in hand */
};

const struct field *
schema_find(const struct schema *schema, const char *name, size_t *hint)
{
	size_t i, at = *hint;

	for (i = 0; i < schema->count; i++, at++) {
		const struct field *field;

		if (at >= schema->count)
			at = 0;
		field = &schema->fields[at];
		if (field->name[0] == name[0] &&
		    strcmp(field->name, name) == 0) {
			*hint = at + 1;
			return field;
		}
	}
	return NULL;
}

const struct field *
schema_field(const struct schema *schema, const char *name)
{
	size_t hint = 0;

	return schema_find(schema, name, &hint);
}

bool
schema_given(const char *text)
{
	return text != NULL && text_says(text);
}

bool
schema_is_text(const struct field *field)
{
	return field->type == FIELD_TEXT || field->type == FIELD_LIST ||
	       field->type == FIELD_OBJECT || field->type == FIELD_DECIMAL;
}

static void
set_text(const struct field *field, void *data, const char *text)
{
	*(const char **)((char *)data + field->offset) = text;
}

static void
set_number(const struct field *field, void *data, int64_t number)
{
	*(int64_t *)((char *)data + field->offset) = number;
}

void
schema_reset(const struct schema *schema, void *data)
{
	size_t i;

	for (i = 0; i < schema->count; i++) {
		if (schema_is_text(&schema->fields[i]))
			set_text(&schema->fields[i], data, NULL);
		else
			set_number(&schema->fields[i], data, FIELD_NONE);
	}
}

/* The fault that a value is not what its field wants. */
static const struct fault *
wrong(const struct field *field, const char *what, const struct value *value,
    struct reading *reading)
{
	const char *text = value_string(value);

	if (text == NULL) {
		buffer_reset(&reading->json);
		value_json(value, &reading->json);
		text = reading->json.bytes;
	}
	return fault_value(field->name, what, text);
}

static const char *
canonical(const struct value *value, struct reading *reading)
{
	buffer_reset(&reading->json);
	value_json(value, &reading->json);
	return arena_copy(
	    reading->arena, reading->json.bytes, reading->json.length);
}

static const struct fault *
read_text(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	if (value_string(value) == NULL)
		return wrong(field, "not a text", value, reading);
	set_text(field, data, value_string(value));
	return NULL;
}

static const struct fault *
read_list(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	struct value list = {.kind = VALUE_LIST};
	struct value item;

	if (value->kind == VALUE_NUMBER) {
		item = *value;
		item.next = NULL;
		list.child = &item;
		value = &list;
	} else if (value->kind == VALUE_TEXT && value->text[0] != '[') {
		value_split(&list, value->text, reading->arena);
		value = &list;
	}
	if (value->kind != VALUE_LIST)
		return wrong(field, "not a list", value, reading);
	set_text(field, data, canonical(value, reading));
	return NULL;
}

static const struct fault *
read_object(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	if (value->kind != VALUE_OBJECT)
		return wrong(field, "not an object", value, reading);
	set_text(field, data, canonical(value, reading));
	return NULL;
}

/* An optional sign, digits, and a point between digits. */
static bool
is_decimal(const char *text)
{
	const char *at = text + (text[0] == '-');
	size_t whole = strspn(at, "0123456789");

	at += whole;
	if (whole > 0 && at[0] == '.') {
		whole = strspn(at + 1, "0123456789");
		at += 1 + whole;
	}
	return whole > 0 && *at == '\0';
}

static const struct fault *
read_decimal(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	const char *text = value_string(value);

	if (text != NULL)
		text = text_trimmed(text, reading->arena);
	if (text == NULL || (*text != '\0' && !is_decimal(text)))
		return wrong(field, "not a number", value, reading);
	if (*text != '\0')
		set_text(field, data, arena_string(reading->arena, text));
	return NULL;
}

static bool
parse_boolean(const char *text, int64_t *number)
{
	static const char *const words[] = {
	    "false", "true", "no", "yes", "0", "1"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(text, words[i]) == 0) {
			*number = i % 2;
			return true;
		}
	}
	return false;
}

static bool
parse_number(enum field_type type, const char *text, const struct zone *zone,
    int64_t *number)
{
	switch (type) {
	case FIELD_INTEGER:
		return text_integer(text, number);
	case FIELD_INSTANT:
		return instant_parse(text, zone, number);
	case FIELD_DATE:
		return date_parse(text, number);
	default:
		return parse_boolean(text, number);
	}
}

static const struct fault *
read_number(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	static const char *const wanted[] = {
	    [FIELD_INTEGER] = "not a whole number",
	    [FIELD_INSTANT] = "not a date",
	    [FIELD_DATE] = "not a date",
	    [FIELD_BOOLEAN] = "neither true nor false"};
	const char *text = value_string(value);
	int64_t number;

	if (text != NULL) {
		text = text_trimmed(text, reading->arena);
		if (*text == '\0')
			return NULL;
	}
	/* The two smallest numbers stand for what was not given or cleared. */
	if (text == NULL ||
	    !parse_number(field->type, text, reading->zone, &number) ||
	    number <= FIELD_CLEAR)
		return wrong(field, wanted[field->type], value, reading);
	set_number(field, data, number);
	return NULL;
}

static const struct fault *
read_field(const struct field *field, const struct value *value,
    struct reading *reading, void *data)
{
	if (value->kind == VALUE_NULL) {
		if (schema_is_text(field))
			set_text(field, data, schema_clear);
		else
			set_number(field, data, FIELD_CLEAR);
		return NULL;
	}
	switch (field->type) {
	case FIELD_TEXT:
		return read_text(field, value, reading, data);
	case FIELD_LIST:
		return read_list(field, value, reading, data);
	case FIELD_OBJECT:
		return read_object(field, value, reading, data);
	case FIELD_DECIMAL:
		return read_decimal(field, value, reading, data);
	default:
		return read_number(field, value, reading, data);
	}
}

const struct fault *
schema_read_over(const struct schema *schema, const struct record *record,
    const struct zone *zone, struct arena *arena, void *data)
{
	const struct fault *fault = NULL;
	struct reading reading = {.zone = zone, .arena = arena};
	const struct value *value;
	size_t hint = 0;

	for (value = record->object.child; value != NULL && fault == NULL;
	     value = value->next) {
		const struct field *field =
		    schema_find(schema, value->name, &hint);

		if (field != NULL)
			fault = read_field(field, value, &reading, data);
	}
	buffer_free(&reading.json);
	return fault;
}

const struct fault *
schema_read(const struct schema *schema, const struct record *record,
    const struct zone *zone, struct arena *arena, void *data)
{
	schema_reset(schema, data);
	return schema_read_over(schema, record, zone, arena, data);
}
