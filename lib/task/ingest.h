/*
 * Registers what an export holds: new messages, new texts of known ones, and
 * what is known already.
 */
#ifndef OTKLIK_TASK_INGEST_H
#define OTKLIK_TASK_INGEST_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/content.h"
#include "model/message.h"
#include "store/messages.h"
#include "task/intake.h"
#include "task/screening.h"
#include "task/task.h"

enum ingest_result {
	INGEST_NEW,
	INGEST_REVISED,	  /* a text never seen under this key */
	INGEST_UPDATED,	  /* a text seen before, new facts */
	INGEST_DUPLICATE, /* nothing new */
	INGEST_UNKNOWN /* it is gone there and was never here: nothing done */
};

const char *ingest_result_name(enum ingest_result result);

struct ingest {
	bool detect;		     /* the Curator detects them all (A1-4.1) */
	struct screening *screening; /* NULL: texts are not looked at */
	const struct content *content; /* of what comes next, or NULL */
};

/*
 * May this run detect? A curator's --detect is his decision; role system only
 * registers unless the setting auto_detect is yes.
 */
const struct fault *ingest_may_detect(struct task *task, bool *may);

/*
 * Registers one message as it was read from an export, with the facts the
 * export tells of it; on return it is the message as the store has it. Same
 * key and a text never seen: a revision. What it says is the text that was
 * edited last, whatever came in last (task/edition.h). An empty or deleted one
 * keeps the stored text and gets deleted_at. What the store knows is never undone by an
 * export, but for what exports alone said (task/correction.h), nor by an older
 * export what a newer one said.
 *
 * What the network says is gone, without saying what it was, and was never
 * here is INGEST_UNKNOWN; of the message only the identity is set then.
 *
 * FAULT_INPUT if there is neither text nor attachment, no identity, or (where
 * no facts say so) a collection or detection in the future. Nothing is written
 * before a refusal.
 */
const struct fault *ingest_message(struct task *task,
    const struct ingest *ingest, const struct intake_item *item,
    struct message *message, enum ingest_result *result);

/* A new message between its begin and its end. */
struct ingest_turn {
	struct message message;
	struct edition edition;
	const char *content; /* of the message (model/change.h) */
	bool looks;	     /* seeker_look is to be called */
	struct search search;
};

enum ingest_begun {
	INGEST_AT_ONCE, /* ingest_message is for it, when all before are ended */
	INGEST_LATER,	/* it is begun */
	INGEST_NOTHING	/* nothing new: there is nothing to do */
};

/*
 * The same in two steps, for a new message that was prepared in a second
 * thread and has nothing done to it beyond its registration: between them that
 * thread may look for earlier ones (seeker_look, in the order of the messages).
 * Messages are ended in the order in which they were begun. `before` is how
 * many were begun and are not ended, none of them with its identity. A turn
 * borrows from the item until its end. Faults as there.
 */
const struct fault *ingest_begin(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, int64_t before, struct ingest_turn *turn,
    enum ingest_begun *begun);
const struct fault *ingest_end(
    struct task *task, const struct ingest *ingest, struct ingest_turn *turn);

#endif
