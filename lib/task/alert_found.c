#include "task/alert_found.h"

#include "store/alerts.h"
#include "store/messages.h"
#include "task/region.h"

static bool
is_significant(
    struct text_reader *reader, const char *text, struct arena *arena)
{
	struct text_reading reading;

	if (text == NULL)
		return false;
	text_reader_read(reader, text, arena, &reading);
	return messages_alert(reading.screen);
}

/*
 * The journal has digests of what was found, so the texts are read again. The
 * first text needs no time of its own: `*at` is when it was collected then.
 */
static const struct fault *
find_text(struct task *task, const struct message *message,
    struct text_reader *reader, int64_t *at)
{
	struct revision revision = {.revision = 0};
	const struct fault *fault;
	bool found;

	for (;;) {
		fault = messages_revision(task->store, message->id,
		    revision.revision, task->arena, &revision, &found);
		if (fault != NULL || !found)
			return fault;
		if (!is_significant(reader, revision.text, task->arena))
			continue;
		if (revision.revision > 1)
			*at = revision.seen_at;
		return NULL;
	}
}

/* Makes the reader, unless there is one. */
static const struct fault *
get_reader(struct task *task, struct text_reader **reader)
{
	const struct region *region;
	const struct fault *fault;
	const struct lexeme *rows;
	size_t count;

	if (*reader != NULL)
		return NULL;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	rows = region_rows(region, "lexicon", &count);
	*reader = text_reader_open();
	if ((fault = text_reader_build(*reader, rows, count, false)) == NULL)
		return NULL;
	text_reader_close(*reader);
	*reader = NULL;
	return fault;
}

const struct fault *
alert_found(struct task *task, struct text_reader **reader,
    const struct message *message, int64_t *at)
{
	const struct fault *fault;

	if ((fault = alerts_found(task->store, message->id, at)) != NULL ||
	    message->revision == 1 ||
	    (fault = get_reader(task, reader)) != NULL)
		return fault;
	return find_text(task, message, *reader, at);
}
