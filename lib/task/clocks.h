/*
 * The clocks of a case: found by the law from what happened, kept in the store.
 */
#ifndef OTKLIK_TASK_CLOCKS_H
#define OTKLIK_TASK_CLOCKS_H

#include <stddef.h>

#include "base/fault.h"
#include "store/cases.h"
#include "task/case.h"

/*
 * Finds all clocks of a case anew from its stored and its noted events, writes
 * those that run or are stopped now, lists all of them in the case, and sets
 * what follows from them: `due` of the assignments, `due` and `holder` of the
 * message. In the write transaction.
 */
const struct fault *clocks_settle(struct message_case *made);

/*
 * Withdraws the notices about clocks of the message that no longer hold after
 * what was decided: a longer term granted to a request in time (I-18), a recall.
 * After its events have been written.
 */
const struct fault *clocks_reconsider(struct message_case *made);

/*
 * Sets `due` of the assignments, and `due` and `holder` of the message, by the
 * clocks that somebody must act by.
 */
void clocks_press(const struct case_clock *clocks, size_t count,
    struct assignment *assignments, size_t assignment_count,
    struct message *message);

#endif
