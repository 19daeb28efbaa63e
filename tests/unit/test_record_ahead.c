/*
 * Records that a second thread takes out of large inputs are those that one
 * thread would, refused ones and their bytes too.
 */
#include "reading.h"

#include <stdlib.h>
#include <time.h>

#include "record/stream.h"

static char folder[64] = "/tmp/otklik-ahead-";
static char one[96], two[96], rejects[96];

static int
set_up(void **state)
{
	(void)state;
	memset(folder + strlen(folder), 'X', 6);
	assert_non_null(mkdtemp(folder));
	snprintf(one, sizeof(one), "%s/one", folder);
	snprintf(two, sizeof(two), "%s/two", folder);
	snprintf(rejects, sizeof(rejects), "%s/rejects", folder);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(one);
	unlink(two);
	unlink(rejects);
	return rmdir(folder);
}

static void
write_file(const char *path, const struct buffer *bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(
	    fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
	assert_int_equal(fclose(file), 0);
}

static void
read_file(const char *path, struct buffer *bytes)
{
	char part[4096];
	size_t count;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	while ((count = fread(part, 1, sizeof(part), file)) > 0)
		buffer_put(bytes, part, count);
	fclose(file);
}

/* What a second thread makes of a record: its text, told backwards. */
static const void *
prepare(
    void *context, const struct record *record, struct arena *arena, bool again)
{
	const char *text = record_text(record, "text");
	size_t length, i;
	char *made;

	(void)again;
	assert_string_equal(context, "context");
	if (text == NULL)
		return NULL;
	length = strlen(text);
	made = arena_copy(arena, text, length);
	for (i = 0; i < length; i++)
		made[i] = text[length - 1 - i];
	return made;
}

static void
check_prepared(const struct record *record)
{
	const char *text = record_text(record, "text");
	const char *made = record->prepared;
	size_t length, i;

	if (made == NULL)
		return;
	length = strlen(text);
	assert_int_equal(strlen(made), length);
	for (i = 0; i < length; i++)
		assert_int_equal(made[i], text[length - 1 - i]);
}

/* Reads both files and tells of them; `*prepared` counts what came so. */
static void
read_both(bool ahead, const char *encoding, struct buffer *told,
    struct buffer *rejected, size_t *prepared)
{
	static char context[] = "context";
	struct helper *helper = helper_open();
	char *paths[] = {one, two};
	struct stream_options options = {.paths = paths,
	    .path_count = 2,
	    .rejects = rejects,
	    .reader = {.encoding = encoding}};
	enum reader_status status = READER_EMPTY;
	const struct fault *fault;
	struct record record;
	struct stream *stream;

	*prepared = 0;
	assert_null(stream_open(&stream, &options));
	if (ahead)
		stream_read_ahead(stream, helper, prepare, context);
	for (;;) {
		fault = stream_next(stream, &record, &status);
		if (fault == NULL && status == READER_END)
			break;
		if (fault == NULL && status == READER_EMPTY) {
			assert_null(stream_fill(stream, NULL));
			continue;
		}
		reading_tell(&record, fault, told);
		if (fault != NULL || record.tail)
			stream_reject(stream, &record);
		else
			check_prepared(&record);
		*prepared += record.prepared != NULL;
	}
	assert_null(stream_flush(stream));
	stream_close(stream);
	helper_close(helper);
	read_file(rejects, rejected);
}

/* Both ways tell the same; most of it was read ahead. */
static void
check_same(const char *encoding, size_t least)
{
	struct buffer here = {0}, there = {0}, refused = {0}, again = {0};
	size_t prepared;

	read_both(false, encoding, &here, &refused, &prepared);
	assert_int_equal(prepared, 0);
	read_both(true, encoding, &there, &again, &prepared);
	assert_true(prepared >= least);
	assert_int_equal(here.length, there.length);
	assert_memory_equal(here.bytes, there.bytes, here.length);
	assert_int_equal(refused.length, again.length);
	assert_memory_equal(refused.bytes, again.bytes, refused.length);
	buffer_free(&here);
	buffer_free(&there);
	buffer_free(&refused);
	buffer_free(&again);
}

/* Rows of which some have a field too many, some a quote over lines. */
static void
make_rows(struct buffer *rows, const char *text, int count)
{
	int i;

	buffer_reset(rows);
	buffer_puts(rows, "id,text\n");
	for (i = 0; i < count; i++)
		buffer_printf(rows, "%d,\"%s\n%d\"%s\n", i, text, i % 1000 * i,
		    i % 97 == 0 ? ",more" : "");
}

static void
rows_are_the_same_ahead(void **state)
{
	struct buffer rows = {0};

	(void)state;
	make_rows(&rows, "На улице Ленина яма", 60000);
	write_file(one, &rows);
	make_rows(&rows, "short", 5000);
	write_file(two, &rows);
	check_same(NULL, 60000);
	buffer_free(&rows);
}

static void
rows_of_one_byte_encodings_are_the_same_ahead(void **state)
{
	struct buffer rows = {0};

	(void)state;
	make_rows(&rows, "\xcd\xe0 \xf3\xeb\xe8\xf6\xe5", 60000);
	write_file(one, &rows);
	write_file(two, &rows);
	check_same("cp1251", 100000);
	/* Decoded as a stream: nobody reads ahead. */
	make_rows(&rows, "abc", 60000);
	write_file(one, &rows);
	write_file(two, &rows);
	check_same("UTF-7", 0);
	buffer_free(&rows);
}

static void
lines_of_json_are_the_same_ahead(void **state)
{
	struct buffer lines = {0};
	int i;

	(void)state;
	for (i = 0; i < 60000; i++)
		buffer_printf(&lines, "{\"id\":%d,\"text\":\"яма %d\"%s\n", i,
		    i, i % 101 == 0 ? "" : "}");
	write_file(one, &lines);
	buffer_reset(&lines);
	buffer_puts(&lines, "{\"id\":1,\"text\":\"one\"}\n");
	write_file(two, &lines);
	check_same(NULL, 50000);
	buffer_free(&lines);
}

/* Each takes more than a piece may, all together more than the ring. */
static void
records_of_very_many_values_are_the_same_ahead(void **state)
{
	struct buffer lines = {0};
	int i, k;

	(void)state;
	for (i = 0; i < 60; i++) {
		buffer_printf(&lines, "{\"id\":%d,\"text\":\"яма\",\"z\":[", i);
		for (k = 0; k < 4000; k++)
			buffer_puts(&lines, "1,");
		buffer_puts(&lines, "1]}\n");
	}
	write_file(one, &lines);
	write_file(two, &lines);
	check_same(NULL, 120);
	buffer_free(&lines);
}

static void
a_quote_that_nobody_closes_is_the_same_ahead(void **state)
{
	struct buffer rows = {0};
	int i;

	(void)state;
	make_rows(&rows, "яма", 20000);
	buffer_puts(&rows, "1,\"");
	for (i = 0; i < 3000000; i++)
		buffer_puts(&rows, "open, \n");
	write_file(one, &rows);
	make_rows(&rows, "short", 10);
	write_file(two, &rows);
	check_same(NULL, 19000);
	buffer_free(&rows);
}

static void
a_stream_may_be_closed_at_any_record(void **state)
{
	static char context[] = "context";
	struct helper *helper = helper_open();
	char *paths[] = {one};
	struct stream_options options = {.paths = paths, .path_count = 1};
	enum reader_status status = READER_EMPTY;
	struct record record;
	struct stream *stream;
	struct buffer rows = {0};
	int i, stop;

	(void)state;
	make_rows(&rows, "яма", 20000);
	write_file(one, &rows);
	for (stop = 0; stop < 3000; stop += 271) {
		assert_null(stream_open(&stream, &options));
		stream_read_ahead(stream, helper, prepare, context);
		assert_null(stream_fill(stream, NULL));
		for (i = 0; i < stop; i++)
			stream_next(stream, &record, &status);
		if (stop % 2 == 0)
			stream_end_ahead(stream);
		stream_close(stream);
	}
	helper_close(helper);
	buffer_free(&rows);
}

/* A record and what was said of it when it came. */
struct held {
	struct record record;
	char text[64];
	uint64_t generation;
};

static void
check_held(const struct held *held, size_t count, uint64_t generation)
{
	for (size_t i = 0; i < count; i++) {
		/* Of the two generations before nothing has changed. */
		if (held[i].generation + 2 < generation)
			continue;
		assert_string_equal(
		    record_text(&held[i].record, "text"), held[i].text);
		check_prepared(&held[i].record);
	}
}

static void
a_record_lives_for_two_generations(void **state)
{
	static char context[] = "context";
	static struct held held[20000];
	const struct timespec pause = {.tv_nsec = 300000};
	struct helper *helper = helper_open();
	char *paths[] = {one};
	struct stream_options options = {.paths = paths, .path_count = 1};
	enum reader_status status = READER_EMPTY;
	struct stream *stream;
	struct buffer rows = {0};
	uint64_t generation = 0;
	size_t count = 0;

	(void)state;
	buffer_puts(&rows, "id,text\n");
	for (int i = 0; i < 20000; i++)
		buffer_printf(&rows, "%d,яма %d\n", i, i * 7);
	write_file(one, &rows);
	assert_null(stream_open(&stream, &options));
	stream_read_ahead(stream, helper, prepare, context);
	assert_null(stream_fill(stream, NULL));
	for (;;) {
		struct held *next = &held[count];

		assert_null(stream_next(stream, &next->record, &status));
		if (status != READER_RECORD)
			break;
		next->generation = stream_generation(stream);
		assert_true(next->generation != 0);
		snprintf(next->text, sizeof(next->text), "%s",
		    record_text(&next->record, "text"));
		if (next->generation != generation) {
			/* The thread fills whatever it may. */
			nanosleep(&pause, NULL);
			generation = next->generation;
			check_held(held, count, generation);
		}
		count++;
	}
	assert_int_equal(count, 20000);
	assert_int_equal(stream_generation(stream), 0);
	stream_close(stream);
	helper_close(helper);
	buffer_free(&rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_the_same_ahead),
	    cmocka_unit_test(rows_of_one_byte_encodings_are_the_same_ahead),
	    cmocka_unit_test(lines_of_json_are_the_same_ahead),
	    cmocka_unit_test(records_of_very_many_values_are_the_same_ahead),
	    cmocka_unit_test(a_quote_that_nobody_closes_is_the_same_ahead),
	    cmocka_unit_test(a_stream_may_be_closed_at_any_record),
	    cmocka_unit_test(a_record_lives_for_two_generations),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
