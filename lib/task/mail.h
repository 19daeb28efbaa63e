/*
 * An item of the outbox as a letter, and whether it is its turn.
 */
#ifndef OTKLIK_TASK_MAIL_H
#define OTKLIK_TASK_MAIL_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/value.h"
#include "network/letter.h"
#include "task/outbox.h"
#include "task/task.h"

/* The letter of an item, in the task's arena; `reader` reads its list of
 * attachments. */
void mail_letter(struct task *task, const struct outbox_item *item,
    value_reader *reader, struct letter *letter);

/*
 * Adds to the letter of an item what it must not be taken for when its thread
 * is read back: the other answers that are recorded under the same post of VK,
 * and another of the same text of which nobody knows.
 */
const struct fault *mail_beside(struct task *task,
    const struct outbox_item *item, value_reader *reader,
    struct letter *letter);

/*
 * True if an item is ready, its time has come, and nothing older of its
 * message is still on its way: an interim answer stands before the answer.
 */
const struct fault *mail_is_due(
    struct task *task, const struct outbox_item *item, bool *due);

#endif
