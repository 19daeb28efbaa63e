#include "task/ingest_ahead.h"

#include "model/schema.h"

/* A field as it will stand in the store, where nothing and NULL are one. */
static const char *
field_of(const struct record *record, const char *column)
{
	const char *text = record_text(record, column);

	return text == NULL || text[0] == '\0' ? NULL : text;
}

/* Digests are of what came: of a message that is refused nobody asks. */
static void
read_content(const struct ingest_columns *columns, const struct record *record,
    struct arena *arena, struct content *content)
{
	struct message message;

	schema_reset(&message_schema, &message);
	message.network = field_of(record, columns->network);
	message.key = field_of(record, columns->key);
	message.url = field_of(record, columns->url);
	message.author_id = field_of(record, columns->author_id);
	message.author = field_of(record, columns->author);
	message.text = field_of(record, columns->text);
	message.attachments = field_of(record, columns->attachments);
	if (message_identify(&message, arena) == NULL)
		content_read(&message, content);
}

const struct ingest_ahead *
ingest_ahead_read(struct screening *screening,
    const struct ingest_columns *columns, const struct record *record,
    struct arena *arena)
{
	const struct text_reading *reading = screening_prepare(
	    screening, record_text(record, columns->text), arena);
	struct ingest_ahead *ahead;

	if (reading == NULL)
		return NULL;
	ahead = arena_alloc(arena, sizeof(*ahead));
	ahead->reading = reading;
	read_content(columns, record, arena, &ahead->content);
	return ahead;
}
