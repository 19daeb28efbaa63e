#include "task/page.h"

#include <inttypes.h>

#include "base/date.h"
#include "model/event.h"
#include "model/schema.h"
#include "store/events.h"
#include "task/page_case.h"

static void
line_text(struct buffer *page, const char *name, const char *text)
{
	if (text != NULL)
		buffer_printf(page, "%-14s%s\n", name, text);
}

static void
line_instant(struct buffer *page, const char *name, int64_t instant,
    const struct zone *zone)
{
	char text[INSTANT_TEXT];

	if (instant == FIELD_NONE)
		return;
	instant_format_ru(instant, zone, text);
	line_text(page, name, text);
}

/* The line that tells at a glance whose turn it is. */
static const struct fault *
write_title(
    struct task *task, const struct message *message, struct buffer *page)
{
	const struct fault *fault;
	char due[INSTANT_TEXT];

	buffer_printf(
	    page, "Message %" PRId64 "  %s", message->id, message->state);
	if (message->holder != NULL)
		buffer_printf(page, ": %s", message->holder);
	if (message->due != FIELD_NONE) {
		instant_format_ru(message->due, task->zone, due);
		buffer_printf(page, " until %s", due);
	}
	fault = page_case_posting(task, message->id, page);
	buffer_puts(page, "\n\n");
	return fault;
}

static void
write_head(
    const struct task *task, const struct message *message, struct buffer *page)
{
	line_text(page, "network", message->network);
	line_text(page, "url", message->url);
	line_text(page, "author", message->author);
	line_instant(page, "posted", message->posted_at, task->zone);
	line_instant(page, "collected", message->collected_at, task->zone);
	line_instant(page, "detected", message->detected_at, task->zone);
	line_instant(page, "deleted", message->deleted_at, task->zone);
	line_text(page, "group", message->topic_group);
	line_text(page, "topic", message->topic);
	line_text(page, "place", message->location);
	line_text(page, "importance", message->importance);
	if (message->repeat_of != FIELD_NONE)
		buffer_printf(page, "%-14s%" PRId64 "\n", "repeat of",
		    message->repeat_of);
	line_text(page, "proposal", message->proposal);
	line_text(page, "warnings", message->warnings);
	line_text(page, "attachments", message->attachments);
}

static const struct fault *
write_history(
    struct task *task, const struct message *message, struct buffer *page)
{
	const struct fault *fault;
	struct event event;
	char at[INSTANT_TEXT];
	int64_t after = 0;
	bool found = true;

	buffer_puts(page, "\nHistory\n");
	while ((fault = events_next(task->store, message->id, after,
		    task->arena, &event, &found)) == NULL &&
	       found) {
		instant_format_ru(event.at, task->zone, at);
		buffer_printf(page, "%-19s %-15s %s (%s)", at, event.kind,
		    event.actor, event.role);
		if (event.body != NULL)
			buffer_printf(page, "  %s", event.body);
		buffer_putc(page, '\n');
		after = event.seq;
	}
	return fault;
}

const struct fault *
page_write(
    struct task *task, const struct message *message, struct buffer *page)
{
	const struct fault *fault;

	if ((fault = write_title(task, message, page)) != NULL)
		return fault;
	write_head(task, message, page);
	buffer_printf(
	    page, "\n%s\n", message->text == NULL ? "" : message->text);
	if ((fault = page_case_bodies(task, message->id, page)) != NULL ||
	    (fault = page_case_clocks(task, message->id, page)) != NULL ||
	    (fault = page_case_drafts(task, message->id, page)) != NULL)
		return fault;
	return write_history(task, message, page);
}
