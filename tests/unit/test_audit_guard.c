/* AC-11 to AC-16: who has the keys; AC-31 to AC-33: moderation. */
#include "audit_world.h"

static void
begin(void)
{
	world("2022H2", "2022-12-01");
	open_account("minzdrav", "vk");
}

static void
AC11_two_factor_is_attested_and_not_too_long_ago(void **state_)
{
	(void)state_;
	begin();
	assert_int_equal(check("AC-11"), 1);
	assert_int_equal(severity(), 'V');
	state("two_factor", "приложение", "2022-06-04", NULL);
	/* 180 days before 1 December is 4 June. */
	assert_int_equal(check("AC-11"), 0);
	stated[0].at--;
	assert_int_equal(check("AC-11"), 1);
	assert_int_equal(severity(), 'W');
	stated[0].at = at("2022-11-01");
	stated[0].until = at("2022-12-01");
	assert_int_equal(check("AC-11"), 1);
	assert_int_equal(severity(), 'V');
	stated[0].until++;
	assert_int_equal(check("AC-11"), 0);
	stated[0].value = "нет";
	assert_int_equal(check("AC-11"), 1);
	/* What the body states counts for its accounts. */
	account.stated.count = 0;
	stated[0].value = "да";
	account.owner_stated = (struct audit_stated){stated, 1};
	assert_int_equal(check("AC-11"), 0);
}

static void
AC11_a_statement_of_the_body_is_one_of_all_its_accounts(void **state_)
{
	static struct attestation body;

	(void)state_;
	begin();
	state("two_factor", "да", "2022-11-01", "2022-11-15");
	assert_int_equal(check("AC-11"), 1);
	/* Its own has expired, the body's is later. */
	body = stated[0];
	body.subject = "minzdrav";
	body.until = FIELD_NONE;
	body.at = at("2022-11-20");
	account.owner_stated = (struct audit_stated){&body, 1};
	assert_int_equal(check("AC-11"), 0);
	/* Or it was valid all along. */
	body.at = at("2022-10-01");
	assert_int_equal(check("AC-11"), 0);
	body.until = audit.at;
	assert_int_equal(check("AC-11"), 1);
	body.until = audit.at + 1;
	assert_int_equal(check("AC-11"), 0);
	/* What was said last of the account itself holds while it is valid. */
	stated[0].until = FIELD_NONE;
	stated[0].value = "нет";
	assert_int_equal(check("AC-11"), 1);
	body.at = stated[0].at + 1;
	assert_int_equal(check("AC-11"), 0);
}

static void
an_audit_of_last_march_does_not_see_april(void **state_)
{
	(void)state_;
	world("2023-03", "2023-07-01");
	open_account("minzdrav", "vk");
	state("two_factor", "приложение", "2023-04-01", NULL);
	assert_int_equal(check("AC-11"), 1);
	stated[0].at = at("2023-03-31T23:59:59+06:00");
	assert_int_equal(check("AC-11"), 0);
}

static void
AC12_four_persons_for_one_second(void **state_)
{
	(void)state_;
	begin();
	add_access("А", "editor", "2022-09-01", NULL);
	add_access("Б", "editor", "2022-09-01", NULL);
	add_access("В", "editor", NULL, NULL);
	assert_int_equal(check("AC-12"), 0);
	add_access("Г", "editor", "2022-10-05T12:00:00+06:00",
	    "2022-10-05T12:00:01+06:00");
	assert_int_equal(check("AC-12"), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].value, "4");
	assert_string_equal(found[0].norm, "3");
	assert_non_null(
	    strstr(found[0].evidence, "\"from\":\"2022-10-05T12:00:00+06:00\","
				      "\"until\":\"2022-10-05T12:00:01+06:"
				      "00\""));
	assert_non_null(
	    strstr(found[0].evidence, "\"persons\":[\"А\",\"Б\",\"В\",\"Г\"]"));
}

static void
I51_access_that_touches_does_not_overlap(void **state_)
{
	(void)state_;
	begin();
	add_access("А", "editor", NULL, NULL);
	add_access("Б", "editor", NULL, NULL);
	add_access("В", "editor", NULL, "2022-10-05T12:00:00+06:00");
	add_access("Г", "editor", "2022-10-05T12:00:00+06:00", NULL);
	assert_int_equal(check("AC-12"), 0);
	/* One second more, and it does. */
	access_rows[2].until++;
	assert_int_equal(check("AC-12"), 1);
	access_rows[2].until--;
	/* An empty time is none. */
	add_access("Д", "editor", "2022-10-06", "2022-10-06");
	assert_int_equal(check("AC-12"), 0);
}

static void
I51_persons_count_once_and_programs_never(void **state_)
{
	(void)state_;
	begin();
	add_access("А", "editor", NULL, NULL);
	add_access("А", "admin", "2022-10-01", NULL);
	add_access("Б", "editor", NULL, NULL);
	add_access("В", "editor", NULL, NULL);
	add_access("robot", "service", NULL, NULL);
	assert_int_equal(check("AC-12"), 0);
	access_rows[1].person = "Г";
	assert_int_equal(check("AC-12"), 1);
	/* From the role's begin on. */
	assert_non_null(strstr(
	    found[0].evidence, "\"from\":\"2022-10-01T00:00:00+06:00\""));
}

static void
AC12_each_time_is_told_once(void **state_)
{
	(void)state_;
	begin();
	add_access("А", "editor", NULL, NULL);
	add_access("Б", "editor", NULL, NULL);
	add_access("В", "editor", NULL, NULL);
	add_access("Г", "editor", "2022-09-01", "2022-09-10");
	add_access("Д", "editor", "2022-09-05", "2022-09-12");
	add_access("Е", "editor", "2022-10-01", "2022-10-02");
	assert_int_equal(check("AC-12"), 2);
	assert_string_equal(found[0].value, "5");
	assert_string_equal(found[1].value, "4");
}

static void
AC12_before_the_order_and_outside_the_period_nothing_is_asked(void **state_)
{
	(void)state_;
	begin();
	add_access("А", "editor", NULL, NULL);
	add_access("Б", "editor", NULL, NULL);
	add_access("В", "editor", NULL, NULL);
	add_access("Г", "editor", "2022-07-05", "2022-08-03");
	assert_int_equal(check("AC-12"), 0);
	access_rows[3].until++;
	assert_int_equal(check("AC-12"), 1);
	access_rows[3].from = at("2022-12-02");
	access_rows[3].until = FIELD_NONE;
	assert_int_equal(check("AC-12"), 0);
}

static void
AC13_all_accounts_of_an_owner_together(void **state_)
{
	struct audit_account second;
	const struct audit_account *both[] = {&account, &second};
	const char *only[] = {"AC-13"};
	struct access rows[2] = {{"b", "В", "editor", FIELD_NONE, FIELD_NONE},
	    {"b", "Г", "editor", FIELD_NONE, FIELD_NONE}};
	struct audit_body body = {.held = both, .held_count = 2};

	(void)state_;
	begin();
	add_access("А", "editor", NULL, NULL);
	add_access("Б", "editor", NULL, NULL);
	second = account;
	second.access = rows;
	audit.only = only;
	audit.only_count = 1;
	audit_owner_on(&audit, "minzdrav", audit.day, &body.owner);
	second.access_count = 1;
	audit_body(&audit, &body);
	assert_int_equal(found_count, 0);
	second.access_count = 2;
	audit_body(&audit, &body);
	assert_int_equal(found_count, 1);
	assert_int_equal(severity(), 'W');
	/* Neither account alone has too many. */
	assert_int_equal(check("AC-12"), 0);
}

static void
AC14_custody_is_recorded(void **state_)
{
	(void)state_;
	begin();
	assert_int_equal(check("AC-14"), 1);
	assert_int_equal(severity(), 'V');
	state("custody", "сейф", "2022-09-01", NULL);
	assert_int_equal(check("AC-14"), 0);
}

static void
AC15_access_ends_with_the_duties(void **state_)
{
	(void)state_;
	begin();
	add_person("А", "minzdrav", "author", NULL, NULL, "2022-10-31");
	add_access("А", "editor", "2022-09-01", NULL);
	assert_int_equal(check("AC-15"), 1);
	assert_int_equal(severity(), 'V');
	access_rows[0].until = at("2022-11-01");
	assert_int_equal(check("AC-15"), 0);
	access_rows[0].until++;
	assert_int_equal(check("AC-15"), 1);
	/* Another duty there goes on. */
	add_person("А", "minzdrav", "moderator", NULL, NULL, NULL);
	assert_int_equal(check("AC-15"), 0);
	/* One elsewhere is no reason to keep the keys. */
	people[1].body = "minobr";
	assert_int_equal(check("AC-15"), 1);
	/* Who has not left yet, and who is in no table. */
	people[0].until = day("2022-12-01");
	assert_int_equal(check("AC-15"), 0);
	access_rows[0].person = "Неизвестный";
	assert_int_equal(check("AC-15"), 0);
	audit.rows.person_count = 0;
}

static void
AC16_incidents_of_the_period(void **state_)
{
	(void)state_;
	begin();
	assert_int_equal(check("AC-16"), 0);
	state("incident", "чужая публикация", "2022-09-01", "2022-09-02");
	assert_int_equal(check("AC-16"), 1);
	assert_int_equal(severity(), 'V');
	stated[0].at = at("2022-06-30T23:59:59+06:00");
	assert_int_equal(check("AC-16"), 0);
}

static struct comment *
add_comment(const char *kind, const char *ground)
{
	struct comment *comment = &comments[account.comment_count++];

	*comment = (struct comment){.account = "a",
	    .key = "c",
	    .kind = kind,
	    .at = at("2022-09-01"),
	    .ground = ground,
	    .flagged_at = at("2022-09-02"),
	    .deleted_at = FIELD_NONE};
	return comment;
}

static void
AC31_what_must_go_is_deleted(void **state_)
{
	static const struct {
		const char *kind, *ground;
		size_t count;
	} cases[] = {{"comment", "law", 1}, {"comment", "spam", 1},
	    {"comment", "insult", 1}, {"comment", "obscene", 1},
	    {"message", "law", 1},
	    /* I-54: of messages only what breaks the law. */
	    {"message", "spam", 0}, {"message", "insult", 0},
	    /* Criticism is no ground. */
	    {"comment", "criticism", 0}, {"comment", NULL, 0}};
	struct comment *comment;
	size_t i;

	(void)state_;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		begin();
		comment = add_comment(cases[i].kind, cases[i].ground);
		assert_int_equal(check("AC-31"), cases[i].count);
		/* Deleted after the audit is not deleted yet. */
		comment->deleted_at = audit.at + 1;
		assert_int_equal(check("AC-31"), cases[i].count);
		comment->deleted_at = audit.at;
		assert_int_equal(check("AC-31"), 0);
	}
	begin();
	add_comment("comment", "spam");
	check("AC-31");
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].rule, "A2-13.2");
	/* 90 days: a metric, with its target told. */
	assert_string_equal(found[0].value, "2160");
}

static void
AC32_nothing_else_is_deleted(void **state_)
{
	struct comment *comment;

	(void)state_;
	begin();
	comment = add_comment("comment", NULL);
	assert_int_equal(check("AC-32"), 0);
	comment->deleted_at = at("2022-09-03");
	assert_int_equal(check("AC-32"), 1);
	assert_int_equal(severity(), 'W');
	comment->ground = "criticism";
	assert_int_equal(check("AC-32"), 1);
	comment->ground = "insult";
	assert_int_equal(check("AC-32"), 0);
	comment->kind = "message";
	assert_int_equal(check("AC-32"), 1);
	comment->deleted_at = at("2022-06-30");
	assert_int_equal(check("AC-32"), 0);
}

static void
AC33_the_owner_moderates(void **state_)
{
	struct comment *comment;

	(void)state_;
	begin();
	comment = add_comment("comment", "spam");
	comment->deleted_at = at("2022-09-03");
	comment->moderator = "М";
	assert_int_equal(check("AC-33"), 1);
	assert_int_equal(severity(), 'W');
	add_person("М", "minzdrav", "moderator", NULL, NULL, NULL);
	assert_int_equal(check("AC-33"), 0);
	people[0].body = "minobr";
	assert_int_equal(check("AC-33"), 1);
	/* A2-12.1: for the Government the Ministry or the Center. */
	people[0].body = "tsur";
	assert_int_equal(check("AC-33"), 1);
	open_account("pravitelstvo", "vk");
	account.comment_count = 1;
	assert_int_equal(check("AC-33"), 0);
	people[0].body = "pravitelstvo";
	assert_int_equal(check("AC-33"), 1);
	audit.rows.person_count = 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(AC11_two_factor_is_attested_and_not_too_long_ago),
	    cmocka_unit_test(
		AC11_a_statement_of_the_body_is_one_of_all_its_accounts),
	    cmocka_unit_test(an_audit_of_last_march_does_not_see_april),
	    cmocka_unit_test(AC12_four_persons_for_one_second),
	    cmocka_unit_test(I51_access_that_touches_does_not_overlap),
	    cmocka_unit_test(I51_persons_count_once_and_programs_never),
	    cmocka_unit_test(AC12_each_time_is_told_once),
	    cmocka_unit_test(
		AC12_before_the_order_and_outside_the_period_nothing_is_asked),
	    cmocka_unit_test(AC13_all_accounts_of_an_owner_together),
	    cmocka_unit_test(AC14_custody_is_recorded),
	    cmocka_unit_test(AC15_access_ends_with_the_duties),
	    cmocka_unit_test(AC16_incidents_of_the_period),
	    cmocka_unit_test(AC31_what_must_go_is_deleted),
	    cmocka_unit_test(AC32_nothing_else_is_deleted),
	    cmocka_unit_test(AC33_the_owner_moderates),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
