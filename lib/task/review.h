/*
 * The Curator decides on what bodies handed in (msg-approve): E13 to E18, E22,
 * E24 to E26.
 */
#ifndef OTKLIK_TASK_REVIEW_H
#define OTKLIK_TASK_REVIEW_H

#include "base/fault.h"
#include "model/decision.h"
#include "model/draft.h"
#include "task/task.h"

/*
 * Carries out the decision of a record. On return `draft` is the draft as it
 * now is; an extension that nobody handed in comes without digest and text.
 *
 * The draft meant is the one that `draft` and `body` leave, or the only one
 * that the decision fits; FAULT_STATE lists the candidates if there are
 * several, says what became of a version that is not the last, and names state
 * and rule if none fits. FAULT_INPUT names the field that is missing or wrong,
 * FAULT_DENIED the role that is needed. After a refusal nothing has changed.
 */
const struct fault *review_draft(
    struct task *task, const struct decision *decision, struct draft *draft);

#endif
