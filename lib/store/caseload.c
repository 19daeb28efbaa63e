#include "store/caseload.h"

#include "store/assignment_row.h"
#include "store/clock_row.h"
#include "store/message_row.h"
#include "store/sql.h"

/* CASELOAD marks; those left over are NULL, which is in no list. */
#define MARKS "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
#define IN " IN (" MARKS "," MARKS "," MARKS "," MARKS ") "

static const struct fault *
read_messages(struct store *store, const int64_t *messages, size_t count,
    struct arena *arena, struct caseload *loads)
{
	static const char select[] = "SELECT " MESSAGE_ROW_DUE_COLUMNS
				     " FROM message WHERE id" IN "ORDER BY id";
	const struct fault *fault;
	sqlite3_stmt *row;
	size_t i = 0;
	bool more = true;

	fault = sql_query_in(store, &row, select, messages, count, CASELOAD);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		while (messages[i] != sqlite3_column_int64(row, 0))
			i++;
		message_row_read_due(row, arena, &loads[i].message);
	}
	return fault;
}

static const struct fault *
read_assignments(struct store *store, const int64_t *messages, size_t count,
    struct arena *arena, struct caseload *loads)
{
	static const char select[] =
	    "SELECT " ASSIGNMENT_ROW_COLUMNS " FROM assignment WHERE message" IN
	    "ORDER BY message, assignment";
	const struct fault *fault;
	struct assignment *list = NULL;
	sqlite3_stmt *row;
	size_t i = 0, all = 0;
	bool more = true;

	fault = sql_query_in(store, &row, select, messages, count, CASELOAD);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		list = arena_grow(arena, list, all, sizeof(*list));
		assignment_row_read(row, arena, &list[all]);
		while (messages[i] != list[all].message)
			i++;
		loads[i].assignment_count++;
		all++;
	}
	for (i = 0; i < count && list != NULL; i++) {
		loads[i].assignments = list;
		list += loads[i].assignment_count;
	}
	return fault;
}

static const struct fault *
read_clocks(struct store *store, const int64_t *messages, size_t count,
    struct arena *arena, struct caseload *loads)
{
	static const char select[] =
	    "SELECT " CLOCK_ROW_COLUMNS " FROM clock WHERE message" IN
	    "ORDER BY message, clock_id";
	const struct fault *fault;
	struct case_clock *list = NULL;
	sqlite3_stmt *row;
	size_t i = 0, all = 0;
	bool more = true;

	fault = sql_query_in(store, &row, select, messages, count, CASELOAD);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		list = arena_grow(arena, list, all, sizeof(*list));
		clock_row_read(row, arena, &list[all]);
		while (messages[i] != list[all].clock.id)
			i++;
		loads[i].clock_count++;
		all++;
	}
	for (i = 0; i < count && list != NULL; i++) {
		loads[i].clocks = list;
		list += loads[i].clock_count;
	}
	return fault;
}

const struct fault *
caseload_read(struct store *store, const int64_t *messages, size_t count,
    struct arena *arena, struct caseload *loads)
{
	const struct fault *fault;
	size_t i;

	for (i = 0; i < count; i++) {
		loads[i] = (struct caseload){0};
		schema_reset(&message_schema, &loads[i].message);
		loads[i].message.id = messages[i];
	}
	if ((fault = read_messages(store, messages, count, arena, loads)) !=
		NULL ||
	    (fault = read_assignments(store, messages, count, arena, loads)) !=
		NULL)
		return fault;
	return read_clocks(store, messages, count, arena, loads);
}
