/*
 * The store's reference tables as structs, for those who compute with them.
 */
#ifndef OTKLIK_TASK_TABLES_H
#define OTKLIK_TASK_TABLES_H

#include "base/arena.h"
#include "base/fault.h"
#include "model/reference.h"
#include "model/reference_check.h"
#include "store/catalog.h"
#include "task/task.h"

/* Turns a table's cells into its structs, in the arena. */
const struct fault *tables_structs(const struct reference *reference,
    const struct catalog *catalog, const struct zone *zone, struct arena *arena,
    struct reference_rows *rows);

/* Reads all tables, in the order of reference_all. */
const struct fault *tables_read_all(struct task *task, struct arena *arena,
    struct reference_rows rows[REFERENCE_KINDS]);

#endif
