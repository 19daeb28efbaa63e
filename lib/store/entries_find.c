#include "store/entries.h"
#include "store/entries_row.h"

const struct fault *
entries_find(struct store *store, enum entry_table table, const char *subject,
    const char *second, struct arena *arena, void *data, int64_t *entry)
{
	struct entries_filter filter = {subject, second, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	bool found = false;

	*entry = 0;
	if ((fault = entries_open(&cursor, store, table, &filter)) == NULL)
		fault = entries_next(&cursor, arena, data, entry, &found);
	if (!found)
		*entry = 0;
	entries_end(&cursor);
	return fault;
}

const struct fault *
entries_accounts(struct store *store, enum entry_table table, const char *key,
    struct arena *arena, const char **accounts, size_t most, size_t *count)
{
	static const char post[] =
	    "SELECT account FROM post WHERE key = ? ORDER BY account LIMIT ?";
	static const char comment[] = "SELECT account FROM comment "
				      "WHERE key = ? ORDER BY account LIMIT ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*count = 0;
	if ((fault =
		    sql_query(store, &row, table == ENTRY_POST ? post : comment,
			"ti", key, (int64_t)most)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		accounts[(*count)++] = sql_column_text(row, 0, arena);
	return fault;
}

const struct fault *
entries_register_at(struct store *store, const char *code, int64_t at,
    struct arena *arena, struct account *row, int64_t *entry)
{
	/* As the index has it, a row without `at` is before all others. */
	static const char holding[] =
	    "SELECT entry, " ENTRIES_ROW_ACCOUNT
	    " FROM account WHERE account = ?1 "
	    "AND coalesce(at, -9223372036854775808) <= "
	    "coalesce(?2, -9223372036854775808) "
	    "ORDER BY coalesce(at, -9223372036854775808) DESC LIMIT 1";
	static const char first[] =
	    "SELECT entry, " ENTRIES_ROW_ACCOUNT
	    " FROM account WHERE account = ?1 "
	    "ORDER BY coalesce(at, -9223372036854775808) LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *found;
	bool is_there;

	*entry = 0;
	if ((fault = sql_query(store, &found, holding, "ti", code, at)) !=
		NULL ||
	    (fault = sql_step(store, found, &is_there)) != NULL)
		return fault;
	if (!is_there &&
	    ((fault = sql_query(store, &found, first, "t", code)) != NULL ||
		(fault = sql_step(store, found, &is_there)) != NULL))
		return fault;
	if (!is_there)
		return NULL;
	*entry = sqlite3_column_int64(found, 0);
	entries_row_read(found, 1, &account_schema, arena, row);
	sql_end(found);
	return NULL;
}

const struct fault *
entries_account_after(struct store *store, const char *after,
    struct arena *arena, const char **account)
{
	static const char next[] =
	    "SELECT account FROM account WHERE account > ? "
	    "ORDER BY account LIMIT 1";

	return sql_text(store, account, arena, next, "t", after);
}
