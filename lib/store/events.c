#include "store/events.h"

#include "base/buffer.h"
#include "model/schema.h"
#include "store/sql.h"

/*
 * SQLite escapes what JSON demands, and no more: delete and the control
 * characters behind it stand in its strings as they are.
 */
static const char *
escape_controls(const char *json, struct arena *arena)
{
	struct buffer escaped = {0};
	const char *copy;

	for (; *json != '\0'; json++) {
		unsigned char byte = (unsigned char)json[0];
		unsigned char next = (unsigned char)json[1];

		if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
			buffer_printf(&escaped, "\\u%04x", (unsigned)next);
			json++;
		} else if (byte == 0x7f) {
			buffer_puts(&escaped, "\\u007f");
		} else {
			buffer_putc(&escaped, *json);
		}
	}
	copy = arena_copy(arena, escaped.bytes, escaped.length);
	buffer_free(&escaped);
	return copy;
}

/* Puts the texts beside an event into its data. */
static const struct fault *
put_texts(struct store *store, struct arena *arena, struct event *event)
{
	static const char texts[] =
	    "SELECT json_set(?, '$.' || field, text) FROM event_text "
	    "WHERE seq = ? AND field > ? ORDER BY field LIMIT 1";
	static const char field[] =
	    "SELECT field FROM event_text WHERE seq = ? AND field > ? "
	    "ORDER BY field LIMIT 1";
	const struct fault *fault;
	const char *last = "";
	sqlite3_stmt *row;
	bool found;

	for (;;) {
		if ((fault = sql_query(store, &row, texts, "tit", event->data,
			 event->seq, last)) != NULL ||
		    (fault = sql_step(store, row, &found)) != NULL || !found)
			return fault;
		event->data = escape_controls(
		    (const char *)sqlite3_column_text(row, 0), arena);
		sql_end(row);
		if ((fault = sql_query(
			 store, &row, field, "it", event->seq, last)) != NULL ||
		    (fault = sql_step(store, row, &found)) != NULL || !found)
			return fault;
		last = sql_column_text(row, 0, arena);
		sql_end(row);
	}
}

const struct fault *
events_next(struct store *store, int64_t message, int64_t after,
    struct arena *arena, struct event *event, bool *found)
{
	static const char next[] =
	    "SELECT seq, at, recorded_at, actor, role, id, kind, body, data, "
	    "prev, hash FROM view_event WHERE id = ? AND seq > ? "
	    "ORDER BY seq LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	schema_reset(&event_schema, event);
	if ((fault = sql_query(store, &row, next, "ii", message, after)) !=
		NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	event->seq = sqlite3_column_int64(row, 0);
	event->at = sqlite3_column_int64(row, 1);
	event->recorded_at = sqlite3_column_int64(row, 2);
	event->actor = sql_column_text(row, 3, arena);
	event->role = sql_column_text(row, 4, arena);
	event->id = sqlite3_column_int64(row, 5);
	event->kind = sql_column_text(row, 6, arena);
	event->body = sql_column_text(row, 7, arena);
	event->data = sql_column_text(row, 8, arena);
	event->prev = sql_column_text(row, 9, arena);
	event->hash = sql_column_text(row, 10, arena);
	sql_end(row);
	return put_texts(store, arena, event);
}

const struct fault *
events_recorded(struct store *store, int64_t seq, int64_t *recorded_at)
{
	static const char recorded[] =
	    "SELECT recorded_at FROM event WHERE seq = ?";

	return sql_integer(store, recorded_at, FIELD_NONE, recorded, "i", seq);
}
