/*
 * The lexicon that ships, open for a group of tests, and what it finds.
 */
#ifndef OTKLIK_TESTS_SCREEN_WORLD_H
#define OTKLIK_TESTS_SCREEN_WORLD_H

#include <string.h>

#include "../bench/lexicon.h"
#include "language/screen.h"

static struct matcher *matcher;
static struct screen *screen;
static struct lexicon lexicon;

static int
open_screen(void **state)
{
	(void)state;
	lexicon = lexicon_read();
	matcher = matcher_open();
	screen = screen_open(matcher, lexicon.rows, lexicon.count);
	return matcher_build(matcher) != NULL;
}

static int
close_screen(void **state)
{
	(void)state;
	screen_close(screen);
	matcher_close(matcher);
	lexicon_free(&lexicon);
	return 0;
}

static struct screen_result
look(const char *text)
{
	struct screen_result result;
	const struct matcher_hit *hits;
	struct fold fold = {0};
	size_t count;

	fold_text(&fold, text, strlen(text));
	count = matcher_run(matcher, &fold, &hits);
	screen_read(screen, text, strlen(text), &fold, hits, count, &result);
	fold_free(&fold);
	return result;
}

#endif
