/*
 * A message as a page that a curator keeps open: what was written, whose turn
 * it is and until when, and everything that happened.
 */
#ifndef OTKLIK_TASK_PAGE_H
#define OTKLIK_TASK_PAGE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "task/task.h"

/* Writes the page as lines of text; nothing in it is escaped yet. */
const struct fault *page_write(
    struct task *task, const struct message *message, struct buffer *page);

#endif
