#include "store/sql.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/schema.h"
#include "store/bulk.h"

const struct fault *
sql_fault(struct store *store, const char *what)
{
	int code = sqlite3_errcode(store->db), number = 0;
	const struct fault *stopped;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fault_new(FAULT_BUSY,
		    "%s: the store is busy (another program is writing); "
		    "try again",
		    store->path);
	case SQLITE_NOTADB:
		return fault_new(FAULT_SCHEMA,
		    "%s: not a store: the file is no SQLite database",
		    store->path);
	case SQLITE_INTERRUPT:
		/* By whomever: what did not end is no success. */
		if ((stopped = store_stopped(store)) != NULL)
			return stopped;
		break;
	case SQLITE_READONLY:
		return fault_new(FAULT_SYSTEM,
		    "%s: %s: it may not be written: the file, its folder, or "
		    "what lies beside it (-wal, -shm) is somebody else's",
		    store->path, what);
	case SQLITE_IOERR:
		/* As a disk without room for the index of the log. */
		number = sqlite3_system_errno(store->db);
		break;
	default:
		break;
	}
	return fault_new(FAULT_SYSTEM, "%s: %s: %s%s%s", store->path, what,
	    sqlite3_errmsg(store->db), number != 0 ? ": " : "",
	    number != 0 ? strerror(number) : "");
}

const struct fault *
sql_prepare(struct store *store, sqlite3_stmt **statement, const char *text)
{
	uintptr_t at = (uintptr_t)text / 8 * 2654435761u % SQL_SLOTS;
	unsigned tries;

	for (tries = 0; tries < SQL_SLOTS; tries++) {
		if (store->slot[at].text == text) {
			*statement = store->slot[at].statement;
			return NULL;
		}
		if (store->slot[at].text == NULL)
			break;
		at = (at + 1) % SQL_SLOTS;
	}
	if (tries == SQL_SLOTS)
		return fault_new(FAULT_SYSTEM,
		    "%s: there is room for %d statements only", store->path,
		    (int)SQL_SLOTS);
	if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT,
		&store->slot[at].statement, NULL) != SQLITE_OK)
		return sql_fault(store, "cannot prepare a statement");
	store->slot[at].text = text;
	*statement = store->slot[at].statement;
	return NULL;
}

const struct fault *
sql_prepare_once(struct store *store, sqlite3_stmt **statement,
    const char *text, const char *what)
{
	*statement = NULL;
	if (sqlite3_prepare_v2(store->db, text, -1, statement, NULL) ==
	    SQLITE_OK)
		return NULL;
	return sql_fault(store, what);
}

static void
bind_integer(sqlite3_stmt *statement, int at, int64_t number)
{
	if (number == FIELD_NONE || number == FIELD_CLEAR)
		sqlite3_bind_null(statement, at);
	else
		sqlite3_bind_int64(statement, at, number);
}

static void
bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	if (text == NULL || text == schema_clear)
		sqlite3_bind_null(statement, at);
	else
		sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static const struct fault *
bind(struct store *store, sqlite3_stmt **statement, const char *text,
    const char *types, va_list args)
{
	const struct fault *fault = NULL;
	int at;

	if (types[0] == '-')
		types++;
	else
		fault = bulk_flush(store);
	if (fault != NULL ||
	    (fault = sql_prepare(store, statement, text)) != NULL)
		return fault;
	for (at = 1; types[at - 1] != '\0'; at++) {
		switch (types[at - 1]) {
		case 'i':
			bind_integer(*statement, at, va_arg(args, int64_t));
			break;
		case 't':
			bind_text(*statement, at, va_arg(args, const char *));
			break;
		default:
			sqlite3_bind_blob(*statement, at,
			    va_arg(args, const void *), DIGEST_BYTES,
			    SQLITE_STATIC);
			break;
		}
	}
	return NULL;
}

const struct fault *
sql_step(struct store *store, sqlite3_stmt *statement, bool *row)
{
	const struct fault *fault = NULL;
	int code = sqlite3_step(statement);

	*row = code == SQLITE_ROW;
	if (code == SQLITE_ROW)
		return NULL;
	if (code != SQLITE_DONE)
		fault = sql_fault(store, "cannot run a statement");
	sqlite3_reset(statement);
	return fault;
}

void
sql_end(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
}

const struct fault *
sql_run(struct store *store, const char *text, const char *types, ...)
{
	const struct fault *fault;
	sqlite3_stmt *statement;
	bool row = true;
	va_list args;

	va_start(args, types);
	fault = bind(store, &statement, text, types, args);
	va_end(args);
	while (fault == NULL && row)
		fault = sql_step(store, statement, &row);
	return fault;
}

const struct fault *
sql_query(struct store *store, sqlite3_stmt **statement, const char *text,
    const char *types, ...)
{
	const struct fault *fault;
	va_list args;

	va_start(args, types);
	fault = bind(store, statement, text, types, args);
	va_end(args);
	return fault;
}

const struct fault *
sql_query_in(struct store *store, sqlite3_stmt **statement, const char *text,
    const int64_t *numbers, size_t count, size_t marks)
{
	const struct fault *fault;
	size_t i;

	if ((fault = bulk_flush(store)) != NULL ||
	    (fault = sql_prepare(store, statement, text)) != NULL)
		return fault;
	for (i = 0; i < marks; i++)
		bind_integer(*statement, (int)i + 1,
		    i < count ? numbers[i] : FIELD_NONE);
	return NULL;
}

/* Runs a query to its first row, if it has one. */
static const struct fault *
first_row(struct store *store, sqlite3_stmt **statement, const char *text,
    const char *types, va_list args, bool *row)
{
	const struct fault *fault = bind(store, statement, text, types, args);

	*row = false;
	return fault != NULL ? fault : sql_step(store, *statement, row);
}

const struct fault *
sql_integer(struct store *store, int64_t *number, int64_t missing,
    const char *text, const char *types, ...)
{
	const struct fault *fault;
	sqlite3_stmt *statement;
	va_list args;
	bool row;

	*number = missing;
	va_start(args, types);
	fault = first_row(store, &statement, text, types, args, &row);
	va_end(args);
	if (fault != NULL || !row)
		return fault;
	if (sqlite3_column_type(statement, 0) != SQLITE_NULL)
		*number = sqlite3_column_int64(statement, 0);
	sql_end(statement);
	return NULL;
}

const struct fault *
sql_text(struct store *store, const char **string, struct arena *arena,
    const char *text, const char *types, ...)
{
	const struct fault *fault;
	sqlite3_stmt *statement;
	va_list args;
	bool row;

	*string = NULL;
	va_start(args, types);
	fault = first_row(store, &statement, text, types, args, &row);
	va_end(args);
	if (fault != NULL || !row)
		return fault;
	*string = sql_column_text(statement, 0, arena);
	sql_end(statement);
	return NULL;
}

const struct fault *
sql_script(struct store *store, const char *script, const char *what)
{
	const struct fault *fault = bulk_flush(store);

	if (fault != NULL)
		return fault;
	if (sqlite3_exec(store->db, script, NULL, NULL, NULL) != SQLITE_OK)
		return sql_fault(store, what);
	return NULL;
}

int64_t
sql_column_integer(sqlite3_stmt *statement, int column)
{
	if (sqlite3_column_type(statement, column) == SQLITE_NULL)
		return FIELD_NONE;
	return sqlite3_column_int64(statement, column);
}

const char *
sql_column_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	if (text == NULL)
		return NULL;
	return arena_copy(
	    arena, text, (size_t)sqlite3_column_bytes(statement, column));
}
