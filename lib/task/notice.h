/*
 * Notices of breaches and warnings before them (A1-16, A3-23, E28, E29): found
 * by index, numbered, told once, withdrawn, delivered.
 */
#ifndef OTKLIK_TASK_NOTICE_H
#define OTKLIK_TASK_NOTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/notice.h"
#include "task/task.h"

/* Which to issue; NULL, 0 and FIELD_NONE: all that are due. */
struct notice_filter {
	bool warn; /* warnings, not notices */
	int64_t message;
	const char *const *clocks;
	size_t clock_count;
	const char *const *bodies;
	size_t body_count;
	int64_t since, until; /* due in [since, until) */
};

struct notice_issue;

/* FAULT_DENIED unless the actor is curator or system. */
const struct fault *notice_open(struct notice_issue **issue, struct task *task,
    const struct notice_filter *filter);

/*
 * Issues the next one, in the write transaction, which it begins: first those
 * withdrawals that nobody has been shown, then each breach that no notice
 * stands about, by due time; or each warning. `*more` is false after the last.
 * What it gives lives until the next call. The caller may commit between two
 * calls: what others issued meanwhile is not issued again.
 */
const struct fault *notice_next(
    struct notice_issue *issue, struct notice *notice, bool *more);

void notice_close(struct notice_issue *issue);

/* One by its number; FAULT_INPUT if there is none. */
const struct fault *notice_get(
    struct task *task, int64_t number, struct notice *notice);

/*
 * Records that a notice was sent to an addressee (E29); again at the same
 * instant changes nothing. FAULT_INPUT if it is not for him, or that is in the
 * future or before the day it was issued; FAULT_STATE if it was sent at another
 * time.
 */
const struct fault *notice_send(struct task *task, int64_t number,
    const char *addressee, int64_t at, struct notice *notice);

#endif
