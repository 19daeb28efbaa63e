#include "store/spans.h"

#include "model/schema.h"
#include "store/sql.h"

void
spans_forget(struct store *store)
{
	store->span.waits = false;
}

/* It has become wider. */
static const struct fault *
widen(struct store *store, const struct span *span)
{
	static const char put[] =
	    "INSERT INTO posted_span (block, least, greatest) "
	    "VALUES (?1, ?2, ?3) ON CONFLICT (block) DO UPDATE SET "
	    "least = min(least, ?2), greatest = max(greatest, ?3)";

	return sql_run(
	    store, put, "-iii", span->block, span->least, span->greatest);
}

/* It may have become narrower: what it is, the messages say. */
static const struct fault *
read_again(struct store *store, int64_t block)
{
	static const char clear[] = "DELETE FROM posted_span WHERE block = ?";
	static const char put[] =
	    "INSERT INTO posted_span (block, least, greatest) "
	    "SELECT ?1, min(posted_at), max(posted_at) FROM message "
	    "WHERE id >= ?2 AND id < ?3 AND posted_at IS NOT NULL "
	    "HAVING count(*) > 0";
	int64_t first = block * SPANS_MESSAGES;
	const struct fault *fault = sql_run(store, clear, "-i", block);

	return fault != NULL ? fault
			     : sql_run(store, put, "iii", block, first,
				   first + SPANS_MESSAGES);
}

const struct fault *
spans_write(struct store *store)
{
	const struct span span = store->span;

	if (!span.waits)
		return NULL;
	store->span.waits = false;
	return span.moved ? read_again(store, span.block) : widen(store, &span);
}

/* What waits is of the block of this message from now on. */
static const struct fault *
turn_to(struct store *store, int64_t message)
{
	int64_t block = message / SPANS_MESSAGES;
	const struct fault *fault;

	if (store->span.waits && store->span.block == block)
		return NULL;
	fault = spans_write(store);
	store->span =
	    (struct span){.waits = true, .block = block, INT64_MAX, INT64_MIN};
	return fault;
}

const struct fault *
spans_put(struct store *store, int64_t message, int64_t posted_at)
{
	const struct fault *fault;
	struct span *span = &store->span;

	if (posted_at == FIELD_NONE || posted_at == FIELD_CLEAR)
		return NULL;
	if ((fault = turn_to(store, message)) != NULL)
		return fault;
	if (posted_at < span->least)
		span->least = posted_at;
	if (posted_at > span->greatest)
		span->greatest = posted_at;
	return NULL;
}

const struct fault *
spans_move(struct store *store, int64_t message)
{
	const struct fault *fault = turn_to(store, message);

	store->span.moved = true;
	return fault;
}
