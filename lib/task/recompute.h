/*
 * What is learned later: clocks that are judged anew when an outage is
 * recorded or a table of the law is loaded (RULES 2.5.8).
 */
#ifndef OTKLIK_TASK_RECOMPUTE_H
#define OTKLIK_TASK_RECOMPUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "model/outage.h"
#include "task/task.h"

/* What came of it. */
struct recompute_result {
	size_t messages;  /* whose clocks changed */
	size_t withdrawn; /* notices that no longer held */
};

/*
 * Judges anew every clock that was open at some instant of an outage, stopped
 * ones too, each by the law it was judged by; the outage has been recorded, or
 * its end: `was_open` then, for it concerned all that began later. Each message
 * whose clocks changed gets an event `recomputed`; notices that no longer hold
 * are withdrawn by one of their own. In the write transaction. FAULT_INPUT if a
 * year is needed that has no calendar.
 */
const struct fault *recompute_outage(struct task *task,
    const struct outage *outage, bool was_open,
    struct recompute_result *result);

/*
 * Judges anew the clocks that run, after the table `kind` has been loaded;
 * does nothing for a table that is not the law's.
 */
const struct fault *recompute_load(
    struct task *task, const char *kind, struct recompute_result *result);

#endif
