/* Reads a whole input and tells what came of it. */
#ifndef OTKLIK_TESTS_FUZZ_RECORDS_H
#define OTKLIK_TESTS_FUZZ_RECORDS_H

#include <pthread.h>
#include <stdbool.h>

#include "base/buffer.h"
#include "fuzz.h"
#include "record/reader.h"

static inline void
records_check(const struct value *value)
{
	for (value = value->child; value != NULL; value = value->next) {
		fuzz_is_text(value->name);
		if (value->text != NULL) {
			PROMISE(strlen(value->text) == value->length);
			fuzz_is_text(value->text);
		}
		records_check(value);
	}
}

/*
 * How the rest of what was refused is cut up, and whether the blanks behind
 * an element belong to it, depends on how the bytes come: neither is told.
 */
static bool records_restored; /* sources were encoded again: none is told */

static inline void
records_source(const struct record *record, struct buffer *told)
{
	size_t i;

	for (i = 0; i < record->source_length && !records_restored; i++)
		if (strchr(" \t\r\n", record->source[i]) == NULL ||
		    record->source[i] == '\0')
			buffer_putc(told, record->source[i]);
}

static inline void
records_tell(
    const struct record *record, const struct fault *fault, struct buffer *told)
{
	if (!record->tail)
		buffer_printf(
		    told, "\n%d %lu ", record->element, record->position);
	if (fault != NULL) {
		PROMISE(fault->code == FAULT_INPUT);
		fuzz_is_text(fault->text);
		PROMISE(strpbrk(fault->text, "\n\r\x1b") == NULL);
		/* What is shown of the input may hold such blanks. */
		buffer_put(told, fault->text, strcspn(fault->text, ":\""));
	} else if (!record->tail) {
		records_check(&record->object);
		value_json(&record->object, told);
	}
	records_source(record, told);
}

/* Takes what is there; true at the end of the input. */
static inline int
records_take(struct reader *reader, struct buffer *told)
{
	enum reader_status status = READER_EMPTY;
	const struct fault *fault;
	struct record record;

	for (;;) {
		fault = reader_next(reader, &record, &status);
		if (fault == NULL && status != READER_RECORD)
			return status == READER_END;
		records_tell(&record, fault, told);
	}
}

static inline void
records_read(int fd, const struct reader_options *options, struct buffer *told)
{
	struct reader *reader;

	PROMISE(reader_open(&reader, fd, "input", options) == NULL);
	while (!records_take(reader, told))
		PROMISE(reader_fill(reader, NULL) == NULL);
	reader_close(reader);
	close(fd);
}

/* Writes the rest of an input into a pipe while it is read. */
struct records_pour {
	const char *bytes;
	size_t length;
	int fd;
};

static inline void *
records_pour(void *data)
{
	const struct records_pour *pour = data;

	PROMISE(write(pour->fd, pour->bytes, pour->length) ==
		(ssize_t)pour->length);
	close(pour->fd);
	return NULL;
}

/*
 * Reads an input as a file, then as a pipe into which it comes in two pieces:
 * both must tell the same.
 */
static inline void
records_both_ways(
    const uint8_t *data, size_t size, const struct reader_options *options)
{
	char *bytes = fuzz_string(data, size);
	size_t first = size > 0 ? data[size - 1] % size : 0;
	struct buffer whole = {0}, pieces = {0};
	struct records_pour pour = {bytes + first, size - first, -1};
	pthread_t thread;
	int ends[2];

	records_read(fuzz_file(bytes, size), options, &whole);
	PROMISE(pipe(ends) == 0);
	pour.fd = ends[1];
	PROMISE(write(ends[1], bytes, first) == (ssize_t)first);
	PROMISE(pthread_create(&thread, NULL, records_pour, &pour) == 0);
	records_read(ends[0], options, &pieces);
	pthread_join(thread, NULL);
	PROMISE(whole.length == pieces.length);
	PROMISE(whole.length == 0 ||
		memcmp(whole.bytes, pieces.bytes, whole.length) == 0);
	buffer_free(&whole);
	buffer_free(&pieces);
	free(bytes);
}

/* Gives every record of an input that could be read to a function. */
static inline void
records_each(const uint8_t *data, size_t size,
    const struct reader_options *options,
    void (*give)(const struct record *record, void *data), void *given)
{
	enum reader_status status = READER_EMPTY;
	char *bytes = fuzz_string(data, size);
	int fd = fuzz_file(bytes, size);
	const struct fault *fault;
	struct reader *reader;
	struct record record;

	PROMISE(reader_open(&reader, fd, "input", options) == NULL);
	while (status != READER_END) {
		fault = reader_next(reader, &record, &status);
		if (fault == NULL && status == READER_EMPTY)
			PROMISE(reader_fill(reader, NULL) == NULL);
		else if (fault == NULL && status == READER_RECORD &&
			 !record.tail)
			give(&record, given);
	}
	reader_close(reader);
	close(fd);
	free(bytes);
}

#endif
