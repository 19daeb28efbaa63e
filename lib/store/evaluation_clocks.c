#include "store/evaluation_clocks.h"

#include "base/text.h"

static const char *
column_text(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

/* How late it is, and when that was told of. */
static const struct fault *
read_breach(struct store *store, sqlite3_stmt *row, int first,
    struct evaluation_clock *clock)
{
	static const char issued[] =
	    "SELECT issued_at FROM notice WHERE notice = ?";

	clock->late_minutes = sql_column_integer(row, first);
	clock->notice = sql_column_integer(row, first + 1);
	return clock->notice == FIELD_NONE
		   ? NULL
		   : sql_integer(store, &clock->noticed_at, FIELD_NONE, issued,
			 "i", clock->notice);
}

/* A waiver, a refusal or an answer ends T-REFWD too, and forwards nothing. */
static const struct fault *
read_forwarding(struct store *store, struct evaluation_clock *clock)
{
	static const char forwarded[] =
	    "SELECT EXISTS (SELECT 1 FROM event WHERE message = ? AND at = ? "
	    "AND kind IN ('forwarded', 'lead_set'))";
	const struct fault *fault;
	int64_t found = 0;

	if (clock->kind != CLOCK_REFORWARD || clock->stop == FIELD_NONE)
		return NULL;
	fault = sql_integer(
	    store, &found, 0, forwarded, "ii", clock->message, clock->stop);
	clock->forwarded = found != 0;
	return fault;
}

/*
 * All clocks but the longer terms start with what makes them. One of those that
 * had ended by the cut was there; of one that had not, the journal tells whether
 * anything was granted since.
 */
static const struct fault *
find_past(struct store *store, const struct evaluation_scope *scope,
    struct evaluation_clock *clock, bool *there)
{
	static const char granted[] =
	    "SELECT EXISTS (SELECT 1 FROM event WHERE message = ? AND at > ? "
	    "AND kind IN ('approved', 'extended', 'published'))";
	const struct fault *fault;
	int64_t since = 0;

	*there = clock->start <= scope->cut;
	if ((clock->kind != CLOCK_FULL_HOURS &&
		clock->kind != CLOCK_FULL_DAYS) ||
	    !*there || (clock->stop != FIELD_NONE && clock->stop <= scope->cut))
		return NULL;
	fault = sql_integer(
	    store, &since, 0, granted, "ii", clock->message, scope->cut);
	return fault != NULL || since == 0
		   ? fault
		   : scope->past(scope->to, clock, there);
}

const struct fault *
evaluation_clocks_row(struct store *store, const struct evaluation_scope *scope,
    sqlite3_stmt *row, int first, struct evaluation_clock *clock, bool *there)
{
	const struct fault *fault;

	clock->clock_id = sqlite3_column_int64(row, first);
	clock_kind_parse(column_text(row, first + 1), &clock->kind);
	clock_state_parse(column_text(row, first + 2), &clock->state);
	clock->norm = text_equal(column_text(row, first + 3), "norm");
	clock->body = column_text(row, first + 4);
	clock->owner = column_text(row, first + 5);
	clock->start = sqlite3_column_int64(row, first + 6);
	clock->due = sql_column_integer(row, first + 7);
	clock->stop = sql_column_integer(row, first + 8);
	clock->network = column_text(row, first + 9);
	clock->ruleset = clock->network == NULL ? "annex1" : "annex3";
	clock->late_minutes = FIELD_NONE;
	clock->notice = FIELD_NONE;
	clock->noticed_at = FIELD_NONE;
	if ((fault = read_forwarding(store, clock)) == NULL)
		fault = find_past(store, scope, clock, there);
	/* Of a clock that was kept nobody asks. */
	return fault != NULL || clock->state == CLOCK_MET
		   ? fault
		   : read_breach(store, row, first + 10, clock);
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
    struct evaluation_scope *scope)
{
	/*
	 * Word for word the conditions of the two indexes, each in its order:
	 * to merge them would cost as much as to read them. Nothing but the
	 * message is asked for, which is what there is to read.
	 */
	static const char due[] =
	    "SELECT message FROM clock INDEXED BY clock_ended "
	    "WHERE due >= ?1 AND due < ?2 AND due IS NOT NULL "
	    "AND state NOT IN ('running', 'suspended') UNION ALL "
	    "SELECT message FROM clock INDEXED BY clock_running "
	    "WHERE due >= ?1 AND due < ?2 "
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
	if (clocks->own != NULL)
		sql_end(clocks->own);
}

/* Goes on to the next message that was not told of. */
static const struct fault *
next_message(struct evaluation_clocks *clocks, bool *more)
{
	static const char own[] = "SELECT " EVALUATION_CLOCKS_COLUMNS
				  "FROM clock c INDEXED BY clock_by_message "
				  "WHERE c.message = ?";
	const struct fault *fault;

	while ((fault = sql_step(clocks->store, clocks->due, more)) == NULL &&
	       *more) {
		clocks->message = sqlite3_column_int64(clocks->due, 0);
		if (evaluation_told_first(
			&clocks->scope->told, clocks->message))
			return sql_query(clocks->store, &clocks->own, own, "i",
			    clocks->message);
	}
	return fault;
}

const struct fault *
evaluation_clocks_next(struct evaluation_clocks *clocks,
    struct evaluation_clock *clock, bool *more)
{
	const struct fault *fault;
	bool found, there;

	for (;;) {
		if (clocks->own == NULL) {
			fault = next_message(clocks, more);
			if (fault != NULL || !*more)
				return fault;
		}
		if ((fault = sql_step(clocks->store, clocks->own, &found)) !=
		    NULL)
			return fault;
		if (!found) {
			clocks->own = NULL;
			continue;
		}
		*clock = (struct evaluation_clock){.message = clocks->message};
		fault = evaluation_clocks_row(clocks->store, clocks->scope,
		    clocks->own, 0, clock, &there);
		if (fault != NULL ||
		    (there && evaluation_clocks_counts(clocks->scope, clock)))
			return fault;
	}
}
