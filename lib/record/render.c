#include "record/render.h"

#include <stdint.h>
#include <string.h>

#include "base/json_text.h"

static int64_t
number_of(const struct field *field, const void *data)
{
	const char *member = (const char *)data + field->offset;

	return *(const int64_t *)(const void *)member;
}

static const char *
text_of(const struct field *field, const void *data)
{
	const char *member = (const char *)data + field->offset;
	const char *text = *(const char *const *)(const void *)member;

	return text == schema_clear ? NULL : text;
}

/* A number, boolean or time, which needs no escape anywhere. */
static void
put_number(enum field_type type, int64_t number, const struct zone *zone,
    struct buffer *out)
{
	char shown[INSTANT_TEXT];

	switch (type) {
	case FIELD_INSTANT:
		instant_format(number, zone, shown);
		buffer_puts(out, shown);
		break;
	case FIELD_DATE:
		date_format(number, shown);
		buffer_puts(out, shown);
		break;
	case FIELD_BOOLEAN:
		buffer_puts(out, number != 0 ? "true" : "false");
		break;
	default:
		buffer_integer(out, number);
		break;
	}
}

static void
field_number_json(enum field_type type, int64_t number, const struct zone *zone,
    struct buffer *out)
{
	bool quoted = type == FIELD_INSTANT || type == FIELD_DATE;

	if (number <= FIELD_CLEAR) {
		buffer_put(out, "null", 4);
		return;
	}
	if (quoted)
		buffer_putc(out, '"');
	put_number(type, number, zone, out);
	if (quoted)
		buffer_putc(out, '"');
}

void
render_field_json(const struct field *field, const void *data,
    const struct zone *zone, struct buffer *out)
{
	const char *text;

	if (!schema_is_text(field)) {
		field_number_json(
		    field->type, number_of(field, data), zone, out);
		return;
	}
	text = text_of(field, data);
	if (text == NULL)
		buffer_puts(out, field->type == FIELD_LIST ? "[]" : "null");
	else if (field->type == FIELD_TEXT)
		buffer_json(out, text, strlen(text));
	else
		buffer_puts(out, text);
}

bool
render_field_cell(const struct field *field, const void *data,
    const struct zone *zone, struct buffer *out)
{
	const char *text;

	if (!schema_is_text(field)) {
		int64_t number = number_of(field, data);

		if (number > FIELD_CLEAR)
			put_number(field->type, number, zone, out);
		return false;
	}
	text = text_of(field, data);
	if (text != NULL)
		buffer_puts(out, text);
	return field->type == FIELD_TEXT;
}

void
render_value_json(const struct value *value, struct buffer *out)
{
	if (value->raw == NULL)
		value_json(value, out);
	else
		json_text_put(out, value->raw, value->raw_length);
}

bool
render_value_cell(const struct value *value, struct buffer *out)
{
	if (value == NULL)
		return false;
	if (value->kind == VALUE_LIST || value->kind == VALUE_OBJECT)
		render_value_json(value, out);
	else if (value->kind == VALUE_NULL && value->text != NULL)
		buffer_puts(out, value->text);
	else if (value_string(value) != NULL)
		buffer_puts(out, value_string(value));
	return value->kind == VALUE_TEXT;
}
