#include "store/select_query.h"

#include <string.h>

#include "store/message_row.h"
#include "store/spans.h"

/* In which a proposal waits. */
static const char *const undecided[] = {"collected", "detected", "returned"};

void
select_query_complete(struct selection *s)
{
	if (!s->proposed || s->state_count > 0)
		return;
	s->states = undecided;
	s->state_count = sizeof(undecided) / sizeof(undecided[0]);
}

/* True if only open messages are asked for. */
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

enum select_lead
select_query_lead(const struct selection *s)
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
	if (s->body != NULL)
		return LEAD_BODY;
	if (s->warned)
		return LEAD_WARNED;
	if (s->since != FIELD_NONE || s->until != FIELD_NONE)
		return LEAD_POSTED;
	return s->state_count > 0 ? LEAD_STATES : LEAD_ALL;
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

/*
 * Blocks that have messages posted then, and of each what was not read of it. A
 * second bound of the ids would be taken for the first: all messages from there
 * on would be walked for each block.
 */
static void
write_blocks(const struct selection *s, struct buffer *sql)
{
	buffer_printf(sql,
	    "(SELECT max(block * %d, :after + 1) AS first, "
	    "(block + 1) * %d AS beyond FROM posted_span "
	    "WHERE block >= :after / %d",
	    SPANS_MESSAGES, SPANS_MESSAGES, SPANS_MESSAGES);
	if (s->since != FIELD_NONE)
		buffer_puts(sql, " AND greatest >= :since");
	if (s->until != FIELD_NONE)
		buffer_puts(sql, " AND least < :until");
	buffer_puts(sql, " ORDER BY block) CROSS JOIN view_message v "
			 "ON v.id >= first AND v.id < beyond WHERE true");
}

/* Where the rows come from, and how they are told apart from those read. */
static void
write_source(
    const struct selection *s, enum select_lead lead, struct buffer *sql)
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
	case LEAD_WARNED:
		buffer_puts(sql,
		    "(SELECT id AS message FROM message "
		    "INDEXED BY message_warned WHERE warnings IS NOT NULL "
		    "AND id > :after ORDER BY id) "
		    "CROSS JOIN view_message v ON v.id = message WHERE true");
		break;
	case LEAD_POSTED:
		write_blocks(s, sql);
		break;
	case LEAD_STATES:
	case LEAD_ALL:
		buffer_puts(sql, "view_message v WHERE v.id > :after");
	}
}

/*
 * One state has its messages in order in the index. Of several each comes after
 * the other there, so that its use would give them out of order.
 */
static void
write_states(const struct selection *s, struct buffer *sql)
{
	write_list(sql, s->state_count > 1 ? "+" : "", "state", s->state_count);
}

/* What a row must be, but for its state and what the lead says already. */
static void
write_conditions(
    const struct selection *s, enum select_lead lead, struct buffer *sql)
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
		    "AND +state IN ('%s', '%s', '%s')",
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

void
select_query_write(
    const struct selection *s, enum select_lead lead, struct buffer *sql)
{
	/* Each state is in order in its index; SQLite merges them. */
	for (size_t i = 0; lead == LEAD_STATES && i < s->state_count; i++) {
		if (is_again(s, i))
			continue;
		buffer_puts(sql, i > 0 ? " UNION ALL " : "");
		write_source(s, lead, sql);
		buffer_printf(sql, " AND state = :state%zu", i);
		write_conditions(s, lead, sql);
	}
	if (lead != LEAD_STATES) {
		write_source(s, lead, sql);
		write_states(s, sql);
		write_conditions(s, lead, sql);
	}
	/* The others come in the order of their source. */
	if (lead == LEAD_STATES || lead == LEAD_ALL)
		buffer_puts(sql, " ORDER BY id");
}

/* By what leaves the fewest. */
const char *
select_query_gather(const struct selection *s)
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
