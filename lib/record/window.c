#include "record/window.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/reader.h"

#define SIZE (READER_RECORD_MAX + WINDOW_BATCH)

enum {
	RAW = 1 << 16,
	/*
	 * A signal that comes just before poll(2) does not interrupt it: wake
	 * up now and then, so that the caller can look whether one came.
	 */
	WAIT_MILLISECONDS = 500
};

void
window_open(
    struct window *window, int fd, const char *name, struct encoding *encoding)
{
	*window = (struct window){.fd = fd, .name = name};
	window->bytes = malloc(SIZE);
	if (encoding_is_stream(encoding)) {
		window->encoding = encoding;
		window->raw = malloc(RAW);
	}
	if (window->bytes == NULL ||
	    (window->encoding != NULL && window->raw == NULL))
		abort();
}

void
window_close(struct window *window)
{
	free(window->bytes);
	free(window->raw);
}

void
window_pack(struct window *window)
{
	size_t length = window->end - window->start;

	if (window->start > 0 && length > 0)
		memmove(window->bytes, window->bytes + window->start, length);
	window->start = 0;
	window->end = length;
}

/* Decodes what was read, all of it if nothing will follow. */
static void
decode(struct window *window)
{
	size_t left = window->raw_length;

	window->end += encoding_stream(window->encoding, window->raw, &left,
	    window->finished, window->bytes + window->end);
	memmove(window->raw, window->raw + window->raw_length - left, left);
	window->raw_length = left;
}

static const struct fault *
failed(struct window *window)
{
	window->finished = true;
	return fault_new(FAULT_SYSTEM, "%s: %s", window->name, strerror(errno));
}

/* Sets `*status` to WINDOW_READ if there is something to read. */
static const struct fault *
look(struct window *window, bool wait, enum window_status *status)
{
	struct pollfd poll_fd = {.fd = window->fd, .events = POLLIN};
	int ready = poll(&poll_fd, 1, wait ? WAIT_MILLISECONDS : 0);

	/* A closed descriptor counts as ready: read(2) says what is wrong. */
	*status = ready > 0    ? WINDOW_READ
		  : ready == 0 ? WINDOW_BLOCKED
			       : WINDOW_INTERRUPTED;
	return ready < 0 && errno != EINTR ? failed(window) : NULL;
}

const struct fault *
window_read(struct window *window, bool wait, enum window_status *status)
{
	const struct fault *fault = look(window, wait, status);
	char *to = window->bytes + window->end;
	size_t length = window->end - window->start;
	size_t room =
	    length < WINDOW_BATCH ? WINDOW_BATCH - length : WINDOW_BATCH;
	ssize_t count;

	if (fault != NULL || *status != WINDOW_READ)
		return fault;
	if (window->encoding != NULL) {
		to = window->raw + window->raw_length;
		room = RAW - window->raw_length;
	}
	count = read(window->fd, to, room);
	if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
		*status = errno == EINTR ? WINDOW_INTERRUPTED : WINDOW_BLOCKED;
		return NULL;
	}
	if (count < 0)
		return failed(window);
	window->finished = count == 0;
	if (window->encoding == NULL) {
		window->end += (size_t)count;
	} else {
		window->raw_length += (size_t)count;
		decode(window);
	}
	return NULL;
}
