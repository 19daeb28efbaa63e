#include "store/publications.h"

#include <string.h>

#include "store/publication_row.h"
#include "store/sql.h"

#define SELECT                                                                 \
	"SELECT p.publication, p.draft_id, p.message, lower(hex(d.digest)), "  \
	"d.kind, p.state, p.url, p.error, p.attempts, p.at, p.next_at, "       \
	"d.body, p.tried_at, p.accepted "                                      \
	"FROM publication p JOIN draft d ON d.draft_id = p.draft_id "

static void
read_row(
    sqlite3_stmt *row, struct arena *arena, struct publication *publication)
{
	publication->number = sqlite3_column_int64(row, 0);
	publication->draft_number = sqlite3_column_int64(row, 1);
	publication->id = sqlite3_column_int64(row, 2);
	publication->draft = sql_column_text(row, 3, arena);
	publication->kind = sql_column_text(row, 4, arena);
	publication->state = sql_column_text(row, 5, arena);
	publication->url = sql_column_text(row, 6, arena);
	publication->error = sql_column_text(row, 7, arena);
	publication->attempts = sqlite3_column_int64(row, 8);
	publication->at = sqlite3_column_int64(row, 9);
	publication->next_at = sql_column_integer(row, 10);
	publication->body = sql_column_text(row, 11, arena);
	publication->tried_at = sql_column_integer(row, 12);
	publication->accepted = sql_column_integer(row, 13);
}

static void
reset(struct publication *publication)
{
	schema_reset(&publication_schema, publication);
	publication->number = publication->draft_number = FIELD_NONE;
	publication->tried_at = publication->accepted = FIELD_NONE;
}

const struct fault *
publications_of(struct store *store, const struct draft *draft,
    struct arena *arena, struct publication *publication)
{
	static const char one[] = SELECT "WHERE p.draft_id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	reset(publication);
	publication->id = draft->id;
	publication->draft_number = draft->number;
	publication->draft = draft->draft;
	publication->kind = draft->kind;
	publication->body = draft->body;
	publication->state = publication_state_name(PUBLICATION_READY);
	publication->attempts = 0;
	publication->at = draft->decided_at;
	if ((fault = sql_query(store, &row, one, "i", draft->number)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	read_row(row, arena, publication);
	sql_end(row);
	return NULL;
}

const struct fault *
publications_next(struct store *store, const char *state, int64_t after,
    struct arena *arena, struct publication *publication, bool *found)
{
	static const char next[] =
	    SELECT "WHERE p.state = ? AND p.state IN ('sending', 'unknown') "
		   "AND p.publication > ? ORDER BY p.publication LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	reset(publication);
	if ((fault = sql_query(store, &row, next, "ti", state, after)) !=
		NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	read_row(row, arena, publication);
	sql_end(row);
	return NULL;
}

const struct fault *
publications_put(struct store *store, struct publication *publication)
{
	static const char put[] =
	    "INSERT INTO publication (publication, draft_id, message, state, "
	    "attempts, at, tried_at, next_at, accepted, url, error) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	    "ON CONFLICT (publication) DO UPDATE SET state = excluded.state, "
	    "attempts = excluded.attempts, at = excluded.at, "
	    "tried_at = excluded.tried_at, next_at = excluded.next_at, "
	    "accepted = excluded.accepted, url = excluded.url, "
	    "error = excluded.error";
	struct publication *p = publication;
	const struct fault *fault;

	fault = sql_run(store, put, "iiitiiiiitt", p->number, p->draft_number,
	    p->id, p->state, p->attempts, p->at, p->tried_at, p->next_at,
	    p->accepted, p->url, p->error);
	if (fault == NULL && p->number == FIELD_NONE)
		p->number = sqlite3_last_insert_rowid(store->db);
	return fault;
}

const struct fault *
publications_digest(struct store *store, int64_t number, char out[DIGEST_TEXT])
{
	static const char one[] =
	    "SELECT " PUBLICATION_ROW_TOLD " FROM publication p "
	    "WHERE p.publication = ?";
	const struct fault *fault;
	struct arena arena = {0};
	const char *text = "";
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, one, "i", number)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL)
		return fault;
	if (found) {
		text = sql_column_text(row, 0, &arena);
		sql_end(row);
	}
	digest_text(text, strlen(text), out);
	arena_free(&arena);
	return NULL;
}

const struct fault *
publications_change(struct store *store, const struct draft *draft,
    int64_t accepted, struct arena *arena, struct publication_change *change)
{
	static const char last[] =
	    "SELECT kind, recorded_at, EXISTS (SELECT 1 FROM event f "
	    "WHERE f.message = ?1 AND f.kind = 'publish_failed' "
	    "AND f.seq > e.seq AND json_extract(f.data, '$.draft') = ?2) "
	    "FROM event e WHERE message = ?1 "
	    "AND kind IN ('revised', 'deleted') AND seq > coalesce(?3, 0) "
	    "AND seq > coalesce((SELECT max(seq) FROM event "
	    "WHERE message = ?1 AND kind = 'approved' "
	    "AND json_extract(data, '$.draft') = ?2), 0) "
	    "ORDER BY seq DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	*change = (struct publication_change){NULL, FIELD_NONE, false};
	if ((fault = sql_query(store, &row, last, "iti", draft->id,
		 draft->draft, accepted)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	change->kind = sql_column_text(row, 0, arena);
	change->at = sqlite3_column_int64(row, 1);
	change->told = sqlite3_column_int(row, 2) != 0;
	sql_end(row);
	return NULL;
}

const struct fault *
publications_under(struct store *store, const char *post, int64_t except,
    struct arena *arena, const char ***urls, size_t *count)
{
	/* Keys of comments begin with that of the post and "_", which "`"
	 * follows. */
	static const char under[] =
	    "SELECT p.url FROM message m JOIN draft d ON d.message = m.id "
	    "JOIN publication p ON p.draft_id = d.draft_id "
	    "WHERE m.network = 'vk' AND m.key >= ?1 AND m.key < ?1 || '`' "
	    "AND (m.key = ?1 OR m.key >= ?1 || '_') "
	    "AND p.url IS NOT NULL AND p.publication <> ?2";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*urls = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, under, "ti", post, except)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*urls = arena_grow(arena, *urls, *count, sizeof(**urls));
		(*urls)[(*count)++] = sql_column_text(row, 0, arena);
	}
	return fault;
}

const struct fault *
publications_unknown_times(
    struct store *store, const struct publication *publication, int64_t *times)
{
	static const char count[] =
	    "SELECT count(*) FROM event WHERE message = ? "
	    "AND kind = 'publish_unknown' "
	    "AND json_extract(data, '$.outbox.publication') = ? "
	    "AND json_extract(data, '$.outbox.attempts') = ?";

	return sql_integer(store, times, 0, count, "iii", publication->id,
	    publication->number, publication->attempts);
}
