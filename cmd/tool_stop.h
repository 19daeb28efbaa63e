/*
 * SIGINT and SIGTERM ask the run to end: a filter finishes the batch in hand,
 * a command that only reads ends at once.
 */
#ifndef OTKLIK_CMD_TOOL_STOP_H
#define OTKLIK_CMD_TOOL_STOP_H

#include "task/task.h"

/* From now on signals end nothing by themselves; SIGPIPE is ignored. */
void tool_stop_catch(void);

/* Not 0 once a signal has come. */
const volatile int *tool_stop_asked(void);

/*
 * From now on a signal also interrupts the store of the task, until
 * tool_stop_keep: for a long read, which is no batch to be finished. Gives
 * tool_stop_asked.
 */
const volatile int *tool_stop_reads(struct task *task);
void tool_stop_keep(void);

#endif
