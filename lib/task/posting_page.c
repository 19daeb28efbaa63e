#include "task/posting_page.h"

#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "task/outbox.h"

static void
put_line(struct buffer *page, const char *name, const char *text)
{
	if (text != NULL)
		buffer_printf(page, "%-14s%s\n", name, text);
}

/* Each on a line of its own, to be opened or copied. */
static void
put_list(struct task *task, struct buffer *page, const char *name,
    const char *json, value_reader *reader)
{
	const struct value *each;
	struct value list = {0};

	if (json == NULL ||
	    reader(json, strlen(json), task->arena, &list) != NULL)
		return;
	for (each = list.child; each != NULL; each = each->next) {
		put_line(page, name, value_string(each));
		name = "";
	}
}

/* To be copied: a tab as blanks, since it would come out as an escape. */
static void
put_text(struct buffer *page, const char *text)
{
	buffer_putc(page, '\n');
	for (; *text != '\0'; text++) {
		if (*text == '\t')
			buffer_puts(page, "        ");
		else
			buffer_putc(page, *text);
	}
	buffer_putc(page, '\n');
}

/* Where to answer: without a link, by what the network calls the message. */
static void
put_place(struct buffer *page, const struct message *message)
{
	put_line(page, "link",
	    message->url != NULL ? message->url : "none is known");
	put_line(page, "network", message->network);
	if (message->url == NULL)
		put_line(page, "key", message->key);
	put_line(page, "author", message->author);
}

/* What must be looked at before anything is posted. */
static const struct fault *
put_caution(struct task *task, const struct outbox_item *item,
    const struct publication *publication, struct buffer *page)
{
	const struct fault *fault;
	struct doubt doubt;

	if (text_equal(publication->state, "unknown") ||
	    text_equal(publication->state, "sending"))
		put_line(page, "first",
		    "look whether it stands there: if it does, --confirm, "
		    "else --retry");
	fault = outbox_doubt(task, &item->draft, &item->publication, &doubt);
	if (fault != NULL || doubt.why == NULL ||
	    !text_equal(publication->state, "failed"))
		return fault;
	buffer_printf(page,
	    "%-14slook at message %" PRId64 "; to post the answer all the "
	    "same, --retry; if it stands there, --confirm --as_of %" PRId64
	    "\n",
	    "held back", item->message.id, item->message.as_of);
	return NULL;
}

const struct fault *
posting_page(struct task *task, const struct publication *publication,
    value_reader *reader, struct buffer *page)
{
	const struct fault *fault;
	struct outbox_item item;
	char at[INSTANT_TEXT];
	bool found;

	fault = outbox_read(task, publication->draft, &item, &found);
	if (fault != NULL || !found)
		return fault;
	buffer_printf(page, "Message %" PRId64 "  %s of %s: %s\n",
	    publication->id, publication->kind, publication->body,
	    publication->state);
	instant_format_ru(publication->at, task->zone, at);
	put_line(page, "since", at);
	put_line(page, "why", publication->error);
	if ((fault = put_caution(task, &item, publication, page)) != NULL)
		return fault;
	put_place(page, &item.message);
	put_line(page, "draft", publication->draft);
	put_list(task, page, "attachments", publication->attachments, reader);
	if (publication->text != NULL)
		put_text(page, publication->text);
	return NULL;
}
