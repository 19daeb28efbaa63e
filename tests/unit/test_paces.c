/* What networks allow: pauses of accounts, calls that follow each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/schema.h"
#include "store/paces.h"

static char folder[64];
static struct store *store;

/* A store that is never settled leaves nothing behind. */
static int
set_up(void **state)
{
	char path[96];

	(void)state;
	snprintf(
	    folder, sizeof(folder), "/tmp/otklik-paces-%ld", (long)getpid());
	if (mkdir(folder, 0700) != 0)
		return 1;
	snprintf(path, sizeof(path), "%s/store.db", folder);
	return store_create(&store, path) != NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	store_close(store);
	return rmdir(folder);
}

static int64_t
wait_of(const struct pace *pace, int64_t now_ms)
{
	int64_t wait = -1;

	assert_null(paces_wait(store, pace, now_ms, &wait));
	return wait;
}

static void
calls_follow_each_other(void **state)
{
	const struct pace pace = {"vk", 334, 1};
	int64_t now = 1000000;

	(void)state;
	assert_int_equal(wait_of(&pace, now), 0);
	assert_null(paces_take(store, &pace, now));
	assert_int_equal(wait_of(&pace, now), 334);
	assert_int_equal(wait_of(&pace, now + 100), 234);
	assert_null(paces_take(store, &pace, now + 334));
	assert_int_equal(wait_of(&pace, now + 334), 334);
	assert_int_equal(wait_of(&pace, now + 5000), 0);
}

static void
a_burst_then_one_by_one(void **state)
{
	const struct pace pace = {"telegram/1/minute", 3000, 20};
	int64_t now = 2000000;
	int i;

	(void)state;
	for (i = 0; i < 20; i++) {
		assert_int_equal(wait_of(&pace, now), 0);
		assert_null(paces_take(store, &pace, now));
	}
	assert_int_equal(wait_of(&pace, now), 3000);
	assert_int_equal(wait_of(&pace, now + 3000), 0);
	assert_null(paces_take(store, &pace, now + 3000));
	assert_int_equal(wait_of(&pace, now + 3000), 3000);
	/* Never more than 20 at once, however long nobody called. */
	now += 1000000;
	for (i = 0; i < 20; i++)
		assert_null(paces_take(store, &pace, now));
	assert_int_equal(wait_of(&pace, now), 3000);
}

static void
a_clock_that_was_set_back_stops_nobody(void **state)
{
	const struct pace pace = {"back", 1000, 1};

	(void)state;
	assert_null(paces_take(store, &pace, 900000000));
	assert_int_equal(wait_of(&pace, 1000), 0);
}

static int64_t
paused(const char *account, int64_t now)
{
	int64_t until;

	assert_null(paces_paused(store, account, now, &until));
	return until;
}

static void
an_account_rests(void **state)
{
	(void)state;
	assert_int_equal(paused("vk", 100), FIELD_NONE);
	assert_null(paces_pause(store, "vk", 200, "captcha"));
	assert_int_equal(paused("vk", 199), 200);
	assert_int_equal(paused("vk", 200), FIELD_NONE);
	assert_int_equal(paused("vk:tara", 100), FIELD_NONE);
	assert_null(paces_pause(store, "vk", 300, NULL));
	assert_int_equal(paused("vk", 200), 300);
	assert_null(paces_resume(store, "vk"));
	assert_int_equal(paused("vk", 100), FIELD_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(calls_follow_each_other),
	    cmocka_unit_test(a_burst_then_one_by_one),
	    cmocka_unit_test(a_clock_that_was_set_back_stops_nobody),
	    cmocka_unit_test(an_account_rests),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
