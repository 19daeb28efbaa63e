#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/schema.h"
#include "store/sketches.h"
#include "store/sql.h"

/* The locations of a topic that are the place. */
static const struct fault *
find_names(struct store *store, int64_t topic, sketches_is_place *is_place,
    void *context, int64_t names[SKETCHES_NAMES], size_t *count)
{
	/* From each to the next by the index, whatever many messages it has. */
	static const char each[] =
	    "WITH RECURSIVE place (label) AS ("
	    "SELECT min(location) FROM message WHERE topic = ?1 UNION ALL "
	    "SELECT (SELECT min(m.location) FROM message m WHERE m.topic = ?1 "
	    "AND m.location > place.label) FROM place "
	    "WHERE label IS NOT NULL) "
	    "SELECT label, text FROM place JOIN label USING (label)";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true;

	*count = 0;
	fault = sql_query(store, &row, each, "-i", topic);
	while (fault == NULL && *count < SKETCHES_NAMES &&
	       (fault = sql_step(store, row, &more)) == NULL && more)
		if (is_place(
			context, (const char *)sqlite3_column_text(row, 1)))
			names[(*count)++] = sqlite3_column_int64(row, 0);
	if (more)
		sql_end(row);
	return fault;
}

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

const struct fault *
sketches_of_question(struct store *store, const char *topic,
    sketches_is_place *is_place, void *context, struct sketch *list,
    size_t most, size_t *count)
{
	static const char find[] = "SELECT label FROM label WHERE text = ?";
	int64_t names[SKETCHES_NAMES] = {FIELD_NONE}, label;
	size_t name_count = 1, more, i;
	struct arena arena = {0};
	struct sketch *all;
	const struct fault *fault;

	*count = 0;
	fault = sql_integer(store, &label, FIELD_NONE, find, "-t", topic);
	if (fault == NULL && label == FIELD_NONE)
		return NULL;
	if (fault == NULL && is_place != NULL)
		fault = find_names(
		    store, label, is_place, context, names, &name_count);
	if (fault == NULL && name_count == 1)
		return read_location(store, label, names[0], list, most, count);
	all = arena_alloc(&arena, 2 * most * sizeof(*all));
	for (i = 0; fault == NULL && i < name_count; i++) {
		fault = read_location(
		    store, label, names[i], all + *count, most, &more);
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
