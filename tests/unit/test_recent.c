/*
 * The last sketches are found as in the store, where they lie by message, also
 * when some are of messages that were edited since (A1-10).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h needs those above */
#include <cmocka.h>
#include <stdlib.h>

#include "language/likeness.h"
#include "task/recent.h"

enum { MESSAGES = 3 * ANCHORS_LAST, STREETS = 40, WORDS = 300 };

static struct sketch all[MESSAGES + 1]; /* as they are by now, by message */

static uint32_t
draw(uint32_t most, unsigned *seed)
{
	return (uint32_t)rand_r(seed) % most;
}

/* On few questions, so that chains are long and crossed. */
static struct sketch
draw_sketch(int64_t message, unsigned *seed)
{
	struct sketch made = {.message = message};

	made.words = UINT64_C(0x0123456789abcdef) * (1 + draw(WORDS, seed)) ^
		     UINT64_C(1) << draw(64, seed);
	made.anchors[0] = (1 + draw(STREETS, seed)) << 2 | LIKENESS_NAME;
	made.anchors[1] = (100 + draw(STREETS, seed)) << 2 | LIKENESS_NUMBER;
	for (int i = 2; i < SKETCH_ANCHORS; i++)
		if (draw(8, seed) > 0)
			made.anchors[i] = (200 + draw(WORDS, seed)) << 2;
	return made;
}

static struct recent *
open_empty(void)
{
	struct recent *made;

	assert_null(recent_open(&made, NULL, true));
	return made;
}

/* One that reads those of the messages up to this one now. */
static struct recent *
read_anew(int64_t last)
{
	struct recent *made = open_empty();
	int64_t message = last, count = 0;

	for (; message > 0 && count < ANCHORS_LAST; message--)
		count += all[message].message != 0;
	while (++message <= last)
		if (all[message].message != 0)
			recent_add(made, &all[message]);
	return made;
}

static void
compare(const struct recent *a, const struct recent *b, unsigned *seed)
{
	const struct sketch *found_a[ANCHORS_FOUND], *found_b[ANCHORS_FOUND];
	int64_t copies_a[RECENT_COPIES], copies_b[RECENT_COPIES];

	for (int n = 0; n < 2000; n++) {
		struct sketch own = draw_sketch(0, seed);
		size_t count, i, ended;

		count = recent_copies(a, &own, copies_a);
		assert_int_equal(count, recent_copies(b, &own, copies_b));
		for (i = 0; i < count; i++)
			assert_int_equal(copies_a[i], copies_b[i]);
		count = recent_anchored(
		    a, own.anchors, ANCHORS_ASKED, found_a, &ended);
		assert_int_equal(count, recent_anchored(b, own.anchors,
					    ANCHORS_ASKED, found_b, &ended));
		for (i = 0; i < count; i++)
			assert_int_equal(
			    found_a[i]->message, found_b[i]->message);
	}
}

static void
add(struct recent *recent, int64_t message, unsigned *seed)
{
	all[message] = draw_sketch(message, seed);
	recent_add(recent, &all[message]);
}

static void
edited_in_place(void **state)
{
	struct recent *recent = open_empty(), *anew;
	unsigned seed = 41;

	(void)state;
	for (int64_t last = 1; last <= MESSAGES; last++) {
		/* Some have no words, and get them later. */
		if (draw(100, &seed) > 0)
			add(recent, last, &seed);
		if (draw(10, &seed) == 0 &&
		    (last < 1000 || all[last].message != 0)) {
			int64_t old =
			    last - draw(last < 500 ? last : 500, &seed);

			add(recent, old, &seed);
		}
		if (draw(1000, &seed) == 0)
			add(recent, 1 + draw((uint32_t)last, &seed), &seed);
		if (last != 100 && last % 5000 != 0)
			continue;
		anew = read_anew(last);
		compare(recent, anew, &seed);
		recent_close(anew);
	}
	recent_close(recent);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(edited_in_place)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
