/*
 * What reading a thread back showed about an answer of which nobody knew
 * whether it was posted (A1-7.2), recorded.
 */
#ifndef OTKLIK_TASK_FOUND_H
#define OTKLIK_TASK_FOUND_H

#include "base/fault.h"
#include "model/value.h"
#include "network/letter.h"
#include "network/outcome.h"
#include "task/outbox.h"
#include "task/task.h"

/*
 * Records in the open transaction what became of carrier_find: it stands there;
 * it does not and is ready again; the thread was not read and is read later,
 * OUTCOME_ATTEMPTS times; or a person must look. What was found and meanwhile
 * is, or may be, another answer counts as not read. `letter` and `outcome` are
 * changed by that.
 */
const struct fault *found_record(struct task *task, struct outbox_item *item,
    value_reader *reader, struct letter *letter, struct outcome *outcome);

#endif
