#include "store/posts.h"

#include "store/sql.h"

const struct fault *
posts_open(struct posts_cursor *cursor, struct store *store,
    const char *account, int64_t since, int64_t until)
{
	static const char posts[] =
	    "SELECT at, deleted_at, kind, format, topic, author, plan, "
	    "special, signals, key FROM post INDEXED BY post_by_time "
	    "WHERE account = ? AND at >= ? AND at < ? ORDER BY at";
	const struct fault *fault;
	sqlite3_stmt *statement;

	*cursor = (struct posts_cursor){.store = store};
	fault =
	    sql_query(store, &statement, posts, "tii", account, since, until);
	if (fault == NULL)
		cursor->statement = statement;
	return fault;
}

static const char *
borrow(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

const struct fault *
posts_next(struct posts_cursor *cursor, struct post *post, bool *more)
{
	sqlite3_stmt *row = cursor->statement;
	const struct fault *fault = sql_step(cursor->store, row, more);

	if (fault != NULL || !*more) {
		cursor->statement = NULL;
		return fault;
	}
	*post = (struct post){.at = sqlite3_column_int64(row, 0),
	    .deleted_at = sql_column_integer(row, 1),
	    .kind = borrow(row, 2),
	    .format = borrow(row, 3),
	    .topic = borrow(row, 4),
	    .author = borrow(row, 5),
	    .plan = borrow(row, 6),
	    .special = borrow(row, 7),
	    .signals = borrow(row, 8),
	    .key = borrow(row, 9)};
	return NULL;
}

void
posts_end(struct posts_cursor *cursor)
{
	if (cursor->statement != NULL)
		sql_end(cursor->statement);
	cursor->statement = NULL;
}

const struct fault *
posts_last_before(
    struct store *store, const char *account, int64_t until, int64_t *at)
{
	return sql_integer(store, at, FIELD_NONE,
	    "SELECT max(at) FROM post INDEXED BY post_by_time "
	    "WHERE account = ? AND at < ? AND kind IS NOT 'story'",
	    "ti", account, until);
}

const struct fault *
posts_account_after(struct store *store, const char *after, struct arena *arena,
    const char **account)
{
	static const char next[] =
	    "SELECT account FROM post INDEXED BY post_by_time "
	    "WHERE account > ? ORDER BY account LIMIT 1";

	return sql_text(store, account, arena, next, "t", after);
}

const struct fault *
posts_reply_after(struct store *store, const char *account, int64_t until,
    struct arena *arena, struct reply *reply, bool *found)
{
	static const char next[] =
	    "SELECT key, at, agreed_at FROM reply WHERE account = ? "
	    "AND (at, key) > (?, ?) AND at < ? ORDER BY at, key LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, next, "titi", account, reply->at,
		 reply->key, until)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	reply->key = sql_column_text(row, 0, arena);
	reply->at = sqlite3_column_int64(row, 1);
	reply->agreed_at = sql_column_integer(row, 2);
	sql_end(row);
	return NULL;
}
