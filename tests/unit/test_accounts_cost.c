/* What one record more costs, however many there are of its kind already. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "scratch.h"

#include "model/plan.h"
#include "store/sql.h"
#include "task/accounts.h"
#include "task/planning.h"

enum { FEW = 20, MANY = 400 };

static const char now[] = "2022-10-03T10:00:00+06:00";

static struct scratch scratch;

static int
set_up(void **state)
{
	(void)state;
	scratch_open(&scratch, now, "kurator,,manager,minzdrav\\n",
	    "me=$(id -un); { store-admin show staff; "
	    "echo \"$me,,manager,minzdrav\"; } >staff.csv; "
	    "store-admin load staff <staff.csv; "
	    "echo '{\"account\":\"mz\",\"owner\":\"minzdrav\","
	    "\"network\":\"vk\"}' | acct-registry");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	scratch_close(&scratch);
	return 0;
}

static void
take_item(int number)
{
	struct plan_decision decision;
	const struct plan *rows;
	size_t count;

	schema_reset(&plan_decision_schema, &decision);
	decision.decision = "submit";
	decision.account = "mz";
	decision.month = "2022-10";
	decision.item = arena_printf(&scratch.arena, "%d", number);
	decision.title = "Прививки";
	assert_null(planning_decide(&scratch.task, &decision, &rows, &count));
}

static void
take_statement(int number)
{
	struct attestation stated;
	enum keep_result result;

	schema_reset(&attestation_schema, &stated);
	stated.subject = "mz";
	stated.code = "two_factor";
	stated.value = "приложение";
	stated.at = scratch.task.now - number;
	assert_null(accounts_attest(&scratch.task, &stated, &result));
}

static void
take_access(int number)
{
	struct access access;
	enum keep_result result;

	schema_reset(&access_schema, &access);
	access.account = "mz";
	access.person = arena_printf(&scratch.arena, "П. %d", number);
	assert_null(accounts_grant(&scratch.task, &access, &result));
}

static void
take_row(int number)
{
	struct account row;
	enum keep_result result;

	schema_reset(&account_schema, &row);
	row.account = "mz";
	row.at = scratch.task.now - MANY + number;
	row.title = arena_printf(&scratch.arena, "М. %d", number);
	assert_null(accounts_register(&scratch.task, &row, &result));
}

static int
count_steps(void *data)
{
	++*(int *)data;
	return 0;
}

static int
cost(void (*take)(int), int number)
{
	sqlite3 *db = scratch.task.store->db;
	int count = 0;

	sqlite3_progress_handler(db, 1, count_steps, &count);
	take(number);
	sqlite3_progress_handler(db, 0, NULL, NULL);
	return count;
}

/* Many times as many rows: steps in an index are a few more at most. */
static void
grows_not(void (*take)(int))
{
	int number, few, many;

	for (number = 1; number < FEW; number++)
		take(number);
	few = cost(take, number++);
	for (; number < MANY; number++)
		take(number);
	many = cost(take, number);
	assert_true(few > 0);
	assert_true(many < 2 * few);
}

static void
A2_2_4a_an_item_of_a_plan(void **state)
{
	(void)state;
	grows_not(take_item);
}

static void
A2_5_1_a_statement(void **state)
{
	(void)state;
	grows_not(take_statement);
}

static void
A2_5_2_access(void **state)
{
	(void)state;
	grows_not(take_access);
}

static void
A2_2_1_a_row_of_the_register(void **state)
{
	(void)state;
	grows_not(take_row);
}

static void
find(int number)
{
	struct account row;
	bool found;

	(void)number;
	assert_null(
	    accounts_find(&scratch.task, "mz", scratch.task.now, &row, &found));
	assert_true(found);
}

/* Each post of an account asks whose it is. */
static void
A2_8_an_account_with_a_long_history(void **state)
{
	int few, number;

	(void)state;
	for (number = 1; number < FEW; number++)
		take_row(number);
	few = cost(find, 0);
	for (; number < MANY; number++)
		take_row(number);
	assert_true(cost(find, 0) < 2 * few);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		A2_2_4a_an_item_of_a_plan, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		A2_5_1_a_statement, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(A2_5_2_access, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		A2_2_1_a_row_of_the_register, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		A2_8_an_account_with_a_long_history, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
