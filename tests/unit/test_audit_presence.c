/* AC-01 to AC-10, AC-34 to AC-36: presence, register, duties. */
#include "audit_world.h"

static void
begin(const char *owner, const char *network)
{
	world("2022H2", "2022-12-01");
	open_account(owner, network);
}

static void
close_account(void)
{
	row.until = audit.day - 1;
	audit_settle(&audit, &account);
}

static void
AC01_a_listed_or_municipal_body_has_an_account(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_body("minzdrav", "AC-01"), 0);
	assert_int_equal(check_body("rek", "AC-01"), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].rule, "A2-3.14");
	assert_int_equal(check_body("omskiy", "AC-01"), 1);
	assert_int_equal(severity(), 'D');
	assert_string_equal(found[1].rule, "A3-1.2");
	assert_int_equal(check_body("minbez", "AC-01"), 0);
	/* Open today, closed since yesterday. */
	row.until = audit.day;
	audit_settle(&audit, &account);
	assert_int_equal(check_body("minzdrav", "AC-01"), 0);
	close_account();
	assert_int_equal(check_body("minzdrav", "AC-01"), 1);
}

static void
AC01_an_account_outside_the_annex_is_none(void **state_)
{
	(void)state_;
	/* A3-1.1: of Telegram annex 3 knows nothing; annex 2 does. */
	begin("omskiy", "telegram");
	assert_int_equal(check_body("omskiy", "AC-01"), 1);
	assert_int_equal(severity(), 'D');
	begin("minzdrav", "telegram");
	assert_int_equal(check_body("minzdrav", "AC-01"), 0);
	begin("minzdrav", "other");
	assert_int_equal(check_body("minzdrav", "AC-01"), 1);
	assert_int_equal(severity(), 'V');
	/* I-43: then AC-02 has nothing to add. */
	assert_int_equal(check_body("minzdrav", "AC-02"), 0);
	begin("club", "telegram");
	assert_int_equal(check_body("club", "AC-03"), 1);
	begin("club", "ok");
	assert_int_equal(check_body("club", "AC-03"), 0);
}

static void
AC02_in_each_network_the_annex_names(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_body("minzdrav", "AC-02"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "ok,telegram");
	/* I-43: without any account AC-01 says it all. */
	assert_int_equal(check_body("rek", "AC-02"), 0);
	assert_int_equal(check_body("pravitelstvo", "AC-02"), 1);
	begin("omskiy", "ok");
	assert_int_equal(check_body("omskiy", "AC-02"), 1);
	assert_string_equal(found[0].value, "vk");
}

static void
AC02_nothing_is_missing(void **state_)
{
	struct account rows[2];
	struct audit_account second;
	const struct audit_account *both[] = {&account, &second};
	const char *only[] = {"AC-02"};
	struct audit_body body = {.accounts = both, .account_count = 2};

	(void)state_;
	begin("omskiy", "ok");
	second = account;
	rows[0] = row;
	rows[0].network = "vk";
	second.versions = rows;
	audit_settle(&audit, &second);
	audit.only = only;
	audit.only_count = 1;
	audit_owner_on(&audit, "omskiy", audit.day, &body.owner);
	audit_body(&audit, &body);
	assert_int_equal(found_count, 0);
}

static void
AC03_institutions_with_public_functions(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_body("clinic", "AC-03"), 1);
	assert_int_equal(severity(), 'V');
	assert_int_equal(check_body("archive", "AC-03"), 0);
	assert_int_equal(check_body("club", "AC-03"), 1);
	assert_int_equal(severity(), 'D');
	begin("clinic", "vk");
	assert_int_equal(check_body("clinic", "AC-03"), 0);
}

static void
AC03_an_institution_is_what_it_belongs_to_through_others(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	add_body("branch", "institution", "clinic", true);
	add_body("circle", "institution", "club", true);
	/* Of these and of theirs the order asks nothing. */
	add_body("fund", "institution", "sfr", true);
	add_body("office", "institution", "fund", true);
	audit_begin(&audit, &audit.period, audit.at);
	assert_int_equal(check_body("branch", "AC-03"), 1);
	assert_int_equal(severity(), 'V');
	assert_int_equal(check_body("circle", "AC-03"), 1);
	assert_int_equal(severity(), 'D');
	assert_int_equal(check_body("fund", "AC-03"), 0);
	assert_int_equal(check_body("office", "AC-03"), 0);
	/* The body's own act binds all of them (I-38). */
	add_act("omskiy");
	audit_begin(&audit, &audit.period, audit.at);
	assert_int_equal(check_body("circle", "AC-03"), 1);
	assert_int_equal(severity(), 'V');
}

static void
AC04_an_unlisted_body_decides(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_body("minbez", "AC-04"), 1);
	assert_int_equal(severity(), 'N');
	add_act("minbez");
	assert_int_equal(check_body("minbez", "AC-04"), 0);
	audit.rows.act_count = 0;
	begin("minbez", "vk");
	assert_int_equal(check_body("minbez", "AC-04"), 0);
}

static void
AC05_a_network_outside_the_annex(void **state_)
{
	(void)state_;
	begin("minzdrav", "other");
	assert_int_equal(check("AC-05"), 1);
	assert_int_equal(severity(), 'N');
	/* Nothing else is asked of it (I-40). */
	assert_int_equal(check("AC-11"), 0);
	begin("omskiy", "telegram");
	assert_int_equal(check("AC-05"), 1);
	assert_non_null(strstr(found[0].evidence, "outside_annex3"));
	begin("minzdrav", "telegram");
	assert_int_equal(check("AC-05"), 0);
}

static void
AC06_every_account_is_in_the_register(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-06"), 0);
	row.at = audit.at;
	assert_int_equal(check("AC-06"), 0);
	row.at = audit.at + 1;
	assert_int_equal(check("AC-06"), 1);
	assert_int_equal(severity(), 'V');
	begin("clinic", "vk");
	row.at = audit.at + 1;
	assert_int_equal(check("AC-06"), 1);
	assert_int_equal(severity(), 'W');
	/* Known from its posts alone. */
	account.version_count = 0;
	assert_int_equal(check("AC-06"), 1);
	assert_int_equal(severity(), 'W');
	/* A2-6 does not ask it of municipal bodies. */
	begin("omskiy", "vk");
	row.at = audit.at + 1;
	assert_int_equal(check("AC-06"), 0);
}

static void
AC07_its_row_is_whole_and_fresh(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-07"), 0);
	row.verified_at = audit.at - (int64_t)90 * DAY_SECONDS;
	assert_int_equal(check("AC-07"), 0);
	row.verified_at--;
	assert_int_equal(check("AC-07"), 1);
	assert_int_equal(severity(), 'W');
	row.verified_at = audit.at;
	row.responsible = NULL;
	row.title = "";
	assert_int_equal(check("AC-07"), 1);
	assert_non_null(
	    strstr(found[1].evidence, "[\"title\",\"responsible\"]"));
}

static void
AC08_the_register_is_on_the_portal(void **state_)
{
	static const char one[] =
	    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	static const char other[] =
	    "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_center("AC-08", 0, NULL), 1);
	assert_int_equal(severity(), 'V');
	state("portal", one, "2022-09-01", NULL);
	assert_int_equal(check_center("AC-08", 1, one), 0);
	assert_int_equal(check_center("AC-08", 1, other), 1);
	assert_int_equal(severity(), 'W');
	/* An address says that it is there; what is there, the digest. */
	stated[0].value = "https://omskportal.example.invalid/reestr";
	stated[0].document = one;
	assert_int_equal(check_center("AC-08", 1, one), 0);
	assert_int_equal(check_center("AC-08", 1, other), 1);
	assert_int_equal(severity(), 'W');
	assert_non_null(strstr(found[found_count - 1].evidence, "/reestr"));
	/* Without one nobody has compared it. */
	stated[0].document = NULL;
	assert_int_equal(check_center("AC-08", 1, one), 1);
	assert_int_equal(severity(), 'W');
	stated[0].value = "no";
	assert_int_equal(check_center("AC-08", 1, one), 1);
	assert_int_equal(severity(), 'V');
}

static void
AC09_its_links_open(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-09"), 0);
	state("link", "404", "2022-09-01", NULL);
	assert_int_equal(check("AC-09"), 1);
	assert_int_equal(severity(), 'W');
	state("link", "200", "2022-09-02", NULL);
	assert_int_equal(check("AC-09"), 0);
}

static void
AC10_the_site_has_the_link(void **state_)
{
	/* A link is all of an address, however its front is written. */
	static const struct {
		const char *links;
		size_t count;
	} lists[] = {{"https://example.invalid/b", 1},
	    {"https://example.invalid/b, https://example.invalid/a", 0},
	    {"https://example.invalid/ab", 1},
	    {"https://example.invalid/a/b", 1},
	    {"https://other.invalid/?to=https://example.invalid/a", 1},
	    {"https://Example.invalid/A", 0}, {"http://example.invalid/a/", 0},
	    {"Мы здесь: https://other.invalid/x; https://example.invalid/a.",
		0},
	    {"https://example.invalid/a.b", 1},
	    {"[\"https://www.EXAMPLE.invalid/a\"]", 0}};
	size_t i;

	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-10"), 1);
	assert_int_equal(severity(), 'W');
	state("site_link", "no", "2022-09-01", NULL);
	assert_int_equal(check("AC-10"), 1);
	assert_int_equal(severity(), 'V');
	stated[0].value = "yes";
	assert_int_equal(check("AC-10"), 0);
	/* Of the body: all links that were found there. */
	account.stated.count = 0;
	account.owner_stated = (struct audit_stated){stated, 1};
	stated[0].subject = "minzdrav";
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		stated[0].value = lists[i].links;
		assert_int_equal(check("AC-10"), lists[i].count);
	}
}

static void
AC34_somebody_is_responsible(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check_body("minzdrav", "AC-34"), 1);
	assert_int_equal(severity(), 'V');
	assert_string_equal(found[0].rule, "A2-4.2");
	add_person("О", "minzdrav", "responsible", NULL, NULL, "2022-11-30");
	assert_int_equal(check_body("minzdrav", "AC-34"), 1);
	people[0].until = audit.day;
	assert_int_equal(check_body("minzdrav", "AC-34"), 0);
	/* A3-25.1: of a municipal body in the job description. */
	people[0].body = "omskiy";
	assert_int_equal(check_body("omskiy", "AC-34"), 1);
	assert_int_equal(severity(), 'D');
	people[0].act = "Должностная инструкция № 3";
	assert_int_equal(check_body("omskiy", "AC-34"), 0);
	/* Without accounts nobody is needed in an unlisted body. */
	assert_int_equal(check_body("minbez", "AC-34"), 0);
	begin("minbez", "vk");
	assert_int_equal(check_body("minbez", "AC-34"), 1);
	/* I-40: nor for one that annex 2 knows nothing of. */
	begin("minbez", "other");
	assert_int_equal(check_body("minbez", "AC-34"), 0);
	audit.rows.person_count = 0;
}

static void
AC35_a_municipal_body_has_a_coordinator(void **state_)
{
	(void)state_;
	begin("omskiy", "vk");
	assert_int_equal(check_body("omskiy", "AC-35"), 1);
	assert_int_equal(severity(), 'D');
	assert_int_equal(check_body("minzdrav", "AC-35"), 0);
	add_person("К", "omskiy", "coordinator", "ДИ № 1", NULL, NULL);
	assert_int_equal(check_body("omskiy", "AC-35"), 0);
	audit.rows.person_count = 0;
}

static void
AC36_a_municipal_body_has_its_own_act(void **state_)
{
	(void)state_;
	begin("omskiy", "vk");
	assert_int_equal(check_body("omskiy", "AC-36"), 1);
	assert_int_equal(severity(), 'N');
	assert_int_equal(check_body("club", "AC-36"), 0);
	add_act("omskiy");
	assert_int_equal(check_body("omskiy", "AC-36"), 0);
	/* One that is not adopted yet is none, whatever days it counts. */
	acts[0].date = audit.day + 1;
	assert_int_equal(check_body("omskiy", "AC-36"), 1);
	acts[0].date = audit.day;
	assert_int_equal(check_body("omskiy", "AC-36"), 0);
	audit.rows.act_count = 0;
}

/* As in a notice (order/breach.h): it binds from its date on. */
static void
I38_an_own_act_binds_not_before_its_date(void **state_)
{
	(void)state_;
	world("2022-09-26/2022-10-16", "2023-01-10");
	add_act("omskiy");
	acts[0].date = day("2022-10-10");
	audit_begin(&audit, &audit.period, audit.at);
	open_account("omskiy", "vk");
	assert_int_equal(check("AC-18"), 3);
	assert_int_equal(found[0].severity, 'D');
	assert_int_equal(found[1].severity, 'D');
	assert_int_equal(found[2].severity, 'V');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(AC01_a_listed_or_municipal_body_has_an_account),
	    cmocka_unit_test(AC01_an_account_outside_the_annex_is_none),
	    cmocka_unit_test(AC02_in_each_network_the_annex_names),
	    cmocka_unit_test(AC02_nothing_is_missing),
	    cmocka_unit_test(AC03_institutions_with_public_functions),
	    cmocka_unit_test(
		AC03_an_institution_is_what_it_belongs_to_through_others),
	    cmocka_unit_test(AC04_an_unlisted_body_decides),
	    cmocka_unit_test(AC05_a_network_outside_the_annex),
	    cmocka_unit_test(AC06_every_account_is_in_the_register),
	    cmocka_unit_test(AC07_its_row_is_whole_and_fresh),
	    cmocka_unit_test(AC08_the_register_is_on_the_portal),
	    cmocka_unit_test(AC09_its_links_open),
	    cmocka_unit_test(AC10_the_site_has_the_link),
	    cmocka_unit_test(AC34_somebody_is_responsible),
	    cmocka_unit_test(AC35_a_municipal_body_has_a_coordinator),
	    cmocka_unit_test(AC36_a_municipal_body_has_its_own_act),
	    cmocka_unit_test(I38_an_own_act_binds_not_before_its_date),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
