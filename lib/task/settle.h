/*
 * What a person does about the outbox: posts by hand what no program can
 * post, says where an answer stands, has one tried again.
 */
#ifndef OTKLIK_TASK_SETTLE_H
#define OTKLIK_TASK_SETTLE_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/publication.h"
#include "model/value.h"
#include "task/task.h"

/*
 * It stands at `url` (E19). FAULT_INPUT if that is no link into the message's
 * network; FAULT_STATE if nothing of the message waits, several do (they are
 * named), it is being sent at this moment, or it is held back and neither was
 * that recorded nor does as_of say that the change is known.
 */
const struct fault *settle_confirm(struct task *task,
    const struct settlement *said, struct publication *publication);

/*
 * It does not stand anywhere and is to be tried again, as the message now is.
 * The account is left alone no longer. FAULT_STATE as above.
 */
const struct fault *settle_retry(struct task *task,
    const struct settlement *said, struct publication *publication);

struct settle_list;

/*
 * What waits for a person: what failed, what is unknown for good, and what no
 * account of the configuration (NULL: there are none) can post. With text and
 * attachments.
 */
const struct fault *settle_list_open(struct settle_list **list,
    struct task *task, const char *path, value_reader *reader);

/* The next one, of a message or of all (FIELD_NONE), by draft; `*more` is
 * false after the last. Lives in the task's arena, which is reset. */
const struct fault *settle_list_next(struct settle_list *list, int64_t message,
    struct publication *publication, bool *more);

void settle_list_rewind(struct settle_list *list);
void settle_list_close(struct settle_list *list);

#endif
