/*
 * What is to be posted and how far that is (A1-7.2): each change of state
 * with its event, in one transaction.
 *
 *	ready -> sending -> sent
 *	           |  ^
 *	           |  +- ready (wait), failed (a person), unknown
 *
 * That something is being sent is recorded before it is, and has no event:
 * it is nothing that happened to the message yet.
 */
#ifndef OTKLIK_TASK_OUTBOX_H
#define OTKLIK_TASK_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/draft.h"
#include "model/message.h"
#include "model/publication.h"
#include "task/task.h"

/* An approved draft, the message it answers, and its publication. */
struct outbox_item {
	struct draft draft;
	struct message message;
	struct publication publication;
};

/* Reads the item of a draft's digest; `*found` is false if there is none. */
const struct fault *outbox_read(struct task *task, const char *digest,
    struct outbox_item *item, bool *found);

/* The state of an item. */
enum publication_state outbox_state(const struct outbox_item *item);

/*
 * Why an approved draft may not be posted all the same: its text is not the one
 * approved, or the message was edited or deleted since.
 */
struct doubt {
	const char *why; /* a sentence; NULL: it may be posted */
	int64_t since;	 /* when that was recorded; FIELD_NONE: not known */
	bool forged;	 /* the text is not the one approved */
	bool asked;	 /* and it was recorded since that it is held back */
};

const struct fault *outbox_doubt(struct task *task, const struct draft *draft,
    const struct publication *publication, struct doubt *doubt);

/*
 * Makes the publication of a draft that is to be posted say what holds it back,
 * whether a publisher has recorded that already or not; nothing is written.
 */
const struct fault *outbox_hold(struct task *task, const struct draft *draft,
    struct publication *publication);

/* Records in the open transaction that it is being sent. */
const struct fault *outbox_sending(struct task *task, struct outbox_item *item);

/*
 * What became of it (E19, E20), in the open transaction. Even what nobody
 * wants any more, as its assignment was taken back meanwhile, is recorded.
 */
const struct fault *outbox_sent(
    struct task *task, struct outbox_item *item, const char *url);
/* To be tried again not before `next_at`; FIELD_NONE: a person must act. */
const struct fault *outbox_failed(struct task *task, struct outbox_item *item,
    const char *error, int64_t next_at);
/* Looked after again not before `next_at`; FIELD_NONE: a person must. */
const struct fault *outbox_unknown(struct task *task, struct outbox_item *item,
    const char *error, int64_t next_at);

#endif
