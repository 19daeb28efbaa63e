/*
 * The audit of official accounts over a store (RULES part 5): reads the facts,
 * lets lib/order check them, hands out what it finds.
 */
#ifndef OTKLIK_TASK_AUDITING_H
#define OTKLIK_TASK_AUDITING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/period.h"
#include "model/finding.h"
#include "task/task.h"

struct auditing_request {
	struct period period;
	const char *const *only; /* checks; none: all */
	size_t only_count;
	/* Takes each finding, which lives until it returns; but its owner and
	 * account are there until auditing_close. */
	void (*take)(void *to, const struct finding *finding);
	void *to;
};

struct auditing;

/*
 * Reads the facts of a period as they are at the task's time. FAULT_USAGE names
 * a check that does not exist, or a period that has not begun or is longer than
 * ten years.
 * auditing_close(NULL) does nothing.
 */
const struct fault *auditing_open(struct auditing **auditing, struct task *task,
    const struct auditing_request *request);
void auditing_close(struct auditing *auditing);

/*
 * Audits what comes next: a body and its accounts, then what nobody owns, then
 * the Center; `*more` is false after that.
 */
void auditing_next(struct auditing *auditing, bool *more);

/*
 * Audits one account, or one body by itself, with the Ministry or the Center
 * also what both answer for: each once, however often it is asked for.
 * FAULT_INPUT if there is none of that code.
 */
const struct fault *auditing_account(
    struct auditing *auditing, const char *code);
const struct fault *auditing_body(struct auditing *auditing, const char *code);

/* The name of a body on the day of the audit; "" if there is none. */
const char *auditing_owner(const struct auditing *auditing, const char *code);

/* What a check compares, in Russian; "" if there is no such. */
const char *auditing_how(const char *check);

/* The half-year the task's time lies in: what is audited unless told. */
void auditing_period(const struct task *task, struct period *period);

#endif
