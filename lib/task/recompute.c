#include "task/recompute.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/clock.h"
#include "model/event.h"
#include "model/schema.h"
#include "store/affected.h"
#include "store/caseload.h"
#include "store/cases.h"
#include "task/case.h"
#include "task/clocks.h"
#include "task/judge.h"
#include "task/law.h"
#include "task/telling.h"

/* Why clocks are judged anew, and which ones. */
struct reason {
	const char *cause;  /* outage, or the KIND of a table */
	int64_t outage;	    /* its number; FIELD_NONE: none */
	int64_t begin, end; /* in which it concerned what was open */
	bool by_steps;	    /* which clocks there are may change too */
};

/* One message while it is gone through. */
struct work {
	struct message before, message;
	struct assignment *assignments;
	size_t assignment_count;
	struct case_clock *old, *clocks;
	size_t old_count, count;
};

static struct work
begin_work(const struct caseload *load)
{
	return (struct work){.before = load->message,
	    .message = load->message,
	    .assignments = load->assignments,
	    .assignment_count = load->assignment_count,
	    .old = load->clocks,
	    .old_count = load->clock_count};
}

/* Is it this clock that what was learned is about? */
static bool
concerns(const struct task *task, const struct reason *reason,
    const struct law_state *now, const struct clock *clock)
{
	if (reason->outage == FIELD_NONE)
		return clock->stop == FIELD_NONE &&
		       !law_has_lapsed(task, now, clock);
	return clock->start < reason->end &&
	       (clock->stop == FIELD_NONE || clock->stop > reason->begin);
}

static bool
is_live(const struct work *work, int64_t assignment)
{
	size_t i;

	for (i = 0; i < work->assignment_count; i++)
		if (work->assignments[i].assignment == assignment)
			return assignment_is_live(&work->assignments[i]);
	return true;
}

/*
 * What was loaded leaves its verdict as it is. A return that runs keeps by
 * which law that is so: it lapses under it, and is late by it (judge_law). All
 * others are judged by the law there is until they stop.
 */
static const struct fault *
keep(struct task *task, const struct case_clock *old, struct case_clock *clock)
{
	int64_t law = clock->law;

	*clock = *old;
	if (law == old->law || old->clock.stop != FIELD_NONE ||
	    !text_equal(old->clock.clock, clock_kind_name(CLOCK_RETURN)))
		return NULL;
	clock->law = law;
	return cases_set_law(task->store, clock->clock.clock_id, law);
}

/* Which clocks there are stays; each is judged from its row. */
static const struct fault *
judge_rows(struct task *task, const struct reason *reason, struct work *work,
    bool *changed)
{
	const struct law_state *now, *law;
	const struct fault *fault = law_get(task, &now);
	size_t i;

	work->count = work->old_count;
	work->clocks =
	    arena_alloc(task->arena, (work->count + 1) * sizeof(*work->clocks));
	for (i = 0; i < work->count && fault == NULL; i++) {
		const struct case_clock *old = &work->old[i];

		work->clocks[i] = *old;
		if (!concerns(task, reason, now, &old->clock))
			continue;
		fault = judge_law(task, old, &law);
		if (fault == NULL)
			fault = judge_again(task, law, old,
			    work->message.network,
			    is_live(work, old->assignment), &work->clocks[i]);
		if (fault != NULL)
			break;
		if (judge_same(&old->clock, &work->clocks[i].clock)) {
			fault = keep(task, old, &work->clocks[i]);
			continue;
		}
		*changed = true;
		fault = cases_judge_clock(
		    task->store, &work->clocks[i], old->clock.state);
	}
	return fault;
}

static const struct fault *
write_dues(struct task *task, struct work *work)
{
	const struct fault *fault = NULL;
	int64_t *before = arena_alloc(
	    task->arena, (work->assignment_count + 1) * sizeof(*before));
	size_t i;

	for (i = 0; i < work->assignment_count; i++)
		before[i] = work->assignments[i].due;
	clocks_press(work->clocks, work->count, work->assignments,
	    work->assignment_count, &work->message);
	/* Nobody's: it waits for something else than a term. */
	if (work->message.due == FIELD_NONE && work->before.due == FIELD_NONE)
		work->message.holder = work->before.holder;
	for (i = 0; i < work->assignment_count && fault == NULL; i++)
		if (work->assignments[i].due != before[i])
			fault = cases_put_assignment(
			    task->store, &work->assignments[i]);
	return fault;
}

/* By all that happened: settings and terms say which clocks there are. */
static const struct fault *
judge_steps(struct task *task, struct work *work, bool *changed)
{
	struct message_case *made = malloc(sizeof(*made));
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	const struct fault *fault;

	if (made == NULL)
		abort();
	cases_digest_rows(work->assignments, work->assignment_count, work->old,
	    work->old_count, before);
	fault = case_open(made, task, work->before.id, FIELD_NONE);
	if (fault == NULL)
		fault = clocks_settle(made);
	work->message.due = made->message.due;
	work->message.holder = made->message.holder;
	case_close(made);
	free(made);
	if (fault != NULL ||
	    (fault = cases_assignments(task->store, work->before.id,
		 task->arena, &work->assignments, &work->assignment_count)) !=
		NULL ||
	    (fault = cases_clocks(task->store, work->before.id, task->arena,
		 &work->clocks, &work->count)) != NULL)
		return fault;
	cases_digest_rows(work->assignments, work->assignment_count,
	    work->clocks, work->count, after);
	*changed = strcmp(before, after) != 0;
	if (*changed && work->message.due == FIELD_NONE &&
	    work->before.due == FIELD_NONE)
		work->message.holder = work->before.holder;
	return NULL;
}

static void
put_instant(struct buffer *data, const char *name, int64_t instant)
{
	if (instant == FIELD_NONE)
		buffer_member(data, name, NULL);
	else
		buffer_member_integer(data, name, instant);
}

/* Due time and state of a clock, as they were and as they are. */
static void
write_change(
    const struct clock *was, const struct clock *is, struct buffer *data)
{
	if (data->bytes[data->length - 1] != '[')
		buffer_putc(data, ',');
	buffer_putc(data, '{');
	buffer_member_integer(data, "clock_id", is->clock_id);
	buffer_member(data, "clock", is->clock);
	if (is->body != NULL)
		buffer_member(data, "body", is->body);
	put_instant(data, "due_before", was == NULL ? FIELD_NONE : was->due);
	put_instant(data, "due", is->due);
	buffer_member(data, "state_before", was == NULL ? NULL : was->state);
	buffer_member(data, "state", is->state);
	buffer_putc(data, '}');
}

static const struct fault *
record_change(struct task *task, const struct reason *reason, struct work *work)
{
	struct task_event event = {.kind = event_kind_name(EVENT_RECOMPUTED),
	    .at = FIELD_NONE,
	    .before = &work->before,
	    .after = &work->message};
	const struct fault *fault;
	struct buffer data = {0};
	char digest[DIGEST_TEXT];
	size_t i;

	buffer_putc(&data, '{');
	buffer_member(&data, "cause", reason->cause);
	if (reason->outage != FIELD_NONE)
		buffer_member_integer(&data, "outage", reason->outage);
	buffer_member_json(&data, "clocks", "[");
	for (i = 0; i < work->count; i++) {
		const struct clock *was =
		    i < work->old_count ? &work->old[i].clock : NULL;

		if (was == NULL || !judge_same(was, &work->clocks[i].clock))
			write_change(was, &work->clocks[i].clock, &data);
	}
	buffer_putc(&data, ']');
	cases_digest_rows(work->assignments, work->assignment_count,
	    work->clocks, work->count, digest);
	buffer_member(&data, "case", digest);
	event.data = data.bytes + 1;
	fault = task_record_due(task, &event);
	buffer_free(&data);
	return fault;
}

/* What was told of these clocks may no longer be so. */
static const struct fault *
reconsider(struct task *task, const struct reason *reason, struct work *work,
    struct recompute_result *result)
{
	const struct fault *fault = NULL;
	size_t i;
	bool withdrawn = false;

	for (i = 0; i < work->count && fault == NULL; i++) {
		if (work->clocks[i].notice == FIELD_NONE)
			continue;
		fault =
		    telling_withdrawal(task, &work->message, &work->clocks[i],
			reason->cause, reason->outage, &withdrawn);
		result->withdrawn += withdrawn;
	}
	return fault;
}

static const struct fault *
recompute_message(struct task *task, const struct reason *reason,
    const struct caseload *load, struct recompute_result *result)
{
	struct work work = begin_work(load);
	const struct fault *fault;
	bool changed = false;

	fault = reason->by_steps ? judge_steps(task, &work, &changed)
				 : judge_rows(task, reason, &work, &changed);
	if (fault != NULL || !changed)
		return fault;
	if (!reason->by_steps && (fault = write_dues(task, &work)) != NULL)
		return fault;
	if ((fault = record_change(task, reason, &work)) != NULL)
		return fault;
	result->messages++;
	return reconsider(task, reason, &work, result);
}

/* Some of them, at most CASELOAD. */
static const struct fault *
recompute_some(struct task *task, const struct reason *reason,
    const int64_t *messages, size_t count, struct recompute_result *result)
{
	struct caseload loads[CASELOAD];
	const struct fault *fault;
	size_t i;

	fault = caseload_read(task->store, messages, count, task->arena, loads);
	for (i = 0; i < count && fault == NULL; i++)
		fault = recompute_message(task, reason, &loads[i], result);
	return fault;
}

static const struct fault *
recompute_all(struct task *task, const struct reason *reason,
    const struct affected *list, struct recompute_result *result)
{
	struct arena *arena = task->arena;
	const struct fault *fault = NULL;
	struct arena own = {0};
	size_t i;

	*result = (struct recompute_result){0};
	task->arena = &own;
	for (i = 0; i < list->count && fault == NULL; i += CASELOAD) {
		size_t left = list->count - i;

		fault = recompute_some(task, reason, &list->messages[i],
		    left < CASELOAD ? left : CASELOAD, result);
		arena_reset(&own);
	}
	arena_free(&own);
	task->arena = arena;
	return fault;
}

const struct fault *
recompute_outage(struct task *task, const struct outage *outage, bool was_open,
    struct recompute_result *result)
{
	bool open = was_open || outage->end == FIELD_NONE;
	struct reason reason = {.cause = "outage",
	    .outage = outage->outage,
	    .begin = outage->begin,
	    .end = open ? INT64_MAX : outage->end};
	const struct fault *fault;
	struct affected list;

	law_forget_outages(task);
	fault =
	    affected_by_outage(task->store, reason.begin, reason.end, &list);
	if (fault == NULL)
		fault = recompute_all(task, &reason, &list, result);
	affected_free(&list);
	return fault;
}

const struct fault *
recompute_load(
    struct task *task, const char *kind, struct recompute_result *result)
{
	/* Hours move dues only; the others say which clocks run for whom. */
	bool hours =
	    strcmp(kind, "calendar") == 0 || strcmp(kind, "schedules") == 0;
	struct reason reason = {
	    .cause = kind, .outage = FIELD_NONE, .by_steps = !hours};
	const struct law_state *law;
	const struct fault *fault;
	struct affected list;

	*result = (struct recompute_result){0};
	if (!hours && strcmp(kind, "bodies") != 0 &&
	    strcmp(kind, "terms") != 0 && strcmp(kind, "settings") != 0)
		return NULL;
	if ((fault = region_refresh(task)) != NULL ||
	    (fault = law_get(task, &law)) != NULL)
		return fault;
	task->zone = law->zone; /* the setting may be another now */
	fault = hours ? affected_running(task->store, &list)
		      : affected_open(task->store, &list);
	if (fault == NULL)
		fault = recompute_all(task, &reason, &list, result);
	affected_free(&list);
	return fault;
}
