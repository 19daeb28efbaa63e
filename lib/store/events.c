#include "store/events.h"

#include "base/buffer.h"
#include "base/json_text.h"
#include "model/schema.h"
#include "store/sql.h"

/* SQLite escapes what JSON demands, and no more. */
static const char *
column_json(sqlite3_stmt *row, struct arena *arena)
{
	struct buffer json = {0};
	const char *copy;

	json_text_put(&json, (const char *)sqlite3_column_text(row, 0),
	    (size_t)sqlite3_column_bytes(row, 0));
	copy = arena_copy(arena, json.bytes, json.length);
	buffer_free(&json);
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
		event->data = column_json(row, arena);
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
