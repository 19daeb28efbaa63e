/*
 * The administrator's work on a store as a whole.
 */
#ifndef OTKLIK_TASK_ADMIN_H
#define OTKLIK_TASK_ADMIN_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/record.h"
#include "model/reference.h"
#include "task/load.h"
#include "task/task.h"

/* Makes a new store, which gets its name only by admin_settle. */
const struct fault *admin_create(struct task *task, const char *path);
const struct fault *admin_settle(struct task *task);

/* As store_upgrade. */
const struct fault *admin_upgrade(
    const char *path, bool keep, int *from, int *to);

/* Adds to the table staff, being loaded, the caller as admin and curator. */
const struct fault *admin_enrol(struct task *task, struct load *load);

/* Sets the row `timezone` of the table settings, being loaded. */
const struct fault *admin_set_zone(struct load *load, const char *zone);

/* One row of a table as a record, its cells as they were loaded. */
struct admin_table {
	const struct reference *reference;
	struct catalog catalog;
};
const struct fault *admin_read_table(
    struct task *task, const char *kind, struct admin_table *table);
void admin_table_row(struct task *task, const struct admin_table *table,
    size_t row, struct record *record);

/*
 * Is the store what its journal says: file, chain, tables, messages, outages?
 * `head` is SEQ:HASH that must be in the journal, or NULL. `*problem` is NULL
 * or a sentence that names the row; it lives in the arena of the task.
 *
 * A signal handler that sets `*stop` and calls task_interrupt ends it soon, by
 * the fault of store_stopped: what is half proven is not proven. `stop` may be
 * NULL.
 */
const struct fault *admin_verify(struct task *task, const char *head,
    const volatile int *stop, const char **problem);

/* SEQ:HASH of the journal's last event, in the arena of the task. */
const struct fault *admin_head(struct task *task, const char **head);

#endif
