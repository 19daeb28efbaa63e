#include "task/outbox.h"

#include "base/text.h"
#include "model/schema.h"
#include "store/drafts.h"
#include "store/messages.h"
#include "store/publications.h"
#include "task/posting.h"

const struct fault *
outbox_read(struct task *task, const char *digest, struct outbox_item *item,
    bool *found)
{
	struct publication *publication = &item->publication;
	const struct fault *fault;

	if ((fault = drafts_find(task->store, digest, task->arena, &item->draft,
		 found)) != NULL ||
	    !*found ||
	    (fault = messages_get(task->store, item->draft.id, task->arena,
		 &item->message, found)) != NULL ||
	    !*found ||
	    (fault = publications_of(
		 task->store, &item->draft, task->arena, publication)) != NULL)
		return fault;
	publication->network = item->message.network;
	publication->answers = item->message.url;
	return NULL;
}

enum publication_state
outbox_state(const struct outbox_item *item)
{
	enum publication_state state = PUBLICATION_READY;

	publication_state_parse(item->publication.state, &state);
	return state;
}

static const char forged[] = "the text is not the one that was approved";
static const char edited[] = "the message was edited since the approval";
static const char deleted[] = "the message was deleted since the approval";

const struct fault *
outbox_doubt(struct task *task, const struct draft *draft,
    const struct publication *publication, struct doubt *doubt)
{
	struct publication_change change;
	const struct fault *fault;
	char digest[DIGEST_TEXT];

	*doubt = (struct doubt){.since = FIELD_NONE};
	draft_digest(draft, digest);
	if (!text_equal(digest, draft->draft)) {
		doubt->why = forged;
		doubt->forged = true;
		return NULL;
	}
	fault = publications_change(
	    task->store, draft, publication->accepted, task->arena, &change);
	if (fault != NULL || change.kind == NULL)
		return fault;
	doubt->why = text_equal(change.kind, "deleted") ? deleted : edited;
	doubt->since = change.at;
	doubt->asked = change.told &&
		       text_equal(publication->state, "failed") &&
		       text_equal(publication->error, doubt->why);
	return NULL;
}

/* Does an error say nothing but that it was held back? */
static bool
is_doubt(const char *error)
{
	return error == NULL || text_equal(error, forged) ||
	       text_equal(error, edited) || text_equal(error, deleted);
}

const struct fault *
outbox_hold(struct task *task, const struct draft *draft,
    struct publication *publication)
{
	const struct fault *fault;
	struct doubt doubt;

	fault = outbox_doubt(task, draft, publication, &doubt);
	if (fault != NULL || doubt.why == NULL)
		return fault;
	if (text_equal(publication->state, "ready")) {
		publication->state = "failed";
		publication->error = NULL;
		publication->next_at = FIELD_NONE;
		if (doubt.since != FIELD_NONE)
			publication->at = doubt.since;
	}
	publication->error = is_doubt(publication->error)
				 ? doubt.why
				 : arena_printf(task->arena, "%s; %s",
				       doubt.why, publication->error);
	return NULL;
}

static void
set_state(
    struct task *task, struct outbox_item *item, enum publication_state state)
{
	item->publication.state = publication_state_name(state);
	item->publication.at = task->now;
}

const struct fault *
outbox_sending(struct task *task, struct outbox_item *item)
{
	set_state(task, item, PUBLICATION_SENDING);
	item->publication.attempts++;
	item->publication.tried_at = task->now;
	return publications_put(task->store, &item->publication);
}

/* What an event says of the outbox, with the digest of its row. */
static const struct fault *
tell_row(struct task *task, const struct publication *publication,
    struct buffer *data)
{
	const struct fault *fault;
	char digest[DIGEST_TEXT];

	if ((fault = publications_digest(
		 task->store, publication->number, digest)) != NULL)
		return fault;
	buffer_puts(data, "\"outbox\":{");
	buffer_member_integer(data, "publication", publication->number);
	buffer_member(data, "state", publication->state);
	buffer_member_integer(data, "attempts", publication->attempts);
	buffer_member(data, "row", digest);
	buffer_putc(data, '}');
	return NULL;
}

/* The event alone: the message goes on without it. */
static const struct fault *
record_unwanted(struct task *task, struct outbox_item *item, const char *kind,
    const struct posting *posting)
{
	struct message before;
	const struct journal_text texts[] = {
	    {"url", posting->url}, {"error", posting->error}};
	struct task_event event = {.kind = kind,
	    .at = FIELD_NONE,
	    .before = &before,
	    .after = &item->message,
	    .texts = texts,
	    .text_count = sizeof(texts) / sizeof(texts[0])};
	const struct fault *fault;
	struct buffer data = {0};
	bool found;

	/* As it now is: what was read before the call may be old. */
	if ((fault = messages_get(task->store, item->draft.id, task->arena,
		 &item->message, &found)) != NULL)
		return fault;
	before = item->message;
	buffer_putc(&data, '{');
	buffer_member(&data, "body", item->draft.body);
	buffer_member(&data, "draft", item->draft.draft);
	buffer_printf(&data, ",\"unwanted\":true,%s", posting->data);
	event.data = data.bytes + 1;
	fault = task_record(task, &event, false);
	buffer_free(&data);
	return fault;
}

typedef const struct fault *posting_function(
    struct task *task, const struct posting *posting, struct message *message);

static const struct fault *
record(struct task *task, struct outbox_item *item, const char *kind,
    posting_function *report)
{
	struct posting posting = {.draft = item->draft.draft,
	    .at = FIELD_NONE,
	    .url = item->publication.url,
	    .error = item->publication.error};
	const struct fault *fault;
	struct buffer data = {0};

	if ((fault = publications_put(task->store, &item->publication)) !=
		NULL ||
	    (fault = tell_row(task, &item->publication, &data)) != NULL)
		goto done;
	posting.data = data.bytes;
	fault = report(task, &posting, &item->message);
	if (fault != NULL && fault->code == FAULT_STATE)
		fault = record_unwanted(task, item, kind, &posting);
done:
	buffer_free(&data);
	return fault;
}

const struct fault *
outbox_sent(struct task *task, struct outbox_item *item, const char *url)
{
	set_state(task, item, PUBLICATION_SENT);
	item->publication.url = url;
	item->publication.error = NULL;
	item->publication.next_at = FIELD_NONE;
	return record(task, item, "published", posting_published);
}

const struct fault *
outbox_failed(struct task *task, struct outbox_item *item, const char *error,
    int64_t next_at)
{
	set_state(task, item,
	    next_at == FIELD_NONE ? PUBLICATION_FAILED : PUBLICATION_READY);
	item->publication.error = error;
	item->publication.next_at = next_at;
	return record(task, item, "publish_failed", posting_failed);
}

const struct fault *
outbox_unknown(struct task *task, struct outbox_item *item, const char *error,
    int64_t next_at)
{
	set_state(task, item, PUBLICATION_UNKNOWN);
	item->publication.error = error;
	item->publication.next_at = next_at;
	return record(task, item, "publish_unknown", posting_unknown);
}
