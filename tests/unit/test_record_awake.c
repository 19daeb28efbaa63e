/*
 * A second thread that has much else to do, and so never sleeps, looks for work
 * just while it is given some: it takes records out of each input as they come.
 */
#include "reading.h"

#include "base/helper.h"
#include "base/text.h"
#include "record/stream.h"

enum { INPUTS = 300, ROWS = 4000 };

/* Asks for the thread again and again, and leaves it to the others. */
static bool
keep_awake(void *context, bool urgent)
{
	(void)context;
	return !urgent;
}

static void
make_rows(char *path, size_t size)
{
	struct buffer rows = {0};

	buffer_puts(&rows, "id,text\n");
	for (int i = 0; i < ROWS; i++)
		buffer_printf(&rows, "%d,яма на дороге\n", i);
	snprintf(path, size, "/proc/self/fd/%d",
	    reading_file(rows.bytes, rows.length));
	buffer_free(&rows);
}

static void
each_input_is_read_from_its_begin(void **state)
{
	static char path[64], *paths[INPUTS];
	struct helper *helper = helper_open();
	struct stream_options options = {.paths = paths, .path_count = INPUTS};
	enum reader_status status = READER_EMPTY;
	int64_t number, count = 0;
	struct record record;
	struct stream *stream;

	(void)state;
	make_rows(path, sizeof(path));
	for (int i = 0; i < INPUTS; i++)
		paths[i] = path;
	helper_add(helper, keep_awake, &count);
	assert_null(stream_open(&stream, &options));
	stream_read_ahead(stream, helper, NULL, NULL);
	while (status != READER_END) {
		assert_null(stream_next(stream, &record, &status));
		if (status == READER_EMPTY)
			assert_null(stream_fill(stream, NULL));
		if (status != READER_RECORD)
			continue;
		assert_true(text_integer(record_text(&record, "id"), &number));
		assert_int_equal(number, count++ % ROWS);
	}
	assert_int_equal(count, INPUTS * ROWS);
	stream_close(stream);
	helper_remove(helper, &count);
	helper_close(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_input_is_read_from_its_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
