/*
 * Clocks explained: how a due time came about, for the person it is held
 * against (msg-deadline --explain).
 */
#ifndef OTKLIK_TASK_EXPLANATION_H
#define OTKLIK_TASK_EXPLANATION_H

#include "base/arena.h"
#include "base/fault.h"
#include "model/clock.h"
#include "model/record.h"
#include "order/explain.h"
#include "task/task.h"

/* One explanation, told twice. */
struct explanation_texts {
	const char *text; /* lines in Russian */
	const char *json; /* an object with the same content */
};

/* Tells what is in `explain`; both live in the arena. */
void explanation_tell(const struct explain *explain, struct arena *arena,
    struct explanation_texts *texts);

/*
 * Explains a stored clock: one that runs by the law as it is, one that was
 * stopped by the law it was judged by, both by all outages recorded; where the
 * due it was stored with is another one, that is said. Begins with a line
 * that names message and clock. The texts live in the arena. If a table has
 * changed so that no due time can be found any more, they say what is missing.
 */
const struct fault *explanation_clock(struct task *task,
    const struct clock *clock, struct arena *arena,
    struct explanation_texts *texts);

/* An object as the field `explain` of a record that has no other field. */
void explanation_field(
    struct record *record, struct arena *arena, const char *json);

#endif
