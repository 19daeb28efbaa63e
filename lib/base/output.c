#include "base/output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Who shares the other end may have made it one that does not wait. */
static void
wait_for_room(int fd)
{
	struct pollfd wanted = {.fd = fd, .events = POLLOUT};

	poll(&wanted, 1, -1);
}

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
		} else if (wrote < 0 && errno == EAGAIN) {
			wait_for_room(fd);
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
