#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"

static const char *
folder_of(const struct spool *spool)
{
	return spool->folder == NULL || spool->folder[0] == '\0'
		   ? SPOOL_FOLDER
		   : spool->folder;
}

static const struct fault *
failed(const struct spool *spool, int code)
{
	return fault_new(FAULT_SYSTEM, "a temporary file in %s: %s",
	    folder_of(spool), strerror(code));
}

/* Where the file system knows no files without a name, it loses its name. */
static int
make_named(const char *folder)
{
	struct buffer path = {0};
	int fd;

	buffer_printf(&path, "%s/otklik-XXXXXX", folder);
	fd = mkostemp(path.bytes, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.bytes);
	buffer_free(&path);
	return fd;
}

static const struct fault *
make(struct spool *spool)
{
	const char *folder = folder_of(spool);
	int fd = open(folder, O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0)
		fd = make_named(folder);
	if (fd < 0)
		return failed(spool, errno);
	spool->fd = fd;
	spool->open = true;
	spool->begin = spool->end = 0;
	return NULL;
}

const struct fault *
spool_put(struct spool *spool, const char *bytes, size_t length)
{
	const struct fault *fault;
	size_t done = 0;
	ssize_t count;

	if (!spool->open && length > 0 && (fault = make(spool)) != NULL)
		return fault;
	while (done < length) {
		count = pwrite(spool->fd, bytes + done, length - done,
		    (off_t)(spool->end + done));
		if (count > 0)
			done += (size_t)count;
		else if (count == 0 || errno != EINTR)
			return failed(spool, count == 0 ? ENOSPC : errno);
	}
	spool->end += length;
	return NULL;
}

uint64_t
spool_length(const struct spool *spool)
{
	return spool->end - spool->begin;
}

const struct fault *
spool_look(const struct spool *spool, uint64_t at, char *bytes, size_t size,
    size_t *length)
{
	uint64_t left = spool_length(spool);
	ssize_t count;

	*length = 0;
	if (at >= left || size == 0)
		return NULL;
	if (size > left - at)
		size = (size_t)(left - at);
	do
		count =
		    pread(spool->fd, bytes, size, (off_t)(spool->begin + at));
	while (count < 0 && errno == EINTR);
	/* Nobody else has the file: it cannot have become shorter. */
	if (count <= 0)
		return failed(spool, count == 0 ? EIO : errno);
	*length = (size_t)count;
	return NULL;
}

void
spool_drop(struct spool *spool, uint64_t length)
{
	spool->begin += length;
	if (spool->begin == spool->end)
		spool_close(spool);
}

void
spool_close(struct spool *spool)
{
	if (spool->open)
		close(spool->fd);
	spool->open = false;
	spool->begin = spool->end = 0;
}
