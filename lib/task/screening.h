/*
 * What is read in a message's text when it comes in: the lexicon (A1-14.1,
 * I-37) and earlier messages on the same question (A1-10, A1-14.2). All is
 * opened at the first text: redelivered messages pay for nothing.
 */
#ifndef OTKLIK_TASK_SCREENING_H
#define OTKLIK_TASK_SCREENING_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/task.h"

struct screening;

struct screening *screening_open(struct task *task);
void screening_close(struct screening *screening);

/*
 * Sets `screen`, `similar` and `proposal` of a message that is in the store, in
 * the open write transaction; they live in task->arena. `*changed` tells if
 * they are others than before. In a state past the Curator's decision nothing
 * is proposed.
 */
const struct fault *screening_read(
    struct screening *screening, struct message *message, bool *changed);

#endif
