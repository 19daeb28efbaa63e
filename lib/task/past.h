/*
 * A clock as it was at an earlier instant, for what is told of that instant
 * however much has been decided since (RULES 6.3).
 */
#ifndef OTKLIK_TASK_PAST_H
#define OTKLIK_TASK_PAST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/clock.h"
#include "task/task.h"

/*
 * Gives a stored clock that had not ended at an instant the limit and the due
 * it had then: those of a longer term (full_hours, full_days) move. `*there` is
 * false if it was granted later, for it runs from a base that lies before the
 * consent (I-16, I-61). What it points to lives in the arena of the task.
 */
const struct fault *past_tell_clock(
    struct task *task, int64_t at, struct clock *clock, bool *there);

#endif
