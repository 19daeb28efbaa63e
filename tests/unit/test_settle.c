/* A new store gets its name only as one whole file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/sql.h"

static char folder[64], path[96];
static struct store *store;

static const char label[] = "INSERT INTO label (text) VALUES ('Яма')";

static int
make_folder(void **state)
{
	(void)state;
	snprintf(
	    folder, sizeof(folder), "/tmp/otklik-settle-%ld", (long)getpid());
	snprintf(path, sizeof(path), "%s/store.db", folder);
	return mkdir(folder, 0700);
}

static int
remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static void
what_cannot_be_written_back_is_no_store(void **state)
{
	static const char look[] = "BEGIN; SELECT count(*) FROM message";
	char unnamed[128];
	sqlite3 *reader;

	(void)state;
	assert_null(store_create(&store, path));
	snprintf(unnamed, sizeof(unnamed), "%s.new-%ld", path, (long)getpid());
	assert_int_equal(sqlite3_open(unnamed, &reader), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(reader, look, NULL, NULL, NULL), SQLITE_OK);
	/* As with a full disk, this part of the log has to stay there. */
	assert_null(sql_script(store, label, "test"));
	assert_non_null(store_settle(store));
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(access(unnamed, F_OK), -1);
	sqlite3_close(reader);
}

static void
what_was_written_back_is_one(void **state)
{
	(void)state;
	assert_null(store_create(&store, path));
	assert_null(sql_script(store, label, "test"));
	assert_null(store_settle(store));
	assert_null(store_open(&store, path));
	store_close(store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_cannot_be_written_back_is_no_store),
	    cmocka_unit_test(what_was_written_back_is_one),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
