/*
 * When it could be known that a message is significant, while the Curator has
 * not decided (I-41): when the first of its texts came in in which the lexicon
 * finds that.
 */
#ifndef OTKLIK_TASK_ALERT_FOUND_H
#define OTKLIK_TASK_ALERT_FOUND_H

#include <stdint.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/task.h"
#include "task/text_reading.h"

/*
 * FIELD_NONE: nothing was found in it. Earlier texts are read by the lexicon as
 * it is now; if it finds nothing in any of them, the first counts of which it
 * found something of whatever class then. The reader is NULL at first and the
 * caller's to close.
 */
const struct fault *alert_found(struct task *task, struct text_reader **reader,
    const struct message *message, int64_t *at);

#endif
