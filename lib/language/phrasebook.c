#include "language/phrasebook.h"

#include <stdlib.h>
#include <string.h>

#include "language/fold.h"

static void *
make_room(void *list, size_t count, size_t *size, size_t each)
{
	if (count < *size)
		return list;
	*size = *size * 2 + 64;
	list = realloc(list, *size * each);
	if (list == NULL)
		abort();
	return list;
}

void
phrasebook_open(struct phrasebook *book)
{
	*book = (struct phrasebook){.automaton = automaton_open()};
}

void
phrasebook_close(struct phrasebook *book)
{
	automaton_close(book->automaton);
	free(book->parts);
	free(book->words);
	free(book->keys);
	free(book->patterns);
	free(book->masks);
}

/* One word with its stars. */
static void
add_word(struct phrasebook *book, const char *word, size_t length, bool is_stem,
    struct phrasebook_part part)
{
	unsigned char symbols[PHRASEBOOK_WORD + 2] = {FOLD_BREAK};
	struct phrasebook_word made = {.first_key = PHRASEBOOK_NONE};
	size_t count;

	made.head = length > 0 && word[0] != '*';
	made.tail = length > 0 && word[length - 1] != '*' && !is_stem;
	count = fold_word(word, length, symbols + 1, PHRASEBOOK_WORD);
	if (count == 0)
		return;
	symbols[count + 1] = FOLD_BREAK;
	made.length = (uint8_t)count;
	part.word = automaton_add(book->automaton, symbols + !made.head,
	    count + made.head + made.tail, (uint32_t)book->word_count);
	if (part.word == book->word_count) {
		book->words = make_room(book->words, book->word_count,
		    &book->word_size, sizeof(*book->words));
		book->words[book->word_count++] = made;
	}
	book->words[part.word].is_exception |=
	    part.place == PHRASEBOOK_EXCEPTION;
	book->parts = make_room(book->parts, book->part_count, &book->part_size,
	    sizeof(*book->parts));
	book->parts[book->part_count++] = part;
}

/* Words between signs, of which one is enough. */
static void
add_words(struct phrasebook *book, const char *words, size_t length,
    const char *between, bool is_stem, struct phrasebook_part part)
{
	const char *end = words + length;

	while (words < end) {
		size_t size = strcspn(words, between);

		if (size > (size_t)(end - words))
			size = (size_t)(end - words);
		add_word(book, words, size, is_stem, part);
		words += size + (words + size < end);
		while (words < end && *words == ' ')
			words++;
	}
}

static void
add_phrase(struct phrasebook *book, struct phrasebook_pattern *pattern,
    const char *phrase, struct phrasebook_part part)
{
	while (*phrase != '\0' && pattern->words < 32) {
		size_t length = strcspn(phrase, " ");

		if (length == 1 && phrase[0] == '~') {
			pattern->apart |= UINT32_C(1) << pattern->words;
		} else if (length > 0) {
			part.place = pattern->words++;
			add_words(book, phrase, length, "|", false, part);
		}
		phrase += length + (phrase[length] == ' ');
	}
}

uint32_t
phrasebook_add(struct phrasebook *book, enum matcher_kind kind,
    const char *pattern, const char *except)
{
	struct phrasebook_part part = {
	    .pattern = (uint32_t)book->pattern_count};
	struct phrasebook_pattern made = {.words = 1};

	if (kind == MATCHER_PHRASE) {
		made.words = 0;
		add_phrase(book, &made, pattern, part);
	} else {
		add_word(
		    book, pattern, strlen(pattern), kind == MATCHER_STEM, part);
	}
	if (except != NULL && except[0] != '\0') {
		made.has_exceptions = true;
		part.place = PHRASEBOOK_EXCEPTION;
		add_words(book, except, strlen(except), ",", false, part);
	}
	book->patterns = make_room(book->patterns, book->pattern_count,
	    &book->pattern_size, sizeof(*book->patterns));
	book->patterns[book->pattern_count++] = made;
	return part.pattern;
}

static int
by_place(const void *a, const void *b)
{
	const struct phrasebook_part *left = a, *right = b;

	if (left->pattern != right->pattern)
		return left->pattern < right->pattern ? -1 : 1;
	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	return left->word < right->word ? -1 : left->word > right->word;
}

/* The length of the shortest word that may stand at a place: how rare it is. */
static size_t
rarity(const struct phrasebook *book, const struct phrasebook_part *parts,
    size_t count)
{
	size_t least = PHRASEBOOK_WORD, i;

	for (i = 0; i < count && parts[i].pattern == parts[0].pattern &&
		    parts[i].place == parts[0].place;
	     i++) {
		if (book->words[parts[i].word].length < least)
			least = book->words[parts[i].word].length;
	}
	return least;
}

/* Chooses the key of the pattern whose parts begin here. */
static void
choose_key(
    struct phrasebook *book, const struct phrasebook_part *parts, size_t count)
{
	struct phrasebook_pattern *pattern = &book->patterns[parts[0].pattern];
	size_t best = 0, i;

	for (i = 0; i < count && parts[i].pattern == parts[0].pattern &&
		    parts[i].place != PHRASEBOOK_EXCEPTION;
	     i++) {
		size_t rare;

		if (i > 0 && parts[i].place == parts[i - 1].place)
			continue;
		rare = rarity(book, parts + i, count - i);
		if (rare >= best) {
			best = rare;
			pattern->key = parts[i].place;
		}
	}
}

static void
add_key(struct phrasebook *book, const struct phrasebook_part *part)
{
	struct phrasebook_word *word = &book->words[part->word];

	book->keys = make_room(
	    book->keys, book->key_count, &book->key_size, sizeof(*book->keys));
	book->keys[book->key_count] =
	    (struct phrasebook_key){part->pattern, word->first_key};
	word->first_key = (uint32_t)book->key_count++;
}

/* What stands at which place, in short: most words stand nowhere in it. */
static void
make_masks(struct phrasebook *book)
{
	size_t i;

	for (i = 0; i < book->pattern_count; i++) {
		struct phrasebook_pattern *pattern = &book->patterns[i];
		uint8_t place;

		pattern->masks = (uint32_t)book->mask_count;
		for (place = 0; place < pattern->words; place++) {
			book->masks = make_room(book->masks, book->mask_count,
			    &book->mask_size, sizeof(*book->masks));
			book->masks[book->mask_count++] = 0;
		}
	}
	for (i = 0; i < book->part_count; i++) {
		const struct phrasebook_part *part = &book->parts[i];

		if (part->place != PHRASEBOOK_EXCEPTION)
			book->masks[book->patterns[part->pattern].masks +
				    part->place] |= phrasebook_bit(part->word);
	}
}

const struct fault *
phrasebook_build(struct phrasebook *book)
{
	const struct fault *fault = automaton_build(book->automaton);
	const struct phrasebook_part *parts = book->parts;
	size_t count = book->part_count, i;

	if (fault != NULL || count == 0)
		return fault;
	qsort(book->parts, count, sizeof(*parts), by_place);
	for (i = 0; i < count; i++) {
		if (i == 0 || parts[i].pattern != parts[i - 1].pattern)
			choose_key(book, parts + i, count - i);
	}
	/* Backwards, so that a word's keys are in the order of patterns. */
	for (i = count; i-- > 0;) {
		if (parts[i].place == book->patterns[parts[i].pattern].key)
			add_key(book, &parts[i]);
	}
	make_masks(book);
	return NULL;
}

bool
phrasebook_has(const struct phrasebook *book, uint32_t pattern, uint8_t place,
    uint32_t word)
{
	struct phrasebook_part part = {pattern, word, place};

	return bsearch(&part, book->parts, book->part_count, sizeof(part),
		   by_place) != NULL;
}
