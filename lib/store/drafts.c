#include "store/drafts.h"

#include "base/buffer.h"
#include "store/sql.h"

#define SELECT                                                                 \
	"SELECT d.message, m.as_of, d.body, d.assignment, d.kind, d.version, " \
	"lower(hex(d.digest)), d.text, d.attachments, d.materials, "           \
	"d.measures, d.reason, d.asks, d.note, d.author, d.submitted_at, "     \
	"d.decided, d.decided_by, d.decided_at, d.term, d.comment, "           \
	"d.draft_id, d.to_post FROM draft d JOIN message m ON m.id = "         \
	"d.message "

static void
read_row(sqlite3_stmt *row, struct arena *arena, struct draft *draft)
{
	*draft = (struct draft){.id = sqlite3_column_int64(row, 0),
	    .as_of = sqlite3_column_int64(row, 1),
	    .body = sql_column_text(row, 2, arena),
	    .assignment = sqlite3_column_int64(row, 3),
	    .kind = sql_column_text(row, 4, arena),
	    .version = sqlite3_column_int64(row, 5),
	    .draft = sql_column_text(row, 6, arena),
	    .text = sql_column_text(row, 7, arena),
	    .attachments = sql_column_text(row, 8, arena),
	    .materials = sql_column_text(row, 9, arena),
	    .measures = sql_column_text(row, 10, arena),
	    .reason = sql_column_text(row, 11, arena),
	    .asks = sql_column_text(row, 12, arena),
	    .note = sql_column_text(row, 13, arena),
	    .author = sql_column_text(row, 14, arena),
	    .submitted_at = sqlite3_column_int64(row, 15),
	    .decided = sql_column_text(row, 16, arena),
	    .decided_by = sql_column_text(row, 17, arena),
	    .decided_at = sql_column_integer(row, 18),
	    .term = sql_column_text(row, 19, arena),
	    .comment = sql_column_text(row, 20, arena),
	    .number = sqlite3_column_int64(row, 21),
	    .to_post = sql_column_integer(row, 22)};
}

/* The one row of a query that is ready to be stepped, if there is one. */
static const struct fault *
read_one(struct store *store, sqlite3_stmt *row, struct arena *arena,
    struct draft *draft, bool *found)
{
	const struct fault *fault = sql_step(store, row, found);

	if (fault != NULL || !*found)
		return fault;
	read_row(row, arena, draft);
	sql_end(row);
	return NULL;
}

/* The one row of a query by two numbers, if there is one. */
static const struct fault *
find_one(struct store *store, const char *text, int64_t first, int64_t second,
    struct arena *arena, struct draft *draft, bool *found)
{
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, text, "ii", first, second)) != NULL)
		return fault;
	return read_one(store, row, arena, draft, found);
}

const struct fault *
drafts_insert(struct store *store, struct draft *draft)
{
	static const char insert[] =
	    "INSERT INTO draft (message, assignment, body, kind, version, "
	    "digest, text, attachments, materials, measures, reason, asks, "
	    "note, author, submitted_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	unsigned char digest[DIGEST_BYTES];
	const struct fault *fault;

	if (!digest_parse(draft->draft, digest))
		return fault_value("draft", "not a digest", draft->draft);
	fault = sql_run(store, insert,
	    "iittibttttttt"
	    "ti",
	    draft->id, draft->assignment, draft->body, draft->kind,
	    draft->version, digest, draft->text, draft->attachments,
	    draft->materials, draft->measures, draft->reason, draft->asks,
	    draft->note, draft->author, draft->submitted_at);
	if (fault == NULL)
		draft->number = sqlite3_last_insert_rowid(store->db);
	return fault;
}

const struct fault *
drafts_decide(struct store *store, const struct draft *draft)
{
	static const char update[] =
	    "UPDATE draft SET decided = ?, decided_by = ?, decided_at = ?, "
	    "term = ?, comment = ?, to_post = ? WHERE draft_id = ?";

	return sql_run(store, update, "ttittii", draft->decided,
	    draft->decided_by, draft->decided_at, draft->term, draft->comment,
	    draft->to_post, draft->number);
}

const struct fault *
drafts_set_to_post(struct store *store, int64_t number, int64_t to_post)
{
	static const char update[] =
	    "UPDATE draft SET to_post = ? WHERE draft_id = ?";

	return sql_run(store, update, "ii", to_post, number);
}

const struct fault *
drafts_drop_to_post(struct store *store, int64_t message, int64_t assignment)
{
	static const char update[] =
	    "UPDATE draft SET to_post = NULL "
	    "WHERE message = ? AND assignment = ? AND to_post = 1";

	return sql_run(store, update, "ii", message, assignment);
}

const struct fault *
drafts_find(struct store *store, const char *digest, struct arena *arena,
    struct draft *draft, bool *found)
{
	static const char one[] = SELECT "WHERE d.digest = ?";
	unsigned char raw[DIGEST_BYTES];
	const struct fault *fault;
	sqlite3_stmt *row;

	*found = false;
	if (!digest_parse(digest, raw))
		return NULL;
	if ((fault = sql_query(store, &row, one, "b", raw)) != NULL)
		return fault;
	return read_one(store, row, arena, draft, found);
}

const struct fault *
drafts_next(struct store *store, int64_t message, int64_t after,
    struct arena *arena, struct draft *draft, bool *found)
{
	static const char next[] =
	    SELECT "WHERE d.message = ? AND d.draft_id > ? "
		   "ORDER BY d.draft_id LIMIT 1";

	return find_one(store, next, message, after, arena, draft, found);
}

const struct fault *
drafts_all(struct store *store, int64_t message, struct arena *arena,
    struct draft **list, size_t *count)
{
	static const char number[] =
	    "SELECT count(*) FROM draft WHERE message = ?";
	static const char all[] =
	    SELECT "WHERE d.message = ? ORDER BY d.draft_id";
	const struct fault *fault;
	sqlite3_stmt *row;
	int64_t room = 0;
	bool more = true;

	*count = 0;
	if ((fault = sql_integer(store, &room, 0, number, "i", message)) !=
	    NULL)
		return fault;
	*list = arena_alloc(arena, ((size_t)room + 1) * sizeof(**list));
	if ((fault = sql_query(store, &row, all, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		if (*count < (size_t)room)
			read_row(row, arena, &(*list)[(*count)++]);
	return fault;
}

const struct fault *
drafts_next_pending(struct store *store, int64_t message, int64_t after,
    struct arena *arena, struct draft *draft, bool *found)
{
	static const char next[] = SELECT
	    "WHERE d.message = ? AND d.decided IS NULL AND d.draft_id > ? "
	    "ORDER BY d.draft_id LIMIT 1";

	return find_one(store, next, message, after, arena, draft, found);
}

const struct fault *
drafts_pending(struct store *store, int64_t message, struct arena *arena,
    struct draft **list, size_t *count)
{
	/* In the order of SELECT, without what a draft says. */
	static const char pending[] =
	    "SELECT message, NULL, body, assignment, kind, version, "
	    "lower(hex(digest)), NULL, NULL, NULL, NULL, NULL, NULL, NULL, "
	    "author, submitted_at, NULL, NULL, NULL, NULL, NULL, draft_id, "
	    "to_post FROM draft WHERE message = ? AND decided IS NULL "
	    "ORDER BY draft_id";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*list = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, pending, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*list = arena_grow(arena, *list, *count, sizeof(**list));
		read_row(row, arena, &(*list)[(*count)++]);
	}
	return fault;
}

const struct fault *
drafts_last_version(struct store *store, int64_t message, const char *body,
    const char *kind, int64_t *version)
{
	static const char last[] =
	    "SELECT max(version) FROM draft "
	    "WHERE message = ? AND body = ? AND kind = ?";

	return sql_integer(store, version, 0, last, "itt", message, body, kind);
}

const struct fault *
drafts_next_to_post(struct store *store, int64_t after, struct arena *arena,
    struct draft *draft, bool *found)
{
	static const char next[] =
	    SELECT "WHERE d.to_post = 1 AND d.draft_id > ?2 "
		   "ORDER BY d.draft_id LIMIT 1";

	return find_one(store, next, 0, after, arena, draft, found);
}

const struct fault *
drafts_has_to_post(struct store *store, int64_t message, bool *has)
{
	static const char count[] =
	    "SELECT count(*) FROM draft WHERE message = ? AND to_post = 1";
	const struct fault *fault;
	int64_t number = 0;

	fault = sql_integer(store, &number, 0, count, "i", message);
	*has = number > 0;
	return fault;
}

const struct fault *
drafts_digest(struct store *store, int64_t message, char out[DIGEST_TEXT])
{
	static const char rows[] =
	    "SELECT json_array(draft_id, assignment, lower(hex(digest)), "
	    "materials, reason, asks, note, author, submitted_at, decided, "
	    "decided_by, decided_at, term, comment, to_post) "
	    "FROM draft WHERE message = ? ORDER BY draft_id";
	const struct fault *fault;
	struct buffer text = {0};
	sqlite3_stmt *row;
	bool more = true;

	buffer_puts(&text, "");
	if ((fault = sql_query(store, &row, rows, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		buffer_puts(&text, (const char *)sqlite3_column_text(row, 0));
		buffer_putc(&text, '\n');
	}
	digest_text(text.bytes, text.length, out);
	buffer_free(&text);
	return fault;
}
