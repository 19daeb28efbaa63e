#include "task/edition.h"

#include <string.h>

#include "model/schema.h"

void
edition_read(const struct task *task, const struct content *content,
    const struct intake_item *item, const struct message *message,
    struct edition *edition)
{
	edition->seen_at = task->now;
	edition->edited_at = item->edited_at;
	if (content != NULL)
		memcpy(edition->digest, content->text, DIGEST_BYTES);
	else
		content_digest(
		    message->text, message->attachments, edition->digest);
}

/* Was it edited before the time `than` that is told of another? */
static bool
is_earlier(const struct intake_item *item, int64_t than)
{
	if (item->original)
		return true;
	return item->tells_edits && than != FIELD_NONE &&
	       (item->edited_at == FIELD_NONE || item->edited_at < than);
}

static const struct fault *
place_new(struct task *task, const struct intake_item *item,
    const struct message *known, struct edition *edition,
    enum edition_place *place, int64_t *revision)
{
	const struct fault *fault;
	int64_t current;

	if ((fault = messages_next_revision(
		 task->store, known->id, revision)) != NULL ||
	    (fault = messages_edited_at(
		 task->store, known->id, known->revision, &current)) != NULL)
		return fault;
	if (*revision > MESSAGES_REVISIONS)
		return fault_field("text",
		    "the message has had %d texts; no more can be kept",
		    (int)MESSAGES_REVISIONS);
	*place = is_earlier(item, current) ? EDITION_EARLIER : EDITION_NEXT;
	/* It came later, so it is not older than what is known. */
	if (*place == EDITION_NEXT && !item->tells_edits)
		edition->edited_at = current;
	return NULL;
}

/* One that it had: was it edited back, later than all that is known? */
static const struct fault *
place_known(struct task *task, const struct message *known,
    const struct edition *edition, enum edition_place *place, int64_t revision)
{
	const struct fault *fault;
	int64_t at, current;

	if (edition->edited_at == FIELD_NONE)
		return NULL;
	if ((fault = messages_edited_at(
		 task->store, known->id, revision, &at)) != NULL ||
	    (fault = messages_edited_at(
		 task->store, known->id, known->revision, &current)) != NULL)
		return fault;
	if ((at == FIELD_NONE || at < edition->edited_at) &&
	    (current == FIELD_NONE || current < edition->edited_at))
		*place = EDITION_AGAIN;
	return NULL;
}

const struct fault *
edition_place(struct task *task, const struct intake_item *item,
    const struct message *known, struct edition *edition,
    enum edition_place *place, int64_t *revision)
{
	const struct fault *fault;

	if ((fault = messages_find_revision(
		 task->store, known->id, edition->digest, revision)) != NULL)
		return fault;
	if (*revision == FIELD_NONE)
		return place_new(task, item, known, edition, place, revision);
	*place = *revision == known->revision ? EDITION_SAME : EDITION_KNOWN;
	if (*place == EDITION_KNOWN && (fault = place_known(task, known,
					    edition, place, *revision)) != NULL)
		return fault;
	if (*place == EDITION_AGAIN || edition->edited_at == FIELD_NONE)
		return NULL;
	return messages_note_edited(task->store, known->id, *revision, edition);
}

bool
edition_restores(const struct intake_item *item, const struct message *known,
    enum edition_place place)
{
	if (known->deleted_at == FIELD_NONE || item->deleted ||
	    place == EDITION_EARLIER || place == EDITION_KNOWN)
		return false;
	return item->there || (item->edited_at != FIELD_NONE &&
				  item->edited_at > known->deleted_at);
}
