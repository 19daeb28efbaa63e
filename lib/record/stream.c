#include "record/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"
#include "record/rejects.h"

/* From so many bytes on a second thread is worth waking. */
enum { WORTH_A_THREAD = 1 << 16 };

struct stream {
	struct stream_options options;
	size_t next;	    /* path to open, or id to give, next */
	struct arena arena; /* of the record of an id */
	int fd;
	struct reader *reader;
	bool ended;	/* the next input is to be opened */
	bool may_ahead; /* a second thread may read */
	struct helper *helper;
	ahead_prepare *prepare;
	void *context;	     /* of `prepare` */
	struct ahead *ahead; /* NULL until it is worth it */
	bool filled;	     /* the bytes in hand are new */
	struct rejects rejects;
	struct buffer refused;
	struct buffer header; /* the one written last */
	bool open_line;	      /* what was kept last has no line end */
};

const struct fault *
stream_open(struct stream **stream, const struct stream_options *options)
{
	struct stream *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->options = *options;
	made->fd = -1;
	*stream = made;
	return rejects_open(&made->rejects, options->rejects,
	    &(struct rejects_others){options->paths, options->path_count,
		options->store, options->given});
}

const struct fault *
stream_open_bytes(
    struct stream **stream, const char *name, const char *bytes, size_t length)
{
	static const struct stream_options nothing;
	const struct fault *fault = stream_open(stream, &nothing);
	int fd = memfd_create(name, MFD_CLOEXEC);

	if (fault != NULL)
		return fault;
	(*stream)->fd = fd;
	if (fd < 0 || write(fd, bytes, length) != (ssize_t)length ||
	    lseek(fd, 0, SEEK_SET) != 0)
		return fault_new(FAULT_SYSTEM, "%s: %s", name, strerror(errno));
	return reader_open(
	    &(*stream)->reader, fd, name, &(*stream)->options.reader);
}

static void
close_input(struct stream *stream)
{
	reader_close(stream->reader);
	stream->reader = NULL;
	stream->ended = false;
	if (stream->fd > 0)
		close(stream->fd);
	stream->fd = -1;
}

void
stream_close(struct stream *stream)
{
	if (stream == NULL)
		return;
	stream_end_ahead(stream); /* it may have the reader */
	close_input(stream);
	rejects_close(&stream->rejects);
	arena_free(&stream->arena);
	buffer_free(&stream->refused);
	buffer_free(&stream->header);
	free(stream);
}

void
stream_read_ahead(struct stream *stream, struct helper *helper,
    ahead_prepare *prepare, void *context)
{
	stream->may_ahead = true;
	stream->helper = helper;
	stream->prepare = prepare;
	stream->context = context;
}

void
stream_prepare_again(struct stream *stream)
{
	if (stream->ahead != NULL)
		ahead_prepare_again(stream->ahead);
}

void
stream_end_ahead(struct stream *stream)
{
	if (stream == NULL)
		return;
	ahead_close(stream->ahead);
	stream->ahead = NULL;
	stream->may_ahead = false;
}

static const struct fault *
open_input(struct stream *stream)
{
	const char *path = stream->options.paths[stream->next++];
	const struct fault *fault;

	stream->fd =
	    strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	if (stream->fd < 0)
		return fault_new(FAULT_SYSTEM, "%s: %s", path, strerror(errno));
	/* It may not have been there when the others were looked at. */
	if ((fault = rejects_check(&stream->rejects, stream->fd)) != NULL ||
	    (fault = reader_open(&stream->reader, stream->fd, path,
		 &stream->options.reader)) != NULL)
		return fault;
	return rejects_begin(&stream->rejects);
}

bool
stream_waits(const struct stream *stream)
{
	struct stat file;

	return stream->reader == NULL || stream->ended ||
	       stream->refused.length > 0 || fstat(stream->fd, &file) != 0 ||
	       !S_ISREG(file.st_mode);
}

const struct fault *
stream_fill(struct stream *stream, const volatile int *stop)
{
	const struct fault *fault = NULL;

	if (stream->ended)
		close_input(stream);
	if (stream->reader == NULL && stream->next < stream->options.path_count)
		fault = open_input(stream);
	if (fault == NULL && stream->reader != NULL)
		fault = reader_fill(stream->reader, stop);
	stream->filled = true;
	return fault;
}

/* True of 17; 017 and +17 are the keys of something, and no numbers of JSON. */
static bool
is_number(const char *text)
{
	char digits[24];
	int64_t number;

	if (!text_integer(text, &number))
		return false;
	snprintf(digits, sizeof(digits), "%" PRId64, number);
	return strcmp(digits, text) == 0;
}

/* The next id as a record that has nothing else. */
static const struct fault *
next_id(
    struct stream *stream, struct record *record, enum reader_status *status)
{
	const char *id;

	*status = READER_END;
	if (stream->next >= stream->options.id_count)
		return NULL;
	id = stream->options.ids[stream->next++];
	arena_reset(&stream->arena);
	*record = (struct record){
	    .input = "operand", .position = stream->next, .element = true};
	record->object.kind = VALUE_OBJECT;
	value_append(&record->object,
	    is_number(id) ? value_number(&stream->arena, "id", id)
			  : value_text(&stream->arena, "id", id));
	*status = READER_RECORD;
	return rejects_begin(&stream->rejects);
}

/* Hands what was read to the second thread if it is much. */
static void
begin_ahead(struct stream *stream)
{
	stream->filled = false;
	if (!stream->may_ahead ||
	    reader_waiting(stream->reader) < WORTH_A_THREAD)
		return;
	if (stream->ahead == NULL)
		stream->ahead = ahead_open(
		    stream->helper, stream->prepare, stream->context);
	stream->may_ahead = stream->ahead != NULL;
	if (stream->may_ahead)
		ahead_begin(stream->ahead, stream->reader);
}

/* The next record of the input, by whoever reads it. */
static const struct fault *
next_record(
    struct stream *stream, struct record *record, enum reader_status *status)
{
	if (stream->filled)
		begin_ahead(stream);
	if (stream->ahead != NULL && ahead_works(stream->ahead))
		return ahead_next(stream->ahead, record, status);
	return reader_next(stream->reader, record, status);
}

const struct fault *
stream_next(
    struct stream *stream, struct record *record, enum reader_status *status)
{
	const struct fault *fault;

	if (stream->options.ids != NULL)
		return next_id(stream, record, status);
	if (stream->reader == NULL || stream->ended) {
		*status = stream->next < stream->options.path_count
			      ? READER_EMPTY
			      : READER_END;
		return NULL;
	}
	fault = next_record(stream, record, status);
	if (fault == NULL && *status == READER_END &&
	    stream->next < stream->options.path_count) {
		/* What its records point to goes when the next one is opened. */
		stream->ended = true;
		*status = READER_EMPTY;
	}
	return fault;
}

const struct value *
stream_columns(const struct stream *stream)
{
	return stream->reader == NULL ? NULL : reader_columns(stream->reader);
}

uint64_t
stream_generation(const struct stream *stream)
{
	return stream->ahead != NULL && ahead_works(stream->ahead)
		   ? ahead_generation(stream->ahead)
		   : 0;
}

static void
keep(struct stream *stream, const char *bytes, size_t length)
{
	size_t end_length;
	const char *end = reader_line_end(stream->reader, &end_length);

	if (length == 0)
		return;
	buffer_put(&stream->refused, bytes, length);
	stream->open_line =
	    length < end_length ||
	    memcmp(bytes + length - end_length, end, end_length) != 0;
}

static void
keep_line_end(struct stream *stream)
{
	size_t length;
	const char *end = reader_line_end(stream->reader, &length);

	keep(stream, end, length);
}

/* The header of the input, unless the same one stands there already. */
static void
reject_header(struct stream *stream)
{
	size_t length;
	const char *header = reader_header(stream->reader, &length);

	if (length == 0 ||
	    (length == stream->header.length &&
		memcmp(header, stream->header.bytes, length) == 0))
		return;
	buffer_reset(&stream->header);
	buffer_put(&stream->header, header, length);
	keep(stream, header, length);
}

void
stream_reject(struct stream *stream, const struct record *record)
{
	const struct buffer *before, *after;

	if (stream->rejects.fd < 0 || stream->reader == NULL ||
	    record->source_length == 0)
		return;
	/* Elements of an array come out as lines; so does a last line that
	 * had no end. Pieces of one record stay together. */
	if (stream->open_line && !record->tail)
		keep_line_end(stream);
	reject_header(stream);
	reader_wrapping(stream->reader, record, &before, &after);
	keep(stream, before->bytes, before->length);
	keep(stream, record->source, record->source_length);
	keep(stream, after->bytes, after->length);
	if (stream->open_line && record->element && !record->tail)
		keep_line_end(stream);
}

void
stream_reject_header(struct stream *stream)
{
	if (stream->rejects.fd < 0 || stream->reader == NULL)
		return;
	if (stream->open_line)
		keep_line_end(stream);
	reject_header(stream);
}

const struct fault *
stream_flush(struct stream *stream)
{
	const struct fault *fault = NULL;

	if (stream->refused.length > 0)
		fault = rejects_write(&stream->rejects, stream->refused.bytes,
		    stream->refused.length);
	buffer_reset(&stream->refused);
	return fault;
}

void
stream_operands(struct stream_options *options, char *const *operands,
    size_t count, bool ids)
{
	static char dash[] = "-";
	static char *const standard_input[] = {dash};
	bool dashed = count == 1 && strcmp(operands[0], "-") == 0;

	options->paths = standard_input;
	options->path_count = 1;
	if (count > 0 && ids && !dashed) {
		options->path_count = 0;
		options->ids = operands;
		options->id_count = count;
	} else if (count > 0) {
		options->paths = operands;
		options->path_count = count;
	}
}
