#include <inttypes.h>

#include "store/authorship.h"
#include "store/blocks.h"
#include "store/proof.h"
#include "store/sql.h"

/* Each message is in its block under its author; their numbers begin with 1,
 * and nobody's is in the place before. */
static const struct fault *
prove_entries(struct store *store, struct arena *arena, const char **problem)
{
	static const char all[] = "SELECT 0, 0 UNION ALL "
				  "SELECT id, coalesce(author, 0) FROM message "
				  "ORDER BY 1";
	const struct block *block = NULL;
	const struct fault *fault;
	int64_t message, author;
	sqlite3_stmt *row = NULL;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && *problem == NULL &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		message = sqlite3_column_int64(row, 0);
		fault = authorship_read(store, message, &block, &author);
		if (fault == NULL && author != sqlite3_column_int64(row, 1))
			*problem = arena_printf(arena,
			    "table author_block, row %" PRId64
			    ": message %" PRId64 " is another author's",
			    block->number, message);
	}
	if (more)
		sql_end(row);
	return fault;
}

/* There is no block of messages that there are not. */
static const struct fault *
prove_numbers(struct store *store, struct arena *arena, const char **problem)
{
	static const char strays[] =
	    "WITH last (id) AS (SELECT coalesce(max(id), 0) FROM message) "
	    "SELECT 'author_block', block FROM author_block, last "
	    "WHERE block NOT BETWEEN 0 AND id / ?1 UNION ALL "
	    "SELECT 'sketch_block', block FROM sketch_block, last "
	    "WHERE block NOT BETWEEN 0 AND id / ?2 LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, strays, "ii",
		 (int64_t)BLOCK_AUTHORS, (int64_t)BLOCK_SKETCHES)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	*problem =
	    arena_printf(arena, "table %s, row %" PRId64 ": is of no messages",
		(const char *)sqlite3_column_text(row, 0),
		(int64_t)sqlite3_column_int64(row, 1));
	sql_end(row);
	return NULL;
}

const struct fault *
proof_authors(struct store *store, struct arena *arena, const char **problem)
{
	const struct fault *fault;

	*problem = NULL;
	fault = prove_entries(store, arena, problem);
	return fault != NULL || *problem != NULL
		   ? fault
		   : prove_numbers(store, arena, problem);
}
