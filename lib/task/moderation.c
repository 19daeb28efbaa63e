#include "task/moderation.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/screen.h"
#include "task/region.h"

struct moderation {
	struct task *task;
	struct matcher *matcher; /* NULL until the first text */
	struct screen *screen;
	struct fold fold;
	struct screen_result result;
	struct buffer json;
};

struct moderation *
moderation_open(struct task *task)
{
	struct moderation *moderation = calloc(1, sizeof(*moderation));

	if (moderation == NULL)
		abort();
	moderation->task = task;
	return moderation;
}

void
moderation_close(struct moderation *moderation)
{
	if (moderation == NULL)
		return;
	screen_close(moderation->screen);
	matcher_close(moderation->matcher);
	fold_free(&moderation->fold);
	buffer_free(&moderation->json);
	free(moderation);
}

static const struct fault *
read_lexicon(struct moderation *moderation)
{
	const struct lexeme *lexicon;
	const struct region *region;
	const struct fault *fault;
	size_t count;

	if ((fault = region_get(moderation->task, &region)) != NULL)
		return fault;
	lexicon = region_rows(region, "lexicon", &count);
	moderation->matcher = matcher_open();
	moderation->screen = screen_open(moderation->matcher, lexicon, count);
	return matcher_build(moderation->matcher);
}

/* What is significant is no reason for anything to go. */
static bool
write_classes(const struct screen_result *result, struct buffer *json)
{
	bool has[SCREEN_CLASSES] = {false}, any = false;
	size_t i;

	for (i = 0; i < result->count; i++)
		has[result->hits[i].class] = true;
	for (i = 0; i < SCREEN_SIGNIFICANT; i++) {
		if (!has[i])
			continue;
		buffer_puts(json, any ? ",\"" : "[\"");
		buffer_puts(json, screen_class_name((enum screen_class)i));
		buffer_putc(json, '"');
		any = true;
	}
	if (any)
		buffer_putc(json, ']');
	return any;
}

static const char *
taken(struct moderation *moderation)
{
	return arena_copy(moderation->task->arena, moderation->json.bytes,
	    moderation->json.length);
}

const struct fault *
moderation_read(struct moderation *moderation, struct comment *comment)
{
	const struct matcher_hit *hits;
	const struct fault *fault;
	size_t length, count;

	if (moderation == NULL || comment->text == NULL ||
	    comment->text[0] == '\0' || comment->classes != NULL)
		return NULL;
	if (moderation->matcher == NULL &&
	    (fault = read_lexicon(moderation)) != NULL)
		return fault;
	length = strlen(comment->text);
	fold_text(&moderation->fold, comment->text, length);
	count = matcher_run(moderation->matcher, &moderation->fold, &hits);
	screen_read(moderation->screen, comment->text, length,
	    &moderation->fold, hits, count, &moderation->result);
	buffer_reset(&moderation->json);
	if (!write_classes(&moderation->result, &moderation->json))
		return NULL;
	comment->classes = taken(moderation);
	buffer_reset(&moderation->json);
	if (screen_write(moderation->screen, &moderation->result, comment->text,
		&moderation->json))
		comment->screen = taken(moderation);
	return NULL;
}
