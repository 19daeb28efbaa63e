#include "store/affected.h"

#include <stdlib.h>

#include "store/sql.h"

/* Reads the only column of a query to its end. */
static const struct fault *
read_list(struct store *store, sqlite3_stmt *row, struct affected *list)
{
	const struct fault *fault;
	size_t room = 0;
	bool more = true;

	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		if (list->count == room) {
			room = room == 0 ? 256 : 2 * room;
			list->messages = realloc(
			    list->messages, room * sizeof(*list->messages));
			if (list->messages == NULL)
				abort();
		}
		list->messages[list->count++] = sqlite3_column_int64(row, 0);
	}
	return fault;
}

const struct fault *
affected_by_outage(
    struct store *store, int64_t begin, int64_t end, struct affected *list)
{
	/*
	 * Each part goes by an index of its own. A clock that was due by the
	 * begin does not change, unless its other reading is later.
	 */
	static const char open[] =
	    "SELECT message FROM clock INDEXED BY clock_running "
	    "WHERE state IN ('running', 'suspended') AND start < ?2 "
	    "AND (due IS NULL OR due > ?1 OR alt_due > ?1) "
	    "UNION SELECT message FROM clock INDEXED BY clock_lapsed "
	    "WHERE state = 'lapsed' AND stop IS NULL AND due > ?1 AND start < "
	    "?2 "
	    "UNION SELECT message FROM clock INDEXED BY clock_stopped "
	    "WHERE stop IS NOT NULL AND stop > ?1 AND start < ?2 ORDER BY 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	*list = (struct affected){0};
	if ((fault = sql_query(store, &row, open, "ii", begin, end)) != NULL)
		return fault;
	return read_list(store, row, list);
}

const struct fault *
affected_running(struct store *store, struct affected *list)
{
	static const char running[] =
	    "SELECT DISTINCT message FROM clock INDEXED BY clock_running "
	    "WHERE state IN ('running', 'suspended') ORDER BY 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	*list = (struct affected){0};
	if ((fault = sql_query(store, &row, running, "")) != NULL)
		return fault;
	return read_list(store, row, list);
}

void
affected_free(struct affected *list)
{
	free(list->messages);
	*list = (struct affected){0};
}
