#include "store/checkpoint.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

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
	bool started;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool wanted, closing; /* changed under the lock only */
};

/* Readers and writers are let be: what they hold is left for the next time. */
static void
copy(sqlite3 *db)
{
	sqlite3_wal_checkpoint_v2(
	    db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* NULL: the writer copies it in the end. */
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

static void *
run(void *data)
{
	struct checkpoint *checkpoint = data;
	sqlite3 *db = connect_again(checkpoint->path);

	pthread_mutex_lock(&checkpoint->lock);
	while (!checkpoint->closing) {
		if (!checkpoint->wanted) {
			pthread_cond_wait(
			    &checkpoint->changed, &checkpoint->lock);
			continue;
		}
		pthread_mutex_unlock(&checkpoint->lock);
		if (db != NULL)
			copy(db);
		pthread_mutex_lock(&checkpoint->lock);
		checkpoint->wanted = false;
		pthread_cond_signal(&checkpoint->changed);
	}
	pthread_mutex_unlock(&checkpoint->lock);
	sqlite3_close(db);
	return NULL;
}

static void
start(struct checkpoint *checkpoint)
{
	sigset_t all, before;

	if (checkpoint->started)
		return;
	/* Signals are for the thread that looks at them. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	checkpoint->started =
	    pthread_create(&checkpoint->thread, NULL, run, checkpoint) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Asks the thread for a copy, when it is done with the one before. */
static void
ask(struct checkpoint *checkpoint, bool wanted)
{
	pthread_mutex_lock(&checkpoint->lock);
	while (checkpoint->wanted)
		pthread_cond_wait(&checkpoint->changed, &checkpoint->lock);
	checkpoint->wanted = wanted;
	pthread_cond_signal(&checkpoint->changed);
	pthread_mutex_unlock(&checkpoint->lock);
}

/* After a commit, when nothing is locked: the log has so many pages. */
static int
look(void *data, sqlite3 *db, const char *name, int pages)
{
	struct checkpoint *checkpoint = data;

	(void)name;
	/* It began anew; or others wrote it, who have it copied. */
	if (pages < checkpoint->asked || !checkpoint->seen)
		checkpoint->asked = checkpoint->seen ? 0 : pages;
	checkpoint->seen = true;
	if (pages > MOST) {
		if (checkpoint->started)
			ask(checkpoint, false);
		copy(db);
	} else if (pages - checkpoint->asked >= STEP) {
		start(checkpoint);
		if (checkpoint->started)
			ask(checkpoint, true);
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
	pthread_mutex_init(&made->lock, NULL);
	pthread_cond_init(&made->changed, NULL);
	sqlite3_wal_hook(db, look, made);
	return made;
}

void
checkpoint_close(struct checkpoint *checkpoint)
{
	if (checkpoint == NULL)
		return;
	if (checkpoint->started) {
		pthread_mutex_lock(&checkpoint->lock);
		checkpoint->closing = true;
		pthread_cond_signal(&checkpoint->changed);
		pthread_mutex_unlock(&checkpoint->lock);
		pthread_join(checkpoint->thread, NULL);
	}
	sqlite3_wal_hook(checkpoint->db, NULL, NULL);
	pthread_cond_destroy(&checkpoint->changed);
	pthread_mutex_destroy(&checkpoint->lock);
	free(checkpoint);
}
