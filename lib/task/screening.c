#include "task/screening.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "language/screen.h"
#include "language/stem.h"
#include "task/region.h"
#include "task/similar.h"

struct screening {
	struct task *task;
	bool is_open;
	struct matcher *matcher;
	struct screen *screen;
	struct stemmer *stemmer;
	struct similar *similar;
	struct fold fold;
	struct screen_result result;
	struct buffer json;
};

struct screening *
screening_open(struct task *task)
{
	struct screening *screening = calloc(1, sizeof(*screening));

	if (screening == NULL)
		abort();
	screening->task = task;
	return screening;
}

void
screening_close(struct screening *screening)
{
	if (screening == NULL)
		return;
	similar_close(screening->similar);
	stem_close(screening->stemmer);
	screen_close(screening->screen);
	matcher_close(screening->matcher);
	fold_free(&screening->fold);
	buffer_free(&screening->json);
	free(screening);
}

static const struct fault *
open_all(struct screening *screening)
{
	const struct lexeme *lexicon;
	const struct region *region;
	const struct fault *fault;
	size_t count;

	if ((fault = region_get(screening->task, &region)) != NULL)
		return fault;
	screening->is_open = true;
	lexicon = region_rows(region, "lexicon", &count);
	screening->matcher = matcher_open();
	screening->screen = screen_open(screening->matcher, lexicon, count);
	screening->stemmer = stem_open();
	if ((fault = matcher_build(screening->matcher)) != NULL)
		return fault;
	return similar_open(
	    &screening->similar, screening->task, screening->stemmer);
}

static bool
is_undecided(const struct message *message)
{
	return text_equal(message->state, "collected") ||
	       text_equal(message->state, "detected") ||
	       text_equal(message->state, "returned");
}

static const char *
taken(struct screening *screening)
{
	return arena_copy(screening->task->arena, screening->json.bytes,
	    screening->json.length);
}

static void
look(struct screening *screening, struct message *message)
{
	size_t length = strlen(message->text), count;
	const struct matcher_hit *hits;

	fold_text(&screening->fold, message->text, length);
	count = matcher_run(screening->matcher, &screening->fold, &hits);
	screen_read(screening->screen, message->text, length, &screening->fold,
	    hits, count, &screening->result);
	buffer_reset(&screening->json);
	if (screen_write(screening->screen, &screening->result, message->text,
		&screening->json))
		message->screen = taken(screening);
	buffer_reset(&screening->json);
	if (screen_write_proposal(&screening->result, &screening->json))
		message->proposal = taken(screening);
}

const struct fault *
screening_read(
    struct screening *screening, struct message *message, bool *changed)
{
	struct message before = *message;
	const struct fault *fault = NULL;

	*changed = false;
	if (message->text == NULL)
		return NULL;
	if (!screening->is_open && (fault = open_all(screening)) != NULL)
		return fault;
	message->screen = message->similar = message->proposal = NULL;
	look(screening, message);
	if ((fault = similar_find(screening->similar, message)) != NULL)
		return fault;
	if (!is_undecided(message))
		message->proposal = before.proposal;
	*changed = !text_equal(before.screen, message->screen) ||
		   !text_equal(before.similar, message->similar) ||
		   !text_equal(before.proposal, message->proposal);
	return NULL;
}
