/* I-44, AC-19: the publications of an owner over all his accounts. */
#include "audit_world.h"
#include "order/audit_owner.h"

/* Two accounts of one owner, filled by `fill`. */
static struct audit_account pair[2];
static struct account pair_rows[2];
static struct audit_owners owners;

static void
open_pair(void)
{
	size_t i;

	for (i = 0; i < 2; i++) {
		open_account("minzdrav", i == 0 ? "vk" : "telegram");
		pair_rows[i] = row;
		pair[i] = account;
		pair[i].code = i == 0 ? "a" : "b";
		pair[i].versions = &pair_rows[i];
		audit_settle(&audit, &pair[i]);
	}
	owners = (struct audit_owners){0};
}

static void
fill(size_t which, int plain_count, int special_count, const char *prefix)
{
	struct audit_tally own;
	int i;

	audit_tally_open(
	    &own, &audit, &weeks, &pair[which], &pair[which].posts);
	audit_owner_open(&owners, &audit, &weeks, &pair[which]);
	for (i = 0; i < plain_count + special_count; i++) {
		const char *id = i < plain_count
				     ? NULL
				     : arena_printf(&arena, "%s%d", prefix, i);
		struct post post = {.key = "k",
		    .at = at("2022-09-06") + i,
		    .deleted_at = FIELD_NONE,
		    .kind = "post",
		    .special = id};
		long week = audit_tally_post(&own, &post);

		if (week >= 0)
			audit_owner_post(&owners, week, own.term->spell, id);
	}
}

static size_t
check_pair(const char *code)
{
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	account = pair[0];
	return check(code);
}

static void
I44_a_violation_only_if_the_owners_sum_is_short_too(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 3, 0, "");
	fill(1, 1, 0, "");
	assert_int_equal(check_pair("AC-18"), 1);
	assert_int_equal(severity(), 'V');
	assert_int_equal(pair[0].posts.weeks[0].owner_sum, 4);
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 3, 0, "");
	fill(1, 2, 0, "");
	assert_int_equal(check_pair("AC-18"), 1);
	assert_int_equal(severity(), 'W');
	/* What went to both networks at once is one publication. */
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 0, 4, "s");
	fill(1, 0, 4, "s");
	assert_int_equal(check_pair("AC-18"), 1);
	assert_int_equal(severity(), 'V');
	assert_int_equal(pair[1].posts.weeks[0].owner_sum, 4);
}

static void
AC19_three_through_the_special_system(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 3, 2, "s");
	fill(1, 3, 2, "s");
	assert_int_equal(check_pair("AC-19"), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].value, "2");
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 2, 3, "s");
	fill(1, 2, 3, "s");
	assert_int_equal(check_pair("AC-19"), 0);
	/* With ids that no other network of the owner has nothing is proven. */
	world("2022-W36", "2022-10-03");
	open_pair();
	fill(0, 2, 3, "s");
	fill(1, 2, 3, "t");
	assert_int_equal(check_pair("AC-19"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		I44_a_violation_only_if_the_owners_sum_is_short_too),
	    cmocka_unit_test(AC19_three_through_the_special_system),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
