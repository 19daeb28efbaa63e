/*
 * What is due when: the clocks of all messages as they stand now.
 */
#ifndef OTKLIK_TASK_DUELIST_H
#define OTKLIK_TASK_DUELIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/clock.h"
#include "task/task.h"

/* What to list; NULL, 0 and FIELD_NONE list every clock that is not stopped. */
struct duelist_filter {
	int64_t message;
	const char *const *states;
	size_t state_count;
	const char *const *clocks;
	size_t clock_count;
	const char *const *bodies; /* who must act */
	size_t body_count;
	int64_t within;	      /* seconds from now; what is late counts too */
	int64_t since, until; /* due in [since, until) */
};

struct duelist;

/* FAULT_USAGE names a state, clock or body that does not exist. */
const struct fault *duelist_check(
    struct task *task, const struct duelist_filter *filter);

/* The same faults. */
const struct fault *duelist_open(struct duelist **list, struct task *task,
    const struct duelist_filter *filter);

/*
 * The next clock by due, then message; `*more` is false after the last. Its
 * state and late_minutes are those of the run's clock. It lives until the next
 * call. No transaction is open between two calls.
 */
const struct fault *duelist_next(
    struct duelist *list, const struct clock **clock, bool *more);

void duelist_close(struct duelist *list);

/* True if it is a body's own clock and late or overdue (A1-16.1, I-33). */
bool duelist_is_breach(const struct clock *clock);

#endif
