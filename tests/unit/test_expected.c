/* Who is expected is told to who asks, once, and so many at the most. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "task/expected.h"

static void
put_number(struct expected *expected, int number)
{
	char id[16];

	snprintf(id, sizeof(id), "%d", number);
	expected_put(expected, number % 2 == 0 ? "vk" : "ok", id);
}

static void
check(const struct sketches_author *author, int number)
{
	assert_string_equal(author->network, number % 2 == 0 ? "vk" : "ok");
	assert_int_equal(atoi(author->author_id), number);
}

static void
each_is_taken_once(void **state)
{
	struct expected *expected = expected_open();
	const struct sketches_author *authors;

	(void)state;
	assert_int_equal(expected_take(expected, &authors), 0);
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 100; i++)
			put_number(expected, round * 100 + i);
		assert_int_equal(expected_take(expected, &authors), 100);
		/* What is put now leaves those alone. */
		put_number(expected, -1);
		for (int i = 0; i < 100; i++)
			check(&authors[i], round * 100 + i);
		assert_int_equal(expected_take(expected, &authors), 1);
		assert_string_equal(authors[0].author_id, "-1");
		assert_int_equal(expected_take(expected, &authors), 0);
	}
	expected_close(expected);
}

static void
more_are_not_kept(void **state)
{
	struct expected *expected = expected_open();
	const struct sketches_author *authors;

	(void)state;
	for (int i = 0; i < EXPECTED_MOST + 5; i++) {
		assert_int_equal(
		    expected_is_full(expected), i >= EXPECTED_MOST);
		put_number(expected, i);
	}
	assert_int_equal(expected_take(expected, &authors), EXPECTED_MOST);
	check(&authors[EXPECTED_MOST - 1], EXPECTED_MOST - 1);
	assert_false(expected_is_full(expected));
	expected_close(expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_is_taken_once),
	    cmocka_unit_test(more_are_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
