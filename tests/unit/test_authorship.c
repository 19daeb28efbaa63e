/*
 * Whose messages are, in a ring of a million, while it runs over and what was
 * put is rolled back: as a list of all has it.
 */
#include "two_stores.h"

#include <stdlib.h>
#include <string.h>

#include "model/schema.h"
#include "store/authorship.h"
#include "store/sketches.h"
#include "store/sql.h"

enum { AUTHORS = 50, MOST = SKETCHES_AUTHOR_SINCE + 60000 };

static uint16_t authors[MOST], saved[MOST];

/* As messages_insert does, for the rows do not matter. */
static void
put(int64_t author)
{
	int64_t message = one->next_message++;

	authors[message] = (uint16_t)author;
	assert_null(
	    authorship_put(one, message, author == 0 ? FIELD_NONE : author));
}

static void
put_some(unsigned *seed, int count)
{
	while (count-- > 0)
		put(rand_r(seed) % AUTHORS);
}

/* The messages of an author, the newest first: of the last ones none is missing,
 * before them there may be some. */
static void
compare(int64_t author)
{
	int64_t first = one->next_message - SKETCHES_AUTHOR_SINCE + 20000;
	int64_t message, expected = one->next_message;
	struct authorship_walk walk;

	assert_null(authorship_prepare(one, 1));
	assert_null(authorship_begin(one, author, &walk));
	while (authorship_next(one, &walk, &message) == NULL && message > 0) {
		assert_true(message < expected);
		while (authors[--expected] != author)
			assert_true(expected > message);
		if (expected >= first)
			assert_int_equal(message, expected);
		expected = message;
	}
	while (--expected >= first && expected > 0)
		assert_int_not_equal(authors[expected], author);
}

static void
compare_some(unsigned *seed)
{
	for (int i = 0; i < 5; i++)
		compare(1 + rand_r(seed) % (AUTHORS - 1));
}

static void
give_to_others(unsigned *seed, int count)
{
	while (count-- > 0) {
		int64_t message = 1 + rand_r(seed) % (one->next_message - 1);

		authors[message] = (uint16_t)(rand_r(seed) % AUTHORS);
		assert_null(authorship_put(one, message,
		    authors[message] == 0 ? FIELD_NONE : authors[message]));
	}
}

/* What was put is undone, without its rows. */
static void
roll_back(int64_t last)
{
	one->settled = last;
	store_rollback(one);
	assert_int_equal(sqlite3_exec(one->db, "BEGIN", NULL, NULL, NULL), 0);
	one->write = 1;
	one->next_message = last + 1;
}

static void
a_full_ring_is_rolled_back(void **state)
{
	unsigned seed = 3;
	int64_t last;

	(void)state;
	assert_null(store_begin(one));
	put_some(&seed, 3000);
	compare_some(&seed);
	put_some(&seed, SKETCHES_AUTHOR_SINCE + 20000);
	compare_some(&seed);
	assert_null(store_commit(one));
	assert_int_equal(sqlite3_exec(one->db, "BEGIN", NULL, NULL, NULL), 0);
	one->write = 1;
	for (int i = 0; i < 3; i++) {
		compare_some(&seed);
		last = one->next_message - 1;
		put_some(&seed, 10000);
		compare_some(&seed);
		roll_back(last);
		compare_some(&seed);
	}
	last = one->next_message - 1;
	memcpy(saved, authors, sizeof(saved));
	authorship_forget(one);
	give_to_others(&seed, 50);
	compare_some(&seed);
	compare_some(&seed);
	roll_back(last);
	memcpy(authors, saved, sizeof(saved));
	compare_some(&seed);
	compare_some(&seed);
	give_to_others(&seed, 3000);
	compare_some(&seed);
	put_some(&seed, 1000);
	give_to_others(&seed, 100);
	compare_some(&seed);
	store_rollback(one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_full_ring_is_rolled_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
