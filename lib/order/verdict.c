#include "order/verdict.h"

#include <stdbool.h>

#include "base/date.h"

/* Is an instant after the due time, and its tolerance (I-32)? */
static bool
is_past(const struct timeline_clock *clock, int64_t instant)
{
	return !clock->due.suspended &&
	       instant > clock->due.due + clock->question.readings->tolerance_s;
}

/* A return clock that ended without a return: too late for one anyway? */
static bool
has_lapsed(const struct timeline_clock *clock, int64_t instant)
{
	return clock->kind == CLOCK_RETURN && is_past(clock, instant);
}

static enum clock_state
state_of(const struct timeline_clock *clock, int64_t now)
{
	if (clock->overtaken && clock->kind != CLOCK_RETURN &&
	    is_past(clock, clock->stop))
		return CLOCK_LATE;
	if (clock->cancelled)
		return has_lapsed(clock, clock->stop) ? CLOCK_LAPSED
						      : CLOCK_CANCELLED;
	if (clock->stop != INSTANT_NONE)
		return is_past(clock, clock->stop) ? CLOCK_LATE : CLOCK_MET;
	if (clock->due.suspended)
		return CLOCK_SUSPENDED;
	if (has_lapsed(clock, now))
		return CLOCK_LAPSED;
	return is_past(clock, now) ? CLOCK_OVERDUE : CLOCK_RUNNING;
}

struct verdict
verdict_of(const struct timeline_clock *clock, int64_t now)
{
	struct verdict verdict = {state_of(clock, now), FIELD_NONE};
	int64_t until = verdict.state == CLOCK_LATE ? clock->stop : now;
	int64_t seconds;

	if ((verdict.state == CLOCK_LATE || verdict.state == CLOCK_OVERDUE) &&
	    hours_measure(
		clock->question.owner, clock->due.due, until, &seconds) == NULL)
		verdict.late_minutes = (seconds + 59) / 60;
	return verdict;
}

void
verdict_record(const struct timeline_clock *clock, int64_t now,
    struct arena *arena, struct clock *record)
{
	struct verdict verdict = verdict_of(clock, now);
	char limit[TERM_TEXT];

	schema_reset(&clock_schema, record);
	term_format(clock->limit, limit);
	record->clock = clock_kind_name(clock->kind);
	record->rule = clock->row->rule;
	record->ruleset = clock->row->ruleset;
	record->force = clock->row->force;
	record->body = clock->body;
	record->owner = clock->owner->code;
	record->start = clock->start;
	record->limit = arena_string(arena, limit);
	if (!clock->due.suspended)
		record->due = clock->due.due;
	if (clock->stop != INSTANT_NONE)
		record->stop = clock->stop;
	record->state = clock_state_name(verdict.state);
	record->late_minutes = verdict.late_minutes;
	if (clock->target_due != INSTANT_NONE)
		record->target_due = clock->target_due;
	if (clock->alternative.due != INSTANT_NONE) {
		record->alt_due = clock->alternative.due;
		record->alt_reading = arena_printf(arena, "%s=%s",
		    clock->alternative.key, clock->alternative.value);
	}
}
