/*
 * A body hands in a draft (msg-draft): E11, E12, E16, E21, E23.
 */
#ifndef OTKLIK_TASK_SUBMIT_H
#define OTKLIK_TASK_SUBMIT_H

#include "base/fault.h"
#include "model/draft.h"
#include "model/record.h"
#include "model/submission.h"
#include "task/task.h"

/*
 * Hands in what a record says (lists are taken from the record). On return
 * `draft` is the new version as it now is; what it replaces under review is
 * marked so, and the review begins anew.
 *
 * FAULT_STATE names the state and the rule if it is not allowed now,
 * FAULT_INPUT the field that is missing or wrong, FAULT_DENIED the role that
 * it needs. After a refusal nothing has changed.
 */
const struct fault *submit_draft(struct task *task,
    const struct submission *submission, const struct record *record,
    struct draft *draft);

#endif
