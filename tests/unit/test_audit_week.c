/* AC-17 to AC-19: weekly norms, weeks and their edges (I-44 to I-49). */
#include "audit_world.h"
#include "order/audit_owner.h"
#include "order/audit_spell.h"

static const struct post plain = {.topic = NULL};
static const struct post tagged = {.topic = "activity"};

/*
 * Sums the account's weeks as those of its owner, who has no other: all that
 * was posted counts, nothing by an id of the special system.
 */
static void
sum(void)
{
	struct audit_owners owners = {0};
	size_t i;

	audit_settle(&audit, &account);
	audit_owner_open(&owners, &audit, &weeks, &account);
	for (i = 0; i < weeks.count; i++)
		owners.parts[i].plain = account.posts.weeks[i].publications;
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
}

static void
AC17_the_government_publishes_ten_a_week(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("pravitelstvo", "vk");
	add_posts("2022-09-06", 9, tagged);
	sum();
	assert_int_equal(check("AC-17"), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].value, "9");
	assert_string_equal(found[0].norm, "10");
	assert_string_equal(found[0].rule, "A2-8.1");
	assert_string_equal(found[0].period, "2022-W36");
	add_posts("2022-09-07", 1, tagged);
	sum();
	assert_int_equal(check("AC-17"), 0);
	/* I-50: "3 of" is not asked of the Government, nor are 5. */
	assert_int_equal(check("AC-19"), 0);
	assert_int_equal(check("AC-18"), 0);
}

static void
AC17_publications_without_a_topic_do_not_count(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("pravitelstvo", "vk");
	add_posts("2022-09-06", 9, tagged);
	add_posts("2022-09-07", 5, plain);
	add_posts("2022-09-08", 5, (struct post){.topic = "other"});
	sum();
	assert_int_equal(check("AC-17"), 1);
}

static void
AC18_bodies_publish_five_a_week(void **state_)
{
	static const char *const owners[] = {"minzdrav", "mincifra", "clinic"};
	size_t i;

	(void)state_;
	for (i = 0; i < 3; i++) {
		world("2022-W36", "2022-10-03");
		open_account(owners[i], "vk");
		add_posts("2022-09-06", 4, plain);
		sum();
		assert_int_equal(check("AC-18"), 1);
		assert_int_equal(severity(), 'V');
		add_posts("2022-09-07", 1, plain);
		sum();
		assert_int_equal(check("AC-18"), 0);
		assert_int_equal(check("AC-17"), 0);
	}
}

static void
I38_what_annex_3_asks_is_a_recommendation_without_an_act(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("omskiy", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
	assert_int_equal(severity(), 'D');
	assert_string_equal(found[0].rule, "A3-26.1");
	world("2022-W36", "2022-10-03");
	add_act("omskiy");
	open_account("club", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
	assert_int_equal(severity(), 'V');
	audit.rows.act_count = 0;
}

static void
outside_are_institutions_without_public_functions(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("archive", "vk");
	sum();
	assert_int_equal(check("AC-18"), 0);
	assert_int_equal(check("AC-19"), 0);
}

static void
I40_other_networks_are_outside_the_annex(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("omskiy", "telegram");
	sum();
	assert_int_equal(check("AC-18"), 0);
	open_account("minzdrav", "telegram");
	sum();
	assert_int_equal(check("AC-18"), 1);
}

static void
I46_an_account_opened_on_a_wednesday(void **state_)
{
	(void)state_;
	world("2022-09-05/2022-09-25", "2022-10-03");
	open_account("minzdrav", "vk");
	row.from = day("2022-09-07");
	sum();
	assert_int_equal(check("AC-18"), 2);
	assert_string_equal(found[0].period, "2022-W37");
	found_count = 0;
	row.from = day("2022-09-05");
	assert_int_equal(check("AC-18"), 3);
	row.until = day("2022-09-24");
	assert_int_equal(check("AC-18"), 2);
	row.until = day("2022-09-25");
	assert_int_equal(check("AC-18"), 3);
}

static void
the_first_week_is_that_of_8_august_2022(void **state_)
{
	(void)state_;
	world("2022H2", "2022-08-20");
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
	assert_string_equal(found[0].period, "2022-W32");
}

static void
a_week_is_judged_when_it_has_ended(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-09-11T23:59:58+06:00");
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 0);
	world("2022-W36", "2022-09-12T00:00:00+06:00");
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
}

static void
I47_the_week_of_new_year_belongs_to_its_thursday(void **state_)
{
	(void)state_;
	/* 26 December to 1 January: the second half of 2022. */
	world("2022H2", "2023-01-10");
	open_account("minzdrav", "vk");
	add_posts("2022-12-27", 4, plain);
	add_posts("2023-01-01", 1, plain);
	sum();
	assert_int_equal(weeks.count, 26);
	assert_int_equal(account.posts.weeks[25].publications, 5);
	check("AC-18");
	assert_int_equal(found_count, 20);
	assert_string_equal(found[19].period, "2022-W51");
	world("2023H1", "2023-07-10");
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 26);
	assert_string_equal(found[0].period, "2023-W01");
}

static void
I48_weeks_with_holidays_are_judged_unless_exempt(void **state_)
{
	size_t i;

	(void)state_;
	world("2022-W44", "2022-12-01");
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
	for (i = 0; i < audit.rows.setting_count; i++)
		if (strcmp(settings[i].key, "holiday_weeks") == 0)
			settings[i].value = "exempt";
	/* 4 November 2022 was a Friday. */
	assert_int_equal(check("AC-18"), 0);
	world("2022-W43", "2022-12-01");
	for (i = 0; i < audit.rows.setting_count; i++)
		if (strcmp(settings[i].key, "holiday_weeks") == 0)
			settings[i].value = "exempt";
	open_account("minzdrav", "vk");
	sum();
	assert_int_equal(check("AC-18"), 1);
}

static void
I49_what_is_a_publication(void **state_)
{
	static const char *const kinds[] = {
	    "post", "video", "clip", "live", "poll", "repost"};
	const struct audit_week *week;
	size_t i;

	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("minzdrav", "vk");
	for (i = 0; i < 6; i++)
		add_posts("2022-09-06", 1, (struct post){.kind = kinds[i]});
	add_posts("2022-09-07", 3, (struct post){.kind = "story"});
	/* Gone a second before the week ended, and with its end. */
	add_posts("2022-09-08", 1,
	    (struct post){.deleted_at = at("2022-09-11T23:59:59+06:00")});
	add_posts("2022-09-09", 1,
	    (struct post){.deleted_at = at("2022-09-12T00:00:00+06:00")});
	week = &account.posts.weeks[0];
	assert_int_equal(week->publications, 7);
	assert_int_equal(week->reposts, 1);
	assert_int_equal(week->stories, 3);
	assert_int_equal(week->deleted, 1);
}

static void
I45_a_post_belongs_to_the_week_of_its_local_time(void **state_)
{
	(void)state_;
	world("2022-09-05/2022-09-18", "2022-10-03");
	open_account("minzdrav", "vk");
	add_post((struct post){.at = at("2022-09-04T23:59:59+06:00")});
	add_post((struct post){.at = at("2022-09-05T00:00:00+06:00")});
	add_post((struct post){.at = at("2022-09-11T23:59:59+06:00")});
	add_post((struct post){.at = at("2022-09-11T18:00:00Z")});
	assert_int_equal(account.posts.weeks[0].publications, 2);
	assert_int_equal(account.posts.weeks[1].publications, 1);
}

static void
AC19_one_network_needs_no_second_one(void **state_)
{
	struct audit_owners owners = {0};
	int i;

	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("minzdrav", "vk");
	add_posts("2022-09-06", 3, (struct post){.special = "s"});
	audit_owner_open(&owners, &audit, &weeks, &account);
	for (i = 0; i < 3; i++)
		audit_owner_post(
		    &owners, 0, audit_spell_at(&account, audit.at), "s");
	audit_owner_sum(&owners);
	audit_owner_free(&owners);
	assert_int_equal(check("AC-19"), 0);
}

static void
AC19_an_outage_of_the_special_system_makes_it_a_warning(void **state_)
{
	(void)state_;
	world("2022-W36", "2022-10-03");
	open_account("minzdrav", "vk");
	outages[0] = (struct outage){.begin = at("2022-09-11T23:59:59+06:00"),
	    .end = FIELD_NONE,
	    .scope = "special"};
	audit.rows.outage_count = 1;
	sum();
	assert_int_equal(check("AC-19"), 1);
	assert_int_equal(severity(), 'W');
	/* AC-18 is judged all the same. */
	assert_int_equal(check("AC-18"), 1);
	assert_int_equal(severity(), 'V');
	outages[0].begin = at("2022-09-12");
	assert_int_equal(check("AC-19"), 1);
	assert_int_equal(severity(), 'V');
}

static void
an_institution_that_moves_is_judged_as_it_was_in_the_week(void **state_)
{
	(void)state_;
	world("2022-09-05/2022-09-25", "2022-10-03");
	/* On Wednesday, 14 September, the clinic becomes a municipal one. */
	bodies[audit.rows.body_count - 3].until = day("2022-09-13");
	add_body("clinic", "institution", "omskiy", true);
	bodies[audit.rows.body_count - 1].from = day("2022-09-14");
	audit_begin(&audit, &audit.period, at("2022-10-03"));
	open_account("clinic", "vk");
	sum();
	assert_int_equal(check("AC-18"), 2);
	assert_string_equal(found[0].period, "2022-W36");
	assert_int_equal(found[0].severity, 'V');
	assert_string_equal(found[1].period, "2022-W38");
	assert_int_equal(found[1].severity, 'D');
}

static void
a_body_that_is_renamed_stays_what_it_is(void **state_)
{
	(void)state_;
	world("2024-07-29/2024-08-18", "2024-09-01");
	/* minprom has another name from 2 August 2024, a Friday, on. */
	open_account("minprom", "vk");
	sum();
	assert_int_equal(check("AC-18"), 3);
	assert_int_equal(check_body("minprom", "AC-34"), 1);
	assert_non_null(
	    strstr(found[3].explain, "Министерство промышленности и торговли"));
}

static void
a_change_of_owner_in_a_week_leaves_it_unjudged(void **state_)
{
	struct account rows[2];

	(void)state_;
	world("2022-09-05/2022-09-25", "2022-10-03");
	open_account("minzdrav", "vk");
	rows[0] = rows[1] = row;
	rows[1].owner = "minobr";
	rows[1].at = at("2022-09-14");
	account.versions = rows;
	account.version_count = 2;
	sum();
	assert_int_equal(check("AC-18"), 2);
	assert_string_equal(found[0].period, "2022-W36");
	assert_string_equal(found[1].period, "2022-W38");
	/* From the first instant of a Monday on nothing is left out. */
	rows[1].at = at("2022-09-12");
	assert_int_equal(check("AC-18"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(AC17_the_government_publishes_ten_a_week),
	    cmocka_unit_test(AC17_publications_without_a_topic_do_not_count),
	    cmocka_unit_test(AC18_bodies_publish_five_a_week),
	    cmocka_unit_test(
		I38_what_annex_3_asks_is_a_recommendation_without_an_act),
	    cmocka_unit_test(outside_are_institutions_without_public_functions),
	    cmocka_unit_test(I40_other_networks_are_outside_the_annex),
	    cmocka_unit_test(I46_an_account_opened_on_a_wednesday),
	    cmocka_unit_test(the_first_week_is_that_of_8_august_2022),
	    cmocka_unit_test(a_week_is_judged_when_it_has_ended),
	    cmocka_unit_test(I47_the_week_of_new_year_belongs_to_its_thursday),
	    cmocka_unit_test(I48_weeks_with_holidays_are_judged_unless_exempt),
	    cmocka_unit_test(I49_what_is_a_publication),
	    cmocka_unit_test(I45_a_post_belongs_to_the_week_of_its_local_time),
	    cmocka_unit_test(AC19_one_network_needs_no_second_one),
	    cmocka_unit_test(
		AC19_an_outage_of_the_special_system_makes_it_a_warning),
	    cmocka_unit_test(
		an_institution_that_moves_is_judged_as_it_was_in_the_week),
	    cmocka_unit_test(a_body_that_is_renamed_stays_what_it_is),
	    cmocka_unit_test(a_change_of_owner_in_a_week_leaves_it_unjudged),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
