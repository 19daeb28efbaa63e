/*
 * Keeps an entry: its row and the event that tells of it, in one transaction.
 */
#ifndef OTKLIK_TASK_KEEP_H
#define OTKLIK_TASK_KEEP_H

#include <stdint.h>

#include "base/fault.h"
#include "store/entries.h"
#include "task/task.h"

/*
 * Writes a row (a new one if `*entry` is 0) in the write transaction, which it
 * begins, and records it. `note`: said in free words beside the event, or NULL.
 */
const struct fault *keep_entry(struct task *task, enum entry_table table,
    const void *data, int64_t *entry, const char *note);

/* What became of something that was taken in. */
enum keep_result { KEEP_NEW, KEEP_CHANGED, KEEP_UNCHANGED };
const char *keep_result_name(enum keep_result result);

/*
 * Keeps `data` if it is new (`*entry` is 0) or differs from what is stored;
 * says which.
 */
const struct fault *keep_changes(struct task *task, enum entry_table table,
    const void *stored, const void *data, int64_t *entry,
    enum keep_result *result);

/*
 * May the actor do this for a body: as its manager, as that of the body it is
 * subordinate to, as the Ministry for the Government, the Center and itself
 * (RECORDS part 4), or in one of `others` (a list that ends with NULL, or
 * NULL)? A body that nobody knows: only in one of the others.
 */
const struct fault *keep_allow(
    struct task *task, const char *body, const char *const *others);

#endif
