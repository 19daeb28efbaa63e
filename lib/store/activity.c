#include "store/activity.h"

#include <stdlib.h>

#include "model/schema.h"
#include "store/sql.h"

static void
append(struct activity_list *list, const struct activity *activity)
{
	if (list->count == list->size) {
		list->size = list->size == 0 ? 1024 : 2 * list->size;
		list->rows =
		    realloc(list->rows, list->size * sizeof(*list->rows));
		if (list->rows == NULL)
			abort();
	}
	list->rows[list->count++] = *activity;
}

const struct fault *
activity_read(struct store *store, int64_t from, int64_t until, int64_t day,
    struct activity_list *list)
{
	static const char select[] =
	    "SELECT topic, location, count(*) FROM message "
	    "INDEXED BY message_activity WHERE topic IS NOT NULL "
	    "AND coalesce(posted_at, collected_at) >= ? "
	    "AND coalesce(posted_at, collected_at) < ? "
	    "GROUP BY topic, location";
	struct activity activity = {.day = day};
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = sql_query(store, &row, select, "ii", from, until)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		activity.topic = sqlite3_column_int64(row, 0);
		activity.location = sql_column_integer(row, 1);
		activity.count = sqlite3_column_int64(row, 2);
		append(list, &activity);
	}
	return fault;
}

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare(const void *a, const void *b)
{
	const struct activity *one = a, *other = b;
	int by = order(one->topic, other->topic);

	if (by == 0)
		by = order(one->location, other->location);
	return by != 0 ? by : order(one->day, other->day);
}

void
activity_sort(struct activity_list *list)
{
	if (list->count > 0)
		qsort(list->rows, list->count, sizeof(*list->rows), compare);
}

void
activity_free(struct activity_list *list)
{
	free(list->rows);
	*list = (struct activity_list){0};
}

const struct fault *
activity_name(
    struct store *store, int64_t label, struct arena *arena, const char **name)
{
	static const char select[] = "SELECT text FROM label WHERE label = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	*name = NULL;
	if (label == FIELD_NONE)
		return NULL;
	if ((fault = sql_query(store, &row, select, "i", label)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	*name = sql_column_text(row, 0, arena);
	sql_end(row);
	return NULL;
}

const struct fault *
activity_last(struct store *store, const struct activity *activity,
    int64_t from, int64_t until, int64_t *at)
{
	static const char select[] =
	    "SELECT max(collected_at) FROM message "
	    "INDEXED BY message_activity WHERE topic IS NOT NULL "
	    "AND coalesce(posted_at, collected_at) >= ? "
	    "AND coalesce(posted_at, collected_at) < ? "
	    "AND topic = ? AND location IS ?";

	return sql_integer(store, at, FIELD_NONE, select, "iiii", from, until,
	    activity->topic, activity->location);
}
