/*
 * Content plans: handed in by who runs the account, corrected and agreed by the
 * Ministry (A2-2.2, A2-2.4a), and compared with what was published.
 */
#ifndef OTKLIK_TASK_PLANNING_H
#define OTKLIK_TASK_PLANNING_H

#include <stddef.h>

#include "base/fault.h"
#include "base/period.h"
#include "model/plan.h"
#include "task/keep.h"

/*
 * Carries out a decision on an item, or, where it names none, on all items of
 * the month that it can be made on. `*rows` are the items as they now are, in
 * the task's arena.
 *
 * submit: the account's manager, for the Government the Ministry. A new item
 * needs a title; an agreed one that changes has to be agreed again.
 * correct: role ministry; changes date or title of what was handed in.
 * agree: role ministry; changes neither. A title or date that was given with
 * the item and is not what it has now is refused.
 *
 * FAULT_INPUT names a field that is missing or wrong, FAULT_STATE says that the
 * item is agreed already. Nothing is written before a refusal.
 */
const struct fault *planning_decide(struct task *task,
    const struct plan_decision *decision, const struct plan **rows,
    size_t *count);

/*
 * The plan of an account for a month against its posts, then, if there are
 * any, the posts that no item has. A post names `ITEM` of its own month, or
 * `MONTH/ITEM`, of whichever month it is. FAULT_INPUT if there is no such
 * account.
 */
const struct fault *planning_compare(struct task *task, const char *account,
    const struct period *month, const struct fulfilment **rows, size_t *count);

/* The account after this one, in order, that the register knows; NULL. */
const struct fault *planning_account_after(
    struct task *task, const char *after, const char **account);

#endif
