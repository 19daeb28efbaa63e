#include "store/alerts.h"

#include <inttypes.h>

#include "store/deliveries.h"
#include "store/proof_rows.h"
#include "store/sql.h"

/* What an alert says, in the order of the table. */
#define COLUMNS                                                                \
	"notice, kind, message, topic, location, date, counts, statistic, "    \
	"addressees, severity, wording, issued_at, withdraws, proposed, "      \
	"reasons, flagged_at, latency_s, target"

const struct fault *
alerts_insert(struct store *store, struct alert *alert)
{
	static const char insert[] =
	    "INSERT INTO alert (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	const struct fault *fault;

	fault = sql_run(store, insert, "itittitttttiiitiit", FIELD_NONE,
	    alert->kind, alert->id, alert->topic, alert->location, alert->date,
	    alert->counts, alert->statistic, alert->addressees, alert->severity,
	    alert->wording, alert->issued_at, alert->withdraws, alert->proposed,
	    alert->reasons, alert->flagged_at, alert->latency_s, alert->target);
	if (fault == NULL)
		alert->notice = sqlite3_last_insert_rowid(store->db);
	return fault;
}

static void
read_row(sqlite3_stmt *row, struct arena *arena, struct alert *alert)
{
	alert->notice = sqlite3_column_int64(row, 0);
	alert->kind = sql_column_text(row, 1, arena);
	alert->id = sql_column_integer(row, 2);
	alert->topic = sql_column_text(row, 3, arena);
	alert->location = sql_column_text(row, 4, arena);
	alert->date = sql_column_integer(row, 5);
	alert->counts = sql_column_text(row, 6, arena);
	alert->statistic = sql_column_text(row, 7, arena);
	alert->addressees = sql_column_text(row, 8, arena);
	alert->severity = sql_column_text(row, 9, arena);
	alert->wording = sql_column_text(row, 10, arena);
	alert->issued_at = sqlite3_column_int64(row, 11);
	alert->withdraws = sql_column_integer(row, 12);
	alert->proposed = sqlite3_column_int64(row, 13);
	alert->reasons = sql_column_text(row, 14, arena);
	alert->flagged_at = sqlite3_column_int64(row, 15);
	alert->latency_s = sqlite3_column_int64(row, 16);
	alert->target = sql_column_text(row, 17, arena);
}

const struct fault *
alerts_get(struct store *store, int64_t number, struct arena *arena,
    struct alert *alert, bool *found)
{
	static const char select[] =
	    "SELECT " COLUMNS " FROM alert WHERE notice = ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, select, "i", number)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	read_row(row, arena, alert);
	sql_end(row);
	return deliveries_list(
	    store, DELIVERY_ALERT, number, arena, &alert->sent);
}

const struct fault *
alerts_next_message(struct store *store, int64_t after, int64_t *id)
{
	/* The index is named: by itself `id > ?` would walk all messages. */
	static const char next[] =
	    "SELECT id FROM message INDEXED BY message_significant "
	    "WHERE id > ? AND (significant = 1 "
	    "OR (significant IS NULL AND alerting = 1)) "
	    "AND NOT EXISTS (SELECT 1 FROM alert WHERE message = message.id) "
	    "AND (significant = 1 OR state NOT IN "
	    "('closed', 'refused', 'out_of_scope')) ORDER BY id LIMIT 1";

	return sql_integer(store, id, FIELD_NONE, next, "i", after);
}

const struct fault *
alerts_flagged(struct store *store, int64_t id, int64_t *at)
{
	static const char flagged[] =
	    "SELECT at FROM event WHERE message = ? "
	    "AND json_extract(data, '$.set.significant') = 1 "
	    "ORDER BY seq DESC LIMIT 1";

	return sql_integer(store, at, FIELD_NONE, flagged, "i", id);
}

const struct fault *
alerts_found(struct store *store, int64_t id, int64_t *at)
{
	static const char found[] =
	    "SELECT at FROM event WHERE message = ? "
	    "AND json_extract(data, '$.set.screen') IS NOT NULL "
	    "ORDER BY seq LIMIT 1";

	return sql_integer(store, at, FIELD_NONE, found, "i", id);
}

/*
 * What is left of the word in which a hit ends: a stem is no word to report. A
 * span counts characters.
 */
#define BEHIND                                                                 \
	"replace(substr(r.text, json_extract(j.value, '$.span[1]') + 1, 16), " \
	"char(10), ' ')"
#define REST                                                                   \
	"rtrim(substr(" BEHIND ", 1, instr(" BEHIND " || ' ', ' ') - 1), "     \
	"'.,;:!?()«»\"')"

const struct fault *
alerts_reasons(struct store *store, int64_t id, struct arena *arena,
    const char **reasons, const char **words)
{
	static const char select[] =
	    "SELECT json_group_array(json(j.value)), "
	    "group_concat(json_extract(j.value, '$.text') || " REST ", ', ') "
	    "FROM message m JOIN revision r "
	    "ON r.revision_id = m.id * 65536 + m.revision "
	    "JOIN json_each(m.screen) j WHERE m.id = ? "
	    "AND json_extract(j.value, '$.class') = 'significant'";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	*reasons = *words = NULL;
	if ((fault = sql_query(store, &row, select, "i", id)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	*reasons = sql_column_text(row, 0, arena);
	*words = sql_column_text(row, 1, arena);
	sql_end(row);
	return NULL;
}

const struct fault *
alerts_has_surge(struct store *store, const char *topic, const char *location,
    int64_t date, bool *has)
{
	static const char exists[] =
	    "SELECT 1 FROM alert WHERE date = ? AND topic = ? "
	    "AND coalesce(location, '') = coalesce(?, '')";
	const struct fault *fault;
	int64_t found;

	fault =
	    sql_integer(store, &found, 0, exists, "itt", date, topic, location);
	*has = found == 1;
	return fault;
}

const struct fault *
alerts_digest(struct store *store, int64_t number, char out[DIGEST_TEXT])
{
	static const char select[] =
	    "SELECT json_array(" COLUMNS ") FROM alert WHERE notice = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, select, "i", number)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	digest_text(sqlite3_column_text(row, 0),
	    (size_t)sqlite3_column_bytes(row, 0), out);
	sql_end(row);
	return NULL;
}

/* Each alert against the event that reports it, by digest. */
static const struct proof_rows alerts = {"alert",
    "WITH told AS MATERIALIZED (SELECT "
    "json_extract(data, '$.alert') AS alert, "
    "json_extract(data, '$.row') AS digest FROM event "
    "WHERE kind = 'reported' AND alert IS NOT NULL AND digest IS NOT NULL) "
    "SELECT alert, digest FROM told UNION ALL "
    "SELECT notice, NULL FROM alert WHERE notice NOT IN "
    "(SELECT alert FROM told) ORDER BY 1",
    alerts_digest};

const struct fault *
alerts_prove(struct store *store, struct arena *arena, const char **problem)
{
	static const char sent[] =
	    "WITH told AS MATERIALIZED (SELECT "
	    "json_extract(data, '$.alert') AS alert, "
	    "json_extract(data, '$.addressee') AS addressee, "
	    "json_extract(data, '$.sent_at') AS at FROM event "
	    "WHERE kind = 'reported' AND alert IS NOT NULL "
	    "AND addressee IS NOT NULL) "
	    "SELECT alert FROM (SELECT alert, addressee, at FROM told "
	    "EXCEPT SELECT notice, addressee, at FROM alert_sent) UNION ALL "
	    "SELECT notice FROM (SELECT notice, addressee, at FROM alert_sent "
	    "EXCEPT SELECT alert, addressee, at FROM told) LIMIT 1";
	const struct fault *fault;
	int64_t number;

	*problem = NULL;
	if ((fault = proof_rows_check(store, &alerts, arena, problem)) !=
		NULL ||
	    *problem != NULL ||
	    (fault = sql_integer(store, &number, FIELD_NONE, sent, "")) != NULL)
		return fault;
	if (number != FIELD_NONE)
		*problem = arena_printf(arena,
		    "alert %" PRId64
		    ": its delivery is not what the journal says",
		    number);
	return NULL;
}
