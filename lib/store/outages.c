#include "store/outages.h"

#include "store/sql.h"

const struct fault *
outages_insert(struct store *store, struct outage *outage)
{
	static const char next[] =
	    "SELECT coalesce(max(outage), 0) + 1 FROM outage";
	static const char insert[] =
	    "INSERT INTO outage (outage, begin, \"end\", kind, scope, reason, "
	    "by) VALUES (?, ?, ?, ?, ?, ?, ?)";
	const struct fault *fault;

	if ((fault = sql_integer(store, &outage->outage, 1, next, "")) != NULL)
		return fault;
	return sql_run(store, insert, "iiitttt", outage->outage, outage->begin,
	    outage->end, outage->kind, outage->scope, outage->reason,
	    outage->by);
}

const struct fault *
outages_end(struct store *store, int64_t number, int64_t end)
{
	static const char update[] =
	    "UPDATE outage SET \"end\" = ? WHERE outage = ?";

	return sql_run(store, update, "ii", end, number);
}

const struct fault *
outages_next(struct store *store, int64_t after, struct arena *arena,
    struct outage *outage, bool *found)
{
	static const char next[] =
	    "SELECT outage, begin, \"end\", kind, scope, reason, by "
	    "FROM outage WHERE outage > ? ORDER BY outage LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, next, "i", after)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	outage->outage = sqlite3_column_int64(row, 0);
	outage->begin = sqlite3_column_int64(row, 1);
	outage->end = sql_column_integer(row, 2);
	outage->kind = sql_column_text(row, 3, arena);
	outage->scope = sql_column_text(row, 4, arena);
	outage->reason = sql_column_text(row, 5, arena);
	outage->by = sql_column_text(row, 6, arena);
	sql_end(row);
	return NULL;
}
