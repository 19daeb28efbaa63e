/* Records that the helper renders are those that the caller would. */
#include "reading.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/message.h"
#include "record/writer.h"

enum { LARGE_TEXT = 5 << 20 };

static char large[LARGE_TEXT + 1];

/* A record of a shape of its own, which is gone when this returns. */
static void
put_one(struct writer *writer, int number)
{
	struct arena arena = {0};
	struct message message;
	struct record input = {.object.kind = VALUE_OBJECT};
	struct value *list = value_list(&arena, "список");

	schema_reset(&message_schema, &message);
	message.id = number;
	message.network = arena_printf(&arena, "сеть %d", number % 7);
	message.text = number % 1000 == 999
			   ? arena_string(&arena, large)
			   : arena_printf(&arena, "текст \"%d\"\n", number);
	if (number % 3 == 0)
		message.author = schema_clear;
	if (number % 5 == 0)
		message.tags = arena_printf(&arena, "[\"%d\"]", number);
	value_append(list, value_number(&arena, NULL, "1"));
	value_append(list, value_text(&arena, NULL, "два"));
	if (number % 4 == 0)
		value_append(&input.object,
		    value_text(&arena, "прочее", message.network));
	if (number % 11 == 0)
		value_append(&input.object, list);
	if (number % 13 == 0)
		value_append(&input.object,
		    value_object(&arena, "object", "{\"a\": [1, 2]}"));
	value_append(&input.object, value_text(&arena, "id", "not this"));
	writer_record(writer, &message_schema, &message, &input);
	memset(&message, 0x5a, sizeof(message));
	arena_free(&arena);
}

/* All that a writer puts out, with a batch discarded in the middle. */
static void
write_all(enum writer_format format, const char *fields, struct helper *helper,
    struct buffer *out)
{
	struct writer_options options = {
	    .format = format, .schema = &message_schema, .fields = fields};
	struct writer *writer;
	int fd = memfd_create("out", MFD_CLOEXEC);
	bool closed = false;
	off_t size;

	assert_null(writer_open(&writer, &options));
	if (helper != NULL)
		writer_use_helper(writer, helper);
	for (int i = 0; i < 5000; i++) {
		put_one(writer, i);
		if (i == 1700)
			writer_text(writer, "a line between");
		if (i == 3001)
			writer_discard(writer);
		if (i % 1300 == 1299)
			assert_null(writer_flush(writer, fd, &closed));
	}
	writer_end(writer);
	assert_null(writer_flush(writer, fd, &closed));
	size = lseek(fd, 0, SEEK_END);
	assert_int_equal(
	    pread(fd, buffer_reserve(out, (size_t)size), (size_t)size, 0),
	    size);
	out->length += (size_t)size;
	/* What waits when it is closed is nobody's. */
	for (int i = 0; i < 500; i++)
		put_one(writer, i);
	writer_close(writer);
	close(fd);
}

static void
records_are_the_same_by_the_helper(void **state)
{
	static const char *const fields[] = {NULL, "id,text,прочее"};
	static const enum writer_format formats[] = {
	    WRITER_JSON, WRITER_CSV, WRITER_EXCEL, WRITER_TEXT};
	struct helper *helper = helper_open();

	(void)state;
	memset(large, 'x', LARGE_TEXT);
	for (size_t i = 0; i < 8; i++) {
		struct buffer here = {0}, there = {0};

		write_all(formats[i / 2], fields[i % 2], NULL, &here);
		write_all(formats[i / 2], fields[i % 2], helper, &there);
		assert_true(here.length > 5000);
		assert_int_equal(here.length, there.length);
		assert_memory_equal(here.bytes, there.bytes, here.length);
		buffer_free(&here);
		buffer_free(&there);
	}
	helper_close(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_are_the_same_by_the_helper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
