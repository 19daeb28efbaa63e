/*
 * What waits to be posted by hand as a page for who posts it: where, what goes
 * with it, and the text, whole and as it stands, to be copied from there.
 */
#ifndef OTKLIK_TASK_POSTING_PAGE_H
#define OTKLIK_TASK_POSTING_PAGE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "model/publication.h"
#include "model/value.h"
#include "task/task.h"

/*
 * Writes the page of one that settle_list_next gave; nothing in it is escaped
 * yet. `reader` reads the list of attachments.
 */
const struct fault *posting_page(struct task *task,
    const struct publication *publication, value_reader *reader,
    struct buffer *page);

#endif
