#include "task/text_reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/screen.h"
#include "language/stem.h"

struct text_reader {
	bool words, lexemes; /* which of both is read */
	struct matcher *matcher;
	struct screen *screen;
	struct stemmer *stemmer;
	struct fold fold;
	struct screen_result result;
	struct buffer json;
};

struct text_reader *
text_reader_open(void)
{
	struct text_reader *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->matcher = matcher_open();
	made->stemmer = stem_open();
	return made;
}

const struct fault *
text_reader_build(struct text_reader *reader, const struct lexeme *lexicon,
    size_t count, bool words)
{
	reader->words = words;
	reader->lexemes = count > 0;
	reader->screen = screen_open(reader->matcher, lexicon, count);
	if (words)
		likeness_prepare(reader->stemmer);
	return matcher_build(reader->matcher);
}

struct text_reader *
text_reader_share(const struct text_reader *reader)
{
	struct text_reader *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->matcher = matcher_share(reader->matcher);
	made->screen = screen_share(reader->screen);
	made->stemmer = stem_open();
	made->words = reader->words;
	made->lexemes = reader->lexemes;
	if (made->words)
		likeness_prepare(made->stemmer);
	return made;
}

void
text_reader_close(struct text_reader *reader)
{
	if (reader == NULL)
		return;
	stem_close(reader->stemmer);
	screen_close(reader->screen);
	matcher_close(reader->matcher);
	fold_free(&reader->fold);
	buffer_free(&reader->json);
	free(reader);
}

static const char *
taken(struct text_reader *reader, struct arena *arena)
{
	return arena_copy(arena, reader->json.bytes, reader->json.length);
}

static void
look(struct text_reader *reader, size_t length, struct arena *arena,
    struct text_reading *reading)
{
	const struct matcher_hit *hits;
	size_t count;

	fold_text(&reader->fold, reading->text, length);
	count = matcher_run(reader->matcher, &reader->fold, &hits);
	screen_read(reader->screen, reading->text, length, &reader->fold, hits,
	    count, &reader->result);
	buffer_reset(&reader->json);
	if (screen_write(
		reader->screen, &reader->result, reading->text, &reader->json))
		reading->screen = taken(reader, arena);
	buffer_reset(&reader->json);
	if (screen_write_proposal(&reader->result, &reader->json))
		reading->proposal = taken(reader, arena);
	reading->ground = reader->result.ground;
}

void
text_reader_read(struct text_reader *reader, const char *text,
    struct arena *arena, struct text_reading *reading)
{
	reading->text = text;
	reading->screen = reading->proposal = reading->ground = NULL;
	reading->likeness.count = 0;
	if (reader->lexemes)
		look(reader, strlen(text), arena, reading);
	if (!reader->words)
		return;
	text_reader_words(reader, text, &reading->likeness);
	likeness_anchors(&reading->likeness, reading->anchors);
}

void
text_reader_words(
    struct text_reader *reader, const char *text, struct likeness_text *words)
{
	stem_trim(reader->stemmer);
	likeness_read(reader->stemmer, text, strlen(text), words);
}
