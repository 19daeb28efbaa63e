#include <inttypes.h>
#include <string.h>

#include "base/digest.h"
#include "base/text.h"
#include "model/schema.h"
#include "store/proof.h"
#include "store/publication_row.h"
#include "store/sql.h"

/* A publication that was told to have been made, and has no row. */
static const struct fault *
find_lost(struct store *store, struct arena *arena, const char **problem)
{
	static const char lost[] =
	    "SELECT json_extract(data, '$.outbox.publication') AS number "
	    "FROM event WHERE kind IN ('published', 'publish_failed', "
	    "'publish_unknown') AND number IS NOT NULL AND number NOT IN "
	    "(SELECT publication FROM publication) LIMIT 1";
	const struct fault *fault;
	int64_t number;

	fault = sql_integer(store, &number, FIELD_NONE, lost, "");
	if (fault == NULL && number != FIELD_NONE)
		*problem = arena_printf(arena,
		    "publication %" PRId64 ": is in the journal, but its row "
		    "is missing",
		    number);
	return fault;
}

/* What its last event says about a row; of one that has none, what it is. */
static bool
row_holds(sqlite3_stmt *row)
{
	const char *told = (const char *)sqlite3_column_text(row, 1);
	const char *is = (const char *)sqlite3_column_text(row, 2);
	char digest[DIGEST_TEXT];

	if (sqlite3_column_int(row, 4) == 0)
		return false;
	if (told == NULL)
		return sqlite3_column_int(row, 3) != 0;
	digest_text(is, strlen(is), digest);
	return text_equal(digest, told);
}

const struct fault *
proof_publications(
    struct store *store, struct arena *arena, const char **problem)
{
	/* It is as it is since its event, or since it is being sent. */
	static const char rows[] =
	    "SELECT p.publication, json_extract(e.data, "
	    "'$.outbox.row'), " PUBLICATION_ROW_TOLD
	    ", p.state IN ('ready', 'sending') AND p.attempts <= 1 "
	    "AND coalesce(p.next_at, p.accepted, p.url, p.error) IS NULL, "
	    "p.at IS iif(p.state = 'sending', p.tried_at, e.recorded_at) "
	    "AND (p.attempts > 0) = (p.tried_at IS NOT NULL) "
	    "FROM publication p LEFT JOIN event e ON e.seq = (SELECT "
	    "max(t.seq) "
	    "FROM event t WHERE t.message = p.message "
	    "AND t.kind IN ('published', 'publish_failed', "
	    "'publish_unknown') AND json_extract(t.data, "
	    "'$.outbox.publication') = p.publication) ORDER BY p.publication";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*problem = NULL;
	if ((fault = sql_query(store, &row, rows, "")) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		if (row_holds(row))
			continue;
		*problem = arena_printf(arena,
		    "publication %" PRId64 ": is not what the journal says",
		    sql_column_integer(row, 0));
		sql_end(row);
		return NULL;
	}
	return fault != NULL ? fault : find_lost(store, arena, problem);
}
