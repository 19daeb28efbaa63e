#include "store/proof_case.h"

#include <inttypes.h>
#include <string.h>

#include "store/cases.h"
#include "store/notices.h"
#include "store/proof_rows.h"
#include "store/sql.h"

/* The digest in the last event of a message that changed its case; else empty.
 */
static const struct fault *
told_digest(struct store *store, int64_t message, struct arena *arena,
    const char **digest)
{
	static const char last[] =
	    "SELECT json_extract(data, '$.case') FROM event "
	    "WHERE message = ? AND json_extract(data, '$.case') IS NOT NULL "
	    "ORDER BY seq DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	*digest = "";
	if ((fault = sql_query(store, &row, last, "i", message)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	*digest = sql_column_text(row, 0, arena);
	sql_end(row);
	return NULL;
}

static const struct fault *
prove_case(
    struct store *store, int64_t message, struct arena *arena, bool *holds)
{
	const struct fault *fault;
	char now[DIGEST_TEXT], none[DIGEST_TEXT];
	const char *told;

	if ((fault = cases_digest(store, message, now)) != NULL ||
	    (fault = told_digest(store, message, arena, &told)) != NULL)
		return fault;
	cases_digest_rows(NULL, 0, NULL, 0, none);
	*holds = strcmp(now, *told == '\0' ? none : told) == 0;
	return NULL;
}

/* The first message with an assignment of a role or in a state there is not. */
static const struct fault *
find_nameless(struct store *store, int64_t *message)
{
	static const char names[] =
	    "SELECT message, role, state FROM assignment";
	const struct fault *fault;
	enum assignment_state state;
	enum assignment_role role;
	sqlite3_stmt *row;
	bool more = true;

	*message = FIELD_NONE;
	if ((fault = sql_query(store, &row, names, "")) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		if (assignment_role_parse(
			(const char *)sqlite3_column_text(row, 1), &role) &&
		    assignment_state_parse(
			(const char *)sqlite3_column_text(row, 2), &state))
			continue;
		*message = sqlite3_column_int64(row, 0);
		sql_end(row);
		break;
	}
	return fault;
}

static const char *
not_told(struct arena *arena, int64_t message)
{
	return arena_printf(arena,
	    "message %" PRId64 ": its assignments or clocks are not what the "
	    "journal says",
	    message);
}

const struct fault *
proof_case_all(struct store *store, struct arena *arena, const char **problem)
{
	/* One that has lost all it had is asked, too. */
	static const char next[] =
	    "SELECT min(message) FROM (SELECT min(id) AS message "
	    "FROM message WHERE id > ?1 UNION ALL SELECT min(message) "
	    "FROM clock WHERE message > ?1 UNION ALL "
	    "SELECT min(message) FROM assignment WHERE message > ?1)";
	const struct fault *fault;
	struct arena record = {0};
	int64_t message;
	bool holds = true;

	*problem = NULL;
	if ((fault = find_nameless(store, &message)) != NULL)
		return fault;
	if (message != FIELD_NONE) {
		*problem = not_told(arena, message);
		return NULL;
	}
	message = INT64_MIN + 2;
	while ((fault = sql_integer(
		    store, &message, FIELD_NONE, next, "i", message)) == NULL &&
	       message != FIELD_NONE && holds) {
		fault = prove_case(store, message, &record, &holds);
		arena_reset(&record);
		if (fault != NULL)
			break;
		if (!holds)
			*problem = not_told(arena, message);
	}
	arena_free(&record);
	return fault;
}

/* Each notice against its event, by the digest of what it said. */
static const struct proof_rows notices = {"notice",
    "WITH told AS MATERIALIZED (SELECT "
    "json_extract(data, '$.notice') AS notice, "
    "json_extract(data, '$.row') AS digest FROM event "
    "WHERE message IS NOT NULL AND kind = 'noticed') "
    "SELECT notice, digest FROM told UNION ALL "
    "SELECT notice, NULL FROM notice WHERE notice NOT IN "
    "(SELECT notice FROM told WHERE notice IS NOT NULL) ORDER BY 1",
    notices_digest};

const struct fault *
proof_case_notices(
    struct store *store, struct arena *arena, const char **problem)
{
	static const char sent[] =
	    "WITH told AS MATERIALIZED (SELECT "
	    "json_extract(data, '$.notice') AS notice, "
	    "json_extract(data, '$.addressee') AS addressee, "
	    "json_extract(data, '$.sent_at') AS at FROM event "
	    "WHERE message IS NOT NULL AND kind = 'notice_sent') "
	    "SELECT notice FROM (SELECT notice, addressee, at FROM told "
	    "EXCEPT SELECT notice, addressee, at FROM notice_sent) UNION ALL "
	    "SELECT notice FROM (SELECT notice, addressee, at "
	    "FROM notice_sent EXCEPT SELECT notice, addressee, at FROM told) "
	    "LIMIT 1";
	/* It stands unless it is a warning, withdraws or was withdrawn. */
	static const char standing[] =
	    "SELECT c.message FROM clock c WHERE c.notice IS NOT "
	    "(SELECT max(n.notice) FROM notice n WHERE n.clock_id = c.clock_id "
	    "AND n.record = 'notice' AND n.withdraws IS NULL AND NOT EXISTS "
	    "(SELECT 1 FROM notice w WHERE w.withdraws = n.notice)) LIMIT 1";
	static const char unprinted[] =
	    "SELECT notice FROM notice WHERE printed <> 1 "
	    "AND (printed <> 0 OR withdraws IS NULL) LIMIT 1";
	const struct fault *fault;
	int64_t number;

	*problem = NULL;
	if ((fault = proof_rows_check(store, &notices, arena, problem)) !=
		NULL ||
	    *problem != NULL ||
	    (fault = sql_integer(store, &number, FIELD_NONE, sent, "")) != NULL)
		return fault;
	if (number != FIELD_NONE) {
		*problem = arena_printf(arena,
		    "notice %" PRId64 ": its delivery is not what the journal "
		    "says",
		    number);
		return NULL;
	}
	fault = sql_integer(store, &number, FIELD_NONE, unprinted, "");
	if (fault == NULL && number != FIELD_NONE)
		*problem = arena_printf(arena,
		    "notice %" PRId64 ": only a withdrawal waits to be printed",
		    number);
	if (fault != NULL || *problem != NULL)
		return fault;
	fault = sql_integer(store, &number, FIELD_NONE, standing, "");
	if (fault == NULL && number != FIELD_NONE)
		*problem = arena_printf(arena,
		    "message %" PRId64 ": the notice about its clock is not "
		    "what the journal says",
		    number);
	return fault;
}
