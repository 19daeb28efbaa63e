#include <inttypes.h>

#include "store/authorship.h"
#include "store/blocks.h"
#include "store/proof.h"
#include "store/sql.h"

const struct fault *
proof_authors(struct store *store, struct arena *arena, const char **problem)
{
	static const char all[] =
	    "SELECT id, coalesce(author, 0) FROM message ORDER BY id";
	const struct block *block = NULL;
	const struct fault *fault;
	int64_t message, author;
	sqlite3_stmt *row;
	bool more = true;

	*problem = NULL;
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
