#include "language/wanted.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "language/declined.h"
#include "language/ending.h"
#include "language/fleeting.h"
#include "language/word.h"

/* A word of the normal form has at most so many symbols of two bytes. */
enum { SYMBOLS_MAX = 100, WORD_BYTES = 256 };

/* A word that is looked for. */
struct item {
	const char *stem;
	size_t length;
	uint32_t pattern; /* its number in the matcher */
	uint32_t number;  /* of the word, which may have two stems */
	unsigned refused; /* endings that none of its forms has */
	bool whole;	  /* окон: no other form has this stem */
};

struct wanted {
	struct matcher *matcher;
	struct stemmer *stemmer;
	struct item *items; /* by pattern, as they were added */
	size_t count, size;
	uint64_t *texts; /* in which text each word was found last, */
	size_t words, texts_size;
	uint64_t text; /* and the number of the one in hand */
	struct endings endings;
	struct arena arena;
};

struct wanted *
wanted_open(struct matcher *matcher, struct stemmer *stemmer)
{
	struct wanted *wanted = calloc(1, sizeof(*wanted));

	if (wanted == NULL)
		abort();
	wanted->matcher = matcher;
	wanted->stemmer = stemmer;
	ending_open(&wanted->endings);
	return wanted;
}

void
wanted_close(struct wanted *wanted)
{
	if (wanted == NULL)
		return;
	free(wanted->items);
	free(wanted->texts);
	arena_free(&wanted->arena);
	free(wanted);
}

/* The stem of a word of symbols, as letters. */
static const struct stem *
stem_of(struct stemmer *stemmer, const unsigned char *symbols, size_t count)
{
	static const char latin[] = "abcdefghiklmnoprstuv";
	char word[2 * SYMBOLS_MAX];
	size_t length = 0;

	for (size_t i = 0; i < count && i < SYMBOLS_MAX; i++) {
		unsigned symbol = symbols[i];

		if (symbol < FOLD_DIGIT)
			length += text_encode(
			    0x430 + symbol - FOLD_CYRILLIC, word + length);
		else if (symbol < FOLD_LATIN)
			word[length++] = (char)('0' + symbol - FOLD_DIGIT);
		else
			word[length++] = latin[symbol - FOLD_LATIN];
	}
	return stem_find(stemmer, word, length);
}

/* The symbols of its stem, which it may be shorter than. */
static size_t
symbols_of(const struct item *item)
{
	unsigned char symbols[SYMBOLS_MAX];

	return fold_word(item->stem, item->length, symbols, SYMBOLS_MAX);
}

static void
add_item(struct wanted *wanted, const char *word, size_t length, bool whole)
{
	unsigned char symbols[SYMBOLS_MAX];
	size_t count = fold_word(word, length, symbols, SYMBOLS_MAX);
	const struct stem *stem;
	struct item item = {.number = (uint32_t)wanted->words, .whole = whole};

	stem = stem_of(wanted->stemmer, symbols, count);
	item.stem = arena_copy(&wanted->arena, stem->text, stem->length);
	item.length = stem->length;
	item.refused = ending_refused(
	    word, length, item.stem, item.length, count - symbols_of(&item));
	item.pattern = matcher_add(wanted->matcher,
	    whole ? MATCHER_WORD : MATCHER_STEM,
	    whole ? arena_copy(&wanted->arena, word, length) : item.stem, NULL);
	if (wanted->count == wanted->size) {
		wanted->size = wanted->size * 2 + 64;
		wanted->items = realloc(
		    wanted->items, wanted->size * sizeof(*wanted->items));
		if (wanted->items == NULL)
			abort();
	}
	wanted->items[wanted->count++] = item;
}

/* True if no stem that is wanted for the word in hand is that of a form. */
static bool
is_missed(struct wanted *wanted, size_t first, const struct declined *form)
{
	unsigned char symbols[SYMBOLS_MAX];
	size_t count =
	    fold_word(form->text, form->length, symbols, SYMBOLS_MAX);
	const struct stem *stem = stem_of(wanted->stemmer, symbols, count);

	for (size_t i = first; i < wanted->count; i++) {
		const struct item *item = &wanted->items[i];

		if (!item->whole && item->length == stem->length &&
		    memcmp(item->stem, stem->text, item->length) == 0)
			return false;
	}
	return true;
}

/* What of its forms has another stem is wanted as it is. */
static void
add_forms(struct wanted *wanted, size_t first, const char *word, size_t length)
{
	struct declined forms[DECLINED_MOST];
	size_t count = declined_forms(word, length, forms);

	for (size_t i = 0; i < count; i++)
		if (is_missed(wanted, first, &forms[i]))
			add_item(wanted, forms[i].text, forms[i].length, true);
}

uint32_t
wanted_add(struct wanted *wanted, const char *word, size_t length)
{
	char genitive[DECLINED_BYTES], other[WORD_BYTES + FLEETING_MORE];
	size_t genitive_length = declined_genitive(word, length, genitive);
	size_t first = wanted->count, other_length = 0;
	bool whole;

	if (wanted->words == wanted->texts_size) {
		wanted->texts_size = wanted->texts_size * 2 + 64;
		wanted->texts = realloc(
		    wanted->texts, wanted->texts_size * sizeof(*wanted->texts));
		if (wanted->texts == NULL)
			abort();
	}
	wanted->texts[wanted->words] = 0;
	add_item(wanted, word, length, genitive_length > 0);
	if (genitive_length > 0)
		add_item(wanted, genitive, genitive_length, false);
	if (length <= WORD_BYTES)
		other_length = fleeting_other(word, length, other);
	whole = !word_ends_in(other, other_length, "а я");
	if (other_length > 0)
		add_item(wanted, other, other_length, whole);
	add_forms(wanted, first, word, length);
	if (other_length > 0 && !whole)
		add_forms(wanted, first, other, other_length);
	return (uint32_t)wanted->words++;
}

static int
by_pattern(const void *a, const void *b)
{
	uint32_t pattern = *(const uint32_t *)a;
	const struct item *item = b;

	return pattern < item->pattern ? -1 : pattern > item->pattern;
}

void
wanted_read(struct wanted *wanted, const struct fold *fold,
    const struct matcher_hit *hits, size_t count)
{
	const unsigned char *symbols = fold->main.symbols;
	const struct stem *stem = NULL;
	uint32_t word = 0; /* where the word begins that has the stem */

	wanted->text++;
	for (size_t i = 0; i < count; i++) {
		uint32_t begin = hits[i].begin, end = hits[i].end;
		const struct item *item =
		    bsearch(&hits[i].pattern, wanted->items, wanted->count,
			sizeof(*wanted->items), by_pattern);

		if (item == NULL || wanted->texts[item->number] == wanted->text)
			continue;
		if (item->whole) {
			wanted->texts[item->number] = wanted->text;
			continue;
		}
		while (end < fold->main.length && symbols[end] != FOLD_BREAK)
			end++;
		if (stem == NULL || word != begin)
			stem = stem_of(
			    wanted->stemmer, symbols + begin, end - begin);
		word = begin;
		if (stem->length == item->length &&
		    memcmp(stem->text, item->stem, item->length) == 0 &&
		    !ending_is(&wanted->endings, item->refused,
			symbols + hits[i].end, end - hits[i].end))
			wanted->texts[item->number] = wanted->text;
	}
}

bool
wanted_has(const struct wanted *wanted, uint32_t number)
{
	return wanted->text > 0 && wanted->texts[number] == wanted->text;
}
