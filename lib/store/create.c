#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/embed.h"
#include "store/blocks.h"
#include "store/checkpoint.h"
#include "store/connect.h"
#include "store/store.h"

/* Most rows hold a text of some hundred bytes: pages of the usual 4096 have
 * room for few, and are split, written and checkpointed the more often. */
enum { PAGE_BYTES = 8192 };

/* The step of the schema after which there are blocks to be filled. */
enum { STEP_BLOCKS = 21 };

int
store_version(void)
{
	int version = 0;

	while (embed_schema[version].name != NULL)
		version++;
	return version;
}

static const struct fault *
take_step(struct store *store, int version)
{
	const struct fault *fault;
	char counted[64];

	fault = sql_script(
	    store, embed_schema[version].bytes, embed_schema[version].name);
	if (fault == NULL && version + 1 == STEP_BLOCKS)
		fault = blocks_fill(store);
	snprintf(
	    counted, sizeof(counted), "PRAGMA user_version = %d", version + 1);
	return fault != NULL ? fault
			     : sql_script(store, counted, "cannot count");
}

/* Takes one step of the schema, in a transaction of its own, unless somebody
 * else has taken it meanwhile. */
static const struct fault *
run_step(struct store *store, int version)
{
	static const char get[] = "PRAGMA user_version";
	const struct fault *fault;
	int64_t taken = version;

	fault = sql_script(store, "BEGIN IMMEDIATE", "cannot begin");
	if (fault == NULL)
		fault = sql_integer(store, &taken, 0, get, "");
	if (fault == NULL && taken <= version)
		fault = take_step(store, version);
	if (fault == NULL)
		fault = sql_script(store, "COMMIT", "cannot commit");
	if (fault != NULL)
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return fault;
}

static const struct fault *
run_steps(struct store *store, int from)
{
	const struct fault *fault = NULL;

	while (fault == NULL && embed_schema[from].name != NULL)
		fault = run_step(store, from++);
	return fault;
}

/* Takes them all and gives them back. */
static const struct fault *
try_steps(struct store *store, int from)
{
	const struct fault *fault;

	fault = sql_script(store, "BEGIN IMMEDIATE", "cannot begin");
	while (fault == NULL && embed_schema[from].name != NULL)
		fault = take_step(store, from++);
	sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return fault;
}

static const struct fault *
create_unnamed(struct store **store, const char *path)
{
	const struct fault *fault;
	char script[128];

	if ((fault = connect_make_file(path)) != NULL)
		return fault;
	snprintf(script, sizeof(script),
	    "PRAGMA page_size = %d; PRAGMA application_id = %d; "
	    "PRAGMA journal_mode = WAL;",
	    PAGE_BYTES, CONNECT_APPLICATION_ID);
	if ((fault = connect_open(store, path, SQLITE_OPEN_READWRITE)) !=
		NULL ||
	    (fault = sql_script(*store, script, "cannot make the store")) !=
		NULL ||
	    (fault = run_steps(*store, 0)) != NULL)
		return fault;
	return store_begin(*store);
}

const struct fault *
store_create(struct store **store, const char *path)
{
	const struct fault *fault = connect_is_free(path);
	struct arena arena = {0};

	*store = NULL;
	if (fault == NULL)
		fault = create_unnamed(store, connect_unnamed(path, &arena));
	if (*store != NULL)
		(*store)->final_path = strdup(path);
	if (fault != NULL) {
		store_close(*store);
		*store = NULL;
	}
	arena_free(&arena);
	return fault;
}

/*
 * Writes the log back, so that one file is all there is. Closing does that too,
 * but says nothing when the disk is full: the log would go and the store be in
 * pieces.
 */
static const struct fault *
write_back(struct store *store)
{
	int pages = 0, copied = 0;

	checkpoint_close(store->checkpoint);
	store->checkpoint = NULL;
	if (sqlite3_wal_checkpoint_v2(store->db, NULL,
		SQLITE_CHECKPOINT_PASSIVE, &pages, &copied) != SQLITE_OK)
		return sql_fault(store, "cannot write the store");
	if (copied < pages)
		return fault_new(FAULT_BUSY,
		    "%s: another program reads the store that is being made",
		    store->path);
	return NULL;
}

const struct fault *
store_settle(struct store *store)
{
	const struct fault *fault = store_commit(store);
	struct arena arena = {0};
	const char *unnamed = arena_string(&arena, store->path);
	const char *path = arena_string(&arena, store->final_path);

	free(store->final_path);
	store->final_path = NULL;
	if (fault == NULL)
		fault = write_back(store);
	store_close(store);
	if (fault == NULL)
		fault = connect_give_name(unnamed, path);
	connect_remove(unnamed);
	arena_free(&arena);
	return fault;
}

const struct fault *
store_upgrade(const char *path, bool keep, int *from, int *to)
{
	const struct fault *fault;
	struct store *store;

	*to = store_version();
	if ((fault = connect_any_version(&store, path, from)) != NULL)
		return fault;
	if (*from > *to)
		fault = fault_new(FAULT_SCHEMA,
		    "%s: the store has schema version %d, this program knows "
		    "only %d; use the newer program",
		    path, *from, *to);
	else
		fault =
		    keep ? run_steps(store, *from) : try_steps(store, *from);
	store_close(store);
	return fault;
}
