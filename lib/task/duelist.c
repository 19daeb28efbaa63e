#include "task/duelist.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "order/breach.h"
#include "store/cases.h"
#include "store/clock_select.h"
#include "task/law.h"

/* Of those read few may be wanted: what was read is let go, wanted or not. */
enum { CHUNK = 256, CHUNK_READ = 2048 };

struct duelist {
	struct task *task;
	struct duelist_filter filter;
	struct clock_selection selection;
	struct arena rows; /* of the chunk */
	struct clock chunk[CHUNK];
	size_t count, at;
	bool last;
};

/* Of a misspelt body nothing would ever be late. */
static const struct fault *
check_bodies(struct task *task, const struct duelist_filter *filter)
{
	const struct fault *fault = NULL;
	bool known;

	for (size_t i = 0; fault == NULL && i < filter->body_count; i++) {
		const char *body = filter->bodies[i];

		fault = cases_body_known(task->store, body, &known);
		if (fault == NULL && !known)
			fault = fault_new(
			    FAULT_USAGE, "--body: no such body: %s", body);
	}
	return fault;
}

const struct fault *
duelist_check(struct task *task, const struct duelist_filter *filter)
{
	enum clock_state state;
	enum clock_kind kind;
	size_t i;

	for (i = 0; i < filter->state_count; i++)
		if (!clock_state_parse(filter->states[i], &state))
			return fault_new(FAULT_USAGE,
			    "--state: no such state of a clock: %s",
			    filter->states[i]);
	for (i = 0; i < filter->clock_count; i++)
		if (!clock_kind_parse(filter->clocks[i], &kind))
			return fault_new(FAULT_USAGE,
			    "--clock: no such clock: %s", filter->clocks[i]);
	return check_bodies(task, filter);
}

/* True if a state is asked for in which a clock has been stopped. */
static bool
wants_stopped(const struct duelist_filter *filter)
{
	size_t i;

	for (i = 0; i < filter->state_count; i++)
		if (strcmp(filter->states[i], "running") != 0 &&
		    strcmp(filter->states[i], "overdue") != 0 &&
		    strcmp(filter->states[i], "suspended") != 0)
			return true;
	return false;
}

const struct fault *
duelist_open(struct duelist **list, struct task *task,
    const struct duelist_filter *filter)
{
	struct duelist *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*list = made;
	made->task = task;
	made->filter = *filter;
	made->selection =
	    (struct clock_selection){.stopped = wants_stopped(filter),
		.message = filter->message,
		.clocks = filter->clocks,
		.clock_count = filter->clock_count,
		.bodies = filter->bodies,
		.body_count = filter->body_count,
		.since = filter->since,
		.until = filter->until,
		.after_due = INT64_MIN,
		.after_message = INT64_MIN,
		.after_clock = INT64_MIN};
	if (filter->within != FIELD_NONE &&
	    (filter->until == FIELD_NONE ||
		filter->until > task->now + filter->within))
		made->selection.until = task->now + filter->within + 1;
	return duelist_check(task, filter);
}

/* Without --state: what somebody can still stop. */
static bool
wanted(const struct duelist *list, const struct clock *clock)
{
	size_t i;

	if (list->filter.state_count == 0)
		return text_equal(clock->state, "running") ||
		       text_equal(clock->state, "overdue") ||
		       text_equal(clock->state, "suspended");
	for (i = 0; i < list->filter.state_count; i++)
		if (strcmp(list->filter.states[i], clock->state) == 0)
			return true;
	return false;
}

static const struct fault *
read_chunk(struct duelist *list)
{
	struct clock_selection *selection = &list->selection;
	struct clock_select *cursor;
	const struct fault *fault;
	struct case_clock read;
	bool more = true;
	size_t tried;

	list->count = list->at = 0;
	arena_reset(&list->rows);
	fault = clock_select_open(list->task->store, selection, &cursor);
	for (tried = 0;
	     fault == NULL && list->count < CHUNK && tried < CHUNK_READ;
	     tried++) {
		fault = clock_select_next(cursor, &list->rows, &read, &more);
		if (fault != NULL || !more)
			break;
		selection->after_due = read.clock.due;
		selection->after_message = read.clock.id;
		selection->after_clock = read.clock.clock_id;
		fault = law_clock_now(list->task, &read.clock);
		if (fault == NULL && wanted(list, &read.clock))
			list->chunk[list->count++] = read.clock;
	}
	clock_select_close(cursor);
	if (more)
		return fault;
	/* Those with a due time are through; now those without. */
	list->last = selection->no_due || selection->until != FIELD_NONE ||
		     selection->since != FIELD_NONE;
	selection->no_due = true;
	selection->after_message = selection->after_clock = INT64_MIN;
	return fault;
}

const struct fault *
duelist_next(struct duelist *list, const struct clock **clock, bool *more)
{
	const struct fault *fault;

	while (list->at == list->count && !list->last)
		if ((fault = read_chunk(list)) != NULL)
			return fault;
	*more = list->at < list->count;
	if (*more)
		*clock = &list->chunk[list->at++];
	return NULL;
}

void
duelist_close(struct duelist *list)
{
	if (list == NULL)
		return;
	arena_free(&list->rows);
	free(list);
}

bool
duelist_is_breach(const struct clock *clock)
{
	return breach_stands(clock);
}
