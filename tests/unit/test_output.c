/* What is written arrives whole, whatever the descriptor is like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/output.h"

enum { BYTES = 1 << 20 };

/* A pipe whose writing end does not wait, as somebody may have made it. */
static void
make_pipe(int ends[2])
{
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
}

/* Reads `*left` bytes, not at once, and closes its end. */
struct reading {
	int fd;
	size_t left;
};

static void *
read_late(void *data)
{
	const struct timespec pause = {.tv_nsec = 50000000};
	struct reading *reading = data;
	char bytes[4096];
	ssize_t count = 1;

	nanosleep(&pause, NULL);
	while (reading->left > 0 && count > 0) {
		count = read(reading->fd, bytes,
		    reading->left < sizeof(bytes) ? reading->left
						  : sizeof(bytes));
		reading->left -= count > 0 ? (size_t)count : 0;
	}
	close(reading->fd);
	return NULL;
}

/* Writes to who reads so many of the bytes; tells whether he has gone. */
static bool
write_to(size_t wanted)
{
	char *bytes = calloc(1, BYTES);
	struct reading reading = {.left = wanted};
	const struct fault *fault;
	pthread_t thread;
	bool closed = false;
	int ends[2];

	assert_non_null(bytes);
	make_pipe(ends);
	reading.fd = ends[0];
	assert_int_equal(pthread_create(&thread, NULL, read_late, &reading), 0);
	fault = output_write(ends[1], "pipe", bytes, BYTES, &closed);
	close(ends[1]);
	pthread_join(thread, NULL);
	free(bytes);
	assert_null(fault);
	assert_int_equal(reading.left, 0);
	return closed;
}

static void
who_reads_late_is_waited_for(void **state)
{
	(void)state;
	assert_false(write_to(BYTES));
}

static void
who_goes_meanwhile_is_not(void **state)
{
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_true(write_to(BYTES / 2));
}

static void
a_full_disk_is_told_of(void **state)
{
	const struct fault *fault;
	bool closed = false;
	int fd = open("/dev/full", O_WRONLY);

	(void)state;
	assert_true(fd >= 0);
	fault = output_write(fd, "disk", "text", 4, &closed);
	assert_non_null(fault);
	assert_string_equal(fault->text, "disk: No space left on device");
	assert_false(closed);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_reads_late_is_waited_for),
	    cmocka_unit_test(who_goes_meanwhile_is_not),
	    cmocka_unit_test(a_full_disk_is_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
