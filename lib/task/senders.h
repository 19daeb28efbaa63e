/*
 * Who posts where: the file of --config, with bodies that there are.
 */
#ifndef OTKLIK_TASK_SENDERS_H
#define OTKLIK_TASK_SENDERS_H

#include "base/fault.h"
#include "network/config.h"
#include "task/task.h"

/*
 * Reads the file. FAULT_USAGE as config_open, and where a section is of a body
 * that nobody knows: what is that body's would be posted by the account of all.
 */
const struct fault *senders_open(
    struct config **config, struct task *task, const char *path);

#endif
