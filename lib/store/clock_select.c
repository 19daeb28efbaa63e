#include "store/clock_select.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "store/clock_row.h"
#include "store/bulk.h"
#include "store/sql.h"

struct clock_select {
	struct store *store;
	sqlite3_stmt *statement;
};

static void
write_list(
    struct buffer *sql, const char *column, const char *mark, size_t count)
{
	size_t i;

	if (count == 0)
		return;
	buffer_printf(sql, " AND %s IN (", column);
	for (i = 0; i < count; i++)
		buffer_printf(sql, "%s:%s%zu", i > 0 ? ", " : "", mark, i);
	buffer_putc(sql, ')');
}

/* The clocks for which a condition holds, and of them those that are chosen. */
static void
write_part(const struct clock_selection *s, const char *from,
    const char *condition, struct buffer *sql)
{
	buffer_printf(sql, "SELECT " CLOCK_ROW_COLUMNS " FROM %s WHERE %s",
	    from, condition);
	if (s->message != FIELD_NONE)
		buffer_puts(sql, " AND message = :message");
	write_list(sql, "clock", "clock", s->clock_count);
	write_list(sql, "owner", "body", s->body_count);
	if (s->since != FIELD_NONE)
		buffer_puts(sql, " AND due >= :since");
	if (s->until != FIELD_NONE)
		buffer_puts(sql, " AND due < :until");
	buffer_puts(sql, s->no_due
			     ? " AND due IS NULL AND (message, clock_id) > "
			       "(:after_message, :after_clock)"
			     : " AND (due, message, clock_id) > "
			       "(:after_due, :after_message, :after_clock)");
}

/* Nobody was told of a term of a body's own. */
#define UNTOLD "notice IS NULL AND owner = body AND force = 'norm' "
#define RUNNING "state IN ('running', 'suspended') "
#define ENDED "due IS NOT NULL AND state NOT IN ('running', 'suspended')"

/* Both parts are in order in their index; SQLite merges them. */
static void
write_both(const struct clock_selection *s, const char *ended_from,
    const char *ended, const char *running, struct buffer *sql)
{
	write_part(s, ended_from, ended, sql);
	buffer_puts(sql, " UNION ALL ");
	write_part(s, "clock INDEXED BY clock_running", running, sql);
}

/* Where an index is named, its condition is there word for word. */
static void
write_query(const struct clock_selection *s, struct buffer *sql)
{
	if (s->untold && s->message != FIELD_NONE)
		write_part(s, "clock",
		    UNTOLD "AND (state = 'late' OR "
			   "(state = 'running' AND clock <> 'return'))",
		    sql);
	else if (s->untold)
		write_both(s, "clock INDEXED BY clock_untold",
		    UNTOLD "AND state = 'late'",
		    RUNNING "AND state = 'running' AND clock <> 'return' "
			    "AND " UNTOLD,
		    sql);
	else if (s->stopped && s->message == FIELD_NONE && !s->no_due)
		write_both(
		    s, "clock INDEXED BY clock_ended", ENDED, RUNNING, sql);
	else
		write_part(s, "clock", s->stopped ? "true" : RUNNING, sql);
	buffer_puts(sql, s->no_due ? " ORDER BY message, clock_id"
				   : " ORDER BY due, message, clock_id");
}

static void
mark_integer(sqlite3_stmt *statement, const char *name, int64_t number)
{
	int at = sqlite3_bind_parameter_index(statement, name);

	if (at > 0)
		sqlite3_bind_int64(statement, at, number);
}

static void
mark_list(sqlite3_stmt *statement, const char *mark, const char *const *items,
    size_t count)
{
	char name[32];
	size_t i;

	for (i = 0; i < count; i++) {
		snprintf(name, sizeof(name), ":%s%zu", mark, i);
		sqlite3_bind_text(statement,
		    sqlite3_bind_parameter_index(statement, name), items[i], -1,
		    SQLITE_TRANSIENT);
	}
}

const struct fault *
clock_select_open(struct store *store, const struct clock_selection *s,
    struct clock_select **cursor)
{
	const struct fault *fault = NULL;
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;

	*cursor = NULL;
	if ((fault = bulk_flush(store)) != NULL)
		return fault;
	write_query(s, &sql);
	fault = sql_prepare_once(
	    store, &statement, sql.bytes, "cannot select clocks");
	buffer_free(&sql);
	if (fault != NULL)
		return fault;
	mark_integer(statement, ":message", s->message);
	mark_integer(statement, ":since", s->since);
	mark_integer(statement, ":until", s->until);
	mark_integer(statement, ":after_due", s->after_due);
	mark_integer(statement, ":after_message", s->after_message);
	mark_integer(statement, ":after_clock", s->after_clock);
	mark_list(statement, "clock", s->clocks, s->clock_count);
	mark_list(statement, "body", s->bodies, s->body_count);
	if ((*cursor = calloc(1, sizeof(**cursor))) == NULL)
		abort();
	(*cursor)->store = store;
	(*cursor)->statement = statement;
	return NULL;
}

const struct fault *
clock_select_next(struct clock_select *cursor, struct arena *arena,
    struct case_clock *clock, bool *more)
{
	const struct fault *fault;

	fault = sql_step(cursor->store, cursor->statement, more);
	if (fault == NULL && *more)
		clock_row_read(cursor->statement, arena, clock);
	return fault;
}

void
clock_select_close(struct clock_select *cursor)
{
	if (cursor == NULL)
		return;
	sqlite3_finalize(cursor->statement);
	free(cursor);
}
