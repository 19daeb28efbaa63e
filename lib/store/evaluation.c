#include "store/evaluation.h"

#include <stdlib.h>

#include "store/evaluation_clocks.h"
#include "store/evaluation_share.h"
#include "store/sql.h"

/* Topics come again and again: the short ones are kept, by their numbers. */
enum { LABELS_KEPT = 4096, LABEL_KEPT_BYTES = 512 };

struct evaluation {
	struct store *store;
	sqlite3_stmt *statement;
	const char **labels; /* LABELS_KEPT of them, NULL where not known yet */
	struct arena label_texts;
	int64_t message;		 /* the last one */
	struct evaluation_cases cases;	 /* of assignments */
	struct evaluation_clocks clocks; /* of clocks */
};

/*
 * Messages of which a link or a flag was set or taken back after the cut ?3: few
 * among the many. What they said by then the journal tells, of the field ?4.
 * The period is ?1 and ?2.
 */
#define MARKED                                                                 \
	"(SELECT e.message FROM event e INDEXED BY event_marked "              \
	"WHERE e.at > ?3 AND (e.kind = 'linked' OR e.kind = 'flagged'))"
#define SET_BY_CUT                                                             \
	"(SELECT json_extract(e.data, '$.set.' || ?4) FROM event e WHERE "     \
	"e.message = m.id AND e.at <= ?3 "                                     \
	"AND json_type(e.data, '$.set.' || ?4) IS NOT NULL "                   \
	"ORDER BY e.seq DESC LIMIT 1)"

/*
 * A message of which steps were recorded late comes once for each of them: to
 * join is cheaper than to ask again and again whether there is one.
 */
static const char messages[] =
    "SELECT m.id, m.posted_at, m.detected_at, m.state = 'refused', "
    "CASE WHEN m.id IN " MARKED " THEN " SET_BY_CUT " ELSE m.significant END, "
    "coalesce(m.topic_group, m.topic), "
    "m.location IS NOT NULL AND m.importance IS NOT NULL, "
    "m.warnings IS NOT NULL, e.message IS NOT NULL "
    "FROM message m LEFT JOIN event e INDEXED BY event_recorded_late "
    "ON e.message = m.id AND e.recorded_at - e.at > 3600 "
    "AND e.kind NOT IN ('collected', 'detected', 'imported') "
    "WHERE m.detected_at >= ?1 AND m.detected_at < ?2 "
    "ORDER BY m.detected_at, m.id";
static const char repeats[] =
    "WITH link (id, repeat_of, detected_at) AS ("
    "SELECT m.id, m.repeat_of, m.detected_at FROM message m "
    "WHERE m.detected_at >= ?1 AND m.detected_at < ?2 "
    "AND m.repeat_of IS NOT NULL AND m.id NOT IN " MARKED " UNION ALL "
    "SELECT m.id, " SET_BY_CUT ", m.detected_at FROM message m "
    "WHERE m.id IN " MARKED " AND m.detected_at >= ?1 AND m.detected_at < ?2) "
    "SELECT DISTINCT l.id, a.body FROM link l "
    "JOIN assignment a ON a.message = l.repeat_of AND a.received_at <= ?3 "
    "AND NOT (a.state IN ('returned', 'recalled', 'waived') "
    "AND (a.last_at <= ?3 OR EXISTS (SELECT 1 FROM event e "
    "WHERE e.message = a.message AND e.kind = 'returned' AND e.at <= ?3 "
    "AND json_extract(e.data, '$.assignment') = a.assignment))) "
    "WHERE l.detected_at <= ?3 "
    "ORDER BY l.detected_at, l.id, a.body";

const struct fault *
evaluation_open(struct evaluation **evaluation, struct store *store,
    enum evaluation_stream stream, struct evaluation_scope *scope)
{
	const struct fault *fault;
	struct evaluation *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*evaluation = made;
	made->store = store;
	made->message = FIELD_NONE;
	if (stream == EVALUATION_SHARES) {
		/* Pages are read once: few stay nearer at hand than many. */
		fault = sql_script(store, "PRAGMA cache_size = -4096",
		    "cannot read with a small cache");
		return fault != NULL
			   ? fault
			   : evaluation_cases_open(&made->cases, store, scope);
	}
	if (stream == EVALUATION_CLOCKS)
		return evaluation_clocks_open(&made->clocks, store, scope);
	if (stream == EVALUATION_MESSAGES)
		return sql_query(store, &made->statement, messages, "iiit",
		    scope->begin,
		    scope->cut < scope->end ? scope->cut + 1 : scope->end,
		    scope->cut, "significant");
	return sql_query(store, &made->statement, repeats, "iiit", scope->begin,
	    scope->end, scope->cut, "repeat_of");
}

void
evaluation_close(struct evaluation *evaluation)
{
	if (evaluation == NULL)
		return;
	if (evaluation->statement != NULL)
		sql_end(evaluation->statement);
	evaluation_cases_close(&evaluation->cases);
	evaluation_clocks_close(&evaluation->clocks);
	arena_free(&evaluation->label_texts);
	free(evaluation->labels);
	free(evaluation);
}

const struct fault *
evaluation_clock(
    struct evaluation *evaluation, struct evaluation_clock *clock, bool *more)
{
	return evaluation_clocks_next(&evaluation->clocks, clock, more);
}

const struct fault *
evaluation_share(struct evaluation *evaluation, struct arena *arena,
    struct evaluation_share *share, bool *more)
{
	return evaluation_cases_next(&evaluation->cases, arena, share, more);
}

/* The text of a label of the row, in an arena or kept with the stream. */
static const struct fault *
read_label(struct evaluation *evaluation, int column, struct arena *arena,
    const char **text)
{
	static const char label_text[] =
	    "SELECT text FROM label WHERE label = ?";
	int64_t label = sql_column_integer(evaluation->statement, column);
	bool kept = label >= 0 && label < LABELS_KEPT, found;
	const struct fault *fault;
	sqlite3_stmt *row;

	if (evaluation->labels == NULL &&
	    (evaluation->labels =
		    calloc(LABELS_KEPT, sizeof(*evaluation->labels))) == NULL)
		abort();
	*text = kept ? evaluation->labels[label] : NULL;
	if (*text != NULL || label == FIELD_NONE)
		return NULL;
	if ((fault = sql_query(
		 evaluation->store, &row, label_text, "i", label)) != NULL ||
	    (fault = sql_step(evaluation->store, row, &found)) != NULL ||
	    !found)
		return fault;
	if (kept && sqlite3_column_bytes(row, 0) <= LABEL_KEPT_BYTES)
		*text = evaluation->labels[label] =
		    sql_column_text(row, 0, &evaluation->label_texts);
	else
		*text = sql_column_text(row, 0, arena);
	sql_end(row);
	return NULL;
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
	const struct fault *fault;

	do {
		fault = sql_step(evaluation->store, row, more);
		if (fault != NULL || !*more)
			return fault;
	} while (sqlite3_column_int64(row, 0) == evaluation->message);
	evaluation->message = sqlite3_column_int64(row, 0);
	*message = (struct evaluation_message){.message = evaluation->message,
	    .posted_at = sql_column_integer(row, 1),
	    .detected_at = sqlite3_column_int64(row, 2),
	    .significant = sqlite3_column_int(row, 4) != 0,
	    .classified = sqlite3_column_int(row, 6) != 0 &&
			  sqlite3_column_type(row, 5) != SQLITE_NULL,
	    .warned = sqlite3_column_int(row, 7) != 0,
	    .recorded_late = sqlite3_column_int(row, 8) != 0,
	    .refused_at = FIELD_NONE,
	    .flagged_at = FIELD_NONE,
	    .reported_at = FIELD_NONE};
	fault = read_label(evaluation, 5, arena, &message->topic);
	if (fault == NULL && sqlite3_column_int(row, 3) != 0)
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
	repeat->body = (const char *)sqlite3_column_text(row, 1);
	return NULL;
}

const struct fault *
evaluation_next_sent(struct store *store, int64_t after, struct arena *arena,
    struct evaluation_sent *sent, bool *found)
{
	static const char next[] =
	    "SELECT seq, at, json_extract(data, '$.evaluation'), "
	    "json_extract(data, '$.addressee'), json_extract(data, "
	    "'$.number') FROM event WHERE message IS NULL "
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
	sql_end(row);
	return NULL;
}
