/* What was committed is copied into the file beside the writer. */
#include "two_stores.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	TEXT = 200000, /* bytes of a message */
	COMMITS = 60,
	MESSAGES = 10, /* of a commit: about 500 pages of the log */
	MEGABYTE = 1 << 20
};

static int64_t
size_of(const char *name)
{
	struct stat found;

	return stat(name, &found) == 0 ? (int64_t)found.st_size : -1;
}

static void
commit_many(int commits)
{
	static int number;
	static char key[TEXT];

	memset(key, 'x', sizeof(key) - 1);
	for (int i = 0; i < commits; i++) {
		for (int k = 0; k < MESSAGES; k++) {
			int length = snprintf(key, 16, "%d", ++number);

			key[length] = '_';
			insert_of(one, key, NULL, NULL);
		}
		assert_null(store_commit(one));
	}
}

/* Thirty seconds are for a machine on which much else runs. */
static bool
becomes_larger_than(int64_t bytes)
{
	const struct timespec pause = {.tv_nsec = 10000000};

	for (int tries = 0; tries < 3000; tries++) {
		if (size_of(path) > bytes)
			return true;
		nanosleep(&pause, NULL);
	}
	return false;
}

static void
few_pages_wait_for_the_end(void **state)
{
	int64_t before = size_of(path);

	(void)state;
	commit_many(1);
	assert_int_equal(size_of(path), before);
}

static void
many_are_copied_while_the_writer_goes_on(void **state)
{
	(void)state;
	commit_many(COMMITS);
	assert_true(becomes_larger_than(50 * (int64_t)MEGABYTE));
}

static void
who_reads_meanwhile_sees_all(void **state)
{
	char key[TEXT];
	int64_t id;

	(void)state;
	memset(key, 'x', sizeof(key) - 1);
	key[sizeof(key) - 1] = '\0';
	memcpy(key, "17_", 3);
	assert_null(messages_find(other, "vk", key, &id));
	assert_int_equal(id, 17);
}

/* Where nobody reads, it begins anew: it does not grow with what comes in. */
static void
the_log_does_not_grow_for_ever(void **state)
{
	char log[128];

	(void)state;
	snprintf(log, sizeof(log), "%s-wal", path);
	commit_many(3 * COMMITS);
	assert_true(size_of(log) > 100 * (int64_t)MEGABYTE);
	assert_true(size_of(log) < 300 * (int64_t)MEGABYTE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(few_pages_wait_for_the_end),
	    cmocka_unit_test(many_are_copied_while_the_writer_goes_on),
	    cmocka_unit_test(who_reads_meanwhile_sees_all),
	    cmocka_unit_test(the_log_does_not_grow_for_ever),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
