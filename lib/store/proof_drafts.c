#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "store/drafts.h"
#include "store/proof.h"
#include "store/sql.h"

/* What each draft says is what its digest is of. */
static const struct fault *
prove_contents(struct store *store, int64_t message, struct arena *arena,
    const char **problem)
{
	const struct fault *fault;
	struct arena row = {0};
	char digest[DIGEST_TEXT];
	struct draft draft = {0};
	bool found;

	while ((fault = drafts_next(store, message, draft.number, &row, &draft,
		    &found)) == NULL &&
	       found && *problem == NULL) {
		draft_digest(&draft, digest);
		if (strcmp(digest, draft.draft) != 0)
			*problem = arena_printf(arena,
			    "message %" PRId64 ": version %" PRId64
			    " of %s of %s is not what was handed in",
			    message, draft.version, draft.kind, draft.body);
		arena_reset(&row);
	}
	arena_free(&row);
	return fault;
}

/* All drafts together are what the last event says that changed one. */
static const struct fault *
prove_rows(struct store *store, int64_t message, const char *told,
    struct arena *arena, const char **problem)
{
	const struct fault *fault;
	char digest[DIGEST_TEXT];

	fault = drafts_digest(store, message, digest);
	if (fault == NULL && !text_equal(told, digest))
		*problem = arena_printf(arena,
		    "message %" PRId64
		    ": its drafts are not what the journal says",
		    message);
	return fault;
}

const struct fault *
proof_drafts(struct store *store, struct arena *arena, const char **problem)
{
	/* Messages that have drafts, and those whose events say so. */
	static const char messages[] =
	    "SELECT message, json_extract(data, '$.drafts'), max(seq) "
	    "FROM event WHERE json_extract(data, '$.drafts') IS NOT NULL "
	    "GROUP BY message UNION ALL "
	    "SELECT DISTINCT message, NULL, NULL FROM draft d "
	    "WHERE NOT EXISTS (SELECT 1 FROM event e "
	    "WHERE e.message = d.message "
	    "AND json_extract(e.data, '$.drafts') IS NOT NULL)";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*problem = NULL;
	if ((fault = sql_query(store, &row, messages, "")) != NULL)
		return fault;
	while (*problem == NULL &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		int64_t message = sqlite3_column_int64(row, 0);

		fault = prove_rows(store, message,
		    (const char *)sqlite3_column_text(row, 1), arena, problem);
		if (fault == NULL && *problem == NULL)
			fault = prove_contents(store, message, arena, problem);
		if (fault != NULL)
			break;
	}
	sql_end(row);
	return fault;
}
