#include "task/clocks.h"

#include "base/text.h"
#include "model/schema.h"
#include "store/cases.h"
#include "store/messages.h"
#include "task/clocks_found.h"
#include "task/judge.h"
#include "task/known.h"
#include "task/law.h"
#include "task/telling.h"

static bool
is_live(const struct message_case *made, int64_t assignment)
{
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (made->assignments[i].assignment == assignment)
			return assignment_is_live(&made->assignments[i]);
	return true;
}

/*
 * A clock that ran, and by the settings of today never did: nobody's fault. By
 * those of tomorrow it may (known_runs).
 */
static const struct fault *
cancel_lost(struct message_case *made, const struct law_state *law,
    const struct known *known)
{
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < known->count && fault == NULL; i++) {
		struct case_clock *lost = &made->clocks[i];

		if (known->taken[i] || lost->clock.stop != FIELD_NONE ||
		    law_has_lapsed(made->task, law, &lost->clock))
			continue;
		lost->clock.stop = made->at;
		lost->clock.state = clock_state_name(CLOCK_CANCELLED);
		lost->ending = "cancelled";
		fault = cases_put_clock(made->task->store, lost);
	}
	return fault;
}

/* Keeps one clock as the law finds it now; writes what is not written yet. */
static const struct fault *
write_clock(struct message_case *made, const struct law_state *law,
    const struct timeline_clock *clock, struct case_clock *known,
    struct case_clock *written)
{
	struct task *task = made->task;
	const struct fault *fault = NULL;

	judge_record(
	    task, law, clock, is_live(made, clock->assignment), written);
	written->clock.id = made->message.id;
	written->clock.clock_id =
	    known != NULL ? known->clock.clock_id : FIELD_NONE;
	written->assignment =
	    clock->assignment == STEP_MESSAGE ? FIELD_NONE : clock->assignment;
	written->notice = known != NULL ? known->notice : FIELD_NONE;
	made->told |= written->notice != FIELD_NONE;
	if (known == NULL || !judge_is_stored(known, written))
		fault = cases_put_clock(task->store, written);
	if (known != NULL) {
		*known = *written;
		return fault;
	}
	made->clocks = arena_grow(task->arena, made->clocks, made->clock_count,
	    sizeof(*made->clocks));
	made->clocks[made->clock_count++] = *written;
	return fault;
}

/*
 * A return that was not used in its time stays due when it was: what was loaded
 * since did not find it running (RULES 2.5.8). It may be used late (I-26).
 */
static const struct fault *
write_lapsed(struct message_case *made, const struct timeline_clock *clock,
    struct case_clock *known, struct case_clock *written)
{
	struct task *task = made->task;
	const struct fault *fault = NULL;
	const struct law_state *law;
	struct case_clock used = *known;

	*written = *known;
	written->clock.state = clock_state_name(CLOCK_LAPSED);
	if (clock->stop != INSTANT_NONE) {
		used.clock.stop = clock->stop;
		used.ending = judge_ending(clock);
		if ((fault = judge_law(task, known, &law)) == NULL)
			fault = judge_again(task, law, &used,
			    made->message.network, true, written);
	}
	if (fault == NULL && !judge_is_stored(known, written))
		fault = cases_put_clock(task->store, written);
	*known = *written;
	return fault;
}

/*
 * Writes the clocks. A clock that was stopped before stays as it is: what was
 * loaded since touches only those that still run (RULES 2.5.8), and what was
 * recorded since of outages it has been told already. `kept` becomes the list
 * of those that were looked at.
 */
static const struct fault *
write_clocks(struct message_case *made, const struct law_state *law,
    const struct timeline_clock *clocks, size_t count, struct case_clock **kept,
    size_t *kept_count)
{
	struct task *task = made->task;
	const struct fault *fault;
	struct known known;
	size_t i;

	fault = cases_clocks(task->store, made->message.id, task->arena,
	    &made->clocks, &made->clock_count);
	if (fault != NULL)
		return fault;
	known_find(&known, made, clocks, count);
	*kept = arena_alloc(task->arena, (count + 1) * sizeof(**kept));
	*kept_count = 0;
	for (i = 0; i < count && fault == NULL; i++) {
		bool is_new = known.of[i] == known.nothing;
		struct case_clock *stored =
		    is_new ? NULL : &made->clocks[known.of[i]];

		if (!is_new && law_has_lapsed(task, law, &stored->clock))
			fault = write_lapsed(made, &clocks[i], stored,
			    &(*kept)[(*kept_count)++]);
		else if (is_new ? known_is_new(made, &clocks[i])
				: known_runs(made, stored, &clocks[i]))
			fault = write_clock(made, law, &clocks[i], stored,
			    &(*kept)[(*kept_count)++]);
	}
	return fault != NULL ? fault : cancel_lost(made, law, &known);
}

/* True if somebody must act by it: it counts for `due` and `holder`. */
static bool
is_pressing(const struct clock *clock)
{
	return clock->stop == FIELD_NONE && clock->due != FIELD_NONE &&
	       text_equal(clock->state, "running") &&
	       text_equal(clock->force, "norm") &&
	       !text_equal(clock->clock, "return");
}

void
clocks_press(const struct case_clock *clocks, size_t count,
    struct assignment *assignments, size_t assignment_count,
    struct message *message)
{
	size_t i, k;

	message->due = FIELD_NONE;
	message->holder = NULL;
	for (k = 0; k < assignment_count; k++)
		assignments[k].due = FIELD_NONE;
	for (i = 0; i < count; i++) {
		const struct clock *clock = &clocks[i].clock;

		if (!is_pressing(clock))
			continue;
		if (message->due == FIELD_NONE || clock->due < message->due) {
			message->due = clock->due;
			message->holder = clock->owner;
		}
		for (k = 0; k < assignment_count; k++) {
			struct assignment *a = &assignments[k];

			if (a->assignment == clocks[i].assignment &&
			    (a->due == FIELD_NONE || clock->due < a->due))
				a->due = clock->due;
		}
	}
}

const struct fault *
clocks_settle(struct message_case *made)
{
	struct timeline_clock *clocks;
	const struct law_state *law;
	const struct fault *fault;
	struct case_clock *kept;
	size_t i, count, kept_count;

	if ((fault = law_get(made->task, &law)) != NULL ||
	    (fault = clocks_found_by(made, law, INT64_MAX, &clocks, &count)) !=
		NULL ||
	    (fault = write_clocks(
		 made, law, clocks, count, &kept, &kept_count)) != NULL)
		return fault;
	clocks_press(kept, kept_count, made->assignments,
	    made->assignment_count, &made->message);
	if (made->message.holder == NULL && made->to_post)
		made->message.holder = "system";
	for (i = 0; i < made->assignment_count && fault == NULL; i++)
		fault = cases_put_assignment(
		    made->task->store, &made->assignments[i]);
	return fault;
}

const struct fault *
clocks_reconsider(struct message_case *made)
{
	struct task *task = made->task;
	const char *cause =
	    event_kind_name(made->events[made->event_count - 1].kind);
	const struct fault *fault;
	struct case_clock *clocks;
	struct message message;
	size_t i, count;
	bool found, withdrawn;

	if ((fault = messages_get_due(task->store, made->message.id,
		 task->arena, &message, &found)) != NULL)
		return fault;
	fault =
	    cases_clocks(task->store, message.id, task->arena, &clocks, &count);
	for (i = 0; i < count && fault == NULL; i++)
		if (clocks[i].notice != FIELD_NONE)
			fault = telling_withdrawal(task, &message, &clocks[i],
			    cause, FIELD_NONE, &withdrawn);
	return fault;
}
