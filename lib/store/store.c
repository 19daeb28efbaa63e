#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"
#include "store/authors.h"
#include "store/authorship.h"
#include "store/blocks.h"
#include "store/bulk.h"
#include "store/checkpoint.h"
#include "store/connect.h"
#include "store/keys.h"
#include "store/names.h"
#include "store/sql.h"

static const struct fault *
other_version(const char *path, int version)
{
	return fault_new(FAULT_SCHEMA,
	    "%s: the store has schema version %d, this program needs %d; %s",
	    path, version, store_version(),
	    version < store_version() ? "run: store-admin upgrade"
				      : "use the newer program");
}

const struct fault *
store_open(struct store **store, const char *path)
{
	const struct fault *fault;
	int version = 0;

	if ((fault = connect_any_version(store, path, &version)) != NULL)
		return fault;
	if (version == store_version())
		return NULL;
	store_close(*store);
	*store = NULL;
	return other_version(path, version);
}

const struct fault *
store_open_beside(struct store **beside, const struct store *store)
{
	const struct fault *fault = store_open(beside, store->path);

	return fault != NULL ? fault
			     : sql_script(*beside,
				   "PRAGMA query_only = ON;"
				   "PRAGMA cache_size = -4096;",
				   "cannot set up the connection");
}

void
store_close(struct store *store)
{
	int i;

	if (store == NULL)
		return;
	store_rollback(store);
	for (i = 0; i < SQL_SLOTS; i++)
		sqlite3_finalize(store->slot[i].statement);
	checkpoint_close(store->checkpoint);
	sqlite3_close(store->db);
	if (store->final_path != NULL) {
		connect_remove(store->path);
		free(store->final_path);
	}
	buffer_free(&store->line);
	bulk_close(store->bulk);
	names_close(store->names);
	keys_close(store->keys);
	authors_close(store->authors);
	authorship_close(store->authorship);
	blocks_close(store->blocks);
	zone_close(store->zone);
	free(store->path);
	free(store);
}

/* Where the journal and the messages end: true until we commit. */
static const struct fault *
read_ends(struct store *store)
{
	static const char last_event[] =
	    "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1";
	static const char last_message[] = "SELECT max(id) FROM message";
	const struct fault *fault;
	sqlite3_stmt *statement;
	bool row;

	store->next_seq = 1;
	memset(store->head, 0, sizeof(store->head));
	if ((fault = sql_query(store, &statement, last_event, "")) != NULL ||
	    (fault = sql_step(store, statement, &row)) != NULL)
		return fault;
	if (row) {
		store->next_seq = sqlite3_column_int64(statement, 0) + 1;
		if (sqlite3_column_bytes(statement, 1) == DIGEST_BYTES)
			memcpy(store->head, sqlite3_column_blob(statement, 1),
			    DIGEST_BYTES);
		sql_end(statement);
	}
	fault = sql_integer(store, &store->next_message, 0, last_message, "");
	store->next_message++;
	return fault;
}

const struct fault *
store_zone(struct store *store, const struct zone **zone)
{
	static const char find[] =
	    "SELECT value FROM settings WHERE key = 'timezone'";
	const struct fault *fault = NULL;
	struct arena arena = {0};
	const char *name = NULL;
	sqlite3_stmt *row;
	bool found;

	if (store->zone == NULL &&
	    (fault = sql_query(store, &row, find, "")) == NULL &&
	    (fault = sql_step(store, row, &found)) == NULL && found) {
		name = sql_column_text(row, 0, &arena);
		sql_end(row);
	}
	if (store->zone == NULL && fault == NULL)
		fault = name == NULL ? fault_field("timezone",
					   "is not in the table settings")
				     : zone_open(&store->zone, name);
	arena_free(&arena);
	*zone = store->zone;
	return fault;
}

/* It may have been upgraded since it was opened: we write what we know of. */
static const struct fault *
check_version(struct store *store)
{
	static const char get[] = "PRAGMA user_version";
	const struct fault *fault;
	int64_t version;

	fault = sql_integer(store, &version, 0, get, "-");
	return fault != NULL || version == store_version()
		   ? fault
		   : other_version(store->path, (int)version);
}

/* Whose messages are is remembered until others write. */
static const struct fault *
look_around(struct store *store)
{
	static const char get[] = "PRAGMA data_version";
	const struct fault *fault;
	int64_t version;

	authorship_settle(store);
	fault = sql_integer(store, &version, 0, get, "-");
	if (fault != NULL || version == store->version)
		return fault;
	authorship_forget(store);
	store->version = version;
	return check_version(store);
}

/*
 * A first transaction is often the only one: it begins with pages that are read
 * once, and to read one again costs less than memory that is fresh.
 */
static const struct fault *
size_cache(struct store *store)
{
	return store->transaction > 1
		   ? NULL
		   : sql_script(store,
			 store->transaction == 0 ? "PRAGMA cache_size = -6144"
						 : CONNECT_CACHE,
			 "cannot set up the connection");
}

const struct fault *
store_begin(struct store *store)
{
	static const char begin[] = "BEGIN IMMEDIATE";
	const struct fault *fault;
	int64_t next = store->next_message;

	if (store->write)
		return NULL;
	if ((fault = size_cache(store)) != NULL ||
	    (fault = sql_run(store, begin, "")) != NULL)
		return fault;
	store->write = 1;
	store->transaction++;
	if ((fault = read_ends(store)) != NULL ||
	    (fault = look_around(store)) != NULL)
		store_rollback(store);
	store->settled = store->next_message - 1;
	store->settled_seq = store->next_seq - 1;
	store->others += store->next_message != next;
	return fault;
}

bool
store_is_writing(const struct store *store)
{
	return store->write != 0;
}

int64_t
store_transaction(const struct store *store)
{
	return store->transaction;
}

const struct fault *
store_write_waiting(struct store *store)
{
	const struct fault *fault = bulk_flush(store);

	if (fault == NULL)
		fault = blocks_write(store);
	return fault != NULL ? fault : spans_write(store);
}

const struct fault *
store_commit(struct store *store)
{
	static const char commit[] = "COMMIT";
	const struct fault *fault;

	if (!store->write)
		return NULL;
	if ((fault = store_write_waiting(store)) != NULL ||
	    (fault = sql_run(store, commit, "")) != NULL) {
		store_rollback(store);
		return fault;
	}
	store->write = 0;
	blocks_forget(store);
	spans_forget(store);
	keys_settle(store);
	authors_settle(store);
	return NULL;
}

/* What was made in this transaction may be there no more. */
static void
forget_made(struct store *store)
{
	names_forget(store->names);
	authors_forget(store->authors);
	blocks_forget(store);
	spans_forget(store);
}

void
store_rollback(struct store *store)
{
	bulk_discard(store);
	if (!store->write)
		return;
	sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store->write = 0;
	forget_made(store);
	authorship_cut(store, store->settled);
}

const struct fault *
store_mark(struct store *store)
{
	static const char mark[] = "SAVEPOINT act";
	const struct fault *fault = blocks_write(store);

	if (fault == NULL)
		fault = spans_write(store);
	return fault != NULL ? fault : sql_run(store, mark, "");
}

const struct fault *
store_keep(struct store *store)
{
	static const char keep[] = "RELEASE act";

	return sql_run(store, keep, "");
}

const struct fault *
store_undo(struct store *store)
{
	static const char undo[] = "ROLLBACK TO act";
	const struct fault *fault;

	forget_made(store);
	if ((fault = sql_run(store, undo, "")) != NULL ||
	    (fault = store_keep(store)) != NULL ||
	    (fault = read_ends(store)) != NULL)
		return fault;
	authorship_cut(store, store->next_message - 1);
	return NULL;
}

/* As often as this many steps of SQLite's machine: a fraction of a
 * millisecond. */
enum { STEPS_TO_HEED = 1000 };

static int
heed(void *data)
{
	const struct store *store = data;

	return *store->stop != 0;
}

void
store_heed(struct store *store, const volatile int *stop)
{
	store->stop = stop;
	sqlite3_progress_handler(
	    store->db, stop == NULL ? 0 : STEPS_TO_HEED, heed, store);
}

void
store_interrupt(struct store *store)
{
	sqlite3_interrupt(store->db);
}

const struct fault *
store_stopped(const struct store *store)
{
	if (store->stop == NULL || *store->stop == 0)
		return NULL;
	return fault_new(FAULT_SYSTEM, "%s: stopped by a signal before the end",
	    store->path);
}

/* A query that gives a text, or nothing; NULL for that. */
static const struct fault *
read_text(struct store *store, const char *query, struct arena *arena,
    const char **text)
{
	const struct fault *fault;
	sqlite3_stmt *statement;
	bool row;

	*text = NULL;
	if ((fault = sql_query(store, &statement, query, "")) != NULL ||
	    (fault = sql_step(store, statement, &row)) != NULL || !row)
		return fault;
	*text = sql_column_text(statement, 0, arena);
	sql_end(statement);
	return NULL;
}

const struct fault *
store_check(struct store *store, struct arena *arena, const char **problem)
{
	static const char integrity[] = "PRAGMA integrity_check(1)";
	const struct fault *fault = read_text(store, integrity, arena, problem);

	if (fault != NULL || (*problem != NULL && strcmp(*problem, "ok") != 0))
		return fault;
	return store_check_references(store, arena, problem);
}

const struct fault *
store_check_references(
    struct store *store, struct arena *arena, const char **problem)
{
	static const char foreign[] =
	    "SELECT printf('table %s, row %s: refers to a row of %s that does "
	    "not exist', \"table\", rowid, parent) "
	    "FROM pragma_foreign_key_check LIMIT 1";

	return read_text(store, foreign, arena, problem);
}
