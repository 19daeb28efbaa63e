/*
 * What became of posting an approved draft (A1-7.2): E19 and E20. Who talks to
 * the networks calls these, and nothing else changes the message.
 *
 * What is to be posted is listed by drafts_next_to_post (store/drafts.h).
 */
#ifndef OTKLIK_TASK_POSTING_H
#define OTKLIK_TASK_POSTING_H

#include <stdint.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/task.h"

struct posting {
	const char *draft; /* digest of the approved draft */
	int64_t at;	   /* when it happened; FIELD_NONE: now */
	const char *url;   /* published: where it stands, or NULL */
	const char *error; /* failed, unknown: in words */
	const char *data;  /* further members of the event's data, or NULL */
};

/*
 * E19: it is posted. An answer makes the message answered and its assignment
 * posted; an interim answer makes the message interim_posted. The draft is
 * then no longer listed as to be posted.
 *
 * All three write in the open transaction, or begin it; the caller has asked
 * task_allow for his role. On return `message` is the message as it now is.
 * FAULT_INPUT: no such draft; FAULT_STATE: it is not approved, posted already,
 * or no longer wanted.
 */
const struct fault *posting_published(
    struct task *task, const struct posting *posting, struct message *message);

/* E20: it failed; the draft stays to be posted. */
const struct fault *posting_failed(
    struct task *task, const struct posting *posting, struct message *message);

/* Nobody knows whether it was posted; it stays to be posted. */
const struct fault *posting_unknown(
    struct task *task, const struct posting *posting, struct message *message);

#endif
