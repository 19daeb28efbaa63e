#include "task/edition.h"

#include "model/schema.h"

static const struct fault *
compare(struct task *task, const struct intake_item *item,
    const struct message *known, struct edition *edition, bool *older)
{
	const struct fault *fault;
	int64_t edited_at;

	if ((fault = messages_edited_at(task->store, known, &edited_at)) !=
	    NULL)
		return fault;
	*older = item->tells_edits && edited_at != FIELD_NONE &&
		 (item->edited_at == FIELD_NONE || item->edited_at < edited_at);
	/* It came later, so it is not older than what is known. */
	if (!item->tells_edits)
		edition->edited_at = edited_at;
	return NULL;
}

const struct fault *
edition_place(struct task *task, const struct intake_item *item,
    const struct message *message, const struct message *known,
    struct edition *edition, bool *same, bool *older)
{
	const struct fault *fault;

	*older = false;
	if ((fault = messages_has_content(
		 task->store, known->id, edition->digest, same)) != NULL)
		return fault;
	if (!*same && message->deleted_at == FIELD_NONE)
		return compare(task, item, known, edition, older);
	if (*same && edition->edited_at != FIELD_NONE)
		return messages_note_edited(task->store, known, edition);
	return NULL;
}
