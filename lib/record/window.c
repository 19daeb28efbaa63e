#include "record/window.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/reader.h"

enum {
	RAW = 1 << 16,
	FIRST = 1 << 16, /* of the window; it grows with its input */
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
	window->size = FIRST;
	window->bytes = malloc(window->size);
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
	xlsx_close(window->xlsx);
	free(window->bytes);
	free(window->raw);
}

bool
window_is_full(const struct window *window)
{
	return window->end - window->start >= WINDOW_BATCH ||
	       (window->xlsx != NULL && xlsx_is_full(window->xlsx));
}

/* Makes room for so many bytes more. */
static void
make_room(struct window *window, size_t more)
{
	size_t size = window->size;

	while (size - window->end < more)
		size *= 2;
	if (size == window->size)
		return;
	window->bytes = realloc(window->bytes, size);
	if (window->bytes == NULL)
		abort();
	window->size = size;
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

	make_room(window, left * ENCODING_GROWTH);
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

/* What read(2) says when it has read nothing. */
static const struct fault *
failed_read(struct window *window, enum window_status *status)
{
	if (errno != EINTR && errno != EAGAIN)
		return failed(window);
	*status = errno == EINTR ? WINDOW_INTERRUPTED : WINDOW_BLOCKED;
	return NULL;
}

/* The file of a workbook, if it comes through a pipe; or its next rows. */
static const struct fault *
read_workbook(struct window *window, bool wait, enum window_status *status)
{
	const struct fault *fault;
	size_t length = window->end - window->start;
	const struct buffer *rows;
	char bytes[RAW];
	ssize_t count;

	if (!xlsx_wants(window->xlsx)) {
		rows = xlsx_read(
		    window->xlsx, WINDOW_BATCH - length, &window->finished);
		make_room(window, rows->length);
		if (rows->length > 0)
			memcpy(window->bytes + window->end, rows->bytes,
			    rows->length);
		window->end += rows->length;
		*status = WINDOW_READ;
		return NULL;
	}
	fault = look(window, wait, status);
	if (fault != NULL || *status != WINDOW_READ)
		return fault;
	count = read(window->fd, bytes, sizeof(bytes));
	if (count < 0)
		return failed_read(window, status);
	fault = xlsx_take(window->xlsx, bytes, (size_t)count);
	window->finished = fault != NULL;
	return fault;
}

/* The first bytes say whether it is a workbook, whatever its encoding. */
static const struct fault *
learn(struct window *window)
{
	bool encoded = window->encoding != NULL;
	const char *bytes =
	    encoded ? window->raw : window->bytes + window->start;
	size_t length =
	    encoded ? window->raw_length : window->end - window->start;
	bool mark = length <= XLSX_MARK_LENGTH
			? memcmp(bytes, XLSX_MARK, length) == 0
			: memcmp(bytes, XLSX_MARK, XLSX_MARK_LENGTH) == 0;
	const struct fault *fault;

	if (mark && length < XLSX_MARK_LENGTH && !window->finished)
		return NULL;
	window->known = true;
	if (!mark || length < XLSX_MARK_LENGTH)
		return NULL;
	fault = xlsx_open(&window->xlsx, window->fd, bytes, length);
	window->encoding = NULL;
	window->start = window->end = window->raw_length = 0;
	window->finished = fault != NULL;
	return fault;
}

const struct fault *
window_read(struct window *window, bool wait, enum window_status *status)
{
	const struct fault *fault;
	size_t length = window->end - window->start, room;
	ssize_t count;
	char *to;

	if (window->xlsx != NULL)
		return read_workbook(window, wait, status);
	fault = look(window, wait, status);
	if (fault != NULL || *status != WINDOW_READ)
		return fault;
	if (window->encoding != NULL) {
		to = window->raw + window->raw_length;
		room = RAW - window->raw_length;
	} else {
		make_room(window, FIRST);
		to = window->bytes + window->end;
		room = window->size - window->end;
		if (length < WINDOW_BATCH && room > WINDOW_BATCH - length)
			room = WINDOW_BATCH - length;
	}
	count = read(window->fd, to, room);
	if (count < 0)
		return failed_read(window, status);
	window->finished = count == 0;
	if (window->encoding == NULL)
		window->end += (size_t)count;
	else
		window->raw_length += (size_t)count;
	if (!window->known && (fault = learn(window)) != NULL)
		return fault;
	if (window->known && window->encoding != NULL)
		decode(window);
	return NULL;
}
