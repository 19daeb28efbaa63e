#include "store/affected.h"

#include <stdlib.h>

#include "store/sql.h"

static int
compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* Each once, in order: SQLite would keep a tree of them for that. */
static void
put_in_order(struct affected *list)
{
	size_t i, count = 0;

	if (list->count == 0)
		return;
	qsort(list->messages, list->count, sizeof(*list->messages), compare);
	for (i = 1; i < list->count; i++)
		if (list->messages[i] != list->messages[count])
			list->messages[++count] = list->messages[i];
	list->count = count + 1;
}

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
	put_in_order(list);
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
	    "UNION ALL SELECT message FROM clock INDEXED BY clock_ended "
	    "WHERE due > ?1 AND due IS NOT NULL AND state NOT IN "
	    "('running', 'suspended') AND state = 'lapsed' AND stop IS NULL "
	    "AND start < ?2 "
	    "UNION ALL SELECT message FROM clock INDEXED BY clock_stopped "
	    "WHERE stop IS NOT NULL AND stop > ?1 AND start < ?2";
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
	    "SELECT message FROM clock INDEXED BY clock_running "
	    "WHERE state IN ('running', 'suspended')";
	const struct fault *fault;
	sqlite3_stmt *row;

	*list = (struct affected){0};
	if ((fault = sql_query(store, &row, running, "")) != NULL)
		return fault;
	return read_list(store, row, list);
}

const struct fault *
affected_open(struct store *store, struct affected *list)
{
	static const char open[] =
	    "SELECT id FROM message INDEXED BY message_by_state WHERE state IN "
	    "('detected', 'in_work', 'returned', 'interim_posted') "
	    "UNION ALL SELECT message FROM clock INDEXED BY clock_running "
	    "WHERE state IN ('running', 'suspended')";
	const struct fault *fault;
	sqlite3_stmt *row;

	*list = (struct affected){0};
	if ((fault = sql_query(store, &row, open, "")) != NULL)
		return fault;
	return read_list(store, row, list);
}

void
affected_free(struct affected *list)
{
	free(list->messages);
	*list = (struct affected){0};
}
