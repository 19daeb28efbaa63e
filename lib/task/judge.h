/*
 * A stored clock judged: its due time, and what it has come to.
 *
 * Stored is what was recorded, not what time has made of it: a clock that
 * nobody stopped is `running` until it is looked at (law_clock_now).
 */
#ifndef OTKLIK_TASK_JUDGE_H
#define OTKLIK_TASK_JUDGE_H

#include "base/fault.h"
#include "order/timeline.h"
#include "order/trace.h"
#include "store/cases.h"
#include "task/law.h"

/* How a clock ended without a verdict, as it is stored; NULL: it did not. */
const char *judge_ending(const struct timeline_clock *clock);

/*
 * Puts a clock as the law finds it into the form in which it is stored. `live`
 * is false if its assignment has ended: a return that nobody used by then has
 * lapsed (I-26). Texts live in the arena of the task, the law and the clock.
 */
void judge_record(struct task *task, const struct law_state *law,
    const struct timeline_clock *clock, bool live, struct case_clock *stored);

/*
 * Judges a stored clock anew by a law and the outages that are recorded now;
 * what set it going, what stopped it and whose it is stay. `network` is its
 * message's.
 */
const struct fault *judge_again(struct task *task, const struct law_state *law,
    const struct case_clock *stored, const char *network, bool live,
    struct case_clock *judged);

/*
 * The law a stored clock is judged by: that of now while it runs; that of then
 * once it was stopped or has lapsed (RULES 2.5.8).
 */
const struct fault *judge_law(struct task *task,
    const struct case_clock *stored, const struct law_state **law);

/*
 * How a stored clock came to be due, by the law it was judged by. It lives in
 * the arena of the task.
 */
const struct fault *judge_trace(struct task *task,
    const struct case_clock *stored, const char *network, struct trace *trace);

/* True if a row that holds the one holds the other; `notice` is not asked. */
bool judge_is_stored(
    const struct case_clock *stored, const struct case_clock *found);

/* True if the two say the same of due time and verdict. */
bool judge_same(const struct clock *a, const struct clock *b);

#endif
