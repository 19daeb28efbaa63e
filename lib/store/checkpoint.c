#include "store/checkpoint.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/helper.h"

/* In pages of the log, 8 KiB each. */
enum {
	STEP = 4000, /* are worth a thread's while */
	/* The log begins anew only where nothing waits to be copied: then the
	 * writer does the rest and is sure that nobody adds to it meanwhile. */
	MOST = 30000
};

struct checkpoint {
	sqlite3 *db; /* the writer's */
	const char *path;
	int asked; /* so long was the log when we asked for a copy last */
	bool seen; /* somebody committed before */
	/* A thread of its own, which mostly waits for the disk; NULL: none yet.
	 */
	struct helper *helper;
	sqlite3 *beside;    /* its connection; NULL: the writer copies all */
	atomic_bool wanted; /* there is something to copy */
};

/* Readers and writers are let be: what they hold is left for the next time. */
static void
copy(sqlite3 *db)
{
	sqlite3_wal_checkpoint_v2(
	    db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* The work of the thread. */
static bool
copy_beside(void *data, bool urgent)
{
	struct checkpoint *checkpoint = data;

	(void)urgent;
	if (!atomic_exchange(&checkpoint->wanted, false))
		return false;
	copy(checkpoint->beside);
	return true;
}

static sqlite3 *
connect_again(const char *path)
{
	sqlite3 *db = NULL;

	/* SQLite learns that there is a log when it first reads the file. */
	if (sqlite3_open_v2(path, &db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
		NULL) == SQLITE_OK &&
	    sqlite3_wal_autocheckpoint(db, 0) == SQLITE_OK &&
	    sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL) ==
		SQLITE_OK)
		return db;
	sqlite3_close(db);
	return NULL;
}

/* Has the thread copy, beside us. */
static void
ask(struct checkpoint *checkpoint)
{
	if (checkpoint->helper == NULL) {
		checkpoint->helper = helper_open();
		checkpoint->beside = connect_again(checkpoint->path);
		if (checkpoint->beside != NULL &&
		    helper_start(checkpoint->helper))
			helper_add(checkpoint->helper, copy_beside, checkpoint);
	}
	checkpoint->wanted = true;
	helper_wake(checkpoint->helper);
}

/* Copies all, after the thread. */
static void
copy_all(struct checkpoint *checkpoint)
{
	bool had = checkpoint->beside != NULL;

	if (had)
		helper_remove(checkpoint->helper, checkpoint);
	copy(checkpoint->db);
	if (had)
		helper_add(checkpoint->helper, copy_beside, checkpoint);
}

/* After a commit, when nothing is locked: the log has so many pages. */
static int
look(void *data, sqlite3 *db, const char *name, int pages)
{
	struct checkpoint *checkpoint = data;

	(void)db;
	(void)name;
	/* It began anew; or others wrote it, who have it copied. */
	if (pages < checkpoint->asked || !checkpoint->seen)
		checkpoint->asked = checkpoint->seen ? 0 : pages;
	checkpoint->seen = true;
	if (pages > MOST) {
		copy_all(checkpoint);
	} else if (pages - checkpoint->asked >= STEP) {
		ask(checkpoint);
		checkpoint->asked = pages;
	}
	return SQLITE_OK;
}

struct checkpoint *
checkpoint_open(sqlite3 *db, const char *path)
{
	struct checkpoint *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->db = db;
	made->path = path;
	sqlite3_wal_hook(db, look, made);
	return made;
}

void
checkpoint_close(struct checkpoint *checkpoint)
{
	if (checkpoint == NULL)
		return;
	sqlite3_wal_hook(checkpoint->db, NULL, NULL);
	if (checkpoint->helper != NULL)
		helper_remove(checkpoint->helper, checkpoint);
	helper_close(checkpoint->helper);
	sqlite3_close(checkpoint->beside);
	free(checkpoint);
}
