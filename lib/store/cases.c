#include "store/cases.h"

#include <string.h>

#include "base/buffer.h"
#include "store/clock_row.h"
#include "store/sql.h"

/* Room for one more item of a list that grows in an arena. */
static void *
grow(struct arena *arena, void *list, size_t count, size_t size)
{
	void *grown;

	if (count != 0 && (count & (count - 1)) != 0)
		return list;
	grown = arena_alloc(arena, (count == 0 ? 1 : 2 * count) * size);
	if (count > 0)
		memcpy(grown, list, count * size);
	return grown;
}

static void
read_assignment(
    sqlite3_stmt *row, struct arena *arena, struct assignment *assignment)
{
	assignment->assignment = sqlite3_column_int64(row, 0);
	assignment->message = sqlite3_column_int64(row, 1);
	assignment->body = sql_column_text(row, 2, arena);
	assignment_role_parse(
	    (const char *)sqlite3_column_text(row, 3), &assignment->role);
	assignment->seq = sqlite3_column_int64(row, 4);
	assignment_state_parse(
	    (const char *)sqlite3_column_text(row, 5), &assignment->state);
	assignment->received_at = sqlite3_column_int64(row, 6);
	assignment->due = sql_column_integer(row, 7);
	assignment->last_at = sqlite3_column_int64(row, 8);
}

const struct fault *
cases_assignments(struct store *store, int64_t message, struct arena *arena,
    struct assignment **list, size_t *count)
{
	static const char select[] =
	    "SELECT assignment, message, body, role, seq, state, received_at, "
	    "due, last_at FROM assignment WHERE message = ? "
	    "ORDER BY assignment";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*list = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, select, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*list = grow(arena, *list, *count, sizeof(**list));
		read_assignment(row, arena, &(*list)[(*count)++]);
	}
	return fault;
}

const struct fault *
cases_put_assignment(struct store *store, struct assignment *assignment)
{
	static const char insert[] =
	    "INSERT INTO assignment (assignment, message, body, role, seq, "
	    "state, received_at, due, last_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
	    "ON CONFLICT (assignment) DO UPDATE SET role = excluded.role, "
	    "state = excluded.state, due = excluded.due, "
	    "last_at = excluded.last_at";
	const struct fault *fault;

	fault = sql_run(store, insert, "iittitiii", assignment->assignment,
	    assignment->message, assignment->body,
	    assignment_role_name(assignment->role), assignment->seq,
	    assignment_state_name(assignment->state), assignment->received_at,
	    assignment->due, assignment->last_at);
	if (fault == NULL && assignment->assignment == FIELD_NONE)
		assignment->assignment = sqlite3_last_insert_rowid(store->db);
	return fault;
}

const struct fault *
cases_clocks(struct store *store, int64_t message, struct arena *arena,
    struct case_clock **list, size_t *count)
{
	static const char select[] =
	    "SELECT " CLOCK_ROW_COLUMNS
	    " FROM clock WHERE message = ? ORDER BY clock_id";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*list = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, select, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*list = grow(arena, *list, *count, sizeof(**list));
		clock_row_read(row, arena, &(*list)[(*count)++]);
	}
	return fault;
}

const struct fault *
cases_put_clock(struct store *store, struct case_clock *made)
{
	static const char insert[] =
	    "INSERT OR REPLACE INTO clock (clock_id, message, assignment, "
	    "clock, rule, ruleset, force, body, owner, start, \"limit\", due, "
	    "stop, state, late_minutes, target_due, alt_due, alt_reading, "
	    "readings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, ?)";
	struct clock *clock = &made->clock;
	const struct fault *fault;

	fault = sql_run(store, insert,
	    "iiitttttti"
	    "tiitiiitt",
	    clock->clock_id, clock->id, made->assignment, clock->clock,
	    clock->rule, clock->ruleset, clock->force, clock->body,
	    clock->owner, clock->start, clock->limit, clock->due, clock->stop,
	    clock->state, clock->late_minutes, clock->target_due,
	    clock->alt_due, clock->alt_reading, clock->readings);
	if (fault == NULL && clock->clock_id == FIELD_NONE)
		clock->clock_id = sqlite3_last_insert_rowid(store->db);
	return fault;
}

/* Adds every row of a query to a text, one line each. */
static const struct fault *
add_rows(
    struct store *store, const char *sql, int64_t message, struct buffer *text)
{
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = sql_query(store, &row, sql, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		buffer_puts(text, (const char *)sqlite3_column_text(row, 0));
		buffer_putc(text, '\n');
	}
	return fault;
}

const struct fault *
cases_digest(struct store *store, int64_t message, char out[DIGEST_TEXT])
{
	static const char assignments[] =
	    "SELECT json_array(assignment, body, role, seq, state, "
	    "received_at, due, last_at) FROM assignment WHERE message = ? "
	    "ORDER BY assignment";
	static const char clocks[] =
	    "SELECT json_array(clock_id, assignment, clock, rule, ruleset, "
	    "force, body, owner, start, \"limit\", due, stop, state, "
	    "late_minutes, target_due, alt_due, alt_reading, readings) "
	    "FROM clock WHERE message = ? ORDER BY clock_id";
	const struct fault *fault;
	struct buffer text = {0};

	buffer_puts(&text, "");
	if ((fault = add_rows(store, assignments, message, &text)) == NULL)
		fault = add_rows(store, clocks, message, &text);
	digest_text(text.bytes, text.length, out);
	buffer_free(&text);
	return fault;
}
