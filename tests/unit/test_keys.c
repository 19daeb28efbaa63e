/* Which messages are known, while another process inserts and acts fail. */
#include "two_stores.h"

/* Number of a key in a write transaction, which is begun if there is none. */
static int64_t
number_of(struct store *store, const char *key)
{
	int64_t id;

	assert_null(store_begin(store));
	assert_null(messages_find(store, "vk", key, &id));
	return id;
}

static int64_t
insert(struct store *store, const char *key)
{
	assert_int_equal(number_of(store, key), FIELD_NONE);
	return insert_of(store, key, NULL, NULL);
}

static void
what_others_insert_is_found(void **state)
{
	int64_t id;

	(void)state;
	id = insert(one, "1_1");
	assert_int_equal(number_of(one, "1_1"), id);
	assert_int_equal(number_of(one, "1_2"), FIELD_NONE);
	assert_null(store_commit(one));
	id = insert(other, "1_2");
	assert_null(store_commit(other));
	assert_int_equal(number_of(one, "1_2"), id);
	store_rollback(one);
}

static void
what_is_rolled_back_may_be_anothers(void **state)
{
	int64_t id;

	(void)state;
	insert(one, "2_1");
	insert(one, "2_2");
	store_rollback(one);
	id = insert(other, "2_2");
	insert(other, "2_3");
	assert_null(store_commit(other));
	assert_int_equal(number_of(one, "2_1"), FIELD_NONE);
	assert_int_equal(number_of(one, "2_2"), id);
	assert_int_equal(number_of(one, "2_3"), id + 1);
	store_rollback(one);
}

static void
what_is_undone_is_gone(void **state)
{
	int64_t id;

	(void)state;
	assert_null(store_begin(one));
	assert_null(store_mark(one));
	id = insert(one, "3_1");
	assert_null(store_undo(one));
	assert_int_equal(number_of(one, "3_1"), FIELD_NONE);
	assert_int_equal(insert(one, "3_2"), id);
	assert_null(store_commit(one));
	assert_int_equal(number_of(one, "3_2"), id);
	assert_int_equal(insert(one, "3_1"), id + 1);
	assert_null(store_commit(one));
}

/* Asked for one key, a store of many messages is not read whole. */
static void
it_is_the_same_before_the_set_is_made(void **state)
{
	char key[32];
	int i;

	(void)state;
	for (i = 0; i < 6000; i++) {
		snprintf(key, sizeof(key), "4_%d", i);
		insert(one, key);
	}
	assert_null(store_commit(one));
	for (i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "4_%d", 3 * i);
		assert_int_not_equal(number_of(other, key), FIELD_NONE);
		snprintf(key, sizeof(key), "5_%d", i);
		assert_int_equal(number_of(other, key), FIELD_NONE);
	}
	store_rollback(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_others_insert_is_found),
	    cmocka_unit_test(what_is_rolled_back_may_be_anothers),
	    cmocka_unit_test(what_is_undone_is_gone),
	    cmocka_unit_test(it_is_the_same_before_the_set_is_made),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
