/*
 * How a publisher takes an item of the outbox: read anew where nobody else can
 * write, held back if the message changed since the approval (A1-7.2), else
 * recorded as being sent.
 */
#ifndef OTKLIK_TASK_PUBLISH_CLAIM_H
#define OTKLIK_TASK_PUBLISH_CLAIM_H

#include <stdbool.h>

#include "base/fault.h"
#include "task/outbox.h"
#include "task/task.h"

/*
 * Reads an item anew in the write transaction. `*same` is false, and the
 * transaction over, if it has moved on since `old` was read.
 */
const struct fault *publish_claim_read(struct task *task,
    const struct outbox_item *old, struct outbox_item *item, bool *same);

/* Commits what was recorded; a dry run takes it back. */
const struct fault *publish_claim_keep(struct task *task);

/* Held back, or recorded as being sent: committed either way. */
const struct fault *publish_claim_item(struct task *task,
    const struct outbox_item *old, struct outbox_item *item, bool *claimed,
    bool *held);

/* Holds it back, if it must be: what no call will post is asked about too. */
const struct fault *publish_claim_hold(struct task *task,
    const struct outbox_item *old, struct outbox_item *item, bool *held);

#endif
