/*
 * The normal form, the automaton, likeness and places over any text: nothing
 * is read or told beyond its ends, a text folded twice is the same, and what is
 * found lies at characters of the text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../bench/lexicon.h"
#include "base/text.h"
#include "language/likeness.h"
#include "language/location.h"
#include "language/place_names.h"
#include "language/screen.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct {
	struct lexicon lexicon;
	struct matcher *matcher;
	struct screen *screen;
	struct stemmer *stemmer;
	struct place_names *names;
	struct locations *locations;
} kit;

static void
open_kit(void)
{
	static const struct place places[] = {{"Тара", "г. Тара", NULL},
	    {"Омск г.о.", "Омск", NULL}, {"Тарский район", NULL, NULL},
	    {"Одесское", NULL, NULL}};

	kit.lexicon = lexicon_read();
	kit.matcher = matcher_open();
	kit.screen =
	    screen_open(kit.matcher, kit.lexicon.rows, kit.lexicon.count);
	if (matcher_build(kit.matcher) != NULL)
		abort();
	kit.stemmer = stem_open();
	likeness_prepare(kit.stemmer);
	kit.names = place_names_open(kit.stemmer, places, 4);
	kit.locations = location_open(places, 4);
}

static void
check(bool holds)
{
	if (!holds)
		abort();
}

static void
check_symbols(const struct fold_symbols *list, size_t size, unsigned most)
{
	for (size_t i = 0; i < list->length; i++) {
		check(list->symbols[i] <= most);
		check(list->offsets[i] <= size);
	}
}

static void
check_screen(const char *text, size_t size, const struct fold *fold)
{
	static struct screen_result result;
	const struct matcher_hit *hits;
	struct buffer json = {0};
	size_t count = matcher_run(kit.matcher, fold, &hits);

	for (size_t i = 0; i < count; i++)
		check(hits[i].begin < hits[i].end &&
		      hits[i].end <= fold->main.length);
	screen_read(kit.screen, text, size, fold, hits, count, &result);
	for (size_t i = 0; i < result.count; i++) {
		const struct screen_hit *hit = &result.hits[i];

		check(hit->from < hit->to && hit->to <= size);
		check(hit->begin <= hit->end && hit->end <= size);
	}
	screen_write(kit.screen, &result, text, &json);
	screen_write_proposal(&result, &json);
	buffer_free(&json);
}

static void
check_likeness(const char *text, size_t size)
{
	static struct likeness_text whole, half;
	struct likeness likeness;
	size_t rows[4];

	likeness_read(kit.stemmer, text, size, &whole);
	likeness_read(kit.stemmer, text, size / 2, &half);
	likeness_compare(
	    &half, &whole, LIKENESS_SAME, LIKENESS_SAME, &likeness);
	check(likeness.value >= 0 && likeness.value <= 1);
	for (size_t i = 0; i < whole.count; i++)
		check(whole.terms[i].begin + whole.terms[i].length <= size);
	check(place_names_find(kit.names, text, size, rows, 4) <= 4);
}

/* A text as a field: the same as itself, and never two things at once. */
static void
check_location(const char *text)
{
	struct location a = location_read(kit.locations, text);
	struct location b = location_read(kit.locations, "г. Омск");

	check(a.count <= LOCATION_WORDS && a.row <= 4);
	check((a.text == 0) == (text[0] == '\0'));
	check(a.text == 0 ||
	      location_relate(kit.locations, &a, &a) == LIKENESS_SAME);
	check(location_relate(kit.locations, &a, &b) ==
	      location_relate(kit.locations, &b, &a));
	check(location_name(kit.locations, text) != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fold fold = {0}, again = {0};
	char *text = malloc(size + 1);

	if (kit.matcher == NULL)
		open_kit();
	if (text == NULL)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	fold_text(&fold, text, size);
	fold_text(&again, text, size / 2);
	fold_text(&again, text, size);
	check(fold.main.length == again.main.length);
	check(memcmp(fold.main.symbols, again.main.symbols, fold.main.length) ==
	      0);
	check_symbols(&fold.main, size, FOLD_COVER - 1);
	check_symbols(&fold.covered, size, FOLD_COVER);
	if (text_valid(text, size) == size)
		check_screen(text, size, &fold);
	check_likeness(text, size);
	check_location(text);
	fold_free(&fold);
	fold_free(&again);
	free(text);
	return 0;
}
