#include "task/again.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/change.h"
#include "store/messages.h"
#include "task/correction.h"

static bool
differ(const struct message *a, const struct message *b)
{
	struct buffer data = {0};
	bool different;

	buffer_putc(&data, '{');
	change_write(a, b, NULL, &data);
	different = data.length > 1;
	buffer_free(&data);
	return different;
}

/* What happened to the message. */
static const char *
kind_of(const struct merge *merge, const struct message *merged)
{
	if (merge->place == EDITION_NEXT || merge->place == EDITION_AGAIN)
		return "revised";
	if (merged->deleted_at != merge->known->deleted_at &&
	    merged->deleted_at != FIELD_NONE)
		return "deleted";
	return "imported";
}

/*
 * What the item says nothing of is as it was: with the text, or the
 * attachments, that it tells of, if they were there before; else now.
 */
static const struct fault *
complete(struct task *task, const struct intake_item *item,
    const struct message *known, struct message *message)
{
	const struct fault *fault = NULL;
	bool text = item->leaves_text, attachments = item->leaves_attachments;
	const char *rest;
	bool found = false;

	if (text)
		message->text = known->text;
	if (attachments)
		message->attachments = known->attachments;
	if (text != attachments &&
	    (!text_equal(message->text, known->text) ||
		!text_equal(message->attachments, known->attachments)))
		fault = messages_find_rest(task->store, known->id,
		    text ? NULL : message->text, message->attachments,
		    task->arena, &rest, &found);
	if (found && text)
		message->text = rest;
	else if (found)
		message->attachments = rest;
	return fault;
}

const struct fault *
again_read(struct task *task, int64_t id, const struct intake_item *item,
    const struct content *content, struct again *again, struct message *message,
    enum ingest_result *result)
{
	struct merge *merge = &again->merge;
	const struct fault *fault;
	bool found;

	merge->known = &again->known;
	merge->fresh = &again->fresh;
	merge->item = item;
	if ((fault = messages_get(task->store, id, task->arena, &again->known,
		 &found)) != NULL ||
	    (fault = complete(task, item, &again->known, message)) != NULL)
		return fault;
	again->fresh = *message;
	if (content != NULL && !content_is_of(content, message))
		content = NULL;
	edition_read(task, content, item, message, &merge->edition);
	if ((fault = merge_place(task, merge)) != NULL)
		return fault;
	*result = merge_message(merge, task->now, message);
	if (merge->version != FIELD_NONE && !merge->stale &&
	    *result != INGEST_DUPLICATE &&
	    (fault = correction_apply(task, &again->fresh, &again->known,
		 item->version == merge->version, message)) != NULL)
		return fault;
	if (*result == INGEST_UPDATED && !differ(&again->known, message))
		*result = INGEST_DUPLICATE;
	return NULL;
}

const struct fault *
again_put(struct task *task, const struct again *again,
    struct screening *screening, struct message *message)
{
	const struct fault *fault;
	struct task_event event = {.kind = kind_of(&again->merge, message),
	    .at = FIELD_NONE,
	    .before = &again->known,
	    .after = message};

	if (screening != NULL)
		screening_changed(screening, message->id);
	if ((fault = merge_store(
		 task, &again->merge, screening, message, &event.data)) != NULL)
		return fault;
	if (screening != NULL &&
	    (fault = screening_move(screening, &again->known, message)) != NULL)
		return fault;
	if (!text_equal(message->url, again->known.url) &&
	    (fault = messages_put_url(task->store, message)) != NULL)
		return fault;
	return task_record(task, &event, false);
}
