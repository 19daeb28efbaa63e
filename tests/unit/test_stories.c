/*
 * Stories with random legal and illegal events, with a fixed seed: a second,
 * plain telling of RULES 2.3 says which is which and what becomes of it. An
 * illegal one is refused with a sentence that names a rule and changes nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"

#include "base/text.h"
#include "model/assignment.h"
#include "store/cases.h"
#include "store/drafts.h"
#include "store/messages.h"
#include "task/admin.h"
#include "task/decide.h"
#include "task/posting.h"
#include "task/review.h"
#include "task/submit.h"

#include "telling_bodies.h"

enum { STORIES = 60, STEPS = 80, BODIES = 3 };

static const char *const codes[BODIES] = {"minstroy", "minobr", "minkult"};
static const char *const executors[BODIES] = {"anna", "boris", "clara"};

/* A story that is being played on a store. */
struct play {
	struct scratch *scratch;
	struct story story;
	int64_t id;
	uint64_t seed;
	unsigned drafts; /* handed in */
	unsigned legal, illegal;
};

static unsigned
choose(struct play *play, unsigned most)
{
	play->seed = play->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(play->seed >> 33) % most;
}

static const struct fault *
submit(struct play *play, int body, bool *legal)
{
	enum draft_kind kind = (enum draft_kind)choose(play, DRAFT_KINDS);
	int asks = 1 + (int)choose(play, 9);
	bool worded = choose(play, 8) != 0;
	struct task *task = &play->scratch->task;
	char term[8];
	struct submission said = {.id = play->id,
	    .as_of = FIELD_NONE,
	    .at = FIELD_NONE,
	    .body = codes[body],
	    .kind = draft_kind_name(kind),
	    .text = worded ? "Сделаем." : NULL,
	    .reason = "objective",
	    .note = "выезд",
	    .asks = term};
	struct record record = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;
	struct draft draft;

	snprintf(term, sizeof(term), "%dh", asks);
	*legal = expect_submit(
	    &play->story, share_of(&play->story, body), kind, asks, worded);
	play->drafts += *legal;
	task->actor = executors[body];
	fault = submit_draft(task, &said, &record, &draft);
	task->actor = "kurator";
	return fault;
}

static const struct fault *
decide(struct play *play, int body, bool *legal)
{
	static const char *const decisions[] = {"approve", "approve", "approve",
	    "rework", "refuse_term", "extend", "answer"};
	const char *decision = decisions[choose(play, 7)];
	int hours = 1 + (int)choose(play, 9);
	bool commented = choose(play, 6) != 0;
	char term[8];
	struct decision said = {0};
	struct draft draft;

	snprintf(term, sizeof(term), "%dh", hours);
	schema_reset(&decision_approve_schema, &said);
	said.id = play->id;
	said.decision = decision;
	said.body = codes[body];
	said.term = term;
	said.comment = commented ? "так" : NULL;
	*legal = expect_decide(&play->story, share_of(&play->story, body),
	    decision, hours, commented);
	return review_draft(&play->scratch->task, &said, &draft);
}

/* What msg-route decides here, with its record. */
static const struct fault *
route(struct play *play, const char *decision, int body, const char *reason,
    struct record *record)
{
	struct record empty = {.object.kind = VALUE_OBJECT};
	struct decision said;
	struct message message;

	schema_reset(&decision_schema, &said);
	said.id = play->id;
	said.decision = decision;
	said.body = body < 0 ? NULL : codes[body];
	said.reason = reason;
	if (record != NULL)
		said.lead = record_text(record, "lead");
	return decide_message(&play->scratch->task, &said,
	    record != NULL ? record : &empty, &message);
}

static const struct fault *
withdraw(struct play *play, int body, bool *legal)
{
	static const enum assignment_state to[] = {
	    ASSIGNMENT_RETURNED, ASSIGNMENT_RECALLED, ASSIGNMENT_WAIVED};
	static const char *const decisions[] = {"return", "recall", "waive"};
	unsigned what = choose(play, 3);
	bool reasoned = choose(play, 4) != 0;
	struct share *share = share_of(&play->story, body);
	struct task *task = &play->scratch->task;
	const struct fault *fault;

	if (share == NULL && what == 2)
		share = returned_of(&play->story, body);
	*legal = expect_withdraw(&play->story, share, to[what], reasoned);
	task->actor = what == 0 ? executors[body] : "kurator";
	fault = route(play, decisions[what], body,
	    reasoned ? "not_competent" : NULL, NULL);
	task->actor = "kurator";
	return fault;
}

static const struct fault *
lead(struct play *play, int body, bool *legal)
{
	*legal = expect_lead(&play->story, body);
	return route(play, "lead", body, NULL, NULL);
}

static const struct fault *
forward(struct play *play, int body, bool *legal)
{
	struct arena *arena = &play->scratch->arena;
	struct record record = {.object.kind = VALUE_OBJECT};
	struct value *to = value_list(arena, "to");
	unsigned bodies = choose(play, 1u << BODIES) | 1u << body;
	int leads = choose(play, 4) == 0 ? -1 : body;

	/* While others have it mostly one more body, without another lead. */
	if (at_work(&play->story) && choose(play, 4) != 0) {
		bodies = 1u << choose(play, BODIES);
		leads = -1;
	}
	if ((bodies & (bodies - 1)) == 0 && choose(play, 4) != 0)
		leads = -1;

	for (int i = 0; i < BODIES; i++)
		if ((bodies & 1u << i) != 0)
			value_append(to, value_text(arena, NULL, codes[i]));
	record_set(&record, to);
	if (leads >= 0)
		record_set(&record, value_text(arena, "lead", codes[leads]));
	*legal = expect_forward(&play->story, bodies, leads, BODIES);
	return route(play, "forward", -1, "снова", &record);
}

static const struct fault *
post(struct play *play, bool *legal)
{
	struct task *task = &play->scratch->task;
	enum draft_kind kind = expect_post(&play->story);
	struct draft draft = {0};
	struct message message;
	bool found = true;

	while (found && draft.id != play->id)
		assert_null(drafts_next_to_post(
		    task->store, draft.number, task->arena, &draft, &found));
	*legal = kind != DRAFT_KINDS;
	assert_int_equal(found, *legal);
	if (!found)
		return fault_new(FAULT_STATE, "(A1-7.2)");
	assert_string_equal(draft.kind, draft_kind_name(kind));
	task->role = "system";
	return posting_published(task,
	    &(struct posting){.draft = draft.draft, .at = FIELD_NONE},
	    &message);
}

static const struct fault *
step(struct play *play, bool *legal)
{
	unsigned what = choose(play, 20);
	int body = (int)choose(play, BODIES);

	/* Mostly somebody who has it; mostly forward what nobody has. */
	for (int i = 0; i < 4 && share_of(&play->story, body) == NULL; i++)
		body = (int)choose(play, BODIES);
	if (!at_work(&play->story) && choose(play, 4) != 0)
		return forward(play, body, legal);
	if (what < 8)
		return submit(play, body, legal);
	if (what < 16)
		return decide(play, body, legal);
	if (what == 16)
		return withdraw(play, body, legal);
	if (what == 17)
		return lead(play, body, legal);
	if (what == 18)
		return post(play, legal);
	return forward(play, body, legal);
}

/* Is the store what the telling says? */
static void
compare(struct play *play, int64_t as_of, bool legal, int64_t *now)
{
	struct task *task = &play->scratch->task;
	struct assignment *list;
	struct message message;
	size_t count;
	bool found;

	assert_null(
	    messages_get(task->store, play->id, task->arena, &message, &found));
	assert_string_equal(message.state, play->story.state);
	assert_int_equal(message.as_of > as_of, legal);
	assert_null(cases_assignments(
	    task->store, play->id, task->arena, &list, &count));
	assert_int_equal(count, play->story.count);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(
		    list[i].body, codes[play->story.shares[i].body]);
		assert_string_equal(assignment_state_name(list[i].state),
		    assignment_state_name(play->story.shares[i].state));
		assert_int_equal(list[i].role, play->story.shares[i].role);
	}
	*now = message.as_of;
}

static void
play_on(struct play *play)
{
	struct task *task = &play->scratch->task;
	const struct fault *fault;
	int64_t as_of;
	bool legal = false;

	compare(play, INT64_MAX, false, &as_of);
	for (int i = 0; i < STEPS; i++) {
		arena_reset(task->arena);
		fault = step(play, &legal);
		if (legal != (fault == NULL))
			fail_msg("message %d, step %d: %s", (int)play->id, i,
			    fault == NULL ? "was taken" : fault->text);
		if (fault != NULL && fault->code == FAULT_STATE &&
		    strstr(fault->text, "A1-") == NULL)
			fail_msg("names no rule: %s", fault->text);
		play->legal += legal;
		play->illegal += !legal;
		compare(play, as_of, legal, &as_of);
	}
}

static void
everything_that_was_handed_in_is_there(struct play *play)
{
	struct task *task = &play->scratch->task;
	struct draft draft = {0};
	unsigned count = 0;
	bool found = true;

	while (found) {
		assert_null(drafts_next(task->store, play->id, draft.number,
		    task->arena, &draft, &found));
		count += found;
	}
	assert_int_equal(count, play->drafts);
}

static void
random_stories_end_as_the_rules_say(void **state)
{
	static const char now[] = "2022-10-03T09:00:00+06:00";
	unsigned legal = 0, illegal = 0;
	struct scratch scratch;
	const char *problem;

	(void)state;
	scratch_open(&scratch, now,
	    "kurator,,curator,\n"
	    "anna,,executor,minstroy\nboris,,executor,minobr\n"
	    "clara,,executor,minkult\n",
	    "seq 60 | sed 's/.*/{\"network\":\"vk\",\"key\":\"1_&\","
	    "\"text\":\"Яма &\"}/' | msg-ingest -q --detect");
	for (int64_t id = 1; id <= STORIES; id++) {
		struct play play = {.scratch = &scratch,
		    .story = {.state = "detected"},
		    .id = id,
		    .seed = 39110 + (uint64_t)id};

		play_on(&play);
		everything_that_was_handed_in_is_there(&play);
		legal += play.legal;
		illegal += play.illegal;
	}
	assert_null(task_commit(&scratch.task));
	assert_null(admin_verify(&scratch.task, NULL, NULL, &problem));
	assert_null(problem);
	assert_true(legal > STORIES * STEPS / 8);
	assert_true(illegal > STORIES * STEPS / 8);
	scratch_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(random_stories_end_as_the_rules_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
