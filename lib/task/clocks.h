/*
 * The clocks of a case: found by the law from what happened, kept in the store.
 */
#ifndef OTKLIK_TASK_CLOCKS_H
#define OTKLIK_TASK_CLOCKS_H

#include "base/fault.h"
#include "task/case.h"

/*
 * Finds all clocks of a case anew from its stored and its noted events, writes
 * those that changed, and sets what follows from them: `due` of the
 * assignments, `due` and `holder` of the message. In the write transaction.
 */
const struct fault *clocks_settle(struct message_case *made);

#endif
