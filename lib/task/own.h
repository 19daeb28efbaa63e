/*
 * Whose share an executor means.
 */
#ifndef OTKLIK_TASK_OWN_H
#define OTKLIK_TASK_OWN_H

#include "base/fault.h"
#include "model/transition.h"
#include "task/case.h"

/*
 * The live share from which an executor's transition is to start: that of
 * `body`, else (NULL) of the one share of the actor's bodies that fits.
 * FAULT_STATE names the candidates if several do; FAULT_DENIED unless the actor
 * is an executor of its body. Whether the share's state allows it is not asked.
 */
const struct fault *own_pick(struct message_case *made,
    const struct transition *transition, const char *body,
    struct assignment **assignment);

#endif
