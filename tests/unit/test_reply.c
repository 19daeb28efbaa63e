/* The text of a reply as the network wants it (A1-13.1a). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "model/draft.h"
#include "model/reply.h"

static const struct norm norms[] = {
    {"reply_max_vk", NULL, "5", "A1-13.1a", 100, 199},
    {"reply_max_vk", NULL, "3", "A1-13.1a", 200, DATE_NONE},
    {"reply_max_telegram", NULL, "4", "A1-13.1a", DATE_NONE, DATE_NONE},
};

static void
A1_13_1a_length_is_counted_in_utf16_units(void **state)
{
	(void)state;
	assert_int_equal(reply_length(""), 0);
	assert_int_equal(reply_length("Ответ"), 5);
	assert_int_equal(reply_length("a\xf0\x9f\x98\x80"), 3);
}

static const struct fault *
check(const char *text, const char *network, int64_t date)
{
	return reply_check_length(text, text, network, norms, 3, date);
}

static void
A1_13_1a_the_norm_in_force_counts(void **state)
{
	const struct fault *fault;

	(void)state;
	assert_null(check("12345", "vk", 150));
	assert_null(check("123456", "vk", 99));
	fault = check("12345", "vk", 200);
	assert_non_null(fault);
	assert_string_equal(fault->field, "text");
	assert_non_null(strstr(fault->text, "5 characters; vk takes 3"));
	assert_non_null(strstr(fault->text, "A1-13.1a"));
	assert_non_null(check("12345", "telegram", 0));
	fault = reply_check_length("12", "12\n4", "vk", norms, 3, 200);
	assert_non_null(fault);
	assert_non_null(strstr(
	    fault->text, "4 characters with the links under it; vk takes 3"));
	assert_null(check("12345", "other", 200));
	assert_null(check("12345", "ok", 200));
}

static void
A1_13_1a_a_text_says_something_and_hides_nothing(void **state)
{
	static const char *const good[] = {
	    "Да", "Строка\nи\tещё", "\xf0\x9f\x91\x8d"};
	static const char *const bad[] = {"", " \n\t", "\xc2\xa0", "\u200b",
	    "\u00ad\u3164\u2800", "я\x1b[0m", "я\xe2\x80\xaeэ", "я\rэ", "\xff",
	    "\xd0"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_null(reply_check_text(good[i]));
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(reply_check_text(bad[i]));
}

static const struct draft sample = {.id = 1,
    .body = "minobr",
    .kind = "answer",
    .version = 1,
    .text = "Да",
    .attachments = "[\"https://a.b\"]",
    .measures = "план"};

static void
A1_7_2_every_part_of_a_draft_is_in_its_digest(void **state)
{
	struct draft drafts[10];
	char digests[10][DIGEST_TEXT];
	size_t i, k;

	(void)state;
	for (i = 0; i < 10; i++)
		drafts[i] = sample;
	drafts[1].id = 11;
	drafts[2].body = "minobr1";
	drafts[3].version = 2;
	drafts[4].kind = "info";
	drafts[5].text = "Нет";
	drafts[6].attachments = NULL;
	drafts[7].measures = NULL;
	drafts[8].text = "Да[\"https://a.b\"]";
	drafts[8].attachments = NULL;
	drafts[9].measures = "[]";
	for (i = 0; i < 10; i++)
		draft_digest(&drafts[i], digests[i]);
	for (i = 0; i < 10; i++)
		for (k = 0; k < i; k++)
			assert_string_not_equal(digests[i], digests[k]);
}

static void
what_is_empty_is_as_if_it_were_not_there(void **state)
{
	struct draft one = sample, other = sample;
	char a[DIGEST_TEXT], b[DIGEST_TEXT];

	(void)state;
	one.attachments = one.measures = NULL;
	other.attachments = "[]";
	other.measures = "";
	draft_digest(&one, a);
	draft_digest(&other, b);
	assert_string_equal(a, b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(A1_13_1a_length_is_counted_in_utf16_units),
	    cmocka_unit_test(A1_13_1a_the_norm_in_force_counts),
	    cmocka_unit_test(A1_13_1a_a_text_says_something_and_hides_nothing),
	    cmocka_unit_test(A1_7_2_every_part_of_a_draft_is_in_its_digest),
	    cmocka_unit_test(what_is_empty_is_as_if_it_were_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
