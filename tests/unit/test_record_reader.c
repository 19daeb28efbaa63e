/* Where bytes come from: pipes that trickle, records that are very large. */
#include "reading.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

enum { MIB = 1 << 20 };

static const struct reader_options plain;
static int ends[2];
static struct reader *reader;
static struct buffer told;

static int
set_up(void **state)
{
	(void)state;
	buffer_reset(&told);
	/* A test that waits for ever must not. */
	alarm(250);
	return pipe(ends) != 0 || reader_open(&reader, ends[0], "-", &plain);
}

static int
tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	close(ends[0]);
	if (ends[1] >= 0)
		close(ends[1]);
	alarm(0);
	return 0;
}

static void
send_text(const char *text)
{
	assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
}

/* Takes what is there, without filling; tells it as reading() does. */
static enum reader_status
take(void)
{
	enum reader_status status = READER_EMPTY;
	const struct fault *fault;
	struct record record;

	do {
		fault = reader_next(reader, &record, &status);
		if (fault != NULL || status == READER_RECORD)
			reading_tell(&record, fault, &told);
	} while (fault != NULL || status == READER_RECORD);
	return status;
}

static void
expect(const char *expected)
{
	assert_null(reader_fill(reader, NULL));
	assert_int_equal(take(), READER_EMPTY);
	assert_string_equal(told.bytes, expected);
	buffer_reset(&told);
}

static void
lines_are_given_as_they_come(void **state)
{
	(void)state;
	assert_int_equal(take(), READER_EMPTY);
	send_text("{\"a\":1}\n{\"b\"");
	expect("1 {\"a\":1}\n");
	send_text(":2}");
	expect("2 {\"b\":2}\n");
	send_text("\n[\n{\n{\"c\":\n3}\n");
	expect("!3 no JSON object: \"[\\n\" <[|>\n"
	       "!4 the line ends inside the object <{|>\n"
	       "5 {\"c\":3}\n");
	close(ends[1]);
	ends[1] = -1;
	assert_null(reader_fill(reader, NULL));
	assert_int_equal(take(), READER_END);
}

static void
elements_of_an_array_are_given_as_they_come(void **state)
{
	(void)state;
	send_text("[ {\"a\":1}");
	expect("#1 {\"a\":1}\n");
	send_text(",\n{\"b\":[2]} ");
	expect("#2 {\"b\":[2]}\n");
	send_text("]\n");
	close(ends[1]);
	ends[1] = -1;
	assert_null(reader_fill(reader, NULL));
	assert_int_equal(take(), READER_END);
}

static void
rows_are_given_as_they_come(void **state)
{
	(void)state;
	send_text("a,b\n1,\"2\n\"\n3");
	expect("2 {\"a\":\"1\",\"b\":\"2\\n\"}\n");
	send_text(",4\r\n\r\n5,\"6\"");
	expect("4 {\"a\":\"3\",\"b\":\"4\"}\n");
	send_text("\"\"\n");
	expect("6 {\"a\":\"5\",\"b\":\"6\\\"\"}\n");
}

/* Another process writes the bytes, `step` at once, and closes the pipe. */
static pid_t
write_apart(const char *bytes, size_t length, size_t step)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child != 0) {
		close(ends[1]);
		ends[1] = -1;
		return child;
	}
	while (length > 0) {
		ssize_t wrote =
		    write(ends[1], bytes, length < step ? length : step);

		if (wrote < 0)
			_exit(1);
		bytes += wrote;
		length -= (size_t)wrote;
		if (step == 1)
			usleep(20);
	}
	_exit(0);
}

static void
read_to_the_end(pid_t child)
{
	int status;

	while (take() != READER_END)
		assert_null(reader_fill(reader, NULL));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
byte_by_byte_gives_the_same(void **state)
{
	static const char *const inputs[] = {
	    "\xef\xbb\xbf\r\n a;b\r\n1;\"2\"\"\r\n\"\r\n\r\n\"3\"x;\n4\n5;\"6",
	    ("{\"a\":\"\\\"\\\\\"}\n{\"b\":\n{\"c\":1}}\n{\"d\"\n"
	     "{\"e\":\"x\ny\n{} {}"),
	    "[{\"a\":\"]\"},1 ,\"x\\\"\",[2]\n,{\"b\"\n{\"c\":3}\r\n] \n x"};
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		char *all =
		    strdup(reading(inputs[i], strlen(inputs[i]), &plain));

		if (i > 0) {
			tear_down(NULL);
			assert_int_equal(set_up(NULL), 0);
		}
		read_to_the_end(write_apart(inputs[i], strlen(inputs[i]), 1));
		assert_string_equal(told.bytes, all);
		free(all);
	}
}

static volatile int stopped;

static void
stop(int number)
{
	stopped = number;
}

static void
a_signal_ends_the_wait(void **state)
{
	struct sigaction action = {.sa_handler = stop}, old;
	struct itimerval soon = {.it_value.tv_usec = 1000};

	(void)state;
	stopped = 0;
	assert_int_equal(sigaction(SIGALRM, &action, &old), 0);
	assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
	assert_null(reader_fill(reader, &stopped));
	assert_int_equal(stopped, SIGALRM);
	assert_int_equal(take(), READER_EMPTY);
	assert_int_equal(sigaction(SIGALRM, &old, NULL), 0);
}

static void
what_cannot_be_read_is_a_fault(void **state)
{
	struct reader *other;
	const struct fault *fault;
	int fd = open("/", O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_null(reader_open(&other, fd, "x", &plain));
	fault = reader_fill(other, NULL);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_SYSTEM);
	assert_string_equal(fault->text, "x: Is a directory");
	reader_close(other);
	close(fd);
	assert_null(reader_open(&other, fd, "x", &plain));
	fault = reader_fill(other, NULL);
	assert_non_null(fault);
	assert_string_equal(fault->text, "x: Bad file descriptor");
	reader_close(other);
	reader_close(NULL);
}

/*
 * What comes of `before`, a filler of 20 MiB and `behind`; sources are only
 * checked and counted: together they must be the input without its header.
 */
static void
check_large(
    const char *before, char filler, const char *behind, const char *expected)
{
	size_t size = 20 * MIB + strlen(before) + strlen(behind), at, header;
	char *bytes = malloc(size), *end = bytes + size - strlen(behind);
	enum reader_status status = READER_EMPTY;
	struct record record;
	pid_t child;

	memset(bytes, filler, size);
	memcpy(bytes, before, strlen(before));
	memcpy(end, behind, strlen(behind));
	child = write_apart(bytes, size, MIB);
	for (at = 0;;) {
		const struct fault *fault =
		    reader_next(reader, &record, &status);

		if (fault == NULL && status == READER_END)
			break;
		if (fault == NULL && status == READER_EMPTY) {
			assert_null(reader_fill(reader, NULL));
			continue;
		}
		reader_header(reader, &header);
		if (at < header)
			at = header;
		while (record.element && !record.tail && at < size &&
		       strchr("[,\n", bytes[at]) != NULL)
			at++;
		assert_true(record.source_length <= size - at);
		assert_memory_equal(
		    bytes + at, record.source, record.source_length);
		at += record.source_length;
		record.source_length = 0;
		if (!record.tail)
			reading_tell(&record, fault, &told);
	}
	assert_string_equal(told.bytes, expected);
	assert_int_equal(waitpid(child, NULL, 0), child);
	free(bytes);
}

static void
a_line_too_large_costs_no_other(void **state)
{
	(void)state;
	check_large("{\"a\":1}\n{\"b\":\"", 'x', "\"}\n{\"c\":\"\n{\"d\":4}\n",
	    "1 {\"a\":1}\n"
	    "!2 larger than 16 MiB <>\n"
	    "!3 a line break inside a string <>\n"
	    "4 {\"d\":4}\n");
}

static void
an_element_too_large_costs_no_other(void **state)
{
	(void)state;
	check_large("[{\"a\":1},{\"b\":[\"", '\n', "\"]},{\"c\":3}]",
	    "#1 {\"a\":1}\n"
	    "!#2 larger than 16 MiB <>\n"
	    "#3 {\"c\":3}\n");
}

static void
a_row_too_large_costs_no_other(void **state)
{
	(void)state;
	check_large("a,b\n1,2\n", ',', "\n3,4\n",
	    "2 {\"a\":\"1\",\"b\":\"2\"}\n"
	    "!3 larger than 16 MiB <>\n"
	    "4 {\"a\":\"3\",\"b\":\"4\"}\n");
}

static void
a_quote_that_nobody_closes(void **state)
{
	(void)state;
	check_large("a,b\n1,2\n3,\"", '\n', "5,6\n",
	    "2 {\"a\":\"1\",\"b\":\"2\"}\n"
	    "!3 larger than 16 MiB: is there a quote that is not closed? "
	    "<>\n");
}

static void
a_field_just_not_too_large(void **state)
{
	size_t size = READER_RECORD_MAX;
	char *bytes = malloc(size);

	(void)state;
	memset(bytes, 'x', size);
	memcpy(bytes, "a\n\"", 3);
	memcpy(bytes + size - 2, "\"\n", 2);
	assert_memory_equal(reading(bytes, size, &plain), "2 {\"a\":\"xxx", 11);
	memcpy(bytes, "{\"a\":\"", 6);
	memcpy(bytes + size - 3, "\"}\n", 3);
	assert_memory_equal(reading(bytes, size, &plain), "1 {\"a\":\"xxx", 11);
	free(bytes);
}

static void
larger_than_memory_may_be(void **state)
{
	static const char element[] =
	    "{\"a\":\"xxxxxxxxxxxxxxxxxxxxxxxxxx\"},\n";
	size_t width = sizeof(element) - 1, count = 64 * MIB / width, i;
	char *bytes = malloc(count * width + 2);
	struct rusage before, behind;
	struct record record;
	enum reader_status status = READER_EMPTY;
	unsigned long seen = 0;
	pid_t child;

	(void)state;
	bytes[0] = '[';
	for (i = 0; i < count; i++)
		memcpy(bytes + 1 + i * width, element, width);
	bytes[1 + count * width - 2] = ']';
	getrusage(RUSAGE_SELF, &before);
	child = write_apart(bytes, 1 + count * width, MIB);
	for (;;) {
		assert_null(reader_next(reader, &record, &status));
		if (status == READER_END)
			break;
		if (status == READER_EMPTY)
			assert_null(reader_fill(reader, NULL));
		else
			assert_int_equal(record.position, ++seen);
	}
	assert_int_equal(seen, count);
	assert_int_equal(waitpid(child, NULL, 0), child);
	getrusage(RUSAGE_SELF, &behind);
	assert_in_range(behind.ru_maxrss - before.ru_maxrss, 0, 16 * 1024);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    TEST(lines_are_given_as_they_come),
	    TEST(elements_of_an_array_are_given_as_they_come),
	    TEST(rows_are_given_as_they_come),
	    TEST(byte_by_byte_gives_the_same),
	    TEST(a_signal_ends_the_wait),
	    TEST(what_cannot_be_read_is_a_fault),
	    TEST(a_line_too_large_costs_no_other),
	    TEST(an_element_too_large_costs_no_other),
	    TEST(a_row_too_large_costs_no_other),
	    TEST(a_quote_that_nobody_closes),
	    TEST(a_field_just_not_too_large),
	    TEST(larger_than_memory_may_be),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	buffer_free(&told);
	return failed;
}
