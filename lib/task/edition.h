/*
 * Which of the texts of a message is the one edited last, in whatever order
 * they come in.
 */
#ifndef OTKLIK_TASK_EDITION_H
#define OTKLIK_TASK_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/content.h"
#include "store/messages.h"
#include "task/intake.h"
#include "task/task.h"

/* What a text that comes in is to the message that is known. */
enum edition_place {
	EDITION_SAME,	/* what it says now */
	EDITION_KNOWN,	/* what it said, and no news */
	EDITION_NEXT,	/* never seen: what it says from now on */
	EDITION_AGAIN,	/* what it said, and says again: it was edited back */
	EDITION_EARLIER /* never seen, and edited before what it says now */
};

/*
 * What came in, as it will be placed: its digest, and when it was seen and
 * edited. `content` is what was computed of it already, or NULL.
 */
void edition_read(const struct task *task, const struct content *content,
    const struct intake_item *item, const struct message *message,
    struct edition *edition);

/*
 * Places a text by when it was edited there. What tells nothing of edits is
 * newer than all before it unless it was seen before. `revision` becomes its
 * number. Takes down of a text that is no news when it was edited, and
 * completes `edition`.
 */
const struct fault *edition_place(struct task *task,
    const struct intake_item *item, const struct message *known,
    struct edition *edition, enum edition_place *place, int64_t *revision);

/*
 * True if the item shows that a message is there which was known to be gone:
 * its network says so, or it was edited later. What is older than the text
 * that is known shows nothing.
 */
bool edition_restores(const struct intake_item *item,
    const struct message *known, enum edition_place place);

#endif
