#include "task/ingest_ahead.h"

#include "model/schema.h"

/* A field as it will stand in the store, where nothing and NULL are one. */
static const char *
field_of(const struct record *record, const char *column)
{
	const char *text = record_text(record, column);

	return text == NULL || text[0] == '\0' ? NULL : text;
}

/* What came; false: it is refused. */
static bool
read_message(const struct ingest_columns *columns, const struct record *record,
    struct arena *arena, struct message *message)
{
	schema_reset(&message_schema, message);
	message->network = field_of(record, columns->network);
	message->key = field_of(record, columns->key);
	message->url = field_of(record, columns->url);
	message->author_id = field_of(record, columns->author_id);
	message->author = field_of(record, columns->author);
	message->text = field_of(record, columns->text);
	message->attachments = field_of(record, columns->attachments);
	return message_identify(message, arena) == NULL;
}

const struct ingest_ahead *
ingest_ahead_read(struct screening *screening,
    const struct ingest_columns *columns, const struct record *record,
    struct arena *arena, bool again)
{
	const struct text_reading *reading = screening_prepare(
	    screening, record_text(record, columns->text), arena);
	struct expected *expected = screening_expected(screening);
	struct ingest_ahead *ahead;
	struct message message;
	bool is_one;

	if (reading == NULL && expected_is_full(expected))
		return NULL;
	is_one = read_message(columns, record, arena, &message);
	if (is_one && !again && message.author_id != NULL)
		expected_put(expected, message.network, message.author_id);
	if (reading == NULL)
		return NULL;
	ahead = arena_alloc(arena, sizeof(*ahead));
	ahead->reading = reading;
	if (is_one)
		content_read(&message, &ahead->content);
	return ahead;
}
