#include "store/select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "store/authorship.h"
#include "store/blocks.h"
#include "store/bulk.h"
#include "store/message_row.h"
#include "store/sql.h"

struct select {
	struct store *store;
	sqlite3_stmt *statement;
};

/* True if only open messages are asked for: the index of those serves. */
static bool
wants_open(const struct selection *s)
{
	enum message_state state;
	size_t i;

	for (i = 0; i < s->state_count; i++)
		if (!message_state_parse(s->states[i], &state) ||
		    state >= MESSAGE_ANSWERED)
			return false;
	return s->state_count > 0;
}

/* A column is one of so many; none: whatever it is. */
static void
write_list(
    struct buffer *sql, const char *how, const char *column, size_t count)
{
	size_t i;

	if (count == 0)
		return;
	buffer_printf(sql, " AND %s%s IN (", how, column);
	for (i = 0; i < count; i++)
		buffer_printf(sql, "%s:%s%zu", i ? ", " : "", column, i);
	buffer_puts(sql, ")");
}

/* The text of the query; the marks in it are bound by bind_marks. */
static void
write_query(const struct selection *s, struct buffer *sql)
{
	buffer_puts(sql, "SELECT " MESSAGE_ROW_COLUMNS " FROM ");
	/* What waits is found by its index, in its order, as it is read. */
	if (s->pending)
		buffer_puts(sql, "(SELECT DISTINCT message FROM draft "
				 "WHERE decided IS NULL AND message > :after "
				 "ORDER BY message) CROSS JOIN view_message "
				 "ON id = message WHERE true");
	else
		buffer_puts(sql, "view_message WHERE id > :after");
	write_list(sql, "", "state", s->state_count);
	if (wants_open(s))
		buffer_puts(sql,
		    " AND state <> 'answered' AND state <> 'refused'"
		    " AND state <> 'out_of_scope' AND state <> 'closed'");
	if (s->body != NULL)
		buffer_puts(sql, " AND id IN (SELECT message FROM assignment "
				 "WHERE body = :body)");
	if (s->holder != NULL)
		buffer_puts(sql, " AND holder = :holder");
	if (s->topic != NULL)
		buffer_puts(
		    sql, " AND (topic = :topic OR topic_group = :topic)");
	if (s->location != NULL)
		buffer_puts(sql, " AND location = :location");
	/* Not by the index of its keys, which gives them in their order: all
	 * would be sorted for each piece that is read. */
	write_list(sql, "+", "network", s->network_count);
	if (s->author != NULL)
		buffer_puts(sql,
		    " AND id IN (SELECT m.id FROM json_each(:blocks) "
		    "CROSS JOIN message m WHERE m.id >= value "
		    "AND m.id < value + :block AND m.author IN "
		    "(SELECT a.author FROM author a "
		    "WHERE a.author_id = :author OR a.name = :author))");
	if (s->since != FIELD_NONE)
		buffer_puts(sql, " AND posted_at >= :since");
	if (s->until != FIELD_NONE)
		buffer_puts(sql, " AND posted_at < :until");
	if (s->proposed)
		buffer_puts(sql,
		    " AND proposal IS NOT NULL "
		    "AND state IN ('collected', 'detected', 'returned')");
	if (s->warned)
		buffer_puts(sql, " AND warnings IS NOT NULL");
	if (s->mine != NULL)
		buffer_puts(sql, " AND id IN (SELECT message FROM clock "
				 "WHERE state IN ('running', 'suspended') "
				 "AND owner = :mine AND clock <> 'return')");
	if (s->overdue_at != FIELD_NONE)
		/* A message is due when the first of its clocks is. */
		buffer_puts(sql,
		    " AND due < :overdue AND id IN (SELECT message FROM clock "
		    "INDEXED BY clock_running WHERE due < :overdue "
		    "AND state IN ('running', 'suspended'))");
	if (!s->pending)
		buffer_puts(sql, " ORDER BY id");
}

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
	mark_integer(statement, ":after", s->after);
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

const struct fault *
select_open(struct store *store, const struct selection *selection,
    struct select **cursor)
{
	const struct fault *fault = NULL;
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;

	*cursor = NULL;
	if ((fault = bulk_flush(store)) != NULL)
		return fault;
	write_query(selection, &sql);
	fault = sql_prepare_once(
	    store, &statement, sql.bytes, "cannot select messages");
	buffer_free(&sql);
	if (fault != NULL)
		return fault;
	bind_marks(statement, selection);
	if (selection->author != NULL && (fault = bind_blocks(store, statement,
					      selection->author)) != NULL) {
		sqlite3_finalize(statement);
		return fault;
	}
	if ((*cursor = calloc(1, sizeof(**cursor))) == NULL)
		abort();
	(*cursor)->store = store;
	(*cursor)->statement = statement;
	return NULL;
}

const struct fault *
select_next(struct select *cursor, struct arena *arena, struct message *message,
    bool *more)
{
	const struct fault *fault;

	if ((fault = sql_step(cursor->store, cursor->statement, more)) !=
		NULL ||
	    !*more)
		return fault;
	return message_row_read(
	    cursor->store, cursor->statement, arena, message);
}

void
select_close(struct select *cursor)
{
	if (cursor == NULL)
		return;
	sqlite3_finalize(cursor->statement);
	free(cursor);
}
