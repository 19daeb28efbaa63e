#include "store/entries.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/digest.h"
#include "base/text.h"
#include "model/account.h"
#include "model/entry.h"
#include "model/plan.h"
#include "model/post.h"
#include "store/entries_row.h"
#include "store/sql.h"

enum { ENTRY_SIZE = 512 };

#define INSERT(table, columns, marks)                                          \
	"INSERT INTO " table " (entry, " columns ") VALUES (?, " marks ")"
#define UPDATE(table, columns, marks)                                          \
	"UPDATE " table " SET (" columns ") = (" marks ") WHERE entry = ?"
#define ALL(table, columns, first)                                             \
	"SELECT entry, " columns " FROM " table " ORDER BY " first ", entry"
#define BY_FIRST(table, columns, first)                                        \
	"SELECT entry, " columns " FROM " table " WHERE " first                \
	" = ? ORDER BY entry"
#define BY_BOTH(table, columns, first, second)                                 \
	"SELECT entry, " columns " FROM " table " WHERE " first                \
	" = ? AND " second " = ? ORDER BY entry"
#define NEXT(table) "SELECT coalesce(max(entry), 0) + 1 FROM " table
#define IN_ORDER(table, columns)                                               \
	"SELECT entry, " columns " FROM " table " ORDER BY entry"
#define TABLE(table, columns, marks, first, second)                            \
	table, INSERT(table, columns, marks), UPDATE(table, columns, marks),   \
	    ALL(table, columns, first), BY_FIRST(table, columns, first),       \
	    BY_BOTH(table, columns, first, second), NEXT(table),               \
	    IN_ORDER(table, columns)

static const struct {
	const struct schema *schema;
	enum event_kind event;
	const char *name, *insert, *update, *all, *by_first, *by_both, *next,
	    *in_order;
} tables[ENTRY_TABLES] = {
    [ENTRY_ACCOUNT] = {&account_schema, EVENT_REGISTERED,
	TABLE("account", ENTRIES_ROW_ACCOUNT, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
	    "account", "owner")},
    [ENTRY_ACCESS] = {&access_schema, EVENT_ACCESS_RECORDED,
	TABLE("access", ENTRIES_ROW_ACCESS, "?, ?, ?, ?, ?", "account",
	    "person")},
    [ENTRY_ATTESTATION] = {&attestation_schema, EVENT_ATTESTED,
	TABLE("attestation", ENTRIES_ROW_ATTESTATION, "?, ?, ?, ?, ?, ?, ?",
	    "subject", "code")},
    [ENTRY_POST] = {&post_schema, EVENT_POST_RECORDED,
	TABLE("post", ENTRIES_ROW_POST, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
	    "account", "key")},
    [ENTRY_COMMENT] = {&comment_schema, EVENT_COMMENT_RECORDED,
	TABLE("comment", ENTRIES_ROW_COMMENT,
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", "account", "key")},
    [ENTRY_REPLY] = {&reply_schema, EVENT_REPLY_RECORDED,
	TABLE("reply", ENTRIES_ROW_REPLY, "?, ?, ?, ?, ?, ?, ?, ?", "account",
	    "key")},
    [ENTRY_PLAN] = {&plan_schema, EVENT_PLAN_RECORDED,
	TABLE("plan", ENTRIES_ROW_PLAN, "?, ?, ?, ?, ?, ?, ?, ?, ?", "account",
	    "month")},
};

const struct schema *
entries_schema(enum entry_table table)
{
	return tables[table].schema;
}

enum event_kind
entries_event(enum entry_table table)
{
	return tables[table].event;
}

/* Binds the members of an entry from parameter `at` on; returns the next. */
static int
bind_entry(sqlite3_stmt *statement, int at, const struct schema *schema,
    const void *data)
{
	size_t i;

	for (i = 0; i < schema->count; i++, at++) {
		const char *member =
		    (const char *)data + schema->fields[i].offset;

		if (schema_is_text(&schema->fields[i])) {
			const char *text = *(const char *const *)member;

			sqlite3_bind_text(
			    statement, at, text, -1, SQLITE_STATIC);
			continue;
		}
		if (*(const int64_t *)(const void *)member == FIELD_NONE)
			sqlite3_bind_null(statement, at);
		else
			sqlite3_bind_int64(statement, at,
			    *(const int64_t *)(const void *)member);
	}
	return at;
}

const struct fault *
entries_write(struct store *store, enum entry_table table, const void *data,
    int64_t *entry)
{
	const struct schema *schema = tables[table].schema;
	bool is_new = *entry == 0, row;
	const struct fault *fault;
	sqlite3_stmt *statement;

	if (is_new && (fault = sql_integer(
			   store, entry, 1, tables[table].next, "")) != NULL)
		return fault;
	if ((fault = sql_query(store, &statement,
		 is_new ? tables[table].insert : tables[table].update, "")) !=
	    NULL)
		return fault;
	if (is_new) {
		sqlite3_bind_int64(statement, 1, *entry);
		bind_entry(statement, 2, schema, data);
	} else {
		sqlite3_bind_int64(
		    statement, bind_entry(statement, 1, schema, data), *entry);
	}
	return sql_step(store, statement, &row);
}

const struct fault *
entries_open(struct entries_cursor *cursor, struct store *store,
    enum entry_table table, const struct entries_filter *filter)
{
	static const char moderated[] =
	    "SELECT entry, " ENTRIES_ROW_COMMENT
	    " FROM comment WHERE account = ? AND "
	    "(ground IS NOT NULL OR deleted_at IS NOT NULL) "
	    "ORDER BY at, entry";
	const struct fault *fault;
	sqlite3_stmt *statement;

	*cursor = (struct entries_cursor){.store = store, .table = table};
	if (filter == NULL || filter->subject == NULL)
		fault = sql_query(store, &statement, tables[table].all, "");
	else if (filter->moderated)
		fault = sql_query(
		    store, &statement, moderated, "t", filter->subject);
	else if (filter->second == NULL)
		fault = sql_query(store, &statement, tables[table].by_first,
		    "t", filter->subject);
	else
		fault = sql_query(store, &statement, tables[table].by_both,
		    "tt", filter->subject, filter->second);
	if (fault == NULL)
		cursor->statement = statement;
	return fault;
}

static const struct fault *
opened(struct entries_cursor *cursor, struct store *store,
    enum entry_table table, sqlite3_stmt *statement, const struct fault *fault)
{
	*cursor = (struct entries_cursor){.store = store, .table = table};
	if (fault == NULL)
		cursor->statement = statement;
	return fault;
}

const struct fault *
entries_open_item(struct entries_cursor *cursor, struct store *store,
    const char *account, const char *month, const char *item)
{
	static const char query[] =
	    "SELECT entry, " ENTRIES_ROW_PLAN
	    " FROM plan WHERE account = ? AND month = ? "
	    "AND item = ?";
	const struct fault *fault;
	sqlite3_stmt *rows = NULL;

	fault = sql_query(store, &rows, query, "ttt", account, month, item);
	return opened(cursor, store, ENTRY_PLAN, rows, fault);
}

const struct fault *
entries_open_stated(struct entries_cursor *cursor, struct store *store,
    const char *subject, const char *code, int64_t at)
{
	static const char query[] = "SELECT entry, " ENTRIES_ROW_ATTESTATION
				    " FROM attestation WHERE subject = ? "
				    "AND code = ? AND at = ? ORDER BY entry";
	const struct fault *fault;
	sqlite3_stmt *rows = NULL;

	fault = sql_query(store, &rows, query, "tti", subject, code, at);
	return opened(cursor, store, ENTRY_ATTESTATION, rows, fault);
}

const struct fault *
entries_next(struct entries_cursor *cursor, struct arena *arena, void *data,
    int64_t *entry, bool *more)
{
	const struct fault *fault;

	fault = sql_step(cursor->store, cursor->statement, more);
	if (fault != NULL || !*more) {
		cursor->statement = NULL;
		return fault;
	}
	*entry = sqlite3_column_int64(cursor->statement, 0);
	entries_row_read(
	    cursor->statement, 1, tables[cursor->table].schema, arena, data);
	return NULL;
}

void
entries_end(struct entries_cursor *cursor)
{
	if (cursor->statement != NULL)
		sql_end(cursor->statement);
	cursor->statement = NULL;
}

/* Of one table, in the order of their numbers: rows, and last events. */
struct sides {
	sqlite3_stmt *row, *told;
	bool has_row, has_told;
};

static const struct fault *
open_sides(struct store *store, enum entry_table table, struct sides *sides)
{
	static const char told[] =
	    "SELECT json_extract(data, '$.entry') AS entry, "
	    "json_extract(data, '$.content'), max(seq) FROM event "
	    "WHERE message IS NULL AND kind = ? GROUP BY entry ORDER BY entry";
	const struct fault *fault;

	*sides = (struct sides){0};
	if ((fault = sql_query(
		 store, &sides->row, tables[table].in_order, "")) != NULL ||
	    (fault = sql_query(store, &sides->told, told, "t",
		 event_kind_name(tables[table].event))) != NULL ||
	    (fault = sql_step(store, sides->row, &sides->has_row)) != NULL)
		return fault;
	return sql_step(store, sides->told, &sides->has_told);
}

static void
close_sides(struct sides *sides)
{
	if (sides->row != NULL)
		sql_end(sides->row);
	if (sides->told != NULL)
		sql_end(sides->told);
}

/* Is a row what its last event says? */
static bool
agree(struct sides *sides, const struct schema *schema, struct arena *texts)
{
	char data[ENTRY_SIZE] __attribute__((aligned(16)));
	char digest[DIGEST_TEXT];

	entries_row_read(sides->row, 1, schema, texts, data);
	entry_digest(schema, data, digest);
	return text_equal(
	    digest, (const char *)sqlite3_column_text(sides->told, 1));
}

/* What is wrong where both sides stand, NULL if nothing. */
static const char *
compare(struct sides *sides, const struct schema *schema, struct arena *texts,
    struct arena *arena)
{
	int64_t row = INT64_MAX, told = INT64_MAX;

	if (sides->has_row)
		row = sqlite3_column_int64(sides->row, 0);
	if (sides->has_told)
		told = sqlite3_column_int64(sides->told, 0);
	if (told < row)
		return arena_printf(arena,
		    "%s, entry %" PRId64
		    ": is in the journal, but its row is missing",
		    schema->record, told);
	if (row == told && agree(sides, schema, texts))
		return NULL;
	return arena_printf(arena,
	    "%s, entry %" PRId64 " (%s): is not what the journal says",
	    schema->record, row, sqlite3_column_text(sides->row, 1));
}

/* Both in step: however many they are, each is looked at once. */
static const struct fault *
prove(struct store *store, enum entry_table table, struct arena *arena,
    const char **problem)
{
	const struct fault *fault;
	struct arena texts = {0};
	struct sides sides;

	fault = open_sides(store, table, &sides);
	while (fault == NULL && (sides.has_row || sides.has_told)) {
		arena_reset(&texts);
		*problem = compare(&sides, tables[table].schema, &texts, arena);
		if (*problem != NULL)
			break;
		fault = sql_step(store, sides.row, &sides.has_row);
		if (fault == NULL)
			fault = sql_step(store, sides.told, &sides.has_told);
	}
	close_sides(&sides);
	arena_free(&texts);
	return fault;
}

const struct fault *
entries_prove(struct store *store, struct arena *arena, const char **problem)
{
	const struct fault *fault = NULL;
	int i;

	*problem = NULL;
	for (i = 0; i < ENTRY_TABLES && fault == NULL && *problem == NULL; i++)
		fault = prove(store, (enum entry_table)i, arena, problem);
	return fault;
}
