#include "letter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"

enum { MOST = 1 << 20 };

static const char scissors[] =
    "-------- >8 -------- the answer stands above; below it nothing is read\n";

static const struct fault *
read_all(int fd, const char *path, struct buffer *bytes)
{
	ssize_t got;

	do {
		got = read(fd, buffer_reserve(bytes, 65536), 65536);
		if (got < 0 && errno != EINTR)
			return fault_new(FAULT_SYSTEM, "%s: cannot read: %s",
			    path, strerror(errno));
		if (got > 0)
			bytes->length += (size_t)got;
	} while (got != 0 && bytes->length <= MOST);
	buffer_puts(bytes, "");
	if (bytes->length > MOST)
		return fault_new(FAULT_USAGE, "%s: over 1 MiB", path);
	if (strlen(bytes->bytes) != bytes->length)
		return fault_new(FAULT_USAGE, "%s: not a text", path);
	return NULL;
}

/* Without the line ends at its end. */
static const char *
keep(struct tool *tool, const char *bytes, size_t length)
{
	while (length > 0 &&
	       (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
		length--;
	return arena_copy(&tool->arena, bytes, length);
}

const struct fault *
letter_read(struct tool *tool, const char *path, const char **text)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	const struct fault *fault;
	struct buffer bytes = {0};

	if (fd < 0)
		return fault_new(
		    FAULT_SYSTEM, "%s: cannot open: %s", path, strerror(errno));
	if ((fault = read_all(fd, path, &bytes)) == NULL)
		*text = keep(tool, bytes.bytes, bytes.length);
	if (!standard)
		close(fd);
	buffer_free(&bytes);
	return fault;
}

/* A file of the user's own with what stands below the line. */
static const struct fault *
lay_out(char *path, const char *below)
{
	const struct fault *fault;
	struct buffer page = {0};
	int fd = mkstemp(path);
	bool closed = false;

	if (fd < 0)
		return fault_new(
		    FAULT_SYSTEM, "%s: cannot make: %s", path, strerror(errno));
	buffer_printf(&page, "\n%s%s", scissors, below);
	fault = output_write(fd, path, page.bytes, page.length, &closed);
	close(fd);
	buffer_free(&page);
	if (fault != NULL)
		unlink(path);
	return fault;
}

const struct fault *
letter_write(struct tool *tool, const char *below, const char **text)
{
	char path[] = "/tmp/otklik-XXXXXX";
	const struct fault *fault;
	const char *whole = NULL, *end;

	if ((fault = lay_out(path, below)) != NULL)
		return fault;
	if ((fault = tool_edit(path)) == NULL)
		fault = letter_read(tool, path, &whole);
	unlink(path);
	if (fault != NULL)
		return fault;
	end = strstr(whole, scissors);
	*text = keep(
	    tool, whole, end == NULL ? strlen(whole) : (size_t)(end - whole));
	if ((*text)[0] == '\0')
		return fault_new(FAULT_USAGE, "nothing was written");
	return NULL;
}
