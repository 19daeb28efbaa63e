#include "task/past.h"

#include "base/term.h"
#include "base/text.h"
#include "model/schema.h"
#include "store/cases.h"
#include "task/clocks_found.h"

static bool
is_longer_term(enum clock_kind kind)
{
	return kind == CLOCK_FULL_HOURS || kind == CLOCK_FULL_DAYS;
}

/* Which of the longer terms of its assignment it is; false: none. */
static bool
find_place(const struct case_clock *list, size_t count, int64_t clock_id,
    int64_t *assignment, size_t *place)
{
	enum clock_kind kind;
	size_t i, k;

	for (i = 0; i < count; i++)
		if (list[i].clock.clock_id == clock_id)
			break;
	if (i == count)
		return false;
	*assignment = list[i].assignment;
	*place = 0;
	for (k = 0; k < i; k++)
		*place += list[k].assignment == *assignment &&
			  clock_kind_parse(list[k].clock.clock, &kind) &&
			  is_longer_term(kind);
	return true;
}

const struct fault *
past_tell_clock(struct task *task, int64_t at, struct clock *clock, bool *there)
{
	struct timeline_clock *then = NULL;
	const struct fault *fault;
	struct case_clock *list;
	int64_t assignment;
	size_t i, count, place;
	char limit[TERM_TEXT];
	enum clock_kind kind;

	if (clock_kind_parse(clock->clock, &kind) && !is_longer_term(kind)) {
		*there = clock->start <= at;
		return NULL;
	}
	*there = false;
	if ((fault = cases_clocks(
		 task->store, clock->id, task->arena, &list, &count)) != NULL ||
	    !find_place(list, count, clock->clock_id, &assignment, &place) ||
	    (fault = clocks_found_past(task, clock->id, at, &then, &count)) !=
		NULL)
		return fault;
	/* Further steps only add clocks behind those there are. */
	for (i = 0; i < count; i++)
		if (then[i].assignment == assignment &&
		    is_longer_term(then[i].kind) && place-- == 0)
			break;
	if (!(*there = i < count))
		return NULL;
	term_format(then[i].limit, limit);
	if (text_equal(limit, clock->limit))
		return NULL;
	clock->limit = arena_string(task->arena, limit);
	clock->due = then[i].due.suspended ? FIELD_NONE : then[i].due.due;
	return NULL;
}
