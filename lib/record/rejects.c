#include "record/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"
#include "base/text.h"

enum { SHOWN = 60 };

/* Two names of one file. Of others than files nothing can be lost. */
static bool
is_same(const struct stat *one, const struct stat *other)
{
	return S_ISREG(one->st_mode) && one->st_dev == other->st_dev &&
	       one->st_ino == other->st_ino;
}

static bool
is_at(const struct stat *file, const char *path)
{
	struct stat other;

	return stat(path, &other) == 0 && is_same(file, &other);
}

static bool
is_open_as(const struct stat *file, int fd)
{
	struct stat other;

	return fstat(fd, &other) == 0 && is_same(file, &other);
}

static bool
is_read(const struct stat *file, const char *input)
{
	return strcmp(input, "-") == 0 ? is_open_as(file, STDIN_FILENO)
				       : is_at(file, input);
}

/* The store, or what SQLite keeps beside it. */
static bool
is_store(const struct stat *file, const char *store)
{
	static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
	char name[4096];

	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++) {
		snprintf(name, sizeof(name), "%s%s", store, beside[i]);
		if (is_at(file, name))
			return true;
	}
	return false;
}

static const struct fault *
taken(const char *path, const char *what)
{
	char shown[SHOWN * 6 + 8];

	text_show(shown, sizeof(shown), path, SHOWN);
	return fault_new(FAULT_USAGE,
	    "--rejects: %s: %s, which it would overwrite; name another file",
	    shown, what);
}

static const char an_input[] = "is an input too";

static const struct fault *
check_names(const char *path, const struct rejects_others *others)
{
	struct stat file;
	size_t i;

	if (stat(path, &file) != 0)
		return NULL;
	for (i = 0; i < others->count; i++)
		if (is_read(&file, others->inputs[i]))
			return taken(path, an_input);
	if (is_open_as(&file, STDOUT_FILENO))
		return taken(path, "is where standard output goes");
	if (is_open_as(&file, STDERR_FILENO))
		return taken(path, "is where standard error goes");
	if (others->store != NULL && is_store(&file, others->store))
		return taken(path, "is the store, or part of it");
	if (others->given != NULL && is_read(&file, others->given))
		return taken(path, "is read too");
	return NULL;
}

const struct fault *
rejects_open(struct rejects *rejects, const char *path,
    const struct rejects_others *others)
{
	const int flags = O_WRONLY | O_CREAT | O_CLOEXEC;
	const struct fault *fault;
	char shown[SHOWN * 6 + 8];

	*rejects = (struct rejects){.fd = -1};
	if (path == NULL)
		return NULL;
	if ((fault = check_names(path, others)) != NULL)
		return fault;
	rejects->path = path;
	rejects->fd = open(path, flags | O_EXCL, 0660);
	rejects->made = rejects->fd >= 0;
	if (rejects->fd < 0 && errno == EEXIST)
		rejects->fd = open(path, flags, 0660);
	if (rejects->fd >= 0)
		return NULL;
	text_show(shown, sizeof(shown), path, SHOWN);
	return fault_new(FAULT_SYSTEM, "%s: %s", shown, strerror(errno));
}

const struct fault *
rejects_check(const struct rejects *rejects, int fd)
{
	struct stat file;

	if (rejects->fd < 0 || fstat(rejects->fd, &file) != 0 ||
	    !is_open_as(&file, fd))
		return NULL;
	return taken(rejects->path, an_input);
}

const struct fault *
rejects_begin(struct rejects *rejects)
{
	struct stat file;

	if (rejects->fd < 0 || rejects->begun)
		return NULL;
	rejects->begun = true;
	if (fstat(rejects->fd, &file) == 0 && S_ISREG(file.st_mode) &&
	    ftruncate(rejects->fd, 0) != 0)
		return fault_new(
		    FAULT_SYSTEM, "%s: %s", rejects->path, strerror(errno));
	return NULL;
}

const struct fault *
rejects_write(const struct rejects *rejects, const char *bytes, size_t length)
{
	const struct fault *fault;
	bool closed = false;

	fault =
	    output_write(rejects->fd, rejects->path, bytes, length, &closed);
	if (fault == NULL && closed)
		fault = fault_new(
		    FAULT_SYSTEM, "%s: nobody reads it", rejects->path);
	return fault;
}

void
rejects_close(struct rejects *rejects)
{
	if (rejects->fd < 0)
		return;
	close(rejects->fd);
	if (rejects->made && !rejects->begun)
		unlink(rejects->path);
	rejects->fd = -1;
}
