/*
 * The clocks of a message as the law finds them from what happened: now, or at
 * an earlier instant. Nothing is written.
 */
#ifndef OTKLIK_TASK_CLOCKS_FOUND_H
#define OTKLIK_TASK_CLOCKS_FOUND_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "order/timeline.h"
#include "task/case.h"
#include "task/law.h"

/*
 * The clocks of a case by its stored events up to an instant, and those it has
 * noted. In the arena of the task.
 */
const struct fault *clocks_found_by(struct message_case *made,
    const struct law_state *law, int64_t until, struct timeline_clock **clocks,
    size_t *count);

/* Those of a message as they were at an instant, by the law of now. */
const struct fault *clocks_found_past(struct task *task, int64_t message,
    int64_t at, struct timeline_clock **clocks, size_t *count);

#endif
