#include "model/change.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

enum change_form
change_form(const struct field *field)
{
	static const size_t never[] = {offsetof(struct message, id),
	    offsetof(struct message, as_of), offsetof(struct message, key),
	    offsetof(struct message, url), offsetof(struct message, author_id),
	    offsetof(struct message, author), offsetof(struct message, text),
	    offsetof(struct message, attachments),
	    offsetof(struct message, bodies)};
	size_t i;

	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (field->offset == never[i])
			return CHANGE_NEVER;
	return field->type == FIELD_LIST || field->type == FIELD_OBJECT
		   ? CHANGE_DIGEST
		   : CHANGE_PLAIN;
}

void
change_content(const struct message *message, char out[DIGEST_TEXT])
{
	const char *const parts[] = {message->key, message->url,
	    message->author_id, message->author, message->text,
	    message->attachments};

	digest_strings(parts, sizeof(parts) / sizeof(parts[0]), out);
}

void
change_origin(struct message *message, int64_t at)
{
	schema_reset(&message_schema, message);
	message->state = message_state_name(MESSAGE_COLLECTED);
	message->revision = 1;
	message->collected_at = at;
}

static const void *
member(const struct field *field, const struct message *message)
{
	return (const char *)message + field->offset;
}

int64_t
change_integer(const struct field *field, const struct message *message)
{
	return *(const int64_t *)member(field, message);
}

const char *
change_text(const struct field *field, const struct message *message)
{
	return *(const char *const *)member(field, message);
}

static bool
is_text(const struct field *field)
{
	return field->type == FIELD_TEXT || field->type == FIELD_LIST ||
	       field->type == FIELD_OBJECT;
}

static void
write_field(
    const struct field *field, const struct message *after, struct buffer *data)
{
	char digest[DIGEST_TEXT];
	const char *text;
	int64_t number;

	if (!is_text(field)) {
		number = change_integer(field, after);
		if (number == FIELD_NONE)
			buffer_member(data, field->name, NULL);
		else
			buffer_member_integer(data, field->name, number);
		return;
	}
	text = change_text(field, after);
	if (text != NULL && change_form(field) == CHANGE_DIGEST) {
		digest_text(text, strlen(text), digest);
		text = digest;
	}
	buffer_member(data, field->name, text);
}

bool
change_same_content(const struct message *a, const struct message *b)
{
	return text_equal(a->key, b->key) && text_equal(a->url, b->url) &&
	       text_equal(a->author_id, b->author_id) &&
	       text_equal(a->author, b->author) &&
	       text_equal(a->text, b->text) &&
	       text_equal(a->attachments, b->attachments);
}

static bool
same_field(
    const struct field *field, const struct message *a, const struct message *b)
{
	if (is_text(field))
		return text_equal(change_text(field, a), change_text(field, b));
	return change_integer(field, a) == change_integer(field, b);
}

void
change_write(const struct message *before, const struct message *after,
    const char *content, struct buffer *data)
{
	char own[DIGEST_TEXT];
	size_t i, empty, start = data->length;

	buffer_member_json(data, "set", "{");
	empty = data->length;
	for (i = 0; i < message_schema.count; i++) {
		const struct field *field = &message_schema.fields[i];

		if (!same_field(field, before, after) &&
		    change_form(field) != CHANGE_NEVER)
			write_field(field, after, data);
	}
	if (!change_same_content(before, after)) {
		if (content == NULL) {
			change_content(after, own);
			content = own;
		}
		buffer_member(data, "content", content);
	}
	if (data->length == empty)
		data->length = start;
	else
		buffer_putc(data, '}');
}
