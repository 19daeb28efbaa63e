/*
 * The law of a store, ready to be asked: read from its tables once for a run.
 */
#ifndef OTKLIK_TASK_LAW_H
#define OTKLIK_TASK_LAW_H

#include "base/fault.h"
#include "model/clock.h"
#include "order/office.h"
#include "task/lawbook.h"
#include "task/task.h"

struct law_state {
	struct compute_tables tables;
	struct office_set *offices;

	const char *readings; /* digest of the settings set */
};

/* The law of the task's store; borrowed from the task. */
const struct fault *law_get(struct task *task, const struct law_state **law);
void law_close(struct law_state *law);

/* The working time of a body by its code; of an unknown one `gov`. */
const struct fault *law_hours(
    struct task *task, const char *body, const struct hours **hours);

/* The working time a clock is counted in (I-06). */
const struct fault *law_clock_hours(
    struct task *task, const struct clock *clock, const struct hours **hours);

/* The Center's code in the table bodies. */
extern const char law_center[];

/*
 * Gives a stored clock the state and the working minutes late that it has by
 * the run's clock: a running one past its due is overdue, an unused return
 * lapsed (I-26).
 */
const struct fault *law_clock_now(struct task *task, struct clock *clock);

#endif
