/*
 * When an account may call its network: not while it is left alone, not
 * faster than the network allows, whatever other publishers do.
 */
#ifndef OTKLIK_TASK_TURN_H
#define OTKLIK_TASK_TURN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "network/letter.h"
#include "task/task.h"

/*
 * Takes the account's turn for a letter, in a transaction of its own, and
 * sleeps until it comes. `*granted` is false, and nothing is taken, if that is
 * too far off. `wall` is what the machine's clock shows, in milliseconds, since
 * networks know no --now.
 *
 * VK: 3 calls a second. Telegram: 30 a second, in one chat 1 a second and 20
 * a minute.
 */
const struct fault *turn_take(struct task *task, const char *account,
    const struct letter *letter, int64_t wall, bool *granted);

/* Is the account left alone now? */
const struct fault *turn_rests(
    struct task *task, const char *account, bool *rests);

/* Leaves an account alone for so many seconds. */
const struct fault *turn_pause(struct task *task, const char *account,
    int64_t seconds, const char *reason);

/* Ends that for the accounts by which a body would post. */
const struct fault *turn_resume(
    struct task *task, const char *network, const char *body);

#endif
