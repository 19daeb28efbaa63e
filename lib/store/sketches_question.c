#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/schema.h"
#include "store/sketches.h"
#include "store/sql.h"

/* Those of a topic in one location, FIELD_NONE: without any. */
static const struct fault *
read_location(struct store *store, int64_t topic, int64_t location,
    struct sketch *list, size_t most, size_t *count)
{
	static const char find[] =
	    "SELECT id FROM message WHERE topic = ? AND location IS ? "
	    "ORDER BY id DESC";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true, found;

	*count = 0;
	fault = sql_query(store, &row, find, "-ii", topic, location);
	while (fault == NULL && *count < most &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		fault = sketches_get(
		    store, sqlite3_column_int64(row, 0), &list[*count], &found);
		*count += fault == NULL && found;
	}
	if (more)
		sql_end(row);
	return fault;
}

/* Newer ones first. */
static int
compare(const void *left, const void *right)
{
	const struct sketch *a = left, *b = right;

	return (a->message < b->message) - (a->message > b->message);
}

/* The number of a text; 0: no message has it. */
static const struct fault *
find_label(struct store *store, const char *text, int64_t *label)
{
	static const char find[] = "SELECT label FROM label WHERE text = ?";

	return sql_integer(store, label, 0, find, "-t", text);
}

const struct fault *
sketches_of_question(struct store *store, const char *topic,
    const char *const *names, size_t name_count, struct sketch *list,
    size_t most, size_t *count)
{
	int64_t label, location = FIELD_NONE;
	struct arena arena = {0};
	const struct fault *fault;
	struct sketch *all;
	size_t more, i;

	*count = 0;
	if ((fault = find_label(store, topic, &label)) != NULL || label == 0)
		return fault;
	if (name_count == 0)
		return read_location(store, label, location, list, most, count);
	all = arena_alloc(&arena, 2 * most * sizeof(*all));
	for (i = 0; fault == NULL && i < name_count; i++) {
		fault = find_label(store, names[i], &location);
		if (fault != NULL || location == 0)
			continue;
		fault = read_location(
		    store, label, location, all + *count, most, &more);
		qsort(all, *count + more, sizeof(*all), compare);
		*count = *count + more < most ? *count + more : most;
	}
	memcpy(list, all, *count * sizeof(*list));
	arena_free(&arena);
	return fault;
}

/* The text of a label; NULL: none. */
static const struct fault *
read_label(
    struct store *store, int64_t label, struct arena *arena, const char **text)
{
	static const char find[] = "SELECT text FROM label WHERE label = ?";

	*text = NULL;
	return label == FIELD_NONE
		   ? NULL
		   : sql_text(store, text, arena, find, "-i", label);
}

const struct fault *
sketches_questions(
    struct store *store, sketches_take_question *take, void *context)
{
	static const char all[] =
	    "SELECT id, topic, location FROM message WHERE topic IS NOT NULL "
	    "ORDER BY topic, location";
	struct sketches_question question = {.topic = NULL};
	int64_t topic = 0, location = 0;
	const struct fault *fault;
	struct arena arena = {0};
	sqlite3_stmt *row = NULL;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		question.is_new = topic != sql_column_integer(row, 1) ||
				  location != sql_column_integer(row, 2);
		if (question.is_new) {
			arena_reset(&arena);
			topic = sql_column_integer(row, 1);
			location = sql_column_integer(row, 2);
			fault =
			    read_label(store, topic, &arena, &question.topic);
			if (fault == NULL)
				fault = read_label(store, location, &arena,
				    &question.location);
		}
		if (fault == NULL && question.topic != NULL)
			take(context, sqlite3_column_int64(row, 0), &question);
	}
	if (fault != NULL && more)
		sql_end(row);
	arena_free(&arena);
	return fault;
}
