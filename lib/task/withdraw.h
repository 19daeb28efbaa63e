/*
 * A body's share ends before it is done: it is returned, recalled or waived.
 */
#ifndef OTKLIK_TASK_WITHDRAW_H
#define OTKLIK_TASK_WITHDRAW_H

#include "base/fault.h"
#include "model/decision.h"
#include "task/case.h"

/*
 * E09 (A1-5.1, A3-9.1): the executor sends it back with a reason. A late return
 * is accepted (I-26). The message is returned when nobody has it any more.
 */
const struct fault *withdraw_return(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* The Curator takes an assignment back: its clocks end without a verdict. */
const struct fault *withdraw_recall(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E26 (A1-9.6): the lead works without this co-executor's information. */
const struct fault *withdraw_waive(struct message_case *made,
    const struct decision *decision, const struct record *record);

#endif
