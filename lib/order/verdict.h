/*
 * What a clock has come to at an instant: met, late, still running.
 */
#ifndef OTKLIK_ORDER_VERDICT_H
#define OTKLIK_ORDER_VERDICT_H

#include <stdint.h>

#include "model/clock.h"
#include "order/timeline.h"

struct verdict {
	enum clock_state state;
	/* working minutes past due, begun ones count; FIELD_NONE: not late */
	int64_t late_minutes;
};

/*
 * Judges a clock as of `now`. RULES 2.5.7: an act at the due instant is in
 * time. An open outage gives no verdict (E28), but what was done before it
 * ended is in time. A return clock that nobody used lapses (I-26).
 */
struct verdict verdict_of(const struct timeline_clock *clock, int64_t now);

/*
 * Fills in a record: all fields but `id`, `clock_id` and `readings`. Its texts
 * live in the arena, or are those of the clock.
 */
void verdict_record(const struct timeline_clock *clock, int64_t now,
    struct arena *arena, struct clock *record);

#endif
