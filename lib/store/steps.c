#include "store/steps.h"

#include <string.h>

#include "store/sql.h"

static const struct fault *
count_events(struct store *store, int64_t message, int64_t *count)
{
	static const char events[] =
	    "SELECT count(*) FROM event WHERE message = ?";

	return sql_integer(store, count, 0, events, "i", message);
}

const struct fault *
steps_read(struct store *store, int64_t message, struct arena *arena,
    struct steps_event **steps, size_t *count)
{
	static const char events[] =
	    "SELECT at, kind, json_extract(data, '$.body'), json_extract(data, "
	    "'$.role'), "
	    "json_extract(data, '$.term'), json_extract(data, '$.assignment'), "
	    "json_extract(data, '$.step'), json_extract(data, '$.text'), "
	    "json_extract(data, '$.untimed') IS NOT NULL, "
	    "json_extract(data, '$.kind'), json_extract(data, '$.query') "
	    "FROM event WHERE message = ? ORDER BY seq";
	const struct fault *fault;
	sqlite3_stmt *row;
	int64_t room = 0;
	bool more = true;

	*count = 0;
	if ((fault = count_events(store, message, &room)) != NULL)
		return fault;
	*steps = arena_alloc(arena, ((size_t)room + 1) * sizeof(**steps));
	if ((fault = sql_query(store, &row, events, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		struct steps_event *step = &(*steps)[(*count)++];

		step->at = sqlite3_column_int64(row, 0);
		step->kind = sql_column_text(row, 1, arena);
		step->body = sql_column_text(row, 2, arena);
		step->role = sql_column_text(row, 3, arena);
		step->term = sql_column_text(row, 4, arena);
		step->assignment = sql_column_integer(row, 5);
		step->step = sql_column_text(row, 6, arena);
		step->text = sql_column_text(row, 7, arena);
		step->untimed = sqlite3_column_int(row, 8) != 0;
		step->draft = sql_column_text(row, 9, arena);
		step->query = sql_column_integer(row, 10);
	}
	return fault;
}
