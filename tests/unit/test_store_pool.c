/* SQLite's memory from lists: sizes, contents, pieces that come again. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "store/pool.h"

enum { MOST = 20000, PIECES = 300 };

static void
every_size_holds_what_was_asked_for(void **state)
{
	(void)state;
	for (int size = 1; size <= MOST; size++) {
		unsigned char *memory = sqlite3_malloc(size);

		assert_non_null(memory);
		assert_true((uintptr_t)memory % 8 == 0);
		assert_true(sqlite3_msize(memory) >= (sqlite3_uint64)size);
		memset(memory, size & 0xff, (size_t)sqlite3_msize(memory));
		sqlite3_free(memory);
	}
}

static void
pieces_in_use_are_apart(void **state)
{
	unsigned char *pieces[PIECES];

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < PIECES; i++) {
			int size = 1 + (i * 37 + round) % 2500;

			pieces[i] = sqlite3_malloc(size);
			assert_non_null(pieces[i]);
			memset(pieces[i], i & 0xff,
			    (size_t)sqlite3_msize(pieces[i]));
		}
		for (int i = 0; i < PIECES; i++) {
			size_t size = (size_t)sqlite3_msize(pieces[i]);

			for (size_t k = 0; k < size; k++)
				assert_int_equal(pieces[i][k], i & 0xff);
			sqlite3_free(pieces[i]);
		}
	}
}

static void
contents_stay_when_it_grows_and_shrinks(void **state)
{
	static const int sizes[] = {100, 101, 2000, 2048, 4000, 3000, 700, 16};
	unsigned char *memory = sqlite3_malloc(16);

	(void)state;
	assert_non_null(memory);
	for (int i = 0; i < 16; i++)
		memory[i] = (unsigned char)(i * 7);
	for (size_t n = 0; n < sizeof(sizes) / sizeof(*sizes); n++) {
		memory = sqlite3_realloc(memory, sizes[n]);
		assert_non_null(memory);
		assert_true(sqlite3_msize(memory) >= (sqlite3_uint64)sizes[n]);
		for (int i = 0; i < 16; i++)
			assert_int_equal(memory[i], i * 7);
	}
	sqlite3_free(memory);
}

static void
what_was_given_back_comes_again(void **state)
{
	void *first = sqlite3_malloc(500), *again;

	(void)state;
	sqlite3_free(first);
	again = sqlite3_malloc(500);
	assert_ptr_equal(first, again);
	sqlite3_free(again);
}

/* Takes pieces and looks after a while if they are still its own. */
static void *
take_and_look(void *data)
{
	unsigned char mark = *(unsigned char *)data, *pieces[PIECES];
	uintptr_t wrong = 0;

	for (int round = 0; round < 200; round++) {
		for (int i = 0; i < PIECES; i++) {
			pieces[i] = sqlite3_malloc(1 + i * 3);
			memset(pieces[i], mark, (size_t)(1 + i * 3));
		}
		for (int i = 0; i < PIECES; i++) {
			for (int k = 0; k < 1 + i * 3; k++)
				wrong += pieces[i][k] != mark;
			sqlite3_free(pieces[i]);
		}
	}
	return (void *)wrong;
}

static void
two_threads_have_pieces_of_their_own(void **state)
{
	unsigned char marks[] = {1, 2};
	pthread_t other;
	void *wrong;

	(void)state;
	assert_int_equal(
	    pthread_create(&other, NULL, take_and_look, &marks[1]), 0);
	assert_null(take_and_look(&marks[0]));
	assert_int_equal(pthread_join(other, &wrong), 0);
	assert_null(wrong);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_size_holds_what_was_asked_for),
	    cmocka_unit_test(pieces_in_use_are_apart),
	    cmocka_unit_test(contents_stay_when_it_grows_and_shrinks),
	    cmocka_unit_test(what_was_given_back_comes_again),
	    cmocka_unit_test(two_threads_have_pieces_of_their_own),
	};

	pool_use();
	/* As connect_open: else SQLite has a lock of its own around it. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
