#include "model/entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { FIELDS = 32, NUMBER = 24 };

static const char **
text_member(const struct field *field, void *entry)
{
	return (const char **)((char *)entry + field->offset);
}

static int64_t *
number_member(const struct field *field, void *entry)
{
	return (int64_t *)(void *)((char *)entry + field->offset);
}

static const char *
text_of(const struct field *field, const void *entry)
{
	return *(const char *const *)((const char *)entry + field->offset);
}

static int64_t
number_of(const struct field *field, const void *entry)
{
	return *(
	    const int64_t *)(const void *)((const char *)entry + field->offset);
}

void
entry_merge(const struct schema *schema, void *entry, const void *given)
{
	size_t i;

	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		if (schema_is_text(field)) {
			if (text_of(field, given) != NULL)
				*text_member(field, entry) =
				    text_of(field, given);
		} else if (number_of(field, given) != FIELD_NONE) {
			*number_member(field, entry) = number_of(field, given);
		}
	}
	entry_settle(schema, entry);
}

void
entry_settle(const struct schema *schema, void *entry)
{
	size_t i;

	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		if (schema_is_text(field)) {
			/* A cleared text is the empty one too. */
			if (text_of(field, entry) != NULL &&
			    text_of(field, entry)[0] == '\0')
				*text_member(field, entry) = NULL;
		} else if (number_of(field, entry) == FIELD_CLEAR) {
			*number_member(field, entry) = FIELD_NONE;
		}
	}
}

bool
entry_equal(const struct schema *schema, const void *a, const void *b)
{
	size_t i;

	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		if (schema_is_text(field)
			? !text_equal(text_of(field, a), text_of(field, b))
			: number_of(field, a) != number_of(field, b))
			return false;
	}
	return true;
}

void
entry_digest(
    const struct schema *schema, const void *entry, char out[DIGEST_TEXT])
{
	const char *texts[FIELDS];
	char numbers[FIELDS][NUMBER];
	size_t i;

	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		texts[i] = NULL;
		if (schema_is_text(field)) {
			texts[i] = text_of(field, entry);
		} else if (number_of(field, entry) != FIELD_NONE) {
			snprintf(numbers[i], NUMBER, "%" PRId64,
			    number_of(field, entry));
			texts[i] = numbers[i];
		}
	}
	digest_strings(texts, schema->count, out);
}

/* Codes, numbers and times; what people wrote and names are not. */
static bool
is_plain(const struct field *field)
{
	static const char *const codes[] = {"account", "owner", "network",
	    "subject", "code", "role", "kind", "format", "state", "ground",
	    "month", "item", "plan"};
	size_t i;

	if (!schema_is_text(field))
		return true;
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(codes[i], field->name) == 0)
			return true;
	return false;
}

void
entry_write(const struct schema *schema, const void *entry, struct buffer *data)
{
	char content[DIGEST_TEXT];
	size_t i;

	entry_digest(schema, entry, content);
	buffer_member(data, "content", content);
	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		if (!is_plain(field))
			continue;
		if (schema_is_text(field)) {
			if (text_of(field, entry) != NULL)
				buffer_member(
				    data, field->name, text_of(field, entry));
		} else if (number_of(field, entry) != FIELD_NONE) {
			buffer_member_integer(
			    data, field->name, number_of(field, entry));
		}
	}
}
