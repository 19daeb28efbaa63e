/* What became of posting an approved draft (A1-7.2): E19, E20. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"

#include "base/text.h"
#include "store/drafts.h"
#include "store/events.h"
#include "store/messages.h"
#include "task/admin.h"
#include "task/posting.h"

static const char now[] = "2022-10-03T10:00:00+06:00";

static struct scratch scratch;

/* One message with a body that has handed in an interim answer, approved. */
static int
set_up(void **state)
{
	(void)state;
	scratch_open(&scratch, now, "anna,,executor,minstroy\\n",
	    "echo '{\"network\":\"vk\",\"key\":\"1_1\",\"text\":\"Яма\"}' | "
	    "msg-ingest -q --detect && "
	    "msg-route --to minstroy 1 && "
	    "msg-draft --as anna --kind interim --text 'Проверим.' "
	    "--reason objective --note выезд --asks 8h 1 && "
	    "msg-approve --decision approve --term 8h 1");
	scratch.task.role = "system";
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	scratch_close(&scratch);
	return 0;
}

static struct draft
next_to_post(int64_t after)
{
	struct draft draft;
	bool found;

	assert_null(drafts_next_to_post(
	    scratch.task.store, after, scratch.task.arena, &draft, &found));
	if (!found)
		draft.number = 0;
	return draft;
}

/* Hands in and approves the answer. */
static void
answer(void)
{
	assert_null(task_commit(&scratch.task));
	scratch_run(&scratch, now,
	    "msg-draft --as anna --kind query --text 'Где?' 1 && "
	    "msg-draft --as anna --text 'Починили.' 1 && "
	    "msg-approve --decision approve 1");
}

static void
verify(void)
{
	const char *problem;

	assert_null(task_commit(&scratch.task));
	assert_null(admin_verify(&scratch.task, NULL, NULL, &problem));
	assert_null(problem);
}

static void
E19_interim_then_answer(void **state)
{
	struct posting posting = {
	    .at = FIELD_NONE, .url = "https://vk.com/wall1_1?reply=2"};
	struct draft draft = next_to_post(0);
	struct message message;

	(void)state;
	assert_string_equal(draft.kind, "interim");
	posting.draft = draft.draft;
	assert_null(posting_published(&scratch.task, &posting, &message));
	assert_string_equal(message.state, "interim_posted");
	assert_string_equal(message.holder, "minstroy");
	assert_int_equal(next_to_post(0).number, 0);
	answer();
	draft = next_to_post(0);
	assert_string_equal(draft.kind, "answer");
	posting.draft = draft.draft;
	assert_null(posting_published(&scratch.task, &posting, &message));
	assert_string_equal(message.state, "answered");
	assert_null(message.holder);
	assert_true(message.due == FIELD_NONE);
	assert_non_null(strstr(message.bodies, "\"state\":\"posted\""));
	verify();
}

static void
E19_the_answer_ends_what_still_waited(void **state)
{
	struct posting posting = {.at = FIELD_NONE};
	struct message message;
	struct draft draft, query;
	bool found;

	(void)state;
	answer();
	draft = next_to_post(next_to_post(0).number);
	posting.draft = draft.draft;
	assert_null(posting_published(&scratch.task, &posting, &message));
	assert_string_equal(message.state, "answered");
	assert_int_equal(next_to_post(0).number, 0);
	assert_null(drafts_next_pending(
	    scratch.task.store, 1, 0, scratch.task.arena, &query, &found));
	assert_false(found);
	verify();
}

static void
E20_what_failed_stays_to_be_posted(void **state)
{
	struct draft draft = next_to_post(0);
	struct posting posting = {.draft = draft.draft,
	    .at = FIELD_NONE,
	    .error = "6: too many requests",
	    .data = "\"attempts\":1"};
	struct event event = {0};
	struct message message;
	bool found = true;

	(void)state;
	assert_null(posting_failed(&scratch.task, &posting, &message));
	assert_null(posting_unknown(&scratch.task, &posting, &message));
	assert_string_equal(message.state, "in_work");
	assert_int_equal(next_to_post(0).number, draft.number);
	while (found && !text_equal(event.kind, "publish_failed"))
		assert_null(events_next(scratch.task.store, 1, event.seq,
		    scratch.task.arena, &event, &found));
	assert_true(found);
	assert_non_null(strstr(event.data, "\"attempts\":1"));
	assert_non_null(strstr(event.data, "6: too many requests"));
	assert_non_null(strstr(event.data, draft.draft));
	verify();
}

static void
A1_7_2_nothing_else_is_posted(void **state)
{
	struct posting posting = {.at = FIELD_NONE};
	struct draft draft = next_to_post(0);
	const struct fault *fault;
	struct message message;
	bool found;

	(void)state;
	posting.draft = "0000";
	fault = posting_published(&scratch.task, &posting, &message);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_INPUT);
	posting.draft = draft.draft;
	assert_null(posting_published(&scratch.task, &posting, &message));
	fault = posting_published(&scratch.task, &posting, &message);
	assert_non_null(fault);
	assert_non_null(strstr(fault->text, "posted already"));
	assert_null(task_commit(&scratch.task));
	scratch_run(&scratch, now, "msg-draft --as anna --text 'Починили.' 1");
	assert_null(drafts_next_pending(
	    scratch.task.store, 1, 0, scratch.task.arena, &draft, &found));
	assert_true(found);
	posting.draft = draft.draft;
	fault = posting_published(&scratch.task, &posting, &message);
	assert_non_null(fault);
	assert_non_null(strstr(fault->text, "not decided on; by A1-7.2"));
	verify();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		E19_interim_then_answer, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		E19_the_answer_ends_what_still_waited, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		E20_what_failed_stays_to_be_posted, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		A1_7_2_nothing_else_is_posted, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
