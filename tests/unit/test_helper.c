/* One thread that works for several, and never for who has left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/errand.h"
#include "base/helper.h"

struct heap {
	atomic_int left, urgent, done;
	atomic_bool gone;
};

static bool
take_one(void *context, bool urgent)
{
	struct heap *heap = context;

	assert_false(heap->gone);
	if (heap->left == 0 || (urgent && heap->left < 100))
		return false;
	heap->left--;
	heap->urgent += urgent;
	heap->done++;
	return true;
}

static void
wait_for(const atomic_int *number, int value)
{
	while (*number != value)
		sched_yield();
}

static void
all_work_is_done(void **state)
{
	struct helper *helper = helper_open();
	struct heap one = {.left = 250}, two = {.left = 30};

	(void)state;
	helper_add(helper, take_one, &one);
	helper_add(helper, take_one, &two);
	assert_true(helper_start(helper));
	assert_true(helper_start(helper));
	wait_for(&one.done, 250);
	wait_for(&two.done, 30);
	assert_int_equal(one.urgent, 151);
	assert_int_equal(two.urgent, 0);
	for (int i = 1; i <= 2000; i++) {
		two.left++;
		helper_wake(helper);
		wait_for(&two.done, 30 + i);
	}
	helper_remove(helper, &one);
	helper_remove(helper, &two);
	helper_close(helper);
}

static void
nobody_is_asked_who_has_left(void **state)
{
	struct helper *helper = helper_open();

	(void)state;
	assert_true(helper_start(helper));
	for (int i = 0; i < 2000; i++) {
		struct heap heap = {.left = 1000000};

		helper_add(helper, take_one, &heap);
		helper_wake(helper);
		if (i % 3 == 0)
			sched_yield();
		helper_remove(helper, &heap);
		heap.gone = true;
	}
	helper_close(helper);
}

static void
without_a_start_there_is_no_thread(void **state)
{
	struct helper *helper = helper_open();
	struct heap heap = {.left = 1};

	(void)state;
	helper_add(helper, take_one, &heap);
	helper_wake(helper);
	helper_remove(helper, &heap);
	helper_close(helper);
	assert_int_equal(heap.done, 0);
	helper_close(NULL);
}

static void
count(void *context)
{
	++*(int *)context;
}

/* By whoever is first, and it is done when its end is. */
static void
an_errand_is_done_once(void **state)
{
	struct helper *helper = helper_open();
	struct errand *errand;
	int done = 0;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		errand = errand_begin(helper, count, &done);
		if (i % 3 == 0)
			sched_yield();
		errand_end(errand);
		assert_int_equal(done, i + 1);
	}
	helper_close(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_work_is_done),
	    cmocka_unit_test(nobody_is_asked_who_has_left),
	    cmocka_unit_test(without_a_start_there_is_no_thread),
	    cmocka_unit_test(an_errand_is_done_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
