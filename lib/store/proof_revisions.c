#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/change.h"
#include "model/content.h"
#include "model/schema.h"
#include "store/messages.h"
#include "store/proof.h"
#include "store/sql.h"

/* As many as the table takes. */
enum { REVISIONS = 65536 };

/* What the journal tells of the texts of a message that has several. */
struct told {
	int64_t id; /* FIELD_NONE: none was asked for */
	struct arena arena;
	struct message message; /* as it is now */
	const char **contents;	/* digests of what it had, sorted */
	size_t count;
	bool was[REVISIONS];	 /* this number was that of its text */
	bool earlier[REVISIONS]; /* it came in after a later one */
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
take_event(sqlite3_stmt *row, struct told *told)
{
	int64_t revision = sqlite3_column_int64(row, 1);
	int64_t earlier = sqlite3_column_int64(row, 2);

	if (revision > 0 && revision < REVISIONS)
		told->was[revision] = true;
	if (earlier > 0 && earlier < REVISIONS)
		told->earlier[earlier] = true;
	if (sqlite3_column_type(row, 0) == SQLITE_NULL)
		return;
	told->contents = arena_grow(
	    &told->arena, told->contents, told->count, sizeof(*told->contents));
	told->contents[told->count++] = sql_column_text(row, 0, &told->arena);
}

static const struct fault *
read_told(struct store *store, int64_t id, struct told *told)
{
	static const char events[] =
	    "SELECT json_extract(data, '$.set.content'), "
	    "json_extract(data, '$.set.revision'), "
	    "json_extract(data, '$.earlier_revision') FROM event "
	    "WHERE message = ?";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true;

	arena_reset(&told->arena);
	told->id = id;
	told->contents = NULL;
	told->count = 0;
	memset(told->was, 0, sizeof(told->was));
	memset(told->earlier, 0, sizeof(told->earlier));
	told->was[1] = true; /* as it is collected */
	if ((fault = messages_get(
		 store, id, &told->arena, &told->message, &more)) != NULL ||
	    (fault = sql_query(store, &row, events, "i", id)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		take_event(row, told);
	if (told->count > 0)
		qsort(told->contents, told->count, sizeof(*told->contents),
		    compare);
	return fault;
}

/*
 * Is it in the journal that the message had this text? Who wrote it may have
 * been learned only after that.
 */
static bool
is_told(const struct told *told, struct message *message)
{
	const char *author_id = message->author_id, *author = message->author;
	char digest[DIGEST_TEXT];
	const char *key = digest;
	int unknown;

	for (unknown = 0; unknown < 4; unknown++) {
		message->author_id = unknown & 1 ? NULL : author_id;
		message->author = unknown & 2 ? NULL : author;
		change_content(message, digest);
		if (told->count > 0 &&
		    bsearch(&key, told->contents, told->count,
			sizeof(*told->contents), compare) != NULL)
			return true;
	}
	return false;
}

/* A text that the message does not have now. */
static const struct fault *
check_other(
    struct store *store, sqlite3_stmt *row, struct told *told, bool *holds)
{
	int64_t id = sqlite3_column_int64(row, 0);
	int64_t revision = sqlite3_column_int64(row, 1);
	const struct fault *fault = NULL;
	struct message message;

	if (told->id != id)
		fault = read_told(store, id, told);
	*holds =
	    fault == NULL && (told->was[revision] || told->earlier[revision]);
	if (fault != NULL || !told->was[revision])
		return fault;
	message = told->message;
	message.text = (const char *)sqlite3_column_text(row, 3);
	message.attachments = (const char *)sqlite3_column_text(row, 4);
	message.url = (const char *)sqlite3_column_text(row, 5);
	*holds = is_told(told, &message);
	return NULL;
}

static const struct fault *
check_row(
    struct store *store, sqlite3_stmt *row, struct told *told, bool *holds)
{
	bool is_current = sqlite3_column_int(row, 6) != 0;
	unsigned char digest[DIGEST_BYTES];

	content_digest((const char *)sqlite3_column_text(row, 3),
	    (const char *)sqlite3_column_text(row, 4), digest);
	*holds =
	    sqlite3_column_bytes(row, 2) == DIGEST_BYTES &&
	    memcmp(digest, sqlite3_column_blob(row, 2), DIGEST_BYTES) == 0 &&
	    sqlite3_column_int(row, 7) != 0;
	return *holds && !is_current ? check_other(store, row, told, holds)
				     : NULL;
}

/* Each row, and that none is missing before it: numbers have no gaps. */
static const struct fault *
check_rows(struct store *store, struct arena *arena, struct told *told,
    const char **problem)
{
	/* What came in was first seen when that was recorded. */
	static const char revisions[] =
	    "SELECT r.message, r.revision, r.digest, r.text, r.attachments, "
	    "r.url, r.revision = m.revision, EXISTS (SELECT 1 FROM event e "
	    "WHERE e.message = r.message AND e.recorded_at = r.seen_at) "
	    "FROM revision r JOIN message m ON m.id = r.message "
	    "ORDER BY r.revision_id";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	int64_t id = FIELD_NONE, next = 1;
	bool more = true, holds = true;

	fault = sql_query(store, &row, revisions, "");
	while (fault == NULL && holds &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		int64_t revision = sqlite3_column_int64(row, 1);
		const char *how = "was changed";

		if (sqlite3_column_int64(row, 0) != id)
			next = 1;
		id = sqlite3_column_int64(row, 0);
		if (revision != next) {
			revision = next;
			holds = false;
			how = "is missing";
		} else {
			fault = check_row(store, row, told, &holds);
		}
		if (!holds)
			*problem = arena_printf(arena,
			    "message %" PRId64 ": its revision %" PRId64 " %s",
			    id, revision, how);
		next++;
	}
	sql_end(row);
	return fault;
}

/* Those that came in after a later one, by the digests of what they said. */
static const struct fault *
check_earlier(struct store *store, struct arena *arena, const char **problem)
{
	static const char earlier[] =
	    "WITH told AS MATERIALIZED (SELECT message, "
	    "json_extract(data, '$.earlier_revision') AS revision, "
	    "json_extract(data, '$.earlier_content') AS content FROM event "
	    "WHERE message IS NOT NULL "
	    "AND instr(data, '\"earlier_revision\"') > 0) "
	    "SELECT message, revision FROM told WHERE NOT EXISTS "
	    "(SELECT 1 FROM revision r WHERE r.revision_id = "
	    "told.message * 65536 + told.revision "
	    "AND lower(hex(r.digest)) = told.content) LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool found;

	if ((fault = sql_query(store, &row, earlier, "")) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	*problem = arena_printf(arena,
	    "message %lld: its revision %lld is not what the journal says",
	    (long long)sqlite3_column_int64(row, 0),
	    (long long)sqlite3_column_int64(row, 1));
	sql_end(row);
	return NULL;
}

const struct fault *
proof_revisions(struct store *store, struct arena *arena, const char **problem)
{
	struct told *told = calloc(1, sizeof(*told));
	const struct fault *fault;

	if (told == NULL)
		abort();
	*problem = NULL;
	told->id = FIELD_NONE;
	fault = check_rows(store, arena, told, problem);
	if (fault == NULL && *problem == NULL)
		fault = check_earlier(store, arena, problem);
	arena_free(&told->arena);
	free(told);
	return fault;
}
