#include "store/proof_rows.h"

#include <inttypes.h>
#include <string.h>

#include "store/sql.h"

const struct fault *
proof_rows_check(struct store *store, const struct proof_rows *rows,
    struct arena *arena, const char **problem)
{
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = sql_query(store, &row, rows->pairs, "")) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		const char *told = (const char *)sqlite3_column_text(row, 1);
		int64_t number = sqlite3_column_int64(row, 0);
		char now[DIGEST_TEXT] = "";

		fault = rows->digest(store, number, now);
		if (fault == NULL && told != NULL && strcmp(told, now) == 0)
			continue;
		if (fault == NULL)
			*problem = arena_printf(arena,
			    "%s %" PRId64 ": is not what the journal says",
			    rows->what, number);
		sql_end(row);
		break;
	}
	return fault;
}
