/*
 * One notice or warning: whether the order speaks of it, what it says, that it
 * is recorded. In the write transaction; a `message` is one of
 * messages_get_due, and stays as the store has it. What a notice points to
 * lives in the arena of the task.
 */
#ifndef OTKLIK_TASK_TELLING_H
#define OTKLIK_TASK_TELLING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "model/message.h"
#include "model/notice.h"
#include "store/cases.h"
#include "task/task.h"

/*
 * True if the order speaks of a clock: not if it is one of a municipal body, in
 * a network that annex 3 does not name (I-40).
 */
const struct fault *telling_covers(struct task *task,
    const struct message *message, const struct clock *clock, bool *covered);

/*
 * How grave a breach of a clock is: V, or D where no act of its own bound the
 * body, or the one it belongs to, when the clock started (I-38).
 */
const char *telling_severity(struct task *task, const struct clock *clock);

/*
 * Issues the notice of a breach (E28), about a clock without one; `*told` is
 * false if it is none by now. Gives the clock its state of now.
 */
const struct fault *telling_breach(struct task *task, struct message *message,
    struct case_clock *clock, struct notice *notice, bool *told);

/* Issues a warning if a share of the term has been used up meanwhile. */
const struct fault *telling_warning(struct task *task, struct message *message,
    const struct case_clock *clock, struct notice *notice, bool *told);

/*
 * Withdraws the notice that stands about a clock which has been judged anew,
 * by a notice of its own, if it no longer holds. `cause` is outage, the KIND of
 * a table or the kind of an event, `outage` the number of the outage or
 * FIELD_NONE.
 */
const struct fault *telling_withdrawal(struct task *task,
    struct message *message, const struct case_clock *clock, const char *cause,
    int64_t outage, bool *withdrawn);

/* The letter that tells a notice, in Russian. Lines end with a newline. */
const struct fault *telling_letter(
    struct task *task, const struct notice *notice, struct buffer *letter);

#endif
