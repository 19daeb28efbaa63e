/* On no day does a body lie in itself, however its rows follow in time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"
#include "model/reference_check.h"

enum { DAY = 19358 }; /* 1 January 2023 */

static struct body
institution(const char *code, const char *parent, int64_t from, int64_t until)
{
	return (struct body){.code = code,
	    .name = code,
	    .kind = "institution",
	    .parent = parent,
	    .public_function = INT64_MIN,
	    .from = from,
	    .until = until};
}

static const char *
check(const struct body *rows, size_t count, size_t *bad)
{
	const struct fault *fault = reference_check(
	    "bodies", (struct reference_rows){rows, count}, bad);

	return fault == NULL ? NULL : fault->text;
}

static void
a_circle_since_a_day_is_refused_in_any_order(void **state)
{
	const struct body once = institution("b", NULL, DATE_NONE, DAY - 1);
	const struct body now = institution("b", "c", DAY, DATE_NONE);
	const struct body other = institution("c", "b", DATE_NONE, DATE_NONE);
	const struct body orders[][3] = {
	    {once, now, other}, {now, once, other}, {other, now, once}};
	const size_t wrong[] = {1, 0, 1};
	size_t i, bad;

	(void)state;
	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		assert_string_equal(
		    check(orders[i], 3, &bad), "parent: lies in itself: \"b\"");
		assert_int_equal(bad, wrong[i]);
	}
}

static void
who_is_above_whom_may_turn_round(void **state)
{
	const struct body rows[] = {institution("b", "c", DATE_NONE, DAY - 1),
	    institution("b", NULL, DAY, DATE_NONE),
	    institution("c", NULL, DATE_NONE, DAY - 1),
	    institution("c", "b", DAY, DATE_NONE)};
	size_t bad;

	(void)state;
	assert_null(check(rows, 4, &bad));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_circle_since_a_day_is_refused_in_any_order),
	    cmocka_unit_test(who_is_above_whom_may_turn_round),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
