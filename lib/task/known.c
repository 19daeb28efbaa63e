#include "task/known.h"

#include "base/arena.h"
#include "base/text.h"
#include "model/schema.h"

static bool
is_alike(const struct case_clock *stored, const struct timeline_clock *clock)
{
	int64_t assignment =
	    clock->assignment == STEP_MESSAGE ? FIELD_NONE : clock->assignment;

	return stored->assignment == assignment &&
	       text_equal(stored->clock.clock, clock_kind_name(clock->kind));
}

static bool
has_start(const struct case_clock *stored, const struct timeline_clock *clock)
{
	return stored->clock.start == clock->start && is_alike(stored, clock);
}

/* The same act has ended it, whatever it is counted from today. */
static bool
has_stop(const struct case_clock *stored, const struct timeline_clock *clock)
{
	return clock->stop != INSTANT_NONE &&
	       stored->clock.stop == clock->stop && is_alike(stored, clock);
}

/*
 * The place of a stored clock that nothing else has been found to be. The law
 * mostly finds them in the order in which they were stored: `from` is looked
 * at first.
 */
static size_t
find(struct known *known, const struct timeline_clock *clock, size_t from,
    bool (*is)(const struct case_clock *, const struct timeline_clock *))
{
	size_t n, count = known->count;

	for (n = 0; n < count; n++) {
		size_t i = (from + n) % count;

		if (known->taken[i] || !is(&known->clocks[i], clock))
			continue;
		known->taken[i] = true;
		return i;
	}
	return known->nothing;
}

void
known_find(struct known *known, const struct message_case *made,
    const struct timeline_clock *clocks, size_t count)
{
	struct arena *arena = made->task->arena;
	size_t i;

	*known = (struct known){.clocks = made->clocks,
	    .count = made->clock_count,
	    .nothing = made->clock_count};
	known->taken =
	    arena_alloc(arena, (known->count + 1) * sizeof(*known->taken));
	known->of = arena_alloc(arena, (count + 1) * sizeof(*known->of));
	for (i = 0; i < count; i++)
		known->of[i] = find(known, &clocks[i], i, has_start);
	for (i = 0; i < count; i++)
		if (known->of[i] == known->nothing)
			known->of[i] = find(known, &clocks[i], i, has_stop);
}

/* Is there something that happens to the case now, and is of an instant? */
static bool
happens(const struct message_case *made, int64_t at)
{
	size_t i;

	for (i = 0; i < made->event_count; i++)
		if (made->events[i].at == at)
			return true;
	return false;
}

bool
known_is_new(
    const struct message_case *made, const struct timeline_clock *clock)
{
	return clock->stop == INSTANT_NONE || happens(made, clock->start) ||
	       happens(made, clock->stop);
}

bool
known_runs(const struct message_case *made, const struct case_clock *stored,
    const struct timeline_clock *clock)
{
	if (stored->clock.stop == FIELD_NONE)
		return true;
	if (!text_equal(stored->ending, "cancelled"))
		return false;
	return clock->stop == INSTANT_NONE ||
	       (!clock->cancelled && happens(made, clock->stop));
}
