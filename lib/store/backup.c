#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/connect.h"
#include "store/store.h"

static const struct fault *
copy_pages(struct store *store, const char *unnamed)
{
	const struct fault *fault = NULL;
	sqlite3_backup *backup;
	sqlite3 *copy = NULL;
	int code = SQLITE_ERROR;
	char *name = connect_name(unnamed);

	if (sqlite3_open_v2(name, &copy, SQLITE_OPEN_READWRITE, NULL) ==
		SQLITE_OK &&
	    (backup = sqlite3_backup_init(copy, "main", store->db, "main")) !=
		NULL) {
		/* All at once: a copy in pieces begins anew at every commit
		 * of somebody else. Readers do not block writers. */
		code = sqlite3_backup_step(backup, -1);
		sqlite3_backup_finish(backup);
	}
	if (code != SQLITE_DONE)
		fault = fault_new(FAULT_SYSTEM, "%s: cannot copy the store: %s",
		    unnamed, sqlite3_errmsg(copy));
	sqlite3_close(copy);
	free(name);
	return fault;
}

/* Killed half-way it would leave what looks like a copy, and in the way. */
const struct fault *
store_backup(struct store *store, const char *path)
{
	const struct fault *fault = connect_is_free(path);
	struct arena arena = {0};
	const char *unnamed = connect_unnamed(path, &arena);

	if (fault == NULL && (fault = connect_make_file(unnamed)) == NULL) {
		if ((fault = copy_pages(store, unnamed)) == NULL)
			fault = connect_give_name(unnamed, path);
		connect_remove(unnamed);
	}
	arena_free(&arena);
	return fault;
}

const struct fault *
store_try_backup(const char *path)
{
	const struct fault *fault = connect_make_file(path);

	if (fault == NULL)
		unlink(path);
	return fault;
}
