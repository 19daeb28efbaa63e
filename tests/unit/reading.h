/*
 * Reads a whole input and tells what came of it, one line for each record:
 *
 *	2 {"id":"1"}			read; it begins in line 2
 *	#3 {"id":1}			read; element 3
 *	!4 WHY <source>			refused
 *	~4 <source>			a further piece of a refused one
 *
 * Line ends in sources are shown as |.
 */
#ifndef OTKLIK_TESTS_READING_H
#define OTKLIK_TESTS_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "record/reader.h"

/* A descriptor from which these bytes can be read. */
static inline int
reading_file(const char *bytes, size_t length)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	assert_true(fd >= 0);
	while (length > 0) {
		ssize_t wrote = write(fd, bytes, length);

		assert_true(wrote > 0);
		bytes += wrote;
		length -= (size_t)wrote;
	}
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

static inline void
reading_source(const struct record *record, struct buffer *told)
{
	size_t i;

	buffer_puts(told, " <");
	for (i = 0; i < record->source_length; i++)
		buffer_putc(
		    told, record->source[i] == '\n' ? '|' : record->source[i]);
	buffer_puts(told, ">\n");
}

/* Tells about one record, `fault` if it was refused. */
static inline void
reading_tell(
    const struct record *record, const struct fault *fault, struct buffer *told)
{
	buffer_printf(told, "%s%s%lu",
	    fault != NULL  ? "!"
	    : record->tail ? "~"
			   : "",
	    record->element ? "#" : "", record->position);
	if (fault != NULL)
		buffer_printf(told, " %s", fault->text);
	if (fault != NULL || record->tail) {
		reading_source(record, told);
		return;
	}
	buffer_putc(told, ' ');
	value_json(&record->object, told);
	buffer_putc(told, '\n');
}

/* Reads all there is; the text is valid until the next call. */
static inline const char *
reading(const char *bytes, size_t length, const struct reader_options *options)
{
	static struct buffer told;
	enum reader_status status = READER_EMPTY;
	const struct fault *fault;
	struct record record;
	struct reader *reader;
	int fd = reading_file(bytes, length);

	buffer_reset(&told);
	assert_null(reader_open(&reader, fd, "input", options));
	for (;;) {
		fault = reader_next(reader, &record, &status);
		if (fault != NULL)
			assert_int_equal(fault->code, FAULT_INPUT);
		if (fault == NULL && status == READER_END)
			break;
		if (fault == NULL && status == READER_EMPTY)
			assert_null(reader_fill(reader, NULL));
		else
			reading_tell(&record, fault, &told);
	}
	reader_close(reader);
	close(fd);
	return told.length == 0 ? "" : told.bytes;
}

/* What comes of a string. */
#define READ(input, expected)                                                  \
	assert_string_equal(                                                   \
	    reading(input, sizeof(input) - 1, &(struct reader_options){0}),    \
	    expected)

#endif
