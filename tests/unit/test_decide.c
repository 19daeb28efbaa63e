/*
 * The decisions of msg-route against the one table of transitions (RULES 2.3):
 * each is tried on a message in every state, and is taken or refused as its row
 * in the table says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"

#include "base/text.h"
#include "model/transition.h"
#include "store/messages.h"
#include "task/decide.h"

static const char now[] = "2022-10-03T10:00:00+06:00";

static struct scratch scratch;

/* Message 1 is decided on; three bodies have it. 2 was answered before. */
static int
set_up(void **state)
{
	(void)state;
	scratch_open(&scratch, now,
	    "kurator,,curator,\\nkurator,,executor,minstroy\\n"
	    "kurator,,executor,minobr\\n",
	    "seq 2 | sed 's/.*/{\"network\":\"vk\",\"key\":\"1_&\","
	    "\"author_id\":\"7\",\"text\":\"Яма &\"}/' | "
	    "msg-ingest -q --detect && "
	    "msg-route --to minkult,minstroy,minobr --lead minkult 1");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	scratch_close(&scratch);
	return 0;
}

static struct message
get(int64_t id)
{
	struct message message;
	bool found;

	assert_null(messages_get(
	    scratch.task.store, id, scratch.task.arena, &message, &found));
	assert_true(found);
	return message;
}

static void
put(int64_t id, const char *state, const char *proposal)
{
	struct message message = get(id);

	message.state = state;
	message.proposal = proposal;
	assert_null(messages_update(scratch.task.store, &message));
}

/* A record that leaves nothing for the guards of its row to find missing. */
static void
fill(const struct transition *t, struct decision *said, struct record *record)
{
	struct value *to = value_list(scratch.task.arena, "to");
	bool note = strcmp(t->number, "E00") == 0;

	schema_reset(&decision_schema, said);
	*record = (struct record){.object.kind = VALUE_OBJECT};
	said->id = 1;
	said->decision = t->decision;
	said->note = "так";
	said->reason = "not_competent";
	said->ground = "abuse";
	said->term = "1h";
	said->body = t->event == EVENT_LEAD_SET ? "minobr" : "minstroy";
	if (t->event == EVENT_CLASSIFIED && !note)
		said->topic = "Прочее";
	if (t->event == EVENT_FLAGGED)
		said->significant = 1;
	if (t->event == EVENT_LINKED)
		said->repeat_of = 2;
	value_append(to, value_text(scratch.task.arena, NULL, "minzdrav"));
	record_set(record, to);
}

static void
try_in(const struct transition *t, enum message_state state)
{
	const char *name = message_state_name(state);
	bool may = (t->message_from & 1u << state) != 0;
	const struct fault *fault;
	struct decision said;
	struct message message;
	struct record record;

	assert_null(store_begin(scratch.task.store));
	put(1, name, t->event == EVENT_ACCEPTED ? "{}" : NULL);
	put(2, "answered", NULL);
	fill(t, &said, &record);
	if (t->event == EVENT_FORWARDED && state == MESSAGE_INTERIM_POSTED)
		may = false; /* nobody returned it: a guard of E10 */
	fault = decide_message(&scratch.task, &said, &record, &message);
	if (may != (fault == NULL))
		fail_msg("%s %s of a message that is %s: %s", t->number,
		    t->decision, name, fault != NULL ? fault->text : "taken");
	if (fault != NULL) {
		assert_int_equal(fault->code, FAULT_STATE);
		assert_non_null(strstr(fault->text, name));
		assert_non_null(strstr(fault->text, "A1-"));
	}
	task_rollback(&scratch.task);
	scratch.task.own.message = 0;
}

static void
every_row_is_taken_and_refused_as_it_says(void **state)
{
	const struct transition *t;
	int s;

	(void)state;
	for (t = transition_all; t->decision != NULL; t++) {
		if (t->draft != NULL || t->actor == TRANSITION_SYSTEM)
			continue;
		for (s = 0; s < MESSAGE_STATES; s++) {
			/* E08 and E10 are one decision, told by the state. */
			if (t->event == EVENT_FORWARDED &&
			    (t->message_from & 1u << s) == 0 &&
			    transition_allow(
				t->decision, (enum message_state)s) == NULL)
				continue;
			arena_reset(scratch.task.arena);
			try_in(t, (enum message_state)s);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		every_row_is_taken_and_refused_as_it_says, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
