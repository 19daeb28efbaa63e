/*
 * How much of a term is used up (setting warn_shares).
 */
#ifndef OTKLIK_TASK_WARNING_H
#define OTKLIK_TASK_WARNING_H

#include <stdint.h>

#include "base/fault.h"
#include "model/clock.h"
#include "task/task.h"

/*
 * The highest of the shares to warn of that a running clock has reached and
 * that nobody was warned of, in per cent of its term in working time; 0: none.
 * `*left` are the working seconds until it is due.
 */
const struct fault *warning_share(struct task *task, const struct clock *clock,
    int64_t *share, int64_t *left);

#endif
