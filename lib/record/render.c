#include "record/render.h"

#include <stdint.h>
#include <string.h>

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

typedef unsigned char block __attribute__((vector_size(16)));

/* Moves over blocks in which nothing ends a string or may need an escape. */
static const char *
skip_plain(const char *at, const char *end)
{
	uint64_t halves[2] = {0, 0};
	block bytes, special;

	while (end - at >= (ptrdiff_t)sizeof(bytes)) {
		memcpy(&bytes, at, sizeof(bytes));
		special = (block)(bytes < 0x20) | (block)(bytes == '"') |
			  (block)(bytes == '\\') | (block)(bytes == 0x7f) |
			  (block)(bytes == 0xc2);
		memcpy(halves, &special, sizeof(special));
		if ((halves[0] | halves[1]) != 0)
			break;
		at += sizeof(bytes);
	}
	return at;
}

/* Moves behind a byte of a string; sets `*code` if it is a control character. */
static const char *
pass_byte(const char *at, unsigned *code)
{
	unsigned char byte = (unsigned char)at[0];
	unsigned char next = (unsigned char)at[1];

	*code = 0;
	if (byte == '\\')
		return at + 2;
	if (byte == 0xc2 && next < 0xa0) {
		*code = next;
		return at + 2;
	}
	if (byte < 0x20 || byte == 0x7f)
		*code = byte;
	return at + 1;
}

/* Copies the string that begins here; returns where it ends. */
static const char *
put_string(const char *at, const char *end, struct buffer *out)
{
	const char *from = at, *next, *block_end;
	unsigned code;

	at++;
	for (;;) {
		at = skip_plain(at, end);
		for (block_end = at + sizeof(block); at < block_end;
		     at = next) {
			if (*at == '"') {
				at++;
				buffer_put(out, from, (size_t)(at - from));
				return at;
			}
			next = pass_byte(at, &code);
			if (code == 0)
				continue;
			buffer_put(out, from, (size_t)(at - from));
			buffer_printf(out, "\\u%04x", code);
			from = next;
		}
	}
}

/* Copies JSON text without the white space between its tokens. */
static void
put_span(const char *at, size_t length, struct buffer *out)
{
	const char *end = at + length, *from;

	while (at < end) {
		if (*at == '"') {
			at = put_string(at, end, out);
			continue;
		}
		for (from = at;
		     at < end && *at != '"' && (unsigned char)*at > ' '; at++)
			continue;
		buffer_put(out, from, (size_t)(at - from));
		while (at < end && (unsigned char)*at <= ' ')
			at++;
	}
}

void
render_value_json(const struct value *value, struct buffer *out)
{
	if (value->raw == NULL)
		value_json(value, out);
	else
		put_span(value->raw, value->raw_length, out);
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
