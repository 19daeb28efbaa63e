/*
 * What an export says otherwise than before of topic and place (A1-4.2).
 */
#ifndef OTKLIK_TASK_CORRECTION_H
#define OTKLIK_TASK_CORRECTION_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/task.h"

/*
 * Takes topic, its group, location and tags of `fresh`, which an export that is
 * not older says, into `merged`, unless somebody decided here on the message:
 * then what he knew stands. An export of the same age corrects nothing by what
 * the message was before, as it may be the one that was corrected.
 */
const struct fault *correction_apply(struct task *task,
    const struct message *fresh, const struct message *known, bool same_age,
    struct message *merged);

#endif
