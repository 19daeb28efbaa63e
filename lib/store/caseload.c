#include "store/caseload.h"

#include "store/assignment_row.h"
#include "store/clock_row.h"
#include "store/message_row.h"
#include "store/sql.h"

/* CASELOAD marks; those left over are NULL, which is in no list. */
#define MARKS "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
#define IN " IN (" MARKS "," MARKS "," MARKS "," MARKS ") "

static void
take_message(sqlite3_stmt *row, struct arena *arena, struct caseload *load)
{
	message_row_read_due(row, arena, &load->message);
}

static void
take_assignment(sqlite3_stmt *row, struct arena *arena, struct caseload *load)
{
	load->assignments = arena_grow(arena, load->assignments,
	    load->assignment_count, sizeof(*load->assignments));
	assignment_row_read(
	    row, arena, &load->assignments[load->assignment_count++]);
}

static void
take_clock(sqlite3_stmt *row, struct arena *arena, struct caseload *load)
{
	load->clocks = arena_grow(
	    arena, load->clocks, load->clock_count, sizeof(*load->clocks));
	clock_row_read(row, arena, &load->clocks[load->clock_count++]);
}

/* What is read of all of them; the rows come in the order of messages. */
static const struct {
	const char *select;
	int message; /* the column with its number */
	void (*take)(sqlite3_stmt *, struct arena *, struct caseload *);
} parts[] = {
    {"SELECT " MESSAGE_ROW_DUE_COLUMNS " FROM message WHERE id" IN
     "ORDER BY id",
	0, take_message},
    {"SELECT " ASSIGNMENT_ROW_COLUMNS " FROM assignment WHERE message" IN
     "ORDER BY message, assignment",
	1, take_assignment},
    {"SELECT " CLOCK_ROW_COLUMNS " FROM clock WHERE message" IN
     "ORDER BY message, clock_id",
	1, take_clock},
};

const struct fault *
caseload_read(struct store *store, const int64_t *messages, size_t count,
    struct arena *arena, struct caseload *loads)
{
	const struct fault *fault = NULL;
	sqlite3_stmt *row;
	size_t i;
	bool more;

	for (i = 0; i < count; i++) {
		loads[i] = (struct caseload){0};
		schema_reset(&message_schema, &loads[i].message);
		loads[i].message.id = messages[i];
	}
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]) && fault == NULL;
	     i++) {
		struct caseload *load = loads;

		fault = sql_query_in(
		    store, &row, parts[i].select, messages, count, CASELOAD);
		while (fault == NULL &&
		       (fault = sql_step(store, row, &more)) == NULL && more) {
			while (load->message.id !=
			       sqlite3_column_int64(row, parts[i].message))
				load++;
			parts[i].take(row, arena, load);
		}
	}
	return fault;
}
