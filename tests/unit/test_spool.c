/*
 * Bytes that wait in a temporary file: they come out as they went in, nobody
 * else finds them, and a disk that is full is told of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/spool.h"

/* What stands `at` in the spool, up to `size` bytes of it. */
static void
stands(
    const struct spool *spool, uint64_t at, size_t size, const char *expected)
{
	char bytes[32];
	size_t length;

	assert_null(spool_look(spool, at, bytes, size, &length));
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(bytes, expected, length);
}

static void
first_in_is_first_out(void **state)
{
	struct spool spool = {0};

	(void)state;
	assert_int_equal(spool_length(&spool), 0);
	stands(&spool, 0, 8, "");
	assert_null(spool_put(&spool, "abc", 3));
	assert_null(spool_put(&spool, "defg", 4));
	assert_int_equal(spool_length(&spool), 7);
	stands(&spool, 0, 32, "abcdefg");
	stands(&spool, 2, 3, "cde");
	stands(&spool, 7, 3, "");
	spool_drop(&spool, 4);
	assert_int_equal(spool_length(&spool), 3);
	stands(&spool, 0, 32, "efg");
	assert_null(spool_put(&spool, "h", 1));
	stands(&spool, 1, 32, "fgh");
	spool_close(&spool);
}

static void
what_is_empty_is_used_again(void **state)
{
	struct spool spool = {0};

	(void)state;
	assert_null(spool_put(&spool, "", 0));
	assert_false(spool.open);
	assert_null(spool_put(&spool, "abc", 3));
	spool_drop(&spool, 3);
	assert_false(spool.open);
	assert_null(spool_put(&spool, "de", 2));
	stands(&spool, 0, 32, "de");
	spool_close(&spool);
	assert_int_equal(spool_length(&spool), 0);
}

/* It holds what citizens say. */
static void
nobody_else_finds_it(void **state)
{
	char folder[] = "/tmp/otklik-spool-XXXXXX";
	struct spool spool = {.folder = folder};
	const struct dirent *entry;
	struct stat stat;
	DIR *list;

	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_null(spool_put(&spool, "abc", 3));
	assert_int_equal(fstat(spool.fd, &stat), 0);
	assert_int_equal(stat.st_nlink, 0);
	assert_int_equal(stat.st_mode & 07777, 0600);
	assert_non_null(list = opendir(folder));
	while ((entry = readdir(list)) != NULL)
		assert_int_equal(entry->d_name[0], '.');
	closedir(list);
	spool_close(&spool);
	assert_int_equal(rmdir(folder), 0);
}

static void
a_folder_that_is_none_is_named(void **state)
{
	struct spool spool = {.folder = "/no/such/folder"};
	const struct fault *fault;

	(void)state;
	assert_non_null(fault = spool_put(&spool, "abc", 3));
	assert_int_equal(fault->code, FAULT_SYSTEM);
	assert_string_equal(fault->text,
	    "a temporary file in /no/such/folder: No such file or directory");
	spool_close(&spool);
}

/* No file may be larger: for who writes one that is as a full disk. */
static void
a_full_disk_loses_nothing_that_waits(void **state)
{
	struct rlimit before, small;
	struct spool spool = {0};
	const struct fault *fault;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 6;
	assert_null(spool_put(&spool, "abcd", 4));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	fault = spool_put(&spool, "efgh", 4);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_SYSTEM);
	assert_string_equal(
	    fault->text, "a temporary file in /var/tmp: File too large");
	assert_int_equal(spool_length(&spool), 4);
	stands(&spool, 0, 32, "abcd");
	assert_null(spool_put(&spool, "xyz", 3));
	stands(&spool, 0, 32, "abcdxyz");
	spool_close(&spool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(first_in_is_first_out),
	    cmocka_unit_test(what_is_empty_is_used_again),
	    cmocka_unit_test(nobody_else_finds_it),
	    cmocka_unit_test(a_folder_that_is_none_is_named),
	    cmocka_unit_test(a_full_disk_loses_nothing_that_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
