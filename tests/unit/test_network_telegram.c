/* Telegram: what is sent, what an answer means. */
#include "answers.h"

#include <stdio.h>

#include "network/telegram.h"

static struct config_chat omsk = {.name = "omsk", .chat = "-1005"};
static const struct config_account account = {.network = "telegram",
    .base = "https://api.telegram.org",
    .token = "1:TOK",
    .chats = &omsk};

static void
targets(void **state)
{
	static const struct {
		const char *key, *url, *chat, *message, *link;
	} cases[] = {
	    {"-1007/5", NULL, "-1007", "5", "https://t.me/c/7/"},
	    {"7/5", "https://t.me/c/7/5", "-1007", "5", "https://t.me/c/7/"},
	    {"7/5", "https://t.me/primer/5", "-1007", "5", "https://t.me/c/7/"},
	    {"7/5", NULL, "7", "5", "https://t.me/7/"},
	    {"primer/5", NULL, "@primer", "5", "https://t.me/primer/"},
	    {"omsk/15?16", NULL, "-1005", "16",
		"https://t.me/omsk/15?comment="},
	};
	struct telegram_target t;
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(telegram_target(
		    &t, &account, cases[i].key, cases[i].url, &arena, &why));
		assert_string_equal(t.chat, cases[i].chat);
		assert_string_equal(t.message, cases[i].message);
		assert_string_equal(t.link, cases[i].link);
	}
	arena_free(&arena);
}

static void
places_that_cannot_be_answered(void **state)
{
	static const char *const keys[] = {"tara/15?16", "omsk", "omsk/", "/5",
	    "om sk/5", "omsk/5a", "omsk/5?", "omsk/5?x", "-/5", ""};
	struct telegram_target t;
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (telegram_target(&t, &account, keys[i], NULL, &arena, &why))
			fail_msg("taken: %s", keys[i]);
		assert_non_null(why);
	}
	assert_false(
	    telegram_target(&t, &account, keys[0], NULL, &arena, &why));
	assert_non_null(strstr(why, "chat.tara"));
	assert_false(telegram_target(&t, &account, NULL, NULL, &arena, &why));
	arena_free(&arena);
}

static void
the_form_says_what_was_approved(void **state)
{
	static const char *const attachments[] = {"https://omsk.example/a.jpg"};
	const struct letter letter = {.network = "telegram",
	    .text = "Да",
	    .attachments = attachments,
	    .attachment_count = 1};
	struct telegram_target t;
	struct buffer form = {0};
	const char *why;

	(void)state;
	assert_true(
	    telegram_target(&t, &account, "omsk/15?16", NULL, &arena, &why));
	telegram_form(&letter, &t, &arena, &form);
	assert_true(form_has(&form, "chat_id=-1005"));
	assert_true(form_has(
	    &form, "text=%D0%94%D0%B0%0Ahttps%3A%2F%2Fomsk.example%2Fa.jpg"));
	assert_true(
	    form_has(&form, "reply_parameters=%7B%22message_id%22%3A16%7D"));
	assert_null(strstr(form.bytes, "TOK"));
	assert_string_equal(telegram_url(&account, &arena),
	    "https://api.telegram.org/bot1:TOK/sendMessage");
	buffer_free(&form);
	arena_free(&arena);
}

#define NO(code, description, more)                                            \
	"{\"ok\":false,\"error_code\":" code ",\"description\":\"" description \
	"\"" more "}"

static const struct {
	long status;
	const char *body;
	enum outcome_kind kind;
	bool account;
	int64_t delay; /* before the second attempt */
	const char *says;
} cases[] = {
    {429,
	NO("429", "Too Many Requests: retry after 13",
	    ",\"parameters\":{\"retry_after\":13}"),
	OUTCOME_WAIT, true, 13, "retry after 13"},
    {429, NO("429", "Too Many Requests", ""), OUTCOME_WAIT, true, 60, "429"},
    {429, NO("429", "x", ",\"parameters\":{\"retry_after\":99999999999}"),
	OUTCOME_WAIT, true, 86400, "429"},
    {429, NO("429", "x", ",\"parameters\":{\"retry_after\":-5}"), OUTCOME_WAIT,
	true, 60, "429"},
    {400, NO("400", "Bad Request: message to be replied not found", ""),
	OUTCOME_GIVE_UP, false, 0, "replied not found"},
    {400, NO("400", "Bad Request: message is too long", ""), OUTCOME_GIVE_UP,
	false, 0, "too long"},
    {400, NO("400", "Bad Request: chat not found", ""), OUTCOME_PERSON, false,
	0, "chat not found"},
    {400,
	NO("400", "Bad Request: group chat was upgraded",
	    ",\"parameters\":{\"migrate_to_chat_id\":-1009}"),
	OUTCOME_PERSON, false, 0, "-1009"},
    {401, NO("401", "Unauthorized", ""), OUTCOME_PERSON, true, 0, "token"},
    {404, NO("404", "Not Found", ""), OUTCOME_PERSON, true, 0, "token"},
    {403, NO("403", "Forbidden: bot was kicked", ""), OUTCOME_PERSON, false, 0,
	"kicked"},
    {409, NO("409", "Conflict", ""), OUTCOME_PERSON, false, 0, "409"},
    {500, NO("500", "Internal Server Error", ""), OUTCOME_UNKNOWN, false, 0,
	"500"},
    {502, "<html>", OUTCOME_UNKNOWN, false, 0, "502"},
    {200, "{\"ok\":true}", OUTCOME_UNKNOWN, false, 0, "message_id"},
    {200, "{\"ok\":true,\"result\":{\"message_id\":\"1?x\"}}", OUTCOME_UNKNOWN,
	false, 0, "message_id"},
    {200, "{\"ok\":\"yes\",\"result\":{\"message_id\":1}}", OUTCOME_UNKNOWN,
	false, 0, "message_id"},
    {200, "{\"ok\":true,", OUTCOME_UNKNOWN, false, 0, "no JSON"},
};

static void
every_answer_has_its_meaning(void **state)
{
	struct telegram_target t;
	const char *why;
	size_t i;

	(void)state;
	assert_true(
	    telegram_target(&t, &account, "omsk/5", NULL, &arena, &why));
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct http_answer answer;
		const struct value *document =
		    answer_of(&answer, cases[i].status, cases[i].body);
		struct outcome o;

		telegram_judge(&answer, document, &t, &arena, &o);
		if (o.kind != cases[i].kind || o.account != cases[i].account)
			fail_msg("%s: %d", cases[i].body, (int)o.kind);
		assert_says(&o, cases[i].says);
		if (o.kind == OUTCOME_WAIT)
			assert_int_equal(outcome_delay(&o, 1), cases[i].delay);
	}
	arena_free(&arena);
}

static void
A1_7_2_posted(void **state)
{
	struct http_answer answer;
	const struct value *document = answer_of(
	    &answer, 200, "{\"ok\":true,\"result\":{\"message_id\":93001}}");
	struct telegram_target t;
	struct outcome o;
	const char *why;

	(void)state;
	assert_true(
	    telegram_target(&t, &account, "omsk/15?16", NULL, &arena, &why));
	telegram_judge(&answer, document, &t, &arena, &o);
	assert_int_equal(o.kind, OUTCOME_POSTED);
	assert_string_equal(o.url, "https://t.me/omsk/15?comment=93001");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(targets),
	    cmocka_unit_test(places_that_cannot_be_answered),
	    cmocka_unit_test(the_form_says_what_was_approved),
	    cmocka_unit_test(every_answer_has_its_meaning),
	    cmocka_unit_test(A1_7_2_posted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
