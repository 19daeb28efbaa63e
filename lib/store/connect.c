#include "store/connect.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/checkpoint.h"
#include "store/pool.h"

enum {
	BUSY_TRIES = 10000, /* of one millisecond each */
	BUSY_SLEEP_US = 1000
};

/* Short sleeps: SQLite's own back-off lets a busy neighbour starve us. */
static int
wait_for_lock(void *unused, int tries)
{
	(void)unused;
	if (tries >= BUSY_TRIES)
		return 0;
	usleep(BUSY_SLEEP_US);
	return 1;
}

/*
 * The name of a file that nobody changes: no locks are needed, and no log. Its
 * first byte is covered too, as two slashes would be of a host.
 */
static void
name_settled(const char *path, struct buffer *name)
{
	buffer_puts(name, "file:");
	for (const char *at = path; *at != '\0'; at++)
		if (at == path || strchr("%?#", *at) != NULL)
			buffer_printf(name, "%%%02x", (unsigned char)*at);
		else
			buffer_putc(name, *at);
	buffer_puts(name, "?immutable=1");
}

char *
connect_name(const char *path)
{
	struct buffer name = {0};

	if (path[0] == ':' || strncmp(path, "file:", 5) == 0)
		buffer_puts(&name, "./");
	buffer_puts(&name, path);
	return name.bytes;
}

const struct fault *
connect_open(struct store **store, const char *path, int flags)
{
	struct store *made = calloc(1, sizeof(*made));
	struct buffer settled = {0};
	int code;

	if (made == NULL)
		abort();
	made->path =
	    flags & SQLITE_OPEN_MEMORY ? strdup(path) : connect_name(path);
	*store = made;
	pool_use();
	/* Nobody asks how much memory it holds; counting takes a lock each. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (flags & SQLITE_OPEN_URI)
		name_settled(made->path, &settled);
	code = sqlite3_open_v2(
	    settled.bytes != NULL ? settled.bytes : made->path, &made->db,
	    flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
	buffer_free(&settled);
	if (code != SQLITE_OK) {
		code = sqlite3_system_errno(made->db);
		return fault_new(FAULT_SYSTEM, "%s: cannot open the store: %s",
		    path,
		    code != 0 ? strerror(code) : sqlite3_errmsg(made->db));
	}
	sqlite3_busy_handler(made->db, wait_for_lock, NULL);
	/* The file may come from anywhere: its schema may not run functions
	 * of ours, nor be written to by hand. */
	sqlite3_db_config(made->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	made->checkpoint = checkpoint_open(made->db, made->path);
	/* Both ends of a reference are written in one transaction, by ids that
	 * were read there; store-admin verify looks at them. Checked at each
	 * insertion they cost a twentieth of it. */
	return sql_script(made,
	    "PRAGMA foreign_keys = OFF;"
	    "PRAGMA synchronous = FULL;" CONNECT_CACHE
	    "PRAGMA temp_store = MEMORY;",
	    "cannot set up the connection");
}

static const struct fault *
pragma_integer(struct store *store, const char *pragma, int *number)
{
	sqlite3_stmt *statement;
	const struct fault *fault = NULL;

	if (sqlite3_prepare_v2(store->db, pragma, -1, &statement, NULL) !=
	    SQLITE_OK)
		return sql_fault(store, "cannot read the store");
	if (sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int(statement, 0);
	else
		fault = sql_fault(store, "cannot read the store");
	sqlite3_finalize(statement);
	return fault;
}

static const struct fault *
exists_already(const char *path)
{
	return fault_new(FAULT_SYSTEM,
	    "%s: exists already; a store is never made over a file", path);
}

const struct fault *
connect_is_free(const char *path)
{
	return access(path, F_OK) == 0 ? exists_already(path) : NULL;
}

const struct fault *
connect_make_file(const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0660);

	if (fd >= 0) {
		close(fd);
		return NULL;
	}
	if (errno == EEXIST)
		return exists_already(path);
	return fault_new(FAULT_SYSTEM, "%s: cannot make the store: %s", path,
	    strerror(errno));
}

const char *
connect_unnamed(const char *path, struct arena *arena)
{
	return arena_printf(arena, "%s.new-%ld", path, (long)getpid());
}

/* A name is safe from a power cut only when its folder is on the disk. */
static bool
save_folder(const char *path)
{
	struct arena arena = {0};
	char *folder = arena_string(&arena, path);
	char *slash = strrchr(folder, '/');
	bool saved;
	int fd;

	if (slash != NULL)
		slash[1] = '\0';
	fd = open(
	    slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* A folder that we may not read, or that cannot be asked for this. */
	saved = fd < 0 || fsync(fd) == 0 || errno == EINVAL;
	if (fd >= 0)
		close(fd);
	arena_free(&arena);
	return saved;
}

const struct fault *
connect_give_name(const char *unnamed, const char *path)
{
	bool named = link(unnamed, path) == 0;

	/* A stick of the FAT kind, as copies go to, knows no second name. */
	if (!named && (errno == EPERM || errno == EOPNOTSUPP) &&
	    access(path, F_OK) != 0)
		named = rename(unnamed, path) == 0;
	if (!named || !save_folder(path))
		return fault_new(FAULT_SYSTEM, "%s: cannot make the store: %s",
		    path, strerror(errno));
	return NULL;
}

void
connect_remove(const char *path)
{
	static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
	char name[PATH_MAX];

	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++) {
		int length =
		    snprintf(name, sizeof(name), "%s%s", path, beside[i]);

		if (length > 0 && (size_t)length < sizeof(name))
			unlink(name);
	}
}

static bool
lies_beside(const char *path, const char *suffix)
{
	struct buffer name = {0};
	bool found;

	buffer_printf(&name, "%s%s", path, suffix);
	found = access(name.bytes, F_OK) == 0;
	buffer_free(&name);
	return found;
}

/*
 * Who reads a store makes the log beside it if nobody has it open, and one who
 * may not write the file cannot take it away again: the log would be his, and
 * lock the file's owner out. Where nobody may write the file none is needed.
 */
static const struct fault *
open_file(struct store **store, const char *path)
{
	bool ours = access(path, W_OK) == 0;
	bool settled = !ours && errno == EROFS;
	bool log = lies_beside(path, "-wal");
	struct stat file;

	if (!ours && stat(path, &file) == 0 && (file.st_mode & 0222) == 0)
		settled = true;
	if (settled && !log)
		return connect_open(
		    store, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	if (ours || settled || access(path, R_OK) != 0 ||
	    (log && lies_beside(path, "-shm")))
		return connect_open(store, path, SQLITE_OPEN_READWRITE);
	return fault_new(FAULT_SYSTEM,
	    "%s: nobody has it open, and then only who may write it can read "
	    "it: its log must be made beside it",
	    path);
}

const struct fault *
connect_any_version(struct store **store, const char *path, int *version)
{
	const struct fault *fault;
	int application = 0;

	*store = NULL;
	if (access(path, F_OK) != 0 && errno != EACCES)
		return fault_new(FAULT_SYSTEM,
		    "%s: there is no such store; make one with: "
		    "store-admin --db %s init",
		    path, path);
	if ((fault = open_file(store, path)) == NULL &&
	    (fault = pragma_integer(
		 *store, "PRAGMA application_id", &application)) == NULL &&
	    application != CONNECT_APPLICATION_ID)
		fault = fault_new(FAULT_SCHEMA,
		    "%s: is no store of otklik (it has application id %d)",
		    path, application);
	if (fault == NULL)
		fault = pragma_integer(*store, "PRAGMA user_version", version);
	if (fault != NULL) {
		store_close(*store);
		*store = NULL;
	}
	return fault;
}
