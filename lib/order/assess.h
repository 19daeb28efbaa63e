/*
 * When a clock is due, once it is known what set it going, what ended it,
 * whose it is and how long it may run.
 */
#ifndef OTKLIK_ORDER_ASSESS_H
#define OTKLIK_ORDER_ASSESS_H

#include "order/timeline.h"

/*
 * Finds due, alternative and target of one clock, and the question they
 * answer. Of the input are used center, outages, network and readings;
 * `detected` is INSTANT_NONE if nobody knows. Faults are those of due_find.
 */
const struct fault *assess_clock(const struct timeline_input *input,
    int64_t detected, struct arena *arena, struct timeline_clock *clock);

#endif
