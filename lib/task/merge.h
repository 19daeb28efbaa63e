/*
 * What an export adds to a message that is there already.
 */
#ifndef OTKLIK_TASK_MERGE_H
#define OTKLIK_TASK_MERGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/message.h"
#include "store/messages.h"
#include "task/edition.h"
#include "task/ingest.h"
#include "task/intake.h"
#include "task/task.h"

struct merge {
	const struct message *known, *fresh; /* as it is, and as it came in */
	const struct intake_item *item;	     /* of `fresh` */
	struct edition edition;		     /* of its text */
	/* set by merge_place: */
	enum edition_place place;
	int64_t revision; /* of its text */
	int64_t version;  /* of the rows with facts that were read last, or
			   * FIELD_NONE */
	bool gone;	  /* it tells of no text, or of one that is no more */
	bool stale;	  /* its row is older than that: only facts are news */
};

/* True for a message that has a text or attachments. */
bool merge_has_content(const struct message *message);

/* Finds out what the text that came in is to those that are known. */
const struct fault *merge_place(struct task *task, struct merge *merge);

/*
 * The message as it is from now on; INGEST_UPDATED may be one that does not
 * differ. Where the exports tell of it, what was edited last is the text, and
 * a message is gone, or there again, by what happened last.
 */
enum ingest_result merge_message(
    const struct merge *merge, int64_t now, struct message *merged);

/*
 * Stores the text that came in, if it is news, and has it screened (NULL: it is
 * not looked at); `merged` gets what that finds. `data` becomes what the event
 * is to tell of a text that it has not become, else NULL.
 */
const struct fault *merge_store(struct task *task, const struct merge *merge,
    struct screening *screening, struct message *merged, const char **data);

#endif
