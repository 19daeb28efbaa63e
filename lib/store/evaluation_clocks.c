#include "store/evaluation_clocks.h"

static const char *
column_text(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

void
evaluation_clocks_row(
    sqlite3_stmt *row, int first, struct evaluation_clock *clock)
{
	clock->clock_id = sqlite3_column_int64(row, first);
	clock_kind_parse(column_text(row, first + 1), &clock->kind);
	clock_state_parse(column_text(row, first + 2), &clock->state);
	clock->norm = sqlite3_column_int(row, first + 3) != 0;
	clock->body = column_text(row, first + 4);
	clock->owner = column_text(row, first + 5);
	clock->start = sqlite3_column_int64(row, first + 6);
	clock->due = sql_column_integer(row, first + 7);
	clock->stop = sql_column_integer(row, first + 8);
	clock->network = column_text(row, first + 9);
	clock->ruleset = clock->network == NULL ? "annex1" : "annex3";
	clock->late_minutes = sql_column_integer(row, first + 10);
	clock->notice = sql_column_integer(row, first + 11);
	clock->noticed_at = sql_column_integer(row, first + 12);
}

bool
evaluation_clocks_counts(
    const struct evaluation_scope *scope, const struct evaluation_clock *clock)
{
	if (clock->due == FIELD_NONE || clock->due < scope->begin ||
	    clock->due >= scope->end)
		return false;
	switch (clock->state) {
	case CLOCK_LAPSED:
	case CLOCK_SUSPENDED:
		return false;
	case CLOCK_CANCELLED:
		return clock->stop != FIELD_NONE && clock->stop > scope->cut;
	default:
		return true;
	}
}

const struct fault *
evaluation_clocks_open(struct evaluation_clocks *clocks, struct store *store,
    const struct evaluation_scope *scope)
{
	/* Word for word the conditions of the two indexes, each in its order:
	 * to merge them would cost as much as to read them. */
	static const char due[] =
	    "SELECT message, clock_id FROM clock INDEXED BY clock_ended "
	    "WHERE due >= ?1 AND due < ?2 AND due IS NOT NULL "
	    "AND state NOT IN ('running', 'suspended') UNION ALL "
	    "SELECT message, clock_id FROM clock "
	    "INDEXED BY clock_running WHERE due >= ?1 AND due < ?2 "
	    "AND state IN ('running', 'suspended')";

	*clocks = (struct evaluation_clocks){.store = store, .scope = scope};
	return sql_query(
	    store, &clocks->due, due, "ii", scope->begin, scope->end);
}

void
evaluation_clocks_close(struct evaluation_clocks *clocks)
{
	if (clocks->due != NULL)
		sql_end(clocks->due);
	if (clocks->one != NULL)
		sql_end(clocks->one);
}

/* The clock of a number; its texts live until the next one is read. */
static const struct fault *
read_one(struct evaluation_clocks *clocks, int64_t number,
    struct evaluation_clock *clock)
{
	static const char one[] = "SELECT c.message, " EVALUATION_CLOCKS_COLUMNS
				  "FROM clock c WHERE c.clock_id = ?";
	const struct fault *fault;
	bool found;

	if (clocks->one != NULL)
		sql_end(clocks->one);
	if ((fault = sql_query(
		 clocks->store, &clocks->one, one, "i", number)) != NULL ||
	    (fault = sql_step(clocks->store, clocks->one, &found)) != NULL ||
	    !found)
		return fault;
	clock->message = sqlite3_column_int64(clocks->one, 0);
	evaluation_clocks_row(clocks->one, 1, clock);
	return NULL;
}

const struct fault *
evaluation_clocks_next(struct evaluation_clocks *clocks,
    struct evaluation_clock *clock, bool *more)
{
	const struct fault *fault;

	while ((fault = sql_step(clocks->store, clocks->due, more)) == NULL &&
	       *more) {
		if (evaluation_told_has(&clocks->scope->told,
			sqlite3_column_int64(clocks->due, 0)))
			continue;
		*clock = (struct evaluation_clock){.due = FIELD_NONE};
		if ((fault = read_one(clocks,
			 sqlite3_column_int64(clocks->due, 1), clock)) !=
			NULL ||
		    evaluation_clocks_counts(clocks->scope, clock))
			return fault;
	}
	return fault;
}
