#include "record/window.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A window that was larger than this for one record shrinks again. */
#define LARGE (2 * WINDOW_BATCH)

enum {
	RAW = 1 << 16,
	FIRST = 1 << 16, /* of the window; it grows with its input */
	LOOK = 1 << 20,	 /* looked at at once, at most */
	/*
	 * A signal that comes just before poll(2) does not interrupt it: wake
	 * up now and then, so that the caller can look whether one came.
	 */
	WAIT_MILLISECONDS = 500
};

void
window_open(struct window *window, int fd, const char *name, const char *folder,
    struct encoding *encoding)
{
	*window =
	    (struct window){.fd = fd, .name = name, .spool.folder = folder};
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
	spool_close(&window->spool);
	free(window->bytes);
	free(window->raw);
}

bool
window_is_full(const struct window *window)
{
	return window->end - window->start >= WINDOW_BATCH ||
	       (window->xlsx != NULL && xlsx_is_full(window->xlsx));
}

static void
resize(struct window *window, size_t size)
{
	window->bytes = realloc(window->bytes, size);
	if (window->bytes == NULL)
		abort();
	window->size = size;
}

/* Makes room for so many bytes more. */
static void
make_room(struct window *window, size_t more)
{
	size_t size = window->size;

	while (size - window->end < more)
		size *= 2;
	if (size > window->size)
		resize(window, size);
}

void
window_pack(struct window *window)
{
	size_t length = window->end - window->start;

	if (window->start > 0 && length > 0)
		memmove(window->bytes, window->bytes + window->start, length);
	window->start = 0;
	window->end = length;
	if (window->size > LARGE && length < WINDOW_BATCH)
		resize(window, LARGE);
}

/* Decodes what was read, all of it if nothing will follow. */
static void
decode(struct window *window)
{
	size_t left = window->raw_length, before;

	do {
		before = left;
		make_room(
		    window, left * ENCODING_GROWTH_STREAM + ENCODING_MORE);
		window->end += encoding_stream(window->encoding,
		    window->raw + window->raw_length - left, &left,
		    window->finished, window->bytes + window->end);
	} while (left > 0 && left < before);
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
	fault = xlsx_open(
	    &window->xlsx, window->fd, window->spool.folder, bytes, length);
	window->encoding = NULL;
	window->start = window->end = window->raw_length = 0;
	window->finished = fault != NULL;
	return fault;
}

/* Behind the bytes at hand: about a batch is wanted in all. */
static size_t
room_for_input(struct window *window, size_t most)
{
	size_t length = window->end - window->start, room;

	if (length < WINDOW_BATCH && most > WINDOW_BATCH - length)
		most = WINDOW_BATCH - length;
	make_room(window, FIRST);
	room = window->size - window->end;
	return room < most ? room : most;
}

/* Reads up to `most` bytes that were not read yet. */
static const struct fault *
read_input(
    struct window *window, bool wait, size_t most, enum window_status *status)
{
	const struct fault *fault = look(window, wait, status);
	size_t room;
	ssize_t count;
	char *to;

	if (fault != NULL || *status != WINDOW_READ)
		return fault;
	if (window->encoding != NULL) {
		to = window->raw + window->raw_length;
		room = RAW - window->raw_length;
	} else {
		room = room_for_input(window, most);
		to = window->bytes + window->end;
	}
	count = read(window->fd, to, room);
	if (count < 0)
		return failed_read(window, status);
	window->finished = window->ended = count == 0;
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

/* The same of those that stand `at` in the spool. */
static const struct fault *
read_spool(struct window *window, uint64_t at, size_t most, size_t *length)
{
	size_t room = room_for_input(window, most);

	return spool_look(
	    &window->spool, at, window->bytes + window->end, room, length);
}

const struct fault *
window_read(struct window *window, bool wait, enum window_status *status)
{
	const struct fault *fault;
	size_t length;

	if (window->xlsx != NULL)
		return read_workbook(window, wait, status);
	if (spool_length(&window->spool) == 0)
		return read_input(window, wait, WINDOW_BATCH, status);
	fault = read_spool(window, 0, WINDOW_BATCH, &length);
	window->end += length;
	spool_drop(&window->spool, length);
	window->finished = fault != NULL ||
			   (window->ended && spool_length(&window->spool) == 0);
	*status = WINDOW_READ;
	return fault;
}

/* Reads more of the input, and into the spool. */
static const struct fault *
spool_input(struct window *window, bool wait, enum window_status *status,
    size_t *length)
{
	size_t end = window->end;
	const struct fault *fault = read_input(window, wait, LOOK, status);

	*length = window->end - end;
	window->end = end;
	return fault != NULL
		   ? fault
		   : spool_put(&window->spool, window->bytes + end, *length);
}

const struct fault *
window_look(struct window *window, bool wait, struct window_view *view,
    enum window_status *status)
{
	const struct fault *fault = NULL;
	size_t length = 0;

	*status = WINDOW_READ;
	if (window->looked < spool_length(&window->spool))
		fault = read_spool(window, window->looked, LOOK, &length);
	else if (!window->ended)
		fault = spool_input(window, wait, status, &length);
	window->looked += length;
	window->finished = fault != NULL ||
			   (window->ended && spool_length(&window->spool) == 0);
	*view = (struct window_view){.bytes = window->bytes + window->end,
	    .length = length,
	    .last = window->ended &&
		    window->looked == spool_length(&window->spool)};
	return fault;
}

void
window_look_again(struct window *window)
{
	window->looked = 0;
}
