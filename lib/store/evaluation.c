#include "store/evaluation.h"

#include <stdlib.h>

#include "store/evaluation_share.h"
#include "store/sql.h"

struct evaluation {
	struct store *store;
	sqlite3_stmt *statement;
	struct evaluation_cases cases; /* of assignments */
	int64_t cut;
};

/*
 * ?1 and ?2 are the period, ?3 is the cut. What is suspended, was not used or
 * was cancelled has no verdict; cancelled later, it had none to lose.
 */
#define CLOCKS(from, order)                                                    \
	"SELECT c.message, c.clock_id, c.clock, c.state, c.force = 'norm', "   \
	"c.body, c.owner, c.start, c.due, c.stop, c.late_minutes, c.notice, "  \
	"n.issued_at, c.ruleset, CASE c.ruleset WHEN 'annex3' THEN "           \
	"(SELECT m.network FROM message m WHERE m.id = c.message) END "        \
	"FROM clock c " from " LEFT JOIN notice n ON n.notice = c.notice "     \
	"WHERE c.due >= ?1 AND c.due < ?2 "                                    \
	"AND c.state <> 'lapsed' AND c.state <> 'suspended' "                  \
	"AND (c.state <> 'cancelled' OR c.stop > ?3) " order
static const char clocks[] =
    CLOCKS("INDEXED BY clock_by_due", "ORDER BY c.due");
static const char clocks_in_a_row[] = CLOCKS("NOT INDEXED",
    "AND c.clock_id >= ?4 AND c.clock_id <= ?5 ORDER BY c.clock_id");
static const char messages[] =
    "SELECT m.id, m.posted_at, m.detected_at, m.state = 'refused', "
    "m.significant, coalesce(g.text, t.text), "
    "(m.topic IS NOT NULL OR m.topic_group IS NOT NULL) "
    "AND m.location IS NOT NULL AND m.importance IS NOT NULL, "
    "m.warnings IS NOT NULL, EXISTS (SELECT 1 FROM event e "
    "INDEXED BY event_recorded_late WHERE e.message = m.id "
    "AND e.recorded_at - e.at > 3600 "
    "AND e.kind NOT IN ('collected', 'detected', 'imported')) "
    "FROM message m LEFT JOIN label g ON g.label = m.topic_group "
    "LEFT JOIN label t ON t.label = m.topic "
    "WHERE m.detected_at >= ?1 AND m.detected_at < ?2 "
    "AND m.detected_at <= ?3 ORDER BY m.detected_at, m.id";
static const char repeats[] =
    "SELECT DISTINCT m.id, m.repeat_of, a.body FROM message m "
    "JOIN assignment a ON a.message = m.repeat_of AND a.received_at <= ?3 "
    "AND NOT (a.state IN ('returned', 'recalled', 'waived') "
    "AND a.last_at <= ?3) "
    "WHERE m.detected_at >= ?1 AND m.detected_at < ?2 "
    "AND m.detected_at <= ?3 AND m.repeat_of IS NOT NULL "
    "AND coalesce((SELECT min(e.at) FROM event e WHERE e.message = m.id "
    "AND e.kind = 'linked'), m.detected_at) <= ?3 "
    "ORDER BY m.detected_at, m.id, a.body";

/*
 * Clocks are mostly made in the half-year in which they are due. Where they
 * stand close together they are read one after the other, not by the index.
 */
static const struct fault *
open_clocks(struct evaluation *evaluation, int64_t begin, int64_t end)
{
	static const char extent[] =
	    "SELECT min(clock_id), max(clock_id), count(*) FROM clock "
	    "INDEXED BY clock_by_due WHERE due >= ? AND due < ?";
	struct store *store = evaluation->store;
	const struct fault *fault;
	int64_t first, last, count;
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, extent, "ii", begin, end)) !=
		NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	first = sqlite3_column_int64(row, 0);
	last = sqlite3_column_int64(row, 1);
	count = sqlite3_column_int64(row, 2);
	sql_end(row);
	if (last - first > 2 * count)
		return sql_query(store, &evaluation->statement, clocks, "iii",
		    begin, end, evaluation->cut);
	return sql_query(store, &evaluation->statement, clocks_in_a_row,
	    "iiiii", begin, end, evaluation->cut, first, last);
}

const struct fault *
evaluation_open(struct evaluation **evaluation, struct store *store,
    enum evaluation_stream stream, int64_t begin, int64_t end, int64_t cut)
{
	struct evaluation *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*evaluation = made;
	made->store = store;
	made->cut = cut;
	if (stream == EVALUATION_CLOCKS)
		return open_clocks(made, begin, end);
	if (stream == EVALUATION_SHARES)
		return evaluation_cases_open(
		    &made->cases, store, begin, end, cut);
	return sql_query(store, &made->statement,
	    stream == EVALUATION_MESSAGES ? messages : repeats, "iii", begin,
	    end, cut);
}

void
evaluation_close(struct evaluation *evaluation)
{
	if (evaluation == NULL)
		return;
	if (evaluation->statement != NULL)
		sql_end(evaluation->statement);
	evaluation_cases_close(&evaluation->cases);
	free(evaluation);
}

static const char *
column_text(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

const struct fault *
evaluation_clock(
    struct evaluation *evaluation, struct evaluation_clock *clock, bool *more)
{
	sqlite3_stmt *row = evaluation->statement;
	const struct fault *fault = sql_step(evaluation->store, row, more);

	if (fault != NULL || !*more)
		return fault;
	*clock =
	    (struct evaluation_clock){.message = sqlite3_column_int64(row, 0),
		.clock_id = sqlite3_column_int64(row, 1),
		.norm = sqlite3_column_int(row, 4) != 0,
		.body = column_text(row, 5),
		.owner = column_text(row, 6),
		.start = sqlite3_column_int64(row, 7),
		.due = sqlite3_column_int64(row, 8),
		.stop = sql_column_integer(row, 9),
		.late_minutes = sql_column_integer(row, 10),
		.notice = sql_column_integer(row, 11),
		.noticed_at = sql_column_integer(row, 12),
		.ruleset = column_text(row, 13),
		.network = column_text(row, 14)};
	clock_kind_parse(column_text(row, 2), &clock->kind);
	clock_state_parse(column_text(row, 3), &clock->state);
	return NULL;
}

const struct fault *
evaluation_share(struct evaluation *evaluation, struct arena *arena,
    struct evaluation_share *share, bool *more)
{
	return evaluation_cases_next(&evaluation->cases, arena, share, more);
}

/* The ground of a refusal, and when it was. */
static const struct fault *
read_refusal(struct store *store, struct arena *arena,
    struct evaluation_message *message)
{
	static const char refusal[] =
	    "SELECT json_extract(data, '$.ground'), at FROM event "
	    "WHERE message = ? AND kind = 'refused' ORDER BY seq DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, refusal, "i", message->message)) !=
		NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	message->ground = sql_column_text(row, 0, arena);
	message->refused_at = sqlite3_column_int64(row, 1);
	sql_end(row);
	return NULL;
}

/* When it was flagged as significant, and reported (A1-17). */
static const struct fault *
read_report(struct store *store, struct evaluation_message *message)
{
	static const char flagged[] =
	    "SELECT min(at) FROM event WHERE message = ? AND kind = 'flagged'";
	static const char reported[] =
	    "SELECT min(at) FROM event WHERE message = ? AND kind = 'reported'";
	const struct fault *fault;

	fault = sql_integer(store, &message->flagged_at, FIELD_NONE, flagged,
	    "i", message->message);
	if (fault == NULL)
		fault = sql_integer(store, &message->reported_at, FIELD_NONE,
		    reported, "i", message->message);
	return fault;
}

const struct fault *
evaluation_message(struct evaluation *evaluation, struct arena *arena,
    struct evaluation_message *message, bool *more)
{
	sqlite3_stmt *row = evaluation->statement;
	const struct fault *fault = sql_step(evaluation->store, row, more);

	if (fault != NULL || !*more)
		return fault;
	*message =
	    (struct evaluation_message){.message = sqlite3_column_int64(row, 0),
		.posted_at = sql_column_integer(row, 1),
		.detected_at = sqlite3_column_int64(row, 2),
		.significant = sqlite3_column_int(row, 4) != 0,
		.topic = sql_column_text(row, 5, arena),
		.classified = sqlite3_column_int(row, 6) != 0,
		.warned = sqlite3_column_int(row, 7) != 0,
		.recorded_late = sqlite3_column_int(row, 8) != 0,
		.refused_at = FIELD_NONE,
		.flagged_at = FIELD_NONE,
		.reported_at = FIELD_NONE};
	if (sqlite3_column_int(row, 3) != 0)
		fault = read_refusal(evaluation->store, arena, message);
	if (fault == NULL && message->significant)
		fault = read_report(evaluation->store, message);
	return fault;
}

const struct fault *
evaluation_repeat(
    struct evaluation *evaluation, struct evaluation_repeat *repeat, bool *more)
{
	sqlite3_stmt *row = evaluation->statement;
	const struct fault *fault = sql_step(evaluation->store, row, more);

	if (fault != NULL || !*more)
		return fault;
	repeat->message = sqlite3_column_int64(row, 0);
	repeat->repeat_of = sqlite3_column_int64(row, 1);
	repeat->body = column_text(row, 2);
	return NULL;
}

const struct fault *
evaluation_next_sent(struct store *store, int64_t after, struct arena *arena,
    struct evaluation_sent *sent, bool *found)
{
	static const char next[] =
	    "SELECT seq, at, json_extract(data, '$.evaluation'), "
	    "json_extract(data, '$.addressee'), json_extract(data, "
	    "'$.number'), actor FROM event WHERE message IS NULL "
	    "AND kind = 'reported' AND seq > ? "
	    "AND json_extract(data, '$.evaluation') IS NOT NULL "
	    "ORDER BY seq LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, next, "i", after)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	sent->seq = sqlite3_column_int64(row, 0);
	sent->at = sqlite3_column_int64(row, 1);
	sent->period = sql_column_text(row, 2, arena);
	sent->addressee = sql_column_text(row, 3, arena);
	sent->number = sql_column_text(row, 4, arena);
	sent->by = sql_column_text(row, 5, arena);
	sql_end(row);
	return NULL;
}
