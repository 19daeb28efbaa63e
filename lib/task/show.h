/*
 * Messages for reading: selected, or by their ids, and their history.
 */
#ifndef OTKLIK_TASK_SHOW_H
#define OTKLIK_TASK_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/draft.h"
#include "model/event.h"
#include "model/message.h"
#include "task/task.h"

/* What to show; NULL, 0, false and FIELD_NONE select everything. */
struct show_filter {
	const char *const *states, *const *networks;
	size_t state_count, network_count;
	const char *body, *holder, *topic, *location, *author;
	int64_t since, until; /* posted in [since, until) */
	const char *grep;     /* words, in any form, all of them */
	bool proposed, warned, overdue, mine;
	bool pending;  /* something waits for the Curator */
	bool given;    /* only those that show_given is asked for */
	int64_t limit; /* FIELD_NONE: no limit */
};

struct show;

/*
 * Opens a selection. A fault names a state or network that does not exist, words
 * to look for that are none, and --mine of somebody who stands for no body.
 */
const struct fault *show_open(
    struct show **show, struct task *task, const struct show_filter *filter);

/*
 * The next message by id; `*more` is false after the last. It lives until the
 * next call. No transaction is open between two calls.
 */
const struct fault *show_next(
    struct show *show, const struct message **message, bool *more);

void show_close(struct show *show);

/* One message by its id; FAULT_INPUT if there is none of that number. */
const struct fault *show_message(
    struct task *task, const char *id, struct message *message);

/*
 * Of a selection of what is given: the message of that id, in the task's arena,
 * if the filter agrees with it; else `*agrees` is false. FAULT_INPUT if there
 * is none of that number.
 */
const struct fault *show_given(
    struct show *show, const char *id, struct message *message, bool *agrees);

/*
 * Its events, its drafts and its revisions, one after the other: the first
 * after the number given; `*found` is false after the last. They live in the
 * arena. `pending`: only drafts that wait for the Curator.
 */
const struct fault *show_event(struct task *task, int64_t id, int64_t after,
    struct event *event, bool *found);
const struct fault *show_draft(struct task *task, int64_t id, int64_t after,
    bool pending, struct draft *draft, bool *found);
const struct fault *show_revision(struct task *task, int64_t id, int64_t after,
    struct revision *revision, bool *found);

#endif
