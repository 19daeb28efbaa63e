#include <inttypes.h>

#include "model/schema.h"
#include "store/proof.h"
#include "store/spans.h"
#include "store/sql.h"

/* A row of the table, and what the messages up to one in hand say. */
struct spans {
	sqlite3_stmt *row;
	bool more;
	struct span span;
};

static const struct fault *
step(struct store *store, struct spans *spans)
{
	return spans->more ? sql_step(store, spans->row, &spans->more) : NULL;
}

/* Is the next row of the table the one that the messages want? */
static bool
is_there(const struct spans *spans)
{
	return spans->more &&
	       sqlite3_column_int64(spans->row, 0) == spans->span.block &&
	       sqlite3_column_int64(spans->row, 1) == spans->span.least &&
	       sqlite3_column_int64(spans->row, 2) == spans->span.greatest;
}

/* The next row of the table is of a block that has no such message. */
static const char *
is_of_none(const struct spans *spans, struct arena *arena)
{
	return arena_printf(arena,
	    "table posted_span, row %" PRId64 ": no message of it was posted",
	    (int64_t)sqlite3_column_int64(spans->row, 0));
}

/* All messages of a block were seen. */
static const struct fault *
end_block(struct store *store, struct spans *spans, struct arena *arena,
    const char **problem)
{
	if (!spans->span.waits)
		return NULL;
	spans->span.waits = false;
	if (is_there(spans))
		return step(store, spans);
	if (spans->more &&
	    sqlite3_column_int64(spans->row, 0) < spans->span.block)
		*problem = is_of_none(spans, arena);
	else
		*problem = arena_printf(arena,
		    "table posted_span, row %" PRId64
		    ": its messages were posted at other times",
		    spans->span.block);
	return NULL;
}

static void
add(struct span *span, int64_t block, int64_t posted_at)
{
	if (!span->waits)
		*span = (struct span){true, false, block, INT64_MAX, INT64_MIN};
	if (posted_at < span->least)
		span->least = posted_at;
	if (posted_at > span->greatest)
		span->greatest = posted_at;
}

static const struct fault *
compare(struct store *store, struct spans *spans, struct arena *arena,
    const char **problem)
{
	static const char all[] = "SELECT id, posted_at FROM message "
				  "WHERE posted_at IS NOT NULL ORDER BY id";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && *problem == NULL &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		int64_t block = sqlite3_column_int64(row, 0) / SPANS_MESSAGES;

		if (block != spans->span.block)
			fault = end_block(store, spans, arena, problem);
		add(&spans->span, block, sqlite3_column_int64(row, 1));
	}
	if (fault == NULL && *problem == NULL)
		fault = end_block(store, spans, arena, problem);
	if (more)
		sql_end(row);
	return fault;
}

const struct fault *
proof_spans(struct store *store, struct arena *arena, const char **problem)
{
	static const char all[] =
	    "SELECT block, least, greatest FROM posted_span ORDER BY block";
	struct spans spans = {.more = true};
	const struct fault *fault;

	*problem = NULL;
	if ((fault = sql_query(store, &spans.row, all, "")) != NULL ||
	    (fault = step(store, &spans)) != NULL ||
	    (fault = compare(store, &spans, arena, problem)) != NULL)
		return fault;
	if (*problem == NULL && spans.more)
		*problem = is_of_none(&spans, arena);
	if (spans.more)
		sql_end(spans.row);
	return NULL;
}
