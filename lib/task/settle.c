#include "task/settle.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "model/link.h"
#include "network/carrier.h"
#include "store/drafts.h"
#include "task/case.h"
#include "task/mail.h"
#include "task/outbox.h"
#include "task/publish.h"
#include "task/senders.h"
#include "task/turn.h"

static const struct fault *
allow(struct task *task)
{
	static const char *const roles[] = {"curator", "system", NULL};

	return task_allow(task, roles);
}

/* The drafts of the message that wait, but for those of another digest. */
static const struct fault *
list_candidates(struct task *task, const struct settlement *said,
    const char **only, const char **list, size_t *count)
{
	const struct fault *fault;
	struct draft draft;
	int64_t after = 0;
	bool found = true;

	*count = 0;
	*list = NULL;
	while ((fault = drafts_next(task->store, said->id, after, task->arena,
		    &draft, &found)) == NULL &&
	       found) {
		after = draft.number;
		if (draft.to_post != 1 ||
		    (said->draft != NULL && said->draft != schema_clear &&
			!text_equal(said->draft, draft.draft)))
			continue;
		*only = draft.draft;
		*list = *list == NULL
			    ? arena_printf(task->arena, "%s of %s, %s",
				  draft.kind, draft.body, draft.draft)
			    : arena_printf(task->arena, "%s; %s of %s, %s",
				  *list, draft.kind, draft.body, draft.draft);
		++*count;
	}
	return fault;
}

/* The one item that is meant, in the open write transaction. */
static const struct fault *
pick(struct task *task, const struct settlement *said, struct outbox_item *item)
{
	const struct fault *fault;
	const char *digest, *list;
	size_t count;
	bool found;

	if (said->id == FIELD_NONE || said->id == FIELD_CLEAR)
		return fault_field("id", "missing: which message");
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = list_candidates(task, said, &digest, &list, &count)) !=
		NULL)
		return fault;
	if (count == 0 && said->draft != NULL && said->draft != schema_clear)
		return fault_value("draft",
		    "no draft that is approved and waits to be posted (A1-7.2)",
		    said->draft);
	if (count == 0)
		return fault_new(FAULT_STATE,
		    "id: nothing of message %" PRId64
		    " is approved and waits to be posted (A1-7.2)",
		    said->id);
	if (count > 1)
		return fault_new(FAULT_STATE,
		    "draft: several wait to be posted (A1-7.2), say which: %s",
		    list);
	if ((fault = outbox_read(task, digest, item, &found)) != NULL)
		return fault;
	if ((fault = case_check_as_of(task, &item->message, said->as_of)) !=
	    NULL)
		return fault;
	if (item->publication.at > task->now)
		return fault_new(FAULT_STATE,
		    "id: the clock is before what happened last to the answer "
		    "of message %" PRId64,
		    said->id);
	if (outbox_state(item) == PUBLICATION_SENDING &&
	    !publish_is_lost(&item->publication, task->now))
		return fault_new(FAULT_STATE,
		    "id: message %" PRId64 " is being answered at this moment; "
		    "by A1-7.2 that is known after a while",
		    said->id);
	return NULL;
}

static const struct fault *
check_url(
    const struct task *task, const struct outbox_item *item, const char *url)
{
	struct link link;

	if (url == NULL || url == schema_clear)
		return fault_field(
		    "url", "missing: where does the answer stand (A1-7.2)");
	if (!link_is_web(url))
		return fault_value("url", "not a link", url);
	link_parse(url, task->arena, &link);
	if (!text_equal(item->message.network, "other") &&
	    !text_equal(item->message.network, link.network))
		return fault_value(
		    "url", "not a link into the network of the message", url);
	return NULL;
}

/*
 * Who posted by hand an answer that is held back may not have seen that the
 * question is another by now: he says that he knows (A1-7.2). What is unknown
 * was sent before the message changed, or it would have been held back.
 */
static const struct fault *
check_known(struct task *task, const struct settlement *said,
    const struct outbox_item *item)
{
	const struct fault *fault;
	struct doubt doubt;

	if ((said->as_of != FIELD_NONE && said->as_of != FIELD_CLEAR) ||
	    outbox_state(item) == PUBLICATION_SENDING ||
	    outbox_state(item) == PUBLICATION_UNKNOWN)
		return NULL;
	fault = outbox_doubt(task, &item->draft, &item->publication, &doubt);
	if (fault != NULL || doubt.why == NULL || doubt.asked)
		return fault;
	return fault_new(FAULT_STATE,
	    "as_of: %s; if the answer stands there all the same, look at "
	    "message %" PRId64 " and say it with as_of %" PRId64 " (A1-7.2)",
	    doubt.why, said->id, item->message.as_of);
}

const struct fault *
settle_confirm(struct task *task, const struct settlement *said,
    struct publication *publication)
{
	const struct fault *fault;
	struct outbox_item item;

	if ((fault = allow(task)) != NULL ||
	    (fault = pick(task, said, &item)) != NULL ||
	    (fault = check_url(task, &item, said->url)) != NULL ||
	    (fault = check_known(task, said, &item)) != NULL ||
	    (fault = outbox_sent(task, &item, said->url)) != NULL)
		return fault;
	*publication = item.publication;
	return NULL;
}

const struct fault *
settle_retry(struct task *task, const struct settlement *said,
    struct publication *publication)
{
	const struct fault *fault;
	struct outbox_item item;
	struct doubt doubt;

	if ((fault = allow(task)) != NULL ||
	    (fault = pick(task, said, &item)) != NULL ||
	    (fault = outbox_doubt(
		 task, &item.draft, &item.publication, &doubt)) != NULL)
		return fault;
	item.publication.accepted = item.message.as_of;
	if ((fault = outbox_failed(task, &item,
		 arena_printf(task->arena, "to be tried again%s%s: %s",
		     doubt.why == NULL ? "" : " though ",
		     doubt.why == NULL ? "" : doubt.why, task->actor),
		 task->now)) != NULL ||
	    (fault = turn_resume(
		 task, item.message.network, item.draft.body)) != NULL)
		return fault;
	*publication = item.publication;
	return NULL;
}

struct settle_list {
	struct task *task;
	struct config *config;
	struct carrier *carrier;
	value_reader *reader;
	int64_t after;
};

const struct fault *
settle_list_open(struct settle_list **list, struct task *task, const char *path,
    value_reader *reader)
{
	struct settle_list *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL)
		abort();
	*list = made;
	made->task = task;
	made->reader = reader;
	if (path != NULL &&
	    (fault = senders_open(&made->config, task, path)) != NULL)
		return fault;
	return carrier_open(&made->carrier, made->config, reader);
}

/* Can no program do what is to be done next, and why? */
static bool
is_manual(const struct settle_list *list, struct outbox_item *item)
{
	struct letter letter;
	const char *why;

	if (outbox_state(item) != PUBLICATION_READY &&
	    outbox_state(item) != PUBLICATION_UNKNOWN)
		return false;
	mail_letter(list->task, item, list->reader, &letter);
	if (carrier_account(list->carrier, &letter, list->task->arena, &why) !=
	    NULL)
		return false;
	if (item->publication.error == NULL)
		item->publication.error = why;
	return true;
}

/* Does it wait for a person? Then it says why, and what to post. */
static const struct fault *
look(const struct settle_list *list, struct outbox_item *item, bool *waits)
{
	struct task *task = list->task;
	struct publication held = item->publication;
	const struct fault *fault;
	struct doubt doubt;

	if ((fault = outbox_doubt(
		 task, &item->draft, &item->publication, &doubt)) != NULL ||
	    (fault = outbox_hold(task, &item->draft, &held)) != NULL)
		return fault;
	*waits = publication_needs_person(&held) ||
		 publish_is_lost(&held, task->now);
	if (*waits)
		item->publication = held;
	else
		*waits = is_manual(list, item);
	/* Only what was approved is ever posted, by hand too. */
	item->publication.text = doubt.forged ? NULL : item->draft.text;
	item->publication.attachments =
	    doubt.forged ? NULL : item->draft.attachments;
	return NULL;
}

const struct fault *
settle_list_next(struct settle_list *list, int64_t message,
    struct publication *publication, bool *more)
{
	struct task *task = list->task;
	const struct fault *fault;
	struct outbox_item item;
	struct draft draft;
	bool waits;

	for (;;) {
		arena_reset(task->arena);
		fault = drafts_next_to_post(
		    task->store, list->after, task->arena, &draft, more);
		if (fault != NULL || !*more)
			return fault;
		list->after = draft.number;
		if (message != FIELD_NONE && draft.id != message)
			continue;
		fault = outbox_read(task, draft.draft, &item, more);
		if (fault != NULL)
			return fault;
		if (*more && (fault = look(list, &item, &waits)) != NULL)
			return fault;
		if (*more && waits)
			break;
	}
	*publication = item.publication;
	return NULL;
}

void
settle_list_rewind(struct settle_list *list)
{
	list->after = 0;
}

void
settle_list_close(struct settle_list *list)
{
	if (list == NULL)
		return;
	carrier_close(list->carrier);
	config_close(list->config);
	free(list);
}
