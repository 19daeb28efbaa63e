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

/* As the index of open messages says it. */
#define OPEN                                                                   \
	" AND state <> 'answered' AND state <> 'refused'"                      \
	" AND state <> 'out_of_scope' AND state <> 'closed'"

/* In which a proposal waits. */
static const char *const undecided[] = {"collected", "detected", "returned"};

struct select {
	struct store *store;
	sqlite3_stmt *statement;
	int64_t last; /* id that was read, or INT64_MIN */
	bool reading;
};

/* What gives the ids, in their order. */
enum lead {
	LEAD_GIVEN,    /* one that the caller names */
	LEAD_PENDING,  /* drafts that wait */
	LEAD_GATHERED, /* a list made before, as no index has that order */
	LEAD_BODY,     /* its assignments */
	LEAD_STATES,   /* open ones, each state by itself */
	LEAD_ALL
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

static enum lead
choose_lead(const struct selection *s)
{
	if (s->given)
		return LEAD_GIVEN;
	if (s->pending)
		return LEAD_PENDING;
	if (s->author != NULL || s->overdue_at != FIELD_NONE ||
	    s->mine != NULL || s->holder != NULL)
		return LEAD_GATHERED;
	/* What is open is little, what a body had is a part of everything. */
	if (wants_open(s))
		return LEAD_STATES;
	return s->body != NULL ? LEAD_BODY : LEAD_ALL;
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

/* Where the rows come from, and how they are told apart from those read. */
static void
write_source(enum lead lead, struct buffer *sql)
{
	buffer_puts(sql, "SELECT " MESSAGE_ROW_COLUMNS " FROM ");
	switch (lead) {
	case LEAD_GIVEN:
		buffer_puts(sql, "view_message v WHERE v.id = :given");
		break;
	case LEAD_PENDING:
		buffer_puts(sql,
		    "(SELECT DISTINCT message FROM draft WHERE decided IS NULL "
		    "AND message > :after ORDER BY message) "
		    "CROSS JOIN view_message v ON v.id = message WHERE true");
		break;
	case LEAD_GATHERED:
		buffer_puts(sql,
		    "temp.selected CROSS JOIN view_message v ON v.id = message "
		    "WHERE message > :after");
		break;
	case LEAD_BODY:
		buffer_puts(sql,
		    "(SELECT DISTINCT message FROM assignment "
		    "WHERE body = :body AND message > :after ORDER BY message) "
		    "CROSS JOIN view_message v ON v.id = message WHERE true");
		break;
	default:
		buffer_puts(sql, "view_message v WHERE v.id > :after");
	}
}

/* What a row must be, but for its state and what the lead says already. */
static void
write_conditions(const struct selection *s, enum lead lead, struct buffer *sql)
{
	if (s->pending && lead != LEAD_PENDING)
		buffer_puts(sql, " AND EXISTS (SELECT 1 FROM draft "
				 "WHERE decided IS NULL AND message = v.id)");
	if (s->body != NULL && lead != LEAD_BODY)
		buffer_puts(sql, " AND EXISTS (SELECT 1 FROM assignment "
				 "WHERE body = :body AND message = v.id)");
	if (s->holder != NULL)
		buffer_puts(sql, " AND holder = :holder");
	/* By the row alone: the names in the view are known only when all that
	 * belongs to a message, its text too, has been read. */
	if (s->topic != NULL)
		buffer_puts(sql, " AND EXISTS (SELECT 1 FROM message n "
				 "WHERE n.id = v.id AND (SELECT label "
				 "FROM label WHERE text = :topic) "
				 "IN (n.topic, n.topic_group))");
	if (s->location != NULL)
		buffer_puts(sql, " AND EXISTS (SELECT 1 FROM message n "
				 "WHERE n.id = v.id AND n.location = (SELECT "
				 "label FROM label WHERE text = :location))");
	/* Not by the index of its keys, which gives them in their order: all
	 * would be sorted for each piece that is read. */
	write_list(sql, "+", "network", s->network_count);
	if (s->author != NULL)
		buffer_puts(sql, " AND (author_id = :author"
				 " OR author = :author)");
	if (s->since != FIELD_NONE)
		buffer_puts(sql, " AND posted_at >= :since");
	if (s->until != FIELD_NONE)
		buffer_puts(sql, " AND posted_at < :until");
	if (s->proposed)
		buffer_printf(sql,
		    " AND proposal IS NOT NULL "
		    "AND state IN ('%s', '%s', '%s')",
		    undecided[0], undecided[1], undecided[2]);
	if (s->warned)
		buffer_puts(sql, " AND warnings IS NOT NULL");
	if (s->mine != NULL)
		buffer_puts(sql,
		    " AND EXISTS (SELECT 1 FROM clock WHERE message = v.id "
		    "AND clock.state IN ('running', 'suspended') "
		    "AND owner = :mine AND clock <> 'return')");
	/* A message is due when the first of its clocks is. */
	if (s->overdue_at != FIELD_NONE)
		buffer_puts(sql, " AND v.due < :overdue");
}

/* Has the n-th state been asked for before? */
static bool
is_again(const struct selection *s, size_t n)
{
	size_t i = 0;

	while (i < n && strcmp(s->states[i], s->states[n]) != 0)
		i++;
	return i < n;
}

/* The text of the query; the marks in it are bound by bind_marks. */
static void
write_query(const struct selection *s, enum lead lead, struct buffer *sql)
{
	/* Each state is in order in its index; SQLite merges them. */
	for (size_t i = 0; lead == LEAD_STATES && i < s->state_count; i++) {
		if (is_again(s, i))
			continue;
		buffer_puts(sql, i > 0 ? " UNION ALL " : "");
		write_source(lead, sql);
		buffer_printf(sql, " AND state = :state%zu", i);
		buffer_puts(sql, OPEN);
		write_conditions(s, lead, sql);
	}
	if (lead != LEAD_STATES) {
		write_source(lead, sql);
		write_list(sql, "", "state", s->state_count);
		write_conditions(s, lead, sql);
	}
	/* The others come in the order of their source. */
	if (lead == LEAD_STATES || lead == LEAD_ALL)
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

/* Ids that no index has in their order, by what leaves the fewest. */
static const char *
gather_query(const struct selection *s)
{
	if (s->author != NULL)
		return "INSERT OR IGNORE INTO temp.selected "
		       "SELECT m.id FROM json_each(:blocks) "
		       "CROSS JOIN message m WHERE m.id >= value "
		       "AND m.id < value + :block AND m.author IN "
		       "(SELECT a.author FROM author a "
		       "WHERE a.author_id = :author OR a.name = :author)";
	if (s->overdue_at != FIELD_NONE)
		return "INSERT OR IGNORE INTO temp.selected "
		       "SELECT message FROM clock INDEXED BY clock_running "
		       "WHERE due < :overdue "
		       "AND state IN ('running', 'suspended')";
	if (s->mine != NULL)
		return "INSERT OR IGNORE INTO temp.selected "
		       "SELECT message FROM clock INDEXED BY clock_running "
		       "WHERE state IN ('running', 'suspended') "
		       "AND owner = :mine AND clock <> 'return'";
	/* Who holds a message has a clock of it, or the program posts. */
	return "INSERT OR IGNORE INTO temp.selected "
	       "SELECT message FROM clock INDEXED BY clock_running "
	       "WHERE state IN ('running', 'suspended') AND owner = :holder "
	       "UNION ALL SELECT message FROM draft "
	       "WHERE to_post = 1 AND :holder = 'system'";
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
	    (fault = sql_prepare_once(store, &statement, gather_query(s),
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
	enum lead lead;

	*cursor = NULL;
	if (wanted.proposed && wanted.state_count == 0) {
		wanted.states = undecided;
		wanted.state_count = sizeof(undecided) / sizeof(undecided[0]);
	}
	lead = choose_lead(&wanted);
	if ((fault = bulk_flush(store)) != NULL ||
	    (lead == LEAD_GATHERED && (fault = gather(store, &wanted)) != NULL))
		return fault;
	write_query(&wanted, lead, &sql);
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
	return bulk_flush(cursor->store);
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
