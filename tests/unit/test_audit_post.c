/* AC-20 to AC-30, AC-37, AC-38: what is published, and how it looks. */
#include "audit_world.h"
#include <unistd.h>
#include "order/press.h"

static void
begin(const char *owner, const char *network)
{
	world("2022H2", "2023-01-10");
	open_account(owner, network);
}

static void
AC20_posts_of_the_government_have_a_topic(void **state_)
{
	(void)state_;
	begin("pravitelstvo", "vk");
	add_posts("2022-09-01", 2, (struct post){.topic = "significant"});
	assert_int_equal(check("AC-20"), 0);
	add_posts("2022-09-02", 1, (struct post){.key = "x", .topic = "other"});
	assert_int_equal(check("AC-20"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "1");
	assert_non_null(strstr(found[0].evidence, "\"keys\":[\"x\"]"));
	/* Stories are no publications (I-49). */
	add_posts("2022-09-03", 2, (struct post){.kind = "story"});
	assert_int_equal(check("AC-20"), 1);
	assert_non_null(strstr(found[1].evidence, "\"of\":3"));
	assert_non_null(strstr(found[1].explain, "1 из 3."));
	assert_int_equal(check("AC-30"), 1);
	assert_non_null(strstr(found[2].explain, "3 из 3."));
	/* Of others it is not asked. */
	begin("minzdrav", "vk");
	add_posts("2022-09-02", 1, (struct post){0});
	assert_int_equal(check("AC-20"), 0);
}

static void
AC21_posts_of_the_government_have_a_plan_item(void **state_)
{
	(void)state_;
	begin("pravitelstvo", "vk");
	add_posts("2022-09-01", 2, (struct post){.plan = "7"});
	assert_int_equal(check("AC-21"), 0);
	add_posts("2022-09-02", 12, (struct post){0});
	assert_int_equal(check("AC-21"), 1);
	assert_string_equal(found[0].value, "12");
	begin("minzdrav", "vk");
	add_posts("2022-09-02", 1, (struct post){0});
	assert_int_equal(check("AC-21"), 0);
}

static void
add_plan(const char *month, const char *agreed)
{
	plans[account.plan_count++] = (struct plan){.account = "a",
	    .month = month,
	    .item = "1",
	    .agreed_at = agreed == NULL ? FIELD_NONE : at(agreed)};
}

static void
AC22_each_month_has_an_agreed_plan(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	/* The order came in August: the first whole month is September. */
	assert_int_equal(check("AC-22"), 4);
	assert_string_equal(found[0].period, "2022-09");
	assert_int_equal(severity(), 'W');
	add_plan("2022-10", NULL);
	assert_int_equal(check("AC-22"), 4);
	plans[0].agreed_at = at("2022-09-28");
	assert_int_equal(check("AC-22"), 3);
	/* Opened in the middle of a month. */
	row.from = day("2022-11-02");
	assert_int_equal(check("AC-22"), 1);
	assert_string_equal(found[found_count - 1].period, "2022-12");
	row.from = day("2022-11-01");
	assert_int_equal(check("AC-22"), 2);
	begin("pravitelstvo", "vk");
	assert_int_equal(check("AC-22"), 0);
}

static void
AC23_replies_are_agreed(void **state_)
{
	struct audit_term *term;

	(void)state_;
	begin("minzdrav", "vk");
	term = audit_tally_term(&account.posts, audit.at);
	term->replies = 5;
	assert_int_equal(check("AC-23"), 0);
	term->unagreed = (struct audit_lack){2, {"r1", "r2"}};
	assert_int_equal(check("AC-23"), 1);
	assert_int_equal(severity(), 'W');
	assert_non_null(strstr(found[0].evidence, "[\"r1\",\"r2\"]"));
}

static void
AC24_formats_vary(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	add_posts("2022-09-01", 3, (struct post){.format = "photo"});
	add_posts("2022-09-02", 1, (struct post){.format = "text"});
	assert_int_equal(check("AC-24"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "2");
	/* A kind tells the format where none was stated. */
	add_posts("2022-09-03", 1, (struct post){.kind = "poll"});
	assert_int_equal(check("AC-24"), 0);
	/* A month is too short to tell. */
	world("2022-09", "2023-01-10");
	open_account("minzdrav", "vk");
	assert_int_equal(check("AC-24"), 0);
}

static void
AC25_there_is_a_description(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-25"), 1);
	assert_int_equal(severity(), 'W');
	state("description", "", "2022-09-01", NULL);
	assert_int_equal(check("AC-25"), 1);
	assert_int_equal(severity(), 'V');
	stated[0].value = "Официальная страница";
	assert_int_equal(check("AC-25"), 0);
}

static void
AC26_there_is_a_design(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	state("avatar", "yes", "2022-09-01", NULL);
	state("cover", "no", "2022-09-01", NULL);
	assert_int_equal(check("AC-26"), 1);
	assert_int_equal(severity(), 'V');
	stated[1].value = "yes";
	assert_int_equal(check("AC-26"), 0);
	/* Telegram has no covers. */
	begin("minzdrav", "telegram");
	state("avatar", "yes", "2022-09-01", NULL);
	assert_int_equal(check("AC-26"), 0);
}

static void
AC27_tools_of_the_network_are_used(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-27"), 1);
	assert_int_equal(severity(), 'W');
	state("tools", "bots", "2022-09-01", NULL);
	assert_int_equal(check("AC-27"), 1);
	stated[0].value = "bots, widgets";
	assert_int_equal(check("AC-27"), 0);
	begin("minzdrav", "telegram");
	state("tools", "bots", "2022-09-01", NULL);
	assert_int_equal(check("AC-27"), 0);
}

/* The signs of a text, as a post would have them. */
static const char *
signs(const char *text)
{
	struct buffer list = {0};
	const char *kept = NULL;

	if (press_signs(text, &list) > 0)
		kept = arena_copy(&arena, list.bytes, list.length);
	buffer_free(&list);
	return kept;
}

static void
AC28_a_post_that_sounds_like_a_press_release(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	add_posts("2022-09-01", 1,
	    (struct post){
		.key = "one", .signals = signs("Пресс-служба сообщает")});
	add_posts("2022-09-02", 1, (struct post){.signals = signs("Привет")});
	assert_int_equal(check("AC-28"), 0);
	add_posts("2022-09-03", 1,
	    (struct post){.key = "two",
		.signals = signs("ПРЕСС-РЕЛИЗ. Пресс-служба сообщает")});
	assert_int_equal(check("AC-28"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "2");
	assert_non_null(strstr(found[0].evidence, "\"key\":\"two\""));
	assert_non_null(strstr(found[0].evidence, "Пресс-служба"));
	/* Once somebody judged it is suspected no more. */
	account.posts.marked[1].verdict = "no";
	assert_int_equal(check("AC-28"), 0);
	assert_int_equal(check("AC-29"), 0);
	account.posts.marked[1].verdict = "yes";
	account.posts.marked[1].judged_at = audit.at;
	assert_int_equal(check("AC-28"), 0);
	assert_int_equal(check("AC-29"), 1);
	assert_int_equal(severity(), 'V');
}

static void
signs_of_a_press_release(void **state_)
{
	static const struct {
		const char *text, *sign;
	} texts[] = {
	    {"Это пресс-релиз", "name"},
	    {"ПРЕСС-СЛУЖБА министерства", "service"},
	    {"Исх. № 12 от 01.09.2022", "letterhead"},
	    {"01.09.2022 состоялось открытие", "dateline"},
	    {"г. Омск, 01.09.2022. Открыли школу", "dateline"},
	    {"Контакты для прессы: 00-00-00", "contact"},
	    {"В рамках реализации программы состоялось рабочее совещание, "
	     "приняли участие все",
		"cliches"},
	    {"Открылась школа, 1.9.2022", NULL},
	    {"Ждём вас 01.09.2022 в школе", NULL},
	    {"Приняли участие 12 команд. Спасибо!", NULL},
	    /* Any hyphen, any form, and as the text has it. */
	    {"ПРЕСС\u2011СЛУЖБА министерства",
		"\"words\":\"ПРЕСС\u2011СЛУЖБА\""},
	    {"Читайте Пресс\u2013релизы", "\"words\":\"Пресс\u2013релизы\""},
	    {"Исх. №12", "letterhead"},
	    {"Кому:Всем", "letterhead"},
	    {"12\u00a0сентября 2022 г. открыли школу", "dateline"},
	    {"Омск, 1 мая 2022 года. Открыли",
		"\"words\":\"Омск, 1 мая 2022\""},
	    {"12 сентября открыли школу", NULL},
	    {"12 сентября 20221", NULL},
	    /* Whole words: nothing inside of others. */
	    {"Экспресс-релиз альбома", NULL},
	    {"Для СМИшников и друзей", NULL},
	    {"Для СМИ", "name"},
	    {"", NULL},
	};
	struct buffer word = {0};
	size_t i;

	(void)state_;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *list = signs(texts[i].text);

		if (texts[i].sign == NULL)
			assert_null(list);
		else
			assert_non_null(strstr(list, texts[i].sign));
	}
	assert_null(signs(NULL));
	/* One endless word is read once, not from each of its parts. */
	for (i = 0; i < 100000; i++)
		buffer_puts(&word, "аккредитация");
	alarm(60);
	assert_null(strstr(signs(word.bytes), "contact"));
	alarm(0);
	buffer_free(&word);
}

/* Three of them in so many characters of a text. */
static const char *
cliches_in(size_t characters)
{
	static const char three[] =
	    "Было отмечено. Приняли участие. Даны поручения.";
	struct buffer text = {0};
	size_t i;
	const char *list;

	buffer_puts(&text, three);
	for (i = 47; i < characters; i++)
		buffer_puts(&text, i % 8 == 0 ? " " : "ж");
	list = signs(text.bytes);
	buffer_free(&text);
	return list;
}

static void
AC28_cliches_are_a_share_of_the_text(void **state_)
{
	(void)state_;
	assert_non_null(strstr(cliches_in(47), "Было отмечено; Приняли"));
	assert_non_null(cliches_in(700));
	assert_null(cliches_in(1000));
}

static void
AC30_posts_have_an_authorised_author(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	add_person("А", "minzdrav", "author", NULL, "2022-09-01", "2022-09-30");
	open_account("minzdrav", "vk");
	add_post((struct post){.author = "А", .at = at("2022-09-01")});
	add_post((struct post){
	    .author = "А", .at = at("2022-09-30T23:59:59+06:00")});
	assert_int_equal(check("AC-30"), 0);
	add_post((struct post){.author = "А", .at = at("2022-10-01")});
	assert_int_equal(check("AC-30"), 1);
	assert_int_equal(severity(), 'W');
	add_post((struct post){.at = at("2022-10-02")});
	assert_int_equal(check("AC-30"), 1);
	assert_string_equal(found[1].value, "2");
	audit.rows.person_count = 0;
}

static void
AC37_no_post_for_fourteen_days(void **state_)
{
	(void)state_;
	world("2022-10", "2023-01-10");
	open_account("minzdrav", "vk");
	add_post((struct post){.at = at("2022-10-10T12:00:00+06:00")});
	add_post((struct post){.at = at("2022-10-24T11:59:59+06:00")});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 0);
	world("2022-10", "2023-01-10");
	open_account("minzdrav", "vk");
	add_post((struct post){.at = at("2022-10-10T12:00:00+06:00")});
	add_post((struct post){.at = at("2022-10-24T12:00:00+06:00")});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 1);
	assert_int_equal(severity(), 'W');
	assert_string_equal(found[0].value, "14");
	/* The beginning and the end of the period count too. */
	world("2022-10", "2023-01-10");
	open_account("minzdrav", "vk");
	add_post((struct post){.at = at("2022-10-15T00:00:00+06:00")});
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 2);
	/* But not the time before it was opened. */
	world("2022-10", "2023-01-10");
	open_account("minzdrav", "vk");
	row.from = day("2022-10-20");
	open_account("minzdrav", "vk");
	row.from = day("2022-10-20");
	audit_tally_open(&tally, &audit, &weeks, &account, &account.posts);
	audit_tally_close(&tally);
	assert_int_equal(check("AC-37"), 0);
}

static void
AC38_the_concept_is_attested(void **state_)
{
	(void)state_;
	begin("minzdrav", "vk");
	assert_int_equal(check("AC-38"), 1);
	assert_int_equal(severity(), 'N');
	state("concept", "yes", "2022-09-01", NULL);
	assert_int_equal(check("AC-38"), 0);
}

static void
there_are_39_checks(void **state_)
{
	char code[24];
	int i;

	(void)state_;
	for (i = 0; i < AUDIT_CHECKS; i++) {
		const struct audit_check *one = &audit_checks[i];

		snprintf(code, sizeof(code), "AC-%02d", i + 1);
		assert_string_equal(one->code, code);
		assert_ptr_equal(audit_check_find(code), one);
		assert_true(one->account != NULL || one->body != NULL ||
			    one->center != NULL);
	}
	assert_null(audit_check_find("AC-40"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(AC20_posts_of_the_government_have_a_topic),
	    cmocka_unit_test(AC21_posts_of_the_government_have_a_plan_item),
	    cmocka_unit_test(AC22_each_month_has_an_agreed_plan),
	    cmocka_unit_test(AC23_replies_are_agreed),
	    cmocka_unit_test(AC24_formats_vary),
	    cmocka_unit_test(AC25_there_is_a_description),
	    cmocka_unit_test(AC26_there_is_a_design),
	    cmocka_unit_test(AC27_tools_of_the_network_are_used),
	    cmocka_unit_test(AC28_a_post_that_sounds_like_a_press_release),
	    cmocka_unit_test(signs_of_a_press_release),
	    cmocka_unit_test(AC28_cliches_are_a_share_of_the_text),
	    cmocka_unit_test(AC30_posts_have_an_authorised_author),
	    cmocka_unit_test(AC37_no_post_for_fourteen_days),
	    cmocka_unit_test(AC38_the_concept_is_attested),
	    cmocka_unit_test(there_are_39_checks),
	};

	return cmocka_run_group_tests(tests, open_zone, close_zone);
}
