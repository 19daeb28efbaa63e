/* VKontakte: what is sent, what an answer means. */
#include "answers.h"

#include <stdio.h>

#include "network/vk.h"
#include "vk_letter.h"

static void
targets(void **state)
{
	static const struct {
		const char *key, *url, *comment, *thread;
		bool is;
	} cases[] = {
	    {"-1_2", NULL, NULL, NULL, true},
	    {"5_6_7", NULL, "7", "7", true},
	    {"-1_2_3", "https://vk.com/wall-1_2?reply=3&thread=9", "3", "9",
		true},
	    {"-1_2_3", "https://vk.com/wall-1_2?reply=3&xthread=9", "3", "3",
		true},
	    {"photo-1_2", NULL, NULL, NULL, false},
	    {"2000000001/5", NULL, NULL, NULL, false},
	    {"-1_2_3_4", NULL, NULL, NULL, false},
	    {"-1_", NULL, NULL, NULL, false},
	    {"_2", NULL, NULL, NULL, false},
	    {"-1_2_", NULL, NULL, NULL, false},
	    {"-1_2&x=1", NULL, NULL, NULL, false},
	    {"", NULL, NULL, NULL, false},
	    {NULL, NULL, NULL, NULL, false},
	};
	struct vk_target t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(
		    vk_target(&t, cases[i].key, cases[i].url, &arena),
		    cases[i].is);
		if (!cases[i].is)
			continue;
		assert_int_equal(t.comment == NULL, cases[i].comment == NULL);
		if (t.comment == NULL)
			continue;
		assert_string_equal(t.comment, cases[i].comment);
		assert_string_equal(t.thread, cases[i].thread);
	}
	arena_free(&arena);
}

static void
the_form_says_what_was_approved(void **state)
{
	static const char *const attachments[] = {"https://vk.com/photo-1_44",
	    "https://omsk.example/акт.pdf", "video5_6",
	    "https://vk.com/photo-1_44x"};
	struct letter with = letter;
	struct buffer form = {0};
	struct vk_target t;

	(void)state;
	with.attachments = attachments;
	with.attachment_count = 4;
	assert_true(vk_target(&t, "-1_2_3", NULL, &arena));
	vk_form(&account, &with, &t, &arena, &form);
	assert_true(form_has(&form, "owner_id=-1"));
	assert_true(form_has(&form, "post_id=2"));
	assert_true(form_has(&form, "reply_to_comment=3"));
	assert_true(form_has(&form, "from_group=77"));
	assert_true(form_has(&form, "v=5.199"));
	assert_true(form_has(&form, "access_token=TOK"));
	assert_true(form_has(&form, "guid=0123456789abcdef0123456789abcdef"));
	assert_true(form_has(&form, "attachments=photo-1_44%2Cvideo5_6"));
	assert_non_null(strstr(form.bytes, "%D0%AF%D0%BC%D0%B0%20%26%20"));
	assert_non_null(strstr(form.bytes, "%0Ahttps%3A%2F%2Fomsk.example"));
	assert_null(strstr(form.bytes, "READ"));
	buffer_reset(&form);
	vk_page_form(&account, &t, 100, &arena, &form);
	assert_true(form_has(&form, "comment_id=3"));
	assert_true(form_has(&form, "offset=100"));
	assert_true(form_has(&form, "preview_length=0"));
	assert_true(form_has(&form, "access_token=READ"));
	buffer_free(&form);
	arena_free(&arena);
}

static struct outcome
judge(long status, const char *body)
{
	struct http_answer answer;
	const struct value *document = answer_of(&answer, status, body);
	struct outcome outcome;
	struct vk_target t;

	assert_true(vk_target(&t, letter.key, NULL, &arena));
	vk_judge(&answer, document, &t, &arena, &outcome);
	return outcome;
}

static struct outcome
judge_number(int number)
{
	char body[160];

	snprintf(body, sizeof(body),
	    "{\"error\":{\"error_code\":%d,\"error_msg\":\"so\\u001b[31m\"}}",
	    number);
	return judge(200, body);
}

static void
A1_7_2_posted(void **state)
{
	struct outcome o = judge(
	    200, "{\"response\":{\"comment_id\":1402,\"parents_stack\":[3]}}");

	(void)state;
	assert_int_equal(o.kind, OUTCOME_POSTED);
	assert_string_equal(
	    o.url, "https://vk.com/wall-1_2?reply=1402&thread=3");
	assert_null(o.error);
	arena_free(&arena);
}

static void
errors_by_their_numbers(void **state)
{
	static const struct {
		int number;
		enum outcome_kind kind;
		bool account;
	} cases[] = {
	    {1, OUTCOME_WAIT, false},
	    {6, OUTCOME_WAIT, true},
	    {9, OUTCOME_WAIT, true},
	    {10, OUTCOME_WAIT, false},
	    {29, OUTCOME_WAIT, true},
	    {36, OUTCOME_UNKNOWN, false},
	    {5, OUTCOME_PERSON, true},
	    {14, OUTCOME_PERSON, true},
	    {17, OUTCOME_PERSON, true},
	    {27, OUTCOME_PERSON, true},
	    {7, OUTCOME_PERSON, false},
	    {15, OUTCOME_PERSON, false},
	    {30, OUTCOME_PERSON, false},
	    {213, OUTCOME_PERSON, false},
	    {100, OUTCOME_GIVE_UP, false},
	    {222, OUTCOME_GIVE_UP, false},
	    {4242, OUTCOME_PERSON, false},
	};
	struct outcome o;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		o = judge_number(cases[i].number);
		assert_int_equal(o.kind, cases[i].kind);
		assert_int_equal(o.account, cases[i].account);
		assert_says(&o, "VK error ");
		assert_says(&o, "so\\x1b[31m");
	}
	o = judge_number(6);
	assert_int_equal(outcome_delay(&o, 1), 1);
	o = judge_number(10);
	assert_int_equal(outcome_delay(&o, 1), 60);
	assert_int_equal(outcome_delay(&o, 3), 240);
	assert_int_equal(outcome_delay(&o, 50), 3600);
	arena_free(&arena);
}

static void
a_long_sentence_is_cut(void **state)
{
	struct outcome o;

	(void)state;
	outcome_set(&o, OUTCOME_PERSON, &arena, "VK", "абвгд");
	outcome_cut(&o, 9, &arena);
	assert_string_equal(o.error, "VK: абвгд");
	outcome_cut(&o, 6, &arena);
	assert_string_equal(o.error, "VK: аб...");
	o.error = NULL;
	outcome_cut(&o, 6, &arena);
	assert_null(o.error);
	arena_free(&arena);
}

static void
answers_that_are_none(void **state)
{
	static const struct {
		long status;
		const char *body;
		enum outcome_kind kind;
	} cases[] = {
	    {200, "{\"response\":{}}", OUTCOME_UNKNOWN},
	    {200, "{\"response\":{\"comment_id\":0}}", OUTCOME_UNKNOWN},
	    {200, "{\"response\":{\"comment_id\":\"1&x\"}}", OUTCOME_UNKNOWN},
	    {200, "{\"response\":1", OUTCOME_UNKNOWN},
	    {200, "[]", OUTCOME_UNKNOWN},
	    {200, "{}", OUTCOME_UNKNOWN},
	    {200, "{\"error\":{}}", OUTCOME_UNKNOWN},
	    {200, "<html>", OUTCOME_UNKNOWN},
	    {502, "<html>", OUTCOME_UNKNOWN},
	    {302, "{\"response\":{\"comment_id\":5}}", OUTCOME_PERSON},
	    {301, "", OUTCOME_PERSON},
	    {404, "<html>", OUTCOME_PERSON},
	    {429, "slow down", OUTCOME_WAIT},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct outcome o = judge(cases[i].status, cases[i].body);

		if (o.kind != cases[i].kind)
			fail_msg("%s: %d", cases[i].body, (int)o.kind);
		assert_non_null(o.error);
	}
	arena_free(&arena);
}

static void
calls_that_ended_early(void **state)
{
	static const struct {
		enum http_end end;
		enum outcome_kind kind;
	} cases[] = {
	    {HTTP_NOT_SENT, OUTCOME_WAIT},
	    {HTTP_UNTRUSTED, OUTCOME_PERSON},
	    {HTTP_CUT, OUTCOME_UNKNOWN},
	    {HTTP_SLOW, OUTCOME_UNKNOWN},
	    {HTTP_HUGE, OUTCOME_UNKNOWN},
	};
	struct vk_target t;
	size_t i;

	(void)state;
	assert_true(vk_target(&t, letter.key, NULL, &arena));
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct http_answer answer = {
		    .end = cases[i].end, .why = "why"};
		struct outcome o;

		vk_judge(&answer, NULL, &t, &arena, &o);
		assert_int_equal(o.kind, cases[i].kind);
		assert_non_null(o.error);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(targets),
	    cmocka_unit_test(the_form_says_what_was_approved),
	    cmocka_unit_test(A1_7_2_posted),
	    cmocka_unit_test(errors_by_their_numbers),
	    cmocka_unit_test(a_long_sentence_is_cut),
	    cmocka_unit_test(answers_that_are_none),
	    cmocka_unit_test(calls_that_ended_early),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
