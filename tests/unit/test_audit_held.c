/* I-44, I-40, I-51: what an owner has over all accounts that were his in a
 * week or at an instant; what is stated about all of them. */
#include "audit_world.h"
#include "order/audit_owner.h"

/* Two accounts of one owner. */
static struct audit_account pair[2];
static struct account pair_rows[4];
static struct audit_owners owners;

static void
open_pair(const char *owner, const char *one, const char *other)
{
	size_t i;

	for (i = 0; i < 2; i++) {
		open_account(owner, i == 0 ? one : other);
		pair_rows[2 * i] = pair_rows[2 * i + 1] = row;
		pair[i] = account;
		pair[i].code = i == 0 ? "a" : "b";
		pair[i].versions = &pair_rows[2 * i];
		audit_settle(&audit, &pair[i]);
	}
	owners = (struct audit_owners){0};
}

/* So many posts of an account in each of its weeks, from a weekday on. */
static void
fill(size_t which, int weekday, int count, const char *id)
{
	struct audit_tally own;
	size_t week;
	int i;

	audit_settle(&audit, &pair[which]);
	audit_tally_open(
	    &own, &audit, &weeks, &pair[which], &pair[which].posts);
	audit_owner_open(&owners, &audit, &weeks, &pair[which]);
	for (week = 0; week < weeks.count; week++) {
		for (i = 0; i < count; i++) {
			struct post post = {.key = "k",
			    .at =
				weeks.begins[week] + weekday * DAY_SECONDS + i,
			    .deleted_at = FIELD_NONE,
			    .kind = "post",
			    .special = id == NULL ? NULL
						  : arena_printf(
							&arena, "%s%d", id, i)};
			long at_week = audit_tally_post(&own, &post);

			if (at_week >= 0)
				audit_owner_post(&owners, at_week,
				    own.term->spell, post.special);
		}
	}
}

static unsigned
owner_sum(size_t which, size_t week)
{
	return pair[which].posts.weeks[week].owner_sum;
}

static void
I44_the_sum_is_that_of_the_owner_in_the_week(void **state_)
{
	(void)state_;
	world("2022-09-19/2022-10-09", "2023-01-10");
	open_pair("minobr", "vk", "ok");
	/* On Wednesday of the second week `a` becomes the other ministry's. */
	pair_rows[1].owner = "minzdrav";
	pair_rows[1].at = at("2022-09-28");
	pair[0].version_count = 2;
	fill(0, 1, 3, NULL);
	fill(1, 4, 3, NULL);
	audit_owner_sum(&owners);
	assert_int_equal(owner_sum(1, 0), 6);
	/* What was posted on Tuesday was still his. */
	assert_int_equal(owner_sum(1, 1), 6);
	assert_int_equal(owner_sum(0, 1), 0);
	assert_int_equal(owner_sum(1, 2), 3);
	assert_int_equal(owner_sum(0, 2), 3);
	audit_owner_free(&owners);
	account = pair[1];
	assert_int_equal(check("AC-18"), 3);
	assert_int_equal(found[0].severity, 'W');
	assert_int_equal(found[2].severity, 'V');
}

static void
I40_what_stands_outside_the_annex_is_in_no_sum(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_pair("omskiy", "vk", "telegram");
	fill(0, 1, 2, NULL);
	fill(1, 1, 6, NULL);
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	assert_int_equal(owner_sum(0, 0), 2);
	account = pair[0];
	assert_int_equal(check("AC-18"), 1);
	assert_int_equal(severity(), 'D');
	/* In a network that counts it is enough. */
	world("2022-W36", "2022-10-03");
	open_pair("omskiy", "vk", "ok");
	fill(0, 1, 2, NULL);
	fill(1, 1, 6, NULL);
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	account = pair[0];
	assert_int_equal(check("AC-18"), 1);
	assert_int_equal(severity(), 'W');
}

static void
AC19_what_stands_outside_the_annex_proves_nothing(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_pair("minzdrav", "vk", "other");
	fill(0, 1, 3, "s");
	fill(1, 1, 3, "s");
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	/* With one network in the annex no second one is asked for. */
	assert_int_equal(pair[0].posts.weeks[0].proven, 3);
	assert_int_equal(pair[1].posts.weeks[0].proven, 0);
	assert_int_equal(owner_sum(0, 0), 3);
}

static void
AC19_a_second_network_is_asked_for_once_it_was_there(void **state_)
{
	(void)state_;
	world("2022-09-05/2022-09-18", "2022-10-03");
	open_pair("minzdrav", "vk", "ok");
	pair_rows[2].from = day("2022-09-06");
	fill(0, 1, 3, "s");
	fill(1, 1, 0, NULL);
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	account = pair[0];
	assert_int_equal(check("AC-19"), 1);
	assert_string_equal(found[0].period, "2022-W37");
	assert_int_equal(severity(), 'W');
}

static void
AC13_access_counts_while_the_account_was_his(void **state_)
{
	static struct access rows[2][3];
	const struct audit_account *held[] = {&pair[0], &pair[1]};
	const char *only[] = {"AC-13"};
	struct audit_body body = {.held = held, .held_count = 2};
	size_t i, k;

	(void)state_;
	world("2022H2", "2023-01-10");
	open_pair("minzdrav", "vk", "ok");
	pair_rows[0].owner = "minobr";
	pair_rows[1].at = at("2022-10-03");
	pair[0].version_count = 2;
	for (i = 0; i < 2; i++) {
		for (k = 0; k < 3; k++)
			rows[i][k] = (struct access){"a",
			    arena_printf(&arena, "%zu-%zu", i, k), NULL,
			    FIELD_NONE, FIELD_NONE};
		pair[i].access = rows[i];
		pair[i].access_count = 3;
		audit_settle(&audit, &pair[i]);
	}
	audit.only = only;
	audit.only_count = 1;
	audit_owner_on(&audit, "minzdrav", audit.day, &body.owner);
	audit_body(&audit, &body);
	assert_int_equal(found_count, 1);
	assert_string_equal(found[0].value, "6");
	assert_non_null(strstr(
	    found[0].evidence, "\"from\":\"2022-10-03T00:00:00+06:00\""));
	/* Those whose access ended before are none of the new owner's. */
	for (k = 0; k < 3; k++)
		rows[0][k].until = at("2022-10-03");
	audit_body(&audit, &body);
	assert_int_equal(found_count, 1);
}

static void
AC25_to_AC27_a_statement_about_the_body_is_about_its_accounts(void **state_)
{
	static struct attestation body[] = {
	    {"minzdrav", "avatar", "yes", "i", 0, FIELD_NONE, NULL},
	    {"minzdrav", "cover", "yes", "i", 0, FIELD_NONE, NULL},
	    {"minzdrav", "description", "yes", "i", 0, FIELD_NONE, NULL},
	    {"minzdrav", "tools", "widgets", "i", 0, FIELD_NONE, NULL}};

	(void)state_;
	world("2022H2", "2022-12-01");
	open_account("minzdrav", "vk");
	body[0].at = body[1].at = body[2].at = body[3].at = at("2022-09-01");
	account.owner_stated = (struct audit_stated){body, 4};
	assert_int_equal(check("AC-25"), 0);
	assert_int_equal(check("AC-26"), 0);
	assert_int_equal(check("AC-27"), 0);
	/* The later one holds. */
	state("description", "no", "2022-09-02", NULL);
	assert_int_equal(check("AC-25"), 1);
	assert_int_equal(severity(), 'V');
	stated[0].at = at("2022-08-31");
	assert_int_equal(check("AC-25"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(I44_the_sum_is_that_of_the_owner_in_the_week),
	    cmocka_unit_test(I40_what_stands_outside_the_annex_is_in_no_sum),
	    cmocka_unit_test(AC19_what_stands_outside_the_annex_proves_nothing),
	    cmocka_unit_test(
		AC19_a_second_network_is_asked_for_once_it_was_there),
	    cmocka_unit_test(AC13_access_counts_while_the_account_was_his),
	    cmocka_unit_test(
		AC25_to_AC27_a_statement_about_the_body_is_about_its_accounts),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
