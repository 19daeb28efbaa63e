/* What a listing reads of a store, however many messages it has. */
#include "two_stores.h"

#include "model/schema.h"
#include "store/select.h"
#include "store/spans.h"
#include "store/sql.h"

enum { WANTED = 5 };

/* So many blocks of messages, one posted each second since 1970. */
static void
fill_blocks(int count)
{
	char key[32];

	assert_null(store_begin(one));
	while (messages_next(one) < (int64_t)count * SPANS_MESSAGES) {
		struct edition edition = {.edited_at = FIELD_NONE};
		struct message message;

		change_origin(&message, 0);
		message.id = message.posted_at = messages_next(one);
		message.as_of = 1;
		message.network = "vk";
		message.key = key;
		message.text = key;
		snprintf(key, sizeof(key), "%lld", (long long)message.id);
		content_digest(message.text, NULL, edition.digest);
		assert_null(messages_insert(one, &message, &edition));
	}
	assert_null(store_commit(one));
}

static int
count_steps(void *data)
{
	++*(int *)data;
	return 0;
}

/* Of reading the last messages, by when they were posted. */
static int
cost(void)
{
	struct selection selection = {.since = messages_next(one) - WANTED,
	    .until = FIELD_NONE,
	    .overdue_at = FIELD_NONE};
	struct arena arena = {0};
	struct message message;
	struct select *cursor;
	int steps = 0, found = 0;
	bool more = true;

	sqlite3_progress_handler(one->db, 1, count_steps, &steps);
	assert_null(select_open(one, &selection, &cursor));
	while (select_next(cursor, &arena, &message, &more) == NULL && more)
		assert_int_equal(message.id, selection.since + found++);
	select_close(cursor);
	sqlite3_progress_handler(one->db, 0, NULL, NULL);
	arena_free(&arena);
	assert_int_equal(found, WANTED);
	return steps;
}

static void
what_was_posted_last_is_found_without_what_was_before(void **state)
{
	int few, many;

	(void)state;
	fill_blocks(2);
	few = cost();
	fill_blocks(8);
	many = cost();
	assert_true(few > 0);
	assert_true(many < few * 3 / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		what_was_posted_last_is_found_without_what_was_before, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
