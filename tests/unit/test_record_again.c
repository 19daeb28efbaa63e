/*
 * Records that a second thread took out of an input before it could make
 * anything of them are given to it again.
 */
#include "reading.h"

#include <stdatomic.h>
#include <time.h>

#include "record/stream.h"

enum { ROWS = 20000, PIECE = 64, AHEAD = 20 * PIECE };

/* What a second thread is asked; it makes the text of a record again. */
struct asked {
	atomic_bool useful;
	atomic_size_t all, again, made;
};

static const void *
prepare(
    void *context, const struct record *record, struct arena *arena, bool again)
{
	struct asked *asked = context;

	asked->all++;
	asked->again += again;
	if (!asked->useful)
		return NULL;
	asked->made++;
	return arena_string(arena, record_text(record, "text"));
}

/* Opens so many rows, whose reading is ahead. */
static struct stream *
open_rows(struct helper *helper, struct asked *asked, char *path, size_t size)
{
	struct stream_options options = {.paths = &path, .path_count = 1};
	struct buffer rows = {0};
	struct stream *stream;

	buffer_puts(&rows, "id,text\n");
	for (int i = 0; i < ROWS; i++)
		buffer_printf(&rows, "%d,яма %d\n", i, i * 7);
	snprintf(path, size, "/proc/self/fd/%d",
	    reading_file(rows.bytes, rows.length));
	buffer_free(&rows);
	assert_null(stream_open(&stream, &options));
	stream_read_ahead(stream, helper, prepare, asked);
	assert_null(stream_fill(stream, NULL));
	return stream;
}

/* True unless it was the last; counts those of which something was made. */
static bool
read_row(struct stream *stream, size_t *prepared)
{
	enum reader_status status;
	struct record record;

	assert_null(stream_next(stream, &record, &status));
	if (status != READER_RECORD)
		return false;
	if (record.prepared != NULL)
		assert_string_equal(
		    record.prepared, record_text(&record, "text"));
	*prepared += record.prepared != NULL;
	return true;
}

static void
wait_until(const atomic_size_t *number, size_t least)
{
	const struct timespec pause = {.tv_nsec = 1000000};

	while (*number < least)
		nanosleep(&pause, NULL);
}

static void
what_was_read_too_early_is_prepared_again(void **state)
{
	struct helper *helper = helper_open();
	struct asked asked = {0};
	char path[64];
	struct stream *stream = open_rows(helper, &asked, path, sizeof(path));
	size_t count = 0, prepared = 0;

	(void)state;
	while (count < 10 && read_row(stream, &prepared))
		count++;
	wait_until(&asked.all, AHEAD / 2);
	assert_int_equal(asked.again, 0);
	asked.useful = true;
	stream_prepare_again(stream);
	wait_until(&asked.again, 1);
	while (read_row(stream, &prepared))
		count++;
	assert_int_equal(count, ROWS);
	assert_int_equal(asked.all, count + asked.again);
	assert_int_equal(asked.made, prepared);
	assert_true(asked.again >= PIECE && asked.again <= AHEAD);
	/* But for what was in hand, or taken before it was done. */
	assert_true(prepared >= count - PIECE - AHEAD);
	stream_close(stream);
	helper_close(helper);
}

static void
nothing_is_prepared_again_unasked(void **state)
{
	struct helper *helper = helper_open();
	struct asked asked = {0};
	char path[64];
	struct stream *stream = open_rows(helper, &asked, path, sizeof(path));
	size_t count = 0, prepared = 0;

	(void)state;
	while (read_row(stream, &prepared))
		if (++count == ROWS / 2)
			asked.useful = true;
	assert_int_equal(asked.all, ROWS);
	assert_int_equal(asked.again, 0);
	assert_int_equal(asked.made, prepared);
	stream_prepare_again(stream);
	stream_close(stream);
	helper_close(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_read_too_early_is_prepared_again),
	    cmocka_unit_test(nothing_is_prepared_again_unasked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
