#include "store/message_row.h"

#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"

static void
member_instant(struct buffer *json, const char *name, int64_t instant,
    const struct zone *zone)
{
	char text[INSTANT_TEXT];

	if (instant == FIELD_NONE) {
		buffer_member(json, name, NULL);
		return;
	}
	instant_format(instant, zone, text);
	buffer_member(json, name, text);
}

static void
put_body(sqlite3_stmt *row, const struct zone *zone, struct buffer *json)
{
	if (json->length > 1)
		buffer_putc(json, ',');
	buffer_putc(json, '{');
	buffer_member(json, "body", (const char *)sqlite3_column_text(row, 0));
	buffer_member(json, "role", (const char *)sqlite3_column_text(row, 1));
	buffer_member_integer(json, "seq", sqlite3_column_int64(row, 2));
	buffer_member(json, "state", (const char *)sqlite3_column_text(row, 3));
	member_instant(json, "received_at", sqlite3_column_int64(row, 4), zone);
	member_instant(json, "due", sql_column_integer(row, 5), zone);
	buffer_putc(json, '}');
}

/* The list `bodies`: every assignment, in the order it was made. */
static const struct fault *
read_bodies(struct store *store, struct arena *arena, struct message *message)
{
	static const char assignments[] =
	    "SELECT body, role, seq, state, received_at, due FROM assignment "
	    "WHERE message = ? ORDER BY assignment";
	const struct fault *fault;
	const struct zone *zone;
	struct buffer json = {0};
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = store_zone(store, &zone)) != NULL ||
	    (fault = sql_query(store, &row, assignments, "i", message->id)) !=
		NULL)
		return fault;
	buffer_putc(&json, '[');
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		put_body(row, zone, &json);
	buffer_putc(&json, ']');
	if (json.length > 2)
		message->bodies = arena_copy(arena, json.bytes, json.length);
	buffer_free(&json);
	return fault;
}

/* Members of struct message in the order of MESSAGE_ROW_COLUMNS. */
static const char *const columns[] = {"id", "as_of", "network", "key",
    "revision", "url", "author_id", "author", "posted_at", "collected_at",
    "detected_at", "deleted_at", "text", "attachments", "state", "holder",
    "due", "topic_group", "topic", "location", "importance", "significant",
    "repeat_of", "proposal", "similar", "screen", "warnings", "tags"};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
read_member(sqlite3_stmt *row, int column, const struct field *field,
    struct arena *arena, struct message *message)
{
	char *member = (char *)message + field->offset;

	if (field->type == FIELD_TEXT || field->type == FIELD_LIST ||
	    field->type == FIELD_OBJECT)
		*(const char **)(void *)member =
		    sql_column_text(row, column, arena);
	else
		*(int64_t *)(void *)member = sql_column_integer(row, column);
}

const struct fault *
message_row_read(struct store *store, sqlite3_stmt *row, struct arena *arena,
    struct message *message)
{
	static const struct field *fields[COLUMNS];
	int i;

	schema_reset(&message_schema, message);
	for (i = 0; i < COLUMNS; i++) {
		if (fields[i] == NULL)
			fields[i] = schema_field(&message_schema, columns[i]);
		read_member(row, i, fields[i], arena, message);
	}
	if (strcmp(message->state, "collected") == 0 ||
	    strcmp(message->state, "detected") == 0)
		return NULL;
	return read_bodies(store, arena, message);
}

void
message_row_read_due(
    sqlite3_stmt *row, struct arena *arena, struct message *message)
{
	message->as_of = sqlite3_column_int64(row, 1);
	message->network = sql_column_text(row, 2, arena);
	message->state = sql_column_text(row, 3, arena);
	message->holder = sql_column_text(row, 4, arena);
	message->due = sql_column_integer(row, 5);
	message->detected_at = sql_column_integer(row, 6);
}
