/*
 * The outages of the store as the law wants them (A1-12.1a, RULES 2.5.8).
 */
#ifndef OTKLIK_TASK_DOWNTIMES_H
#define OTKLIK_TASK_DOWNTIMES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/outage.h"
#include "task/task.h"

/* All outages there are, by number; the list lives in the arena. */
const struct fault *downtimes_read(struct task *task, struct arena *arena,
    struct outage **rows, size_t *count);

#endif
