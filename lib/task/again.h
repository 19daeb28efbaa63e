/*
 * A message that comes in again: what is new of it, and how that is stored.
 */
#ifndef OTKLIK_TASK_AGAIN_H
#define OTKLIK_TASK_AGAIN_H

#include <stdint.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/ingest.h"
#include "task/intake.h"
#include "task/merge.h"
#include "task/task.h"

/* The message as it is known, as it came in, and how the two become one. */
struct again {
	struct message known, fresh;
	struct merge merge;
};

/*
 * Reads what is known of the message `id` and makes of `message`, which came
 * in, what it will be. `content` is what was computed of what came in, or NULL. Of a duplicate there is nothing to be put; of others
 * nothing is put yet but when it was edited last.
 */
const struct fault *again_read(struct task *task, int64_t id,
    const struct intake_item *item, const struct content *content,
    struct again *again, struct message *message, enum ingest_result *result);

/* Stores what is new, has a new text screened (NULL: it is not looked at), and
 * records it. */
const struct fault *again_put(struct task *task, const struct again *again,
    struct screening *screening, struct message *message);

#endif
