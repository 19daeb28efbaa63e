/*
 * Records outages (A1-12.1a, E27).
 */
#ifndef OTKLIK_TASK_OUTAGE_H
#define OTKLIK_TASK_OUTAGE_H

#include "base/fault.h"
#include "model/outage.h"
#include "task/recompute.h"
#include "task/task.h"

/*
 * Both judge anew what was open meanwhile, in the same transaction: see
 * task/recompute.h for that and for `result`.
 */

/*
 * Records an outage, ended or still open; gives it its number. `by` is the
 * actor. FAULT_INPUT if it begins or ends in the future, or is not one.
 */
const struct fault *outage_begin(
    struct task *task, struct outage *outage, struct recompute_result *result);

/*
 * Ends the open outage `number` at `end`, and reads it into `outage`.
 * FAULT_STATE if there is none of that number or it has ended.
 */
const struct fault *outage_end(struct task *task, int64_t number, int64_t end,
    struct outage *outage, struct recompute_result *result);

/* The first outage after number `after`; `*found` is false after the last. */
const struct fault *outage_next(
    struct task *task, int64_t after, struct outage *outage, bool *found);

#endif
