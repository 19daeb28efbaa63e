/* The proof of a store: how its work grows, and that a signal ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "scratch.h"

#include "model/post.h"
#include "model/reference.h"
#include "store/catalog.h"
#include "store/sql.h"
#include "task/admin.h"
#include "task/keep.h"

enum { FEW = 400, STEPS = 100, END_AT = 20 };

static const char now[] = "2022-10-03T10:00:00+06:00";

static struct scratch scratch;
static volatile int stop;

static int
set_up(void **state)
{
	(void)state;
	stop = 0;
	scratch_open(&scratch, now, "", "true");
	scratch.task.role = "system";
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	scratch_close(&scratch);
	return 0;
}

static void
add_posts(int first, int count)
{
	struct post post;
	int64_t entry;
	char key[32];
	int i;

	for (i = first; i < first + count; i++) {
		snprintf(key, sizeof(key), "1_%d", i);
		schema_reset(&post_schema, &post);
		post.account = "minzdrav-vk";
		post.key = key;
		post.at = scratch.task.now;
		entry = 0;
		assert_null(
		    keep_entry(&scratch.task, ENTRY_POST, &post, &entry, NULL));
	}
	assert_null(task_commit(&scratch.task));
}

static int
count_steps(void *data)
{
	++*(int *)data;
	return 0;
}

/* What the proof of the entries costs, in steps of SQLite's machine. */
static int
steps(void)
{
	struct store *store = scratch.task.store;
	const char *problem;
	int count = 0;

	sqlite3_progress_handler(store->db, STEPS, count_steps, &count);
	assert_null(entries_prove(store, &scratch.arena, &problem));
	assert_null(problem);
	sqlite3_progress_handler(store->db, 0, NULL, NULL);
	return count;
}

static void
four_times_the_entries_are_four_times_the_work(void **state)
{
	int few;

	(void)state;
	add_posts(0, FEW);
	few = steps();
	assert_true(few > 0);
	add_posts(FEW, 3 * FEW);
	assert_true(steps() < 6 * few);
}

/* As a signal does, in the midst of it. */
static int
ends_soon(void *data)
{
	if (++*(int *)data == END_AT)
		stop = 15;
	return stop != 0;
}

static void
a_signal_ends_it_and_nothing_is_proven(void **state)
{
	struct store *store = scratch.task.store;
	const struct fault *fault;
	const char *problem;
	int count = 0;

	(void)state;
	add_posts(0, FEW);
	store_heed(store, &stop);
	sqlite3_progress_handler(store->db, STEPS, ends_soon, &count);
	fault = entries_prove(store, &scratch.arena, &problem);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_SYSTEM);
	assert_non_null(strstr(fault->text, "stopped by a signal"));
	assert_int_equal(count, END_AT);
	/* One that is not yet at work is ended too. */
	fault = admin_verify(&scratch.task, NULL, &stop, &problem);
	assert_non_null(fault);
	assert_non_null(strstr(fault->text, "stopped by a signal"));
	stop = 0;
	assert_null(admin_verify(&scratch.task, NULL, &stop, &problem));
	assert_null(problem);
}

/* As a page that cannot be read does, in the midst of a table. */
static void
a_table_is_read_whole_or_not_at_all(void **state)
{
	const struct reference *calendar = reference_find("calendar");
	struct store *store = scratch.task.store;
	const struct fault *fault;
	struct catalog catalog;
	int count, tries = 0;
	size_t rows;

	(void)state;
	assert_null(catalog_read(store, calendar, &scratch.arena, &catalog));
	rows = catalog.rows;
	store_heed(store, &stop);
	sqlite3_progress_handler(store->db, STEPS, ends_soon, &count);
	do {
		/* A little further on each time, until it is not ended. */
		count = END_AT - ++tries;
		stop = 0;
		fault = catalog_read(store, calendar, &scratch.arena, &catalog);
		if (stop != 0)
			assert_non_null(fault);
	} while (stop != 0);
	assert_null(fault);
	assert_int_equal(catalog.rows, rows);
	assert_true(tries > 10);
}

/* Row and event of every table, each missing on one side or changed. */
static void
what_is_missing_or_changed_is_named(void **state)
{
	static const struct {
		const char *change, *problem;
	} cases[] = {
	    {"UPDATE post SET text = 'x' WHERE entry = 2",
		"post, entry 2 (minzdrav-vk): is not what the journal says"},
	    {"DELETE FROM post WHERE entry = 1",
		"post, entry 1: is in the journal, but its row is missing"},
	    {"DELETE FROM post WHERE entry = 3",
		"post, entry 3: is in the journal, but its row is missing"},
	    {"INSERT INTO post (entry, account, key, at) "
	     "VALUES (9, 'a', 'k', 1)",
		"post, entry 9 (a): is not what the journal says"},
	};
	struct store *store = scratch.task.store;
	const char *problem;
	size_t i;

	(void)state;
	add_posts(0, 3);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_null(store_begin(store));
		assert_null(sql_script(store, cases[i].change, "test"));
		assert_null(entries_prove(store, &scratch.arena, &problem));
		assert_non_null(problem);
		assert_string_equal(problem, cases[i].problem);
		store_rollback(store);
	}
	assert_null(entries_prove(store, &scratch.arena, &problem));
	assert_null(problem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		four_times_the_entries_are_four_times_the_work, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		a_table_is_read_whole_or_not_at_all, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_signal_ends_it_and_nothing_is_proven, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		what_is_missing_or_changed_is_named, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
