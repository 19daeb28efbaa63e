/*
 * The parts of a message's page about its case: who has it, which clocks run,
 * what was handed in. Each writes its heading only if there is something.
 */
#ifndef OTKLIK_TASK_PAGE_CASE_H
#define OTKLIK_TASK_PAGE_CASE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "task/task.h"

/* Who has it or had it, in which state, until when. */
const struct fault *page_case_bodies(
    struct task *task, int64_t message, struct buffer *page);

/* Its clocks; those that run with what is left of their working time. */
const struct fault *page_case_clocks(
    struct task *task, int64_t message, struct buffer *page);

/*
 * Its drafts, each version with the words in which it differs from the one
 * before, what was decided on it, and whether it stands in the network or why
 * not.
 */
const struct fault *page_case_drafts(
    struct task *task, int64_t message, struct buffer *page);

/* For the head: which approved draft a person must look after, if any. */
const struct fault *page_case_posting(
    struct task *task, int64_t message, struct buffer *page);

#endif
