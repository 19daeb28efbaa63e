/*
 * Decisions about messages (DESIGN part 3, msg-route): each is allowed or
 * refused by the table of transitions, then carried out whole.
 */
#ifndef OTKLIK_TASK_DECIDE_H
#define OTKLIK_TASK_DECIDE_H

#include "base/fault.h"
#include "model/decision.h"
#include "model/message.h"
#include "task/task.h"

/*
 * Carries out the decision of a record (its field `decision` names it; lists
 * are taken from the record). On return `message` is the message as it now is.
 *
 * FAULT_STATE names the state and the rule if it is not allowed now,
 * FAULT_INPUT the field that is missing or wrong, FAULT_DENIED the role that
 * it needs. After a refusal nothing has changed.
 */
const struct fault *decide_message(struct task *task,
    const struct decision *decision, const struct record *record,
    struct message *message);

/*
 * Forwards as a rule of the table chose: the same, whatever the record's field
 * `decision` says, and the only decision that role system may take.
 */
const struct fault *decide_by_rule(struct task *task,
    const struct decision *decision, const struct record *record,
    struct message *message);

/*
 * May the actor forward by rule? A curator may; role system only if the setting
 * auto_forward says so, else its rules are proposals.
 */
const struct fault *decide_may_forward(struct task *task, bool *may);

#endif
