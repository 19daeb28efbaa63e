/* An audit sees the past as it was: whose an account was in each week and at
 * each instant, and what the order asked of him then. */
#include "audit_world.h"

static struct account versions[2];

/* From an instant on the account is another's. */
static void
hand_over(const char *owner, const char *when)
{
	versions[0] = versions[1] = row;
	versions[1].owner = owner;
	versions[1].at = at(when);
	account.versions = versions;
	account.version_count = 2;
	audit_settle(&audit, &account);
	audit_tally_open(&tally, &audit, &weeks, &account, &account.posts);
}

static size_t
count_found(const char *check_code, const char *period)
{
	size_t i, count = 0;

	for (i = 0; i < found_count; i++)
		count += strcmp(found[i].check, check_code) == 0 &&
			 strcmp(found[i].period, period) == 0;
	return count;
}

static void
AC17_weeks_are_the_governments_while_the_account_was(void **state_)
{
	(void)state_;
	world("2022-11-14/2022-12-11", "2023-01-10");
	open_account("pravitelstvo", "vk");
	hand_over("minzdrav", "2022-11-28");
	assert_int_equal(check("AC-17"), 2);
	assert_int_equal(count_found("AC-17", "2022-W47"), 1);
	assert_int_equal(check("AC-18"), 2);
	assert_int_equal(count_found("AC-18", "2022-W47"), 0);
	assert_int_equal(count_found("AC-18", "2022-W48"), 1);
}

static void
AC18_weeks_of_a_body_that_ended_are_not_lost(void **state_)
{
	size_t i;

	(void)state_;
	world("2022-11-14/2022-12-11", "2023-01-10");
	for (i = 0; i < audit.rows.body_count; i++)
		if (strcmp(bodies[i].code, "mincifra") == 0)
			bodies[i].until = day("2022-11-30");
	audit_begin(&audit, &audit.period, at("2023-01-10"));
	open_account("mincifra", "vk");
	assert_int_equal(check("AC-18"), 2);
	assert_string_equal(found[1].period, "2022-W47");
	/* Until the last day of a week it is judged. */
	for (i = 0; i < audit.rows.body_count; i++)
		if (strcmp(bodies[i].code, "mincifra") == 0)
			bodies[i].until = day("2022-12-04");
	audit_begin(&audit, &audit.period, at("2023-01-10"));
	assert_int_equal(check("AC-18"), 3);
}

/* The clinic is another's, or does something else, from a day on. */
static void
change_clinic(const char *parent, bool public, const char *from)
{
	bodies[audit.rows.body_count - 3].until = day(from) - 1;
	add_body("clinic", "institution", parent, public);
	bodies[audit.rows.body_count - 1].from = day(from);
	audit_begin(&audit, &audit.period, audit.at);
}

static void
AC18_an_institution_that_lost_its_public_functions(void **state_)
{
	(void)state_;
	world("2022-11-14/2022-12-11", "2023-01-10");
	change_clinic("minzdrav", false, "2022-12-01");
	open_account("clinic", "vk");
	assert_int_equal(check("AC-18"), 2);
	assert_string_equal(found[1].period, "2022-W47");
	found_count = 0;
	/* It was asked for the keys as long as it was asked for anything. */
	add_access("А", NULL, NULL, NULL);
	add_access("Б", NULL, NULL, NULL);
	add_access("В", NULL, NULL, NULL);
	add_access("Г", NULL, "2022-11-30T23:59:59+06:00", NULL);
	assert_int_equal(check("AC-12"), 1);
	assert_non_null(strstr(found[0].evidence, "2022-12-01T00:00:00"));
	access_rows[3].from = at("2022-12-01");
	assert_int_equal(check("AC-12"), 0);
}

/* Severities of a check in three weeks, by one own act of a body (I-38). */
static const char *
by_act(const char *code, const char *owner, const char *from, const char *until)
{
	static char severities[FOUND + 1];
	size_t i, count;

	world("2022-09-26/2022-10-16", "2023-01-10");
	acts[audit.rows.act_count++] = (struct act){"omskiy", "act", "1",
	    DATE_NONE, from == NULL ? DATE_NONE : day(from),
	    until == NULL ? DATE_NONE : day(until)};
	audit_begin(&audit, &audit.period, audit.at);
	open_account(owner, "vk");
	count = check(code);
	for (i = 0; i < count; i++)
		severities[i] = found[i].severity;
	severities[count] = '\0';
	return severities;
}

static void
AC18_a_week_binds_if_the_own_act_was_in_force_all_week(void **state_)
{
	(void)state_;
	assert_string_equal(
	    by_act("AC-18", "omskiy", "2022-10-03", NULL), "DVV");
	assert_string_equal(
	    by_act("AC-18", "omskiy", "2022-10-04", NULL), "DDV");
	assert_string_equal(
	    by_act("AC-18", "omskiy", "2022-10-09", NULL), "DDV");
	assert_string_equal(
	    by_act("AC-18", "omskiy", NULL, "2022-10-03"), "VDD");
	assert_string_equal(
	    by_act("AC-18", "omskiy", NULL, "2022-10-08"), "VDD");
	assert_string_equal(
	    by_act("AC-18", "omskiy", NULL, "2022-10-09"), "VVD");
	assert_string_equal(
	    by_act("AC-18", "omskiy", "2022-10-05", "2022-10-06"), "DDD");
	assert_string_equal(by_act("AC-19", "club", "2022-10-05", NULL), "DDV");
	audit.rows.act_count = 0;
}

static void
AC30_authors_are_those_of_the_owner_at_the_time(void **state_)
{
	(void)state_;
	world("2022H2", "2023-01-10");
	add_person("А", "minobr", "author", NULL, NULL, NULL);
	bodies[audit.rows.body_count - 3].parent = "minobr";
	change_clinic("minzdrav", true, "2022-10-01");
	open_account("clinic", "vk");
	add_post((struct post){
	    .author = "А", .at = at("2022-09-30T23:59:59+06:00")});
	assert_int_equal(check("AC-30"), 0);
	add_post((struct post){.author = "А", .at = at("2022-10-01")});
	assert_int_equal(check("AC-30"), 1);
	assert_string_equal(found[0].value, "1");
	audit.rows.person_count = 0;
}

static void
AC33_moderators_are_those_of_the_owner_at_the_time(void **state_)
{
	(void)state_;
	world("2022H2", "2023-01-10");
	add_person("М", "minobr", "moderator", NULL, NULL, NULL);
	open_account("minobr", "vk");
	hand_over("minzdrav", "2022-10-01");
	comments[0] = (struct comment){.account = "a",
	    .key = "c",
	    .kind = "comment",
	    .at = at("2022-09-01"),
	    .ground = "spam",
	    .flagged_at = at("2022-09-02"),
	    .deleted_at = at("2022-09-30T23:59:59+06:00"),
	    .moderator = "М"};
	account.comment_count = 1;
	assert_int_equal(check("AC-33"), 0);
	comments[0].deleted_at++;
	assert_int_equal(check("AC-33"), 1);
	audit.rows.person_count = 0;
}

static void
AC20_posts_are_the_governments_while_the_account_was(void **state_)
{
	(void)state_;
	world("2022H2", "2023-01-10");
	open_account("pravitelstvo", "vk");
	hand_over("minzdrav", "2022-11-28");
	add_posts("2022-11-20", 2, (struct post){.kind = "post"});
	add_posts("2022-11-29", 3, (struct post){.kind = "post"});
	assert_int_equal(check("AC-20"), 1);
	assert_string_equal(found[0].value, "2");
	assert_int_equal(check("AC-21"), 1);
	assert_string_equal(found[1].value, "2");
}

static void
AC16_an_incident_is_of_him_whose_the_account_was(void **state_)
{
	(void)state_;
	world("2022H2", "2023-01-10");
	open_account("omskiy", "vk");
	hand_over("minzdrav", "2022-10-01");
	state("incident", "вход", "2022-09-30T23:59:59+06:00", NULL);
	assert_int_equal(check("AC-16"), 1);
	assert_int_equal(severity(), 'D');
	stated[0].at++;
	assert_int_equal(check("AC-16"), 1);
	assert_int_equal(severity(), 'V');
}

static void
AC22_a_month_is_asked_of_him_whose_it_was(void **state_)
{
	(void)state_;
	world("2022H2", "2023-01-10");
	open_account("minzdrav", "vk");
	hand_over("pravitelstvo", "2022-11-01");
	assert_int_equal(check("AC-22"), 2);
	assert_string_equal(found[1].period, "2022-10");
	/* A month of two owners is a month if both are asked for a plan. */
	hand_over("minobr", "2022-11-10");
	assert_int_equal(check("AC-22"), 3);
}

static size_t
idle(const char *period, const char *before, const char *post)
{
	world(period, "2023-06-01");
	open_account("minzdrav", "vk");
	audit_tally_before(&tally, at(before));
	add_post((struct post){.at = at(post)});
	audit_tally_close(&tally);
	return check("AC-37");
}

static void
AC37_an_idle_time_is_not_lost_between_two_periods(void **state_)
{
	(void)state_;
	/* Seven days in one half-year, eleven in the next. */
	assert_int_equal(idle("2023-W02", "2022-12-25", "2023-01-12"), 1);
	assert_string_equal(found[0].value, "18");
	assert_non_null(strstr(found[0].evidence, "2022-12-25T00:00:00"));
	assert_int_equal(idle("2023-01", "2022-12-25", "2023-01-12"), 2);
	/* Fourteen days less a second, then fourteen days. */
	assert_int_equal(
	    idle("2023-W02", "2022-12-31", "2023-01-13T23:59:59+06:00"), 0);
	assert_int_equal(
	    idle("2023-W02", "2022-12-31", "2023-01-14T00:00:00+06:00"), 1);
	/* In a week, and before the order nothing was asked (I-58). */
	assert_int_equal(
	    idle("2023-W11", "2023-03-01", "2023-03-19T23:00:00+06:00"), 1);
	assert_int_equal(
	    idle("2022-W33", "2022-06-01", "2022-08-16T23:00:00+06:00"), 0);
	assert_int_equal(
	    idle("2022-W33", "2022-06-01", "2022-08-17T00:00:00+06:00"), 1);
}

static void
AC37_an_idle_time_ends_with_what_is_asked(void **state_)
{
	(void)state_;
	world("2022-11-01/2022-12-31", "2023-01-10");
	change_clinic("minzdrav", false, "2022-11-14");
	open_account("clinic", "vk");
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 0);
	world("2022-11-01/2022-12-31", "2023-01-10");
	change_clinic("minzdrav", false, "2022-11-15");
	open_account("clinic", "vk");
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 1);
	assert_string_equal(found[0].value, "14");
}

/* An account that the register has as open on these days, with its posts. */
static size_t
idle_open(const char *from, const char *until, const char *const *posts)
{
	world("2022H2", "2023-01-10");
	open_account("minzdrav", "vk");
	row.from = from == NULL ? FIELD_NONE : day(from);
	row.until = until == NULL ? FIELD_NONE : day(until);
	audit_settle(&audit, &account);
	audit_tally_open(&tally, &audit, &weeks, &account, &account.posts);
	for (; *posts != NULL; posts++)
		add_post((struct post){.at = at(*posts)});
	audit_tally_close(&tally);
	return check("AC-37");
}

static void
AC37_a_closed_account_is_not_idle(void **state_)
{
	static const char *const dates[] = {
	    "2022-09-25", "2022-10-20", "2022-11-20", NULL};

	(void)state_;
	assert_int_equal(idle_open(NULL, "2022-10-02", dates), 1);
	assert_non_null(strstr(found[0].evidence, "2022-09-25T00:00:00"));
	assert_string_equal(found[0].value, "53");
	/* The fourteenth day of it is the last one. */
	assert_int_equal(idle_open(NULL, "2022-10-07", dates), 1);
	assert_int_equal(idle_open(NULL, "2022-10-08", dates), 2);
	assert_string_equal(found[1].value, "14");
	assert_non_null(
	    strstr(found[1].evidence, "\"until\":\"2022-10-09T00:00:00"));
	/* Closed before the period. */
	assert_int_equal(idle_open(NULL, "2022-06-30", dates), 0);
	assert_int_equal(idle_open(NULL, NULL, dates), 4);
}

static void
AC37_an_account_that_is_not_open_yet_is_not_idle(void **state_)
{
	static const char *const early[] = {"2022-09-03", "2022-11-01", NULL};
	static const char *const none[] = {NULL};

	(void)state_;
	assert_int_equal(idle_open("2022-12-19", NULL, early), 0);
	assert_int_equal(idle_open("2022-12-18", NULL, early), 1);
	assert_non_null(
	    strstr(found[0].evidence, "\"from\":\"2022-12-18T00:00:00"));
	assert_int_equal(idle_open("2022-10-10", NULL, early), 2);
	assert_non_null(
	    strstr(found[0].evidence, "\"from\":\"2022-10-10T00:00:00"));
	assert_int_equal(idle_open("2022-10-10", "2022-10-23", none), 1);
	assert_int_equal(idle_open("2022-10-10", "2022-10-22", none), 0);
	assert_int_equal(idle_open("2023-01-09", NULL, early), 0);
}

/* A time that was over before a change is not found again behind it. */
static void
AC37_an_idle_time_is_found_once(void **state_)
{
	(void)state_;
	world("2022-11-01/2022-12-31", "2023-01-10");
	change_clinic("minobr", true, "2022-12-01");
	open_account("clinic", "vk");
	row.until = day("2022-11-20");
	audit_settle(&audit, &account);
	audit_tally_open(&tally, &audit, &weeks, &account, &account.posts);
	add_post((struct post){.at = at("2022-12-20")});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 1);
	world("2022-11-01/2022-12-31", "2023-01-10");
	change_clinic("minobr", true, "2022-12-01");
	open_account("clinic", "vk");
	add_post((struct post){.at = at("2022-12-01")});
	add_post((struct post){.at = at("2022-12-10")});
	add_post((struct post){.at = at("2022-12-20")});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 1);
}

static void
AC37_a_story_is_no_post(void **state_)
{
	(void)state_;
	world("2022-10-03/2022-11-06", "2022-12-01");
	open_account("minzdrav", "vk");
	add_post((struct post){.at = at("2022-10-03")});
	add_post((struct post){.at = at("2022-10-15"), .kind = "story"});
	add_post((struct post){.at = at("2022-10-27"), .kind = "story"});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 1);
	assert_string_equal(found[0].value, "35");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		AC17_weeks_are_the_governments_while_the_account_was),
	    cmocka_unit_test(AC18_weeks_of_a_body_that_ended_are_not_lost),
	    cmocka_unit_test(
		AC18_an_institution_that_lost_its_public_functions),
	    cmocka_unit_test(
		AC18_a_week_binds_if_the_own_act_was_in_force_all_week),
	    cmocka_unit_test(AC30_authors_are_those_of_the_owner_at_the_time),
	    cmocka_unit_test(
		AC33_moderators_are_those_of_the_owner_at_the_time),
	    cmocka_unit_test(
		AC20_posts_are_the_governments_while_the_account_was),
	    cmocka_unit_test(AC16_an_incident_is_of_him_whose_the_account_was),
	    cmocka_unit_test(AC22_a_month_is_asked_of_him_whose_it_was),
	    cmocka_unit_test(AC37_an_idle_time_is_not_lost_between_two_periods),
	    cmocka_unit_test(AC37_an_idle_time_ends_with_what_is_asked),
	    cmocka_unit_test(AC37_a_closed_account_is_not_idle),
	    cmocka_unit_test(AC37_an_account_that_is_not_open_yet_is_not_idle),
	    cmocka_unit_test(AC37_an_idle_time_is_found_once),
	    cmocka_unit_test(AC37_a_story_is_no_post),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
