#include "task/mail.h"

#include <string.h>

#include "base/text.h"
#include "model/link.h"
#include "model/schema.h"
#include "network/vk.h"
#include "store/cases.h"
#include "store/drafts.h"
#include "store/publications.h"

void
mail_letter(struct task *task, const struct outbox_item *item,
    value_reader *reader, struct letter *letter)
{
	const char *json = item->draft.attachments;
	const struct value *link;
	struct value list = {0};
	const char **links;
	size_t count = 0;

	*letter = (struct letter){.network = item->message.network,
	    .key = item->message.key,
	    .url = item->message.url,
	    .body = item->draft.body,
	    .digest = item->draft.draft,
	    .text = item->draft.text == NULL ? "" : item->draft.text,
	    .sent_at = item->publication.tried_at};
	if (json == NULL ||
	    reader(json, strlen(json), task->arena, &list) != NULL)
		return;
	for (link = list.child; link != NULL; link = link->next)
		count++;
	letter->attachments = links =
	    arena_alloc(task->arena, (count + 1) * sizeof(*links));
	for (link = list.child; link != NULL; link = link->next)
		if (value_string(link) != NULL)
			links[letter->attachment_count++] = value_string(link);
}

/* The key of the post in that of a comment: up to its second "_". */
static const char *
post_of(const char *key, struct arena *arena)
{
	const char *end = key == NULL ? NULL : strchr(key, '_');

	if (end == NULL)
		return NULL;
	end += 1 + strcspn(end + 1, "_");
	return arena_copy(arena, key, (size_t)(end - key));
}

static const struct fault *
find_taken(
    struct task *task, const struct outbox_item *item, struct letter *letter)
{
	const char *post = post_of(letter->key, task->arena), **urls;
	const struct fault *fault;
	struct link link;
	size_t i;

	letter->taken = NULL;
	letter->taken_count = 0;
	if (post == NULL || !text_equal(letter->network, "vk"))
		return NULL;
	fault = publications_under(task->store, post, item->publication.number,
	    task->arena, &urls, &letter->taken_count);
	for (i = 0; fault == NULL && i < letter->taken_count; i++) {
		link_parse(urls[i], task->arena, &link);
		urls[i] = link.key;
	}
	letter->taken = urls;
	return fault;
}

/* May another draft of the message stand there with the same text? */
static const struct fault *
find_shared(struct task *task, const struct outbox_item *item,
    const struct draft *draft, value_reader *reader, struct letter *letter)
{
	struct outbox_item other = {.message = item->message, .draft = *draft};
	const char *own, *text = letter_text(letter, task->arena, &own);
	const struct fault *fault;
	struct letter its;

	fault = publications_of(
	    task->store, draft, task->arena, &other.publication);
	if (fault != NULL || (outbox_state(&other) != PUBLICATION_SENDING &&
				 outbox_state(&other) != PUBLICATION_UNKNOWN))
		return fault;
	mail_letter(task, &other, reader, &its);
	letter->shared |=
	    vk_same_text(text, letter_text(&its, task->arena, &own));
	return NULL;
}

const struct fault *
mail_beside(struct task *task, const struct outbox_item *item,
    value_reader *reader, struct letter *letter)
{
	const struct fault *fault = find_taken(task, item, letter);
	struct draft draft = {0};
	bool found = true;

	letter->shared = false;
	while (fault == NULL && !letter->shared) {
		fault = drafts_next(task->store, item->draft.id, draft.number,
		    task->arena, &draft, &found);
		if (fault != NULL || !found)
			return fault;
		if (draft.number != item->draft.number)
			fault = find_shared(task, item, &draft, reader, letter);
	}
	return fault;
}

/* Is a draft still on its way? One that needs a person keeps nobody waiting. */
static const struct fault *
is_on_its_way(struct task *task, const struct draft *draft, bool *is)
{
	struct publication publication;
	const struct fault *fault;

	*is = false;
	if (draft->to_post != 1)
		return NULL;
	fault = publications_of(task->store, draft, task->arena, &publication);
	*is = !publication_needs_person(&publication);
	return fault;
}

/* Nothing happens before what happened last, whatever our clock says. */
static const struct fault *
is_past(struct task *task, const struct outbox_item *item, bool *past)
{
	const struct fault *fault;
	struct assignment *list;
	size_t i, count;

	*past = item->publication.at <= task->now;
	fault = cases_assignments(
	    task->store, item->draft.id, task->arena, &list, &count);
	for (i = 0; i < count && fault == NULL; i++)
		if (list[i].assignment == item->draft.assignment)
			*past = *past && list[i].last_at <= task->now;
	return fault;
}

const struct fault *
mail_is_due(struct task *task, const struct outbox_item *item, bool *due)
{
	const struct fault *fault;
	struct draft draft;
	int64_t after = 0;
	bool found = true, waits = false;

	if ((fault = is_past(task, item, due)) != NULL)
		return fault;
	*due = *due && outbox_state(item) == PUBLICATION_READY &&
	       (item->publication.next_at == FIELD_NONE ||
		   item->publication.next_at <= task->now);
	while (*due && !waits) {
		fault = drafts_next(task->store, item->draft.id, after,
		    task->arena, &draft, &found);
		if (fault != NULL)
			return fault;
		if (!found || draft.number >= item->draft.number)
			return NULL;
		if ((fault = is_on_its_way(task, &draft, &waits)) != NULL)
			return fault;
		after = draft.number;
	}
	*due = *due && !waits;
	return NULL;
}
