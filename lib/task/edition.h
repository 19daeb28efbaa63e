/*
 * Which of two texts of a message is the newer one, where exports tell when
 * they were edited.
 */
#ifndef OTKLIK_TASK_EDITION_H
#define OTKLIK_TASK_EDITION_H

#include <stdbool.h>

#include "base/fault.h"
#include "store/messages.h"
#include "task/intake.h"
#include "task/task.h"

/*
 * What a text that comes in, as `message`, is to the message that is known:
 * the same as one that it has or had, or older than the one it has now; else
 * it is its next. What tells nothing of edits is newer than all before it.
 * Takes down of a text that it has when it was edited, and completes `edition`
 * of its next.
 */
const struct fault *edition_place(struct task *task,
    const struct intake_item *item, const struct message *message,
    const struct message *known, struct edition *edition, bool *same,
    bool *older);

#endif
