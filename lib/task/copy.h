/*
 * Copies of the store: as text, back from text, as a file.
 */
#ifndef OTKLIK_TASK_COPY_H
#define OTKLIK_TASK_COPY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "model/record.h"
#include "store/dump.h"
#include "task/task.h"

/*
 * A dump: lines of JSON, one snapshot of the whole store. It holds a read
 * transaction, which in a WAL keeps nobody from writing. copy_close(NULL) does
 * nothing.
 */
const struct fault *copy_open(struct task *task, struct dump **dump);
const struct fault *copy_next(
    struct dump *dump, struct buffer *line, bool *more);
void copy_close(struct dump *dump);

/*
 * Puts a line of a dump back, in the open write transaction; `restored` begins
 * zeroed.
 */
const struct fault *copy_restore(struct task *task, const struct record *record,
    struct dump_restored *restored);

/* After the last line: FAULT_INPUT if rows of the dump are missing. */
const struct fault *copy_check(
    struct task *task, const struct dump_restored *restored);

/* Copies the file while others write; a dry run sees if it could be made. */
const struct fault *copy_backup(struct task *task, const char *path);

#endif
