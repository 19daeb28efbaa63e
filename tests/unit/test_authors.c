/*
 * Whose a message is, while another process inserts and acts fail: authors that
 * are known by hashes are those of the table.
 */
#include "two_stores.h"

#include <string.h>

#include "base/text.h"
#include "store/sketches.h"

/* Whose the message is, as another connection than that which wrote it sees. */
static void
check_author(
    struct store *store, int64_t id, const char *author_id, const char *author)
{
	struct arena arena = {0};
	struct message message;
	bool found;

	assert_null(messages_get(store, id, &arena, &message, &found));
	assert_true(found);
	assert_true(text_equal(message.author_id, author_id));
	assert_true(text_equal(message.author, author));
	arena_free(&arena);
}

static void
what_others_insert_is_found(void **state)
{
	int64_t first, second, third;

	(void)state;
	first = insert_of(one, "1_1", "10", "Анна");
	assert_null(store_commit(one));
	second = insert_of(other, "1_2", "11", "Борис");
	assert_null(store_commit(other));
	/* Both know the author of the other; a new name is a new row. */
	third = insert_of(one, "1_3", "11", "Борис");
	insert_of(one, "1_4", "11", "Борис Б.");
	assert_null(store_commit(one));
	insert_of(other, "1_5", "11", "Борис Б.");
	insert_of(other, "1_6", "12", "Вера");
	assert_null(store_commit(other));
	check_author(other, first, "10", "Анна");
	check_author(one, second, "11", "Борис");
	check_author(other, third, "11", "Борис");
	check_author(one, third + 2, "11", "Борис Б.");
	check_author(one, third + 3, "12", "Вера");
}

static void
what_is_rolled_back_may_be_anothers(void **state)
{
	int64_t theirs, ours;

	(void)state;
	insert_of(one, "2_1", "20", "Глеб");
	insert_of(one, "2_2", "21", "Дарья");
	store_rollback(one);
	theirs = insert_of(other, "2_1", "22", "Егор");
	assert_null(store_commit(other));
	ours = insert_of(one, "2_2", "20", "Глеб");
	insert_of(one, "2_3", "22", "Егор");
	assert_null(store_commit(one));
	check_author(one, theirs, "22", "Егор");
	check_author(other, ours, "20", "Глеб");
	check_author(other, ours + 1, "22", "Егор");
}

static void
what_is_undone_is_gone(void **state)
{
	int64_t id;

	(void)state;
	insert_of(one, "3_1", "30", "Жанна");
	assert_null(store_mark(one));
	insert_of(one, "3_2", "31", "Зоя");
	assert_null(store_undo(one));
	id = insert_of(one, "3_3", "32", "Иван");
	insert_of(one, "3_4", "30", "Жанна");
	insert_of(one, "3_5", "31", "Зоя");
	assert_null(store_commit(one));
	check_author(other, id, "32", "Иван");
	check_author(other, id + 1, "30", "Жанна");
	check_author(other, id + 2, "31", "Зоя");
}

/* Network, identity and name are not told apart by what stands beside them. */
static void
parts_of_authors_do_not_run_together(void **state)
{
	int64_t id;

	(void)state;
	id = insert_of(one, "4_1", "4", "0Ким");
	insert_of(one, "4_2", "40", "Ким");
	insert_of(one, "4_3", NULL, "40Ким");
	insert_of(one, "4_4", "40Ким", NULL);
	assert_null(store_commit(one));
	check_author(other, id, "4", "0Ким");
	check_author(other, id + 1, "40", "Ким");
	check_author(other, id + 2, NULL, "40Ким");
	check_author(other, id + 3, "40Ким", NULL);
}

/* Thousands of them, before the set is made and while it grows. */
static void
many_are_told_apart(void **state)
{
	int64_t first = 0, ids[2];
	char key[32], author[32], name[32];
	struct sketch list[8];
	size_t count;

	(void)state;
	for (int i = 0; i < 9000; i++) {
		snprintf(key, sizeof(key), "5_%d", i);
		snprintf(author, sizeof(author), "%d", 1000 + i % 5000);
		snprintf(name, sizeof(name), "Лев %d", i % 5000);
		ids[i > 0] =
		    insert_of(i % 3000 < 1500 ? one : other, key, author, name);
		if (i % 1500 == 1499)
			assert_null(
			    store_commit(i % 3000 < 1500 ? one : other));
	}
	first = ids[0];
	for (int i = 0; i < 9000; i += 37) {
		snprintf(author, sizeof(author), "%d", 1000 + i % 5000);
		snprintf(name, sizeof(name), "Лев %d", i % 5000);
		check_author(one, first + i, author, name);
	}
	assert_null(store_begin(one));
	assert_null(sketches_of_author(one, "vk", "nobody", list, 8, &count));
	assert_int_equal(count, 0);
	store_rollback(one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_others_insert_is_found),
	    cmocka_unit_test(what_is_rolled_back_may_be_anothers),
	    cmocka_unit_test(what_is_undone_is_gone),
	    cmocka_unit_test(parts_of_authors_do_not_run_together),
	    cmocka_unit_test(many_are_told_apart),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
