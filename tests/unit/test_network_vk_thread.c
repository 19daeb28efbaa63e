/* VKontakte: what a thread that is read back shows. */
#include "answers.h"

#include <stdio.h>

#include "network/vk.h"
#include "vk_letter.h"

/* What a page of a thread says about the letter. */
static enum outcome_kind
find(const char *items, bool *more)
{
	struct http_answer answer;
	struct outcome outcome;
	struct vk_target t;
	char body[2048];

	snprintf(body, sizeof(body), "{\"response\":{\"items\":[%s]}}", items);
	assert_true(vk_target(&t, letter.key, NULL, &arena));
	vk_find(&answer, answer_of(&answer, 200, body), &account, &letter, &t,
	    &arena, &outcome, more);
	if (outcome.kind == OUTCOME_POSTED)
		assert_string_equal(
		    outcome.url, "https://vk.com/wall-1_2?reply=9&thread=3");
	return outcome.kind;
}

#define TEXT "\"text\":\"Здравствуйте! Яма &amp; лужа  засыпаны.\\n\""
#define OURS "{\"id\":9,\"from_id\":-77,\"date\":1000001," TEXT "}"
#define OLD "{\"id\":1,\"from_id\":5,\"date\":900000,\"text\":\"x\"}"
#define NEW "{\"id\":8,\"from_id\":5,\"date\":1000009,\"text\":\"x\"}"

static void
a_thread_read_back(void **state)
{
	static const struct {
		const char *items;
		enum outcome_kind kind;
		bool more;
	} cases[] = {
	    {NEW "," OURS "," OLD, OUTCOME_POSTED, false},
	    {OURS, OUTCOME_POSTED, false},
	    {NEW "," OLD, OUTCOME_ABSENT, false},
	    {"", OUTCOME_ABSENT, false},
	    /* All of it is younger than the attempt: there is more. */
	    {NEW, OUTCOME_UNKNOWN, true},
	    /* Not in the order asked for: the last proves nothing. */
	    {OLD "," NEW "," OLD, OUTCOME_UNKNOWN, true},
	    /* Another author, another text, too early, another question. */
	    {"{\"id\":9,\"from_id\":-78,\"date\":1000001," TEXT "}," OLD,
		OUTCOME_ABSENT, false},
	    {"{\"id\":9,\"from_id\":-77,\"date\":1000001,\"text\":\"Да\"}," OLD,
		OUTCOME_ABSENT, false},
	    {"{\"id\":9,\"from_id\":-77,\"date\":900001," TEXT "}",
		OUTCOME_ABSENT, false},
	    {"{\"id\":9,\"from_id\":-77,\"date\":1000001,"
	     "\"reply_to_comment\":4," TEXT "}," OLD,
		OUTCOME_ABSENT, false},
	    {"{\"id\":9,\"from_id\":-77,\"date\":1000001,"
	     "\"reply_to_comment\":3," TEXT "}," OLD,
		OUTCOME_POSTED, false},
	};
	bool more;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum outcome_kind kind = find(cases[i].items, &more);

		if (kind != cases[i].kind || more != cases[i].more)
			fail_msg("%zu: %d %d", i, (int)kind, (int)more);
	}
	arena_free(&arena);
}

/* What the thread with two comments of our text says of the letter. */
static struct outcome
find_beside(const char *const *taken, size_t count, bool shared)
{
	static const char body[] =
	    "{\"response\":{\"items\":[{\"id\":10,\"from_id\":-77,"
	    "\"date\":1000002," TEXT "}," OURS "," OLD "]}}";
	struct letter beside = letter;
	struct http_answer answer;
	struct outcome outcome;
	struct vk_target t;
	bool more;

	beside.taken = taken;
	beside.taken_count = count;
	beside.shared = shared;
	assert_true(vk_target(&t, letter.key, NULL, &arena));
	vk_find(&answer, answer_of(&answer, 200, body), &account, &beside, &t,
	    &arena, &outcome, &more);
	assert_false(more);
	return outcome;
}

static void
A1_7_2_what_is_another_answer_is_not_this_one(void **state)
{
	static const char *const taken[] = {
	    "-1_2_8", NULL, "-1_2_10", "-1_2_9"};
	struct outcome o;

	(void)state;
	o = find_beside(taken, 2, false);
	assert_int_equal(o.kind, OUTCOME_POSTED);
	assert_string_equal(o.url, "https://vk.com/wall-1_2?reply=10&thread=3");
	o = find_beside(taken, 3, false);
	assert_int_equal(o.kind, OUTCOME_POSTED);
	assert_string_equal(o.url, "https://vk.com/wall-1_2?reply=9&thread=3");
	o = find_beside(taken, 4, false);
	assert_int_equal(o.kind, OUTCOME_ABSENT);
	o = find_beside(taken, 4, true);
	assert_int_equal(o.kind, OUTCOME_ABSENT);
	o = find_beside(taken, 3, true);
	assert_int_equal(o.kind, OUTCOME_PERSON);
	assert_says(&o, "it may be this answer or another one");
	arena_free(&arena);
}

static void
texts_that_are_one(void **state)
{
	(void)state;
	assert_true(vk_same_text("a  b\nc ", " a b c"));
	assert_true(vk_same_text("a < b", "a &lt; b"));
	assert_true(vk_same_text("Да", "[id5|Анна], Да"));
	assert_true(vk_same_text("Да", "[club5|Омск] Да"));
	assert_true(vk_same_text("[id5|Анна], Да", "[id5|Анна], Да"));
	assert_false(vk_same_text("Да", "[Анна] Да"));
	assert_false(vk_same_text("Да", "Да!"));
	assert_false(vk_same_text("Да", ""));
	assert_false(vk_same_text("ab", "a b"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_thread_read_back),
	    cmocka_unit_test(A1_7_2_what_is_another_answer_is_not_this_one),
	    cmocka_unit_test(texts_that_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
