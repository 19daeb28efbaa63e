#include "store/select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "store/authorship.h"
#include "store/blocks.h"
#include "store/message_row.h"
#include "store/select_query.h"
#include "store/sql.h"

struct select {
	struct store *store;
	sqlite3_stmt *statement;
	int64_t last; /* id that was read, or INT64_MIN */
	bool reading;
};

static void
mark_text(sqlite3_stmt *statement, const char *name, const char *text)
{
	int at = sqlite3_bind_parameter_index(statement, name);

	if (at > 0)
		sqlite3_bind_text(statement, at, text, -1, SQLITE_TRANSIENT);
}

static void
mark_integer(sqlite3_stmt *statement, const char *name, int64_t number)
{
	int at = sqlite3_bind_parameter_index(statement, name);

	if (at > 0)
		sqlite3_bind_int64(statement, at, number);
}

static void
mark_list(sqlite3_stmt *statement, const char *column, const char *const *list,
    size_t count)
{
	char name[32];
	size_t i;

	for (i = 0; i < count; i++) {
		snprintf(name, sizeof(name), ":%s%zu", column, i);
		mark_text(statement, name, list[i]);
	}
}

static void
bind_marks(sqlite3_stmt *statement, const struct selection *s)
{
	mark_list(statement, "state", s->states, s->state_count);
	mark_list(statement, "network", s->networks, s->network_count);
	mark_text(statement, ":body", s->body);
	mark_text(statement, ":holder", s->holder);
	mark_text(statement, ":topic", s->topic);
	mark_text(statement, ":location", s->location);
	mark_text(statement, ":author", s->author);
	mark_integer(statement, ":since", s->since);
	mark_integer(statement, ":until", s->until);
	mark_text(statement, ":mine", s->mine);
	mark_integer(statement, ":overdue", s->overdue_at);
}

/* In which blocks of messages the author has written. */
static const struct fault *
bind_blocks(struct store *store, sqlite3_stmt *statement, const char *author)
{
	const struct fault *fault;
	struct arena arena = {0};
	const char *blocks;

	fault = authorship_blocks(store, author, &arena, &blocks);
	if (fault == NULL) {
		mark_text(statement, ":blocks", blocks);
		mark_integer(statement, ":block", BLOCK_AUTHORS);
	}
	arena_free(&arena);
	return fault;
}

static const struct fault *
gather(struct store *store, const struct selection *s)
{
	const struct fault *fault;
	sqlite3_stmt *statement = NULL;
	bool more;

	if ((fault = sql_script(store,
		 "DROP TABLE IF EXISTS temp.selected;"
		 "CREATE TEMP TABLE selected (message INTEGER PRIMARY KEY);",
		 "cannot select messages")) != NULL ||
	    (fault = sql_prepare_once(store, &statement, select_query_gather(s),
		 "cannot select messages")) != NULL)
		return fault;
	bind_marks(statement, s);
	if (s->author != NULL)
		fault = bind_blocks(store, statement, s->author);
	if (fault == NULL)
		fault = sql_step(store, statement, &more);
	sqlite3_finalize(statement);
	return fault;
}

const struct fault *
select_open(struct store *store, const struct selection *selection,
    struct select **cursor)
{
	struct selection wanted = *selection;
	const struct fault *fault;
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;
	enum select_lead lead;

	*cursor = NULL;
	select_query_complete(&wanted);
	lead = select_query_lead(&wanted);
	if ((fault = store_write_waiting(store)) != NULL ||
	    (lead == LEAD_GATHERED && (fault = gather(store, &wanted)) != NULL))
		return fault;
	select_query_write(&wanted, lead, &sql);
	fault = sql_prepare_once(
	    store, &statement, sql.bytes, "cannot select messages");
	buffer_free(&sql);
	if (fault != NULL)
		return fault;
	bind_marks(statement, &wanted);
	if ((*cursor = calloc(1, sizeof(**cursor))) == NULL)
		abort();
	**cursor = (struct select){store, statement, INT64_MIN, false};
	return NULL;
}

void
select_ask(struct select *cursor, int64_t id)
{
	select_pause(cursor);
	mark_integer(cursor->statement, ":given", id);
}

/* Begins to read, after the last one that was. */
static const struct fault *
begin(struct select *cursor)
{
	mark_integer(cursor->statement, ":after", cursor->last);
	cursor->reading = true;
	return store_write_waiting(cursor->store);
}

const struct fault *
select_next(struct select *cursor, struct arena *arena, struct message *message,
    bool *more)
{
	const struct fault *fault = NULL;

	if (!cursor->reading)
		fault = begin(cursor);
	if (fault != NULL ||
	    (fault = sql_step(cursor->store, cursor->statement, more)) != NULL)
		return fault;
	if (!*more) {
		cursor->reading = false;
		return NULL;
	}
	fault =
	    message_row_read(cursor->store, cursor->statement, arena, message);
	if (fault == NULL)
		cursor->last = message->id;
	return fault;
}

void
select_pause(struct select *cursor)
{
	sqlite3_reset(cursor->statement);
	cursor->reading = false;
}

void
select_close(struct select *cursor)
{
	if (cursor == NULL)
		return;
	sqlite3_finalize(cursor->statement);
	free(cursor);
}
