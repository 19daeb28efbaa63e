/*
 * What must go from an official account (A2-13, A3-32): comments read with the
 * lexicon. It flags; the ground is a moderator's word.
 */
#ifndef OTKLIK_TASK_MODERATION_H
#define OTKLIK_TASK_MODERATION_H

#include "base/fault.h"
#include "model/post.h"
#include "task/task.h"

struct moderation;

/* The lexicon is read at the first text. moderation_close(NULL): nothing. */
struct moderation *moderation_open(struct task *task);
void moderation_close(struct moderation *moderation);

/*
 * Sets `classes` and `screen` of a comment with a text, unless its record says
 * classes itself; they live in task->arena. With `moderation` NULL nothing.
 */
const struct fault *moderation_read(
    struct moderation *moderation, struct comment *comment);

#endif
