#include "base/output.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const struct fault *
output_write(
    int fd, const char *name, const char *bytes, size_t length, bool *closed)
{
	size_t done = 0;

	while (done < length) {
		ssize_t wrote = write(fd, bytes + done, length - done);

		if (wrote > 0) {
			done += (size_t)wrote;
		} else if (wrote < 0 && errno == EPIPE) {
			*closed = true;
			return NULL;
		} else if (wrote < 0 && errno != EINTR) {
			return fault_new(
			    FAULT_SYSTEM, "%s: %s", name, strerror(errno));
		}
	}
	return NULL;
}

int
output_columns(int fd)
{
	struct winsize size;

	return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
