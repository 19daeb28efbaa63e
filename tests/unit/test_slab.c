/* Memory in pieces, and tables that are large. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/large.h"
#include "base/slab.h"

/* Pieces of all sizes do not overlap, and come again when given back. */
static void
pieces_of_a_slab_are_apart(void **state)
{
	struct slab slab = {0};
	unsigned char *pieces[2000];
	size_t sizes[2000];
	void *again;

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		sizes[i] = i * 37 % 20000 + 1;
		pieces[i] = slab_take(&slab, sizes[i]);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % SLAB_STEP, 0);
		for (size_t at = 0; at < sizes[i]; at++)
			pieces[i][at] = (unsigned char)i;
	}
	for (size_t i = 0; i < 2000; i++)
		for (size_t at = 0; at < sizes[i]; at++)
			assert_int_equal(pieces[i][at], (unsigned char)i);
	slab_give(&slab, pieces[7], sizes[7]);
	again = slab_take(&slab, slab_round(sizes[7]));
	assert_ptr_equal(again, pieces[7]);
	for (size_t i = 0; i < 2000; i++)
		slab_give(&slab, pieces[i], sizes[i]);
	slab_free(&slab);
}

static void
a_large_table_begins_with_zeros(void **state)
{
	(void)state;
	for (size_t count = 1; count < 6000000; count = count * 3 + 1) {
		unsigned char *table = large_alloc(count, 1);

		for (size_t i = 0; i < count; i++)
			assert_int_equal(table[i], 0);
		table[count - 1] = 1;
		large_free(table, count);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_of_a_slab_are_apart),
	    cmocka_unit_test(a_large_table_begins_with_zeros),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
