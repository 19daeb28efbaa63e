#include "model/value.h"

#include <string.h>

struct value *
value_text(struct arena *arena, const char *name, const char *text)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->name = name;
	value->kind = VALUE_TEXT;
	value->text = text;
	value->length = strlen(text);
	return value;
}

struct value *
value_number(struct arena *arena, const char *name, const char *digits)
{
	struct value *value = value_text(arena, name, digits);

	value->kind = VALUE_NUMBER;
	return value;
}

struct value *
value_true(struct arena *arena, const char *name)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->name = name;
	value->kind = VALUE_TRUE;
	return value;
}

struct value *
value_list(struct arena *arena, const char *name)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->name = name;
	value->kind = VALUE_LIST;
	return value;
}

struct value *
value_object(struct arena *arena, const char *name, const char *json)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->name = name;
	value->kind = VALUE_OBJECT;
	value->raw = json;
	value->raw_length = strlen(json);
	return value;
}

struct value *
value_copy(
    struct arena *arena, const struct value *value, const struct value *like)
{
	struct value *copy = arena_alloc(arena, sizeof(*copy));
	struct value **end = &copy->child;
	const struct value *child;

	*copy = (struct value){.kind = value->kind, .length = value->length};
	if (value->name != NULL)
		copy->name = like != NULL && like->name != NULL &&
				     strcmp(like->name, value->name) == 0
				 ? like->name
				 : arena_string(arena, value->name);
	if (value->text != NULL)
		copy->text = arena_copy(arena, value->text, value->length);
	like = like != NULL ? like->child : NULL;
	for (child = value->child; child != NULL; child = child->next) {
		*end = value_copy(arena, child, like);
		end = &(*end)->next;
		like = like != NULL ? like->next : NULL;
	}
	return copy;
}

void
value_append(struct value *parent, struct value *child)
{
	struct value **end = &parent->child;

	while (*end != NULL)
		end = &(*end)->next;
	child->next = NULL;
	*end = child;
}

void
value_split(struct value *list, const char *text, struct arena *arena)
{
	static const char blanks[] = " \t\r\n";
	struct value **end = &list->child;

	while (*end != NULL)
		end = &(*end)->next;
	while (*text != '\0') {
		size_t length = strcspn(text, ",");
		const char *part = text + strspn(text, blanks);
		const char *stop = text + length;

		while (stop > part && strchr(blanks, stop[-1]) != NULL)
			stop--;
		if (stop > part) {
			*end = value_text(arena, NULL,
			    arena_copy(arena, part, (size_t)(stop - part)));
			end = &(*end)->next;
		}
		text += length + (text[length] == ',');
	}
}

const struct value *
value_get(const struct value *object, const char *name)
{
	const struct value *value;

	if (object == NULL || object->kind != VALUE_OBJECT)
		return NULL;
	for (value = object->child; value != NULL; value = value->next)
		if (strcmp(value->name, name) == 0)
			return value;
	return NULL;
}

const char *
value_string(const struct value *value)
{
	if (value == NULL)
		return NULL;
	switch (value->kind) {
	case VALUE_FALSE:
		return "false";
	case VALUE_TRUE:
		return "true";
	case VALUE_NUMBER:
	case VALUE_TEXT:
		return value->text;
	default:
		return NULL;
	}
}

static void
write_children(const struct value *parent, struct buffer *buffer)
{
	const struct value *child;

	for (child = parent->child; child != NULL; child = child->next) {
		if (child != parent->child)
			buffer_putc(buffer, ',');
		if (parent->kind == VALUE_OBJECT) {
			buffer_json(buffer, child->name, strlen(child->name));
			buffer_putc(buffer, ':');
		}
		value_json(child, buffer);
	}
}

void
value_json(const struct value *value, struct buffer *buffer)
{
	switch (value->kind) {
	case VALUE_PACKED: /* the elements are no more */
	case VALUE_NULL:
		buffer_put(buffer, "null", 4);
		break;
	case VALUE_FALSE:
		buffer_put(buffer, "false", 5);
		break;
	case VALUE_TRUE:
		buffer_put(buffer, "true", 4);
		break;
	case VALUE_NUMBER:
		buffer_put(buffer, value->text, value->length);
		break;
	case VALUE_TEXT:
		buffer_json(buffer, value->text, value->length);
		break;
	case VALUE_LIST:
		buffer_putc(buffer, '[');
		write_children(value, buffer);
		buffer_putc(buffer, ']');
		break;
	case VALUE_OBJECT:
		buffer_putc(buffer, '{');
		write_children(value, buffer);
		buffer_putc(buffer, '}');
		break;
	}
}
