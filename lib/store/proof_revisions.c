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
	bool was[REVISIONS]; /* this number was that of its text */
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

	if (revision > 0 && revision < REVISIONS)
		told->was[revision] = true;
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
	    "json_extract(data, '$.set.revision') FROM event "
	    "WHERE message = ?";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true;

	arena_reset(&told->arena);
	told->id = id;
	told->contents = NULL;
	told->count = 0;
	memset(told->was, 0, sizeof(told->was));
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

const struct fault *
proof_revisions(struct store *store, struct arena *arena, const char **problem)
{
	/* What came in was first seen when that was recorded. */
	static const char revisions[] =
	    "SELECT r.message, r.revision, r.digest, r.text, r.attachments, "
	    "r.url, r.revision = m.revision, EXISTS (SELECT 1 FROM event e "
	    "WHERE e.message = r.message AND e.recorded_at = r.seen_at) "
	    "FROM revision r JOIN message m ON m.id = r.message "
	    "ORDER BY r.revision_id";
	struct told *told = calloc(1, sizeof(*told));
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true, holds = true;

	if (told == NULL)
		abort();
	*problem = NULL;
	told->id = FIELD_NONE;
	fault = sql_query(store, &row, revisions, "");
	while (fault == NULL && holds &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		fault = check_row(store, row, told, &holds);
		if (!holds)
			*problem = arena_printf(arena,
			    "message %lld: its revision %lld was changed",
			    (long long)sqlite3_column_int64(row, 0),
			    (long long)sqlite3_column_int64(row, 1));
	}
	sql_end(row);
	arena_free(&told->arena);
	free(told);
	return fault;
}
