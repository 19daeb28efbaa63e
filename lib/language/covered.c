#include "language/covered.h"

#include <stdlib.h>
#include <string.h>

enum { PATTERN_MAX = 24, WORD_MAX = 48, SOME_MAX = 6 };
enum { STARS_MIN = 2, SEEN_MAX = 3 };

struct pattern {
	unsigned char symbols[PATTERN_MAX];
	uint8_t length;
	bool head, tail; /* it must begin, end the word */
	uint32_t number;
};

struct covered {
	struct pattern *patterns;
	size_t count, size;
};

struct covered *
covered_open(void)
{
	struct covered *covered = calloc(1, sizeof(*covered));

	if (covered == NULL)
		abort();
	return covered;
}

void
covered_close(struct covered *covered)
{
	if (covered == NULL)
		return;
	free(covered->patterns);
	free(covered);
}

void
covered_add(
    struct covered *covered, const char *pattern, bool is_stem, uint32_t number)
{
	struct pattern made = {.number = number};
	size_t length = strlen(pattern);

	made.length =
	    (uint8_t)fold_word(pattern, length, made.symbols, PATTERN_MAX);
	if (made.length < 3 || length == 0)
		return;
	made.head = pattern[0] != '*';
	made.tail = !is_stem && pattern[length - 1] != '*';
	if (covered->count == covered->size) {
		covered->size = covered->size * 2 + 64;
		covered->patterns = realloc(covered->patterns,
		    covered->size * sizeof(*covered->patterns));
		if (covered->patterns == NULL)
			abort();
	}
	covered->patterns[covered->count++] = made;
}

struct word {
	unsigned char symbols[WORD_MAX];
	size_t length, seen; /* `seen`: letters that are not covered */
};

/*
 * «бл*», «мл*»: two letters and a sign are only what is looked for inside of
 * words too.
 */
static bool
is_cut_short(const struct word *word)
{
	return word->length == 3 && word->symbols[2] == FOLD_COVER &&
	       word->symbols[0] != FOLD_COVER && word->symbols[1] != FOLD_COVER;
}

/* Letters of the pattern that are to be seen at a place of the word; 0: no. */
static size_t
fits(const struct pattern *pattern, const struct word *word, size_t at)
{
	size_t i, seen = 0;
	unsigned last = FOLD_COVER;

	if (at + pattern->length > word->length ||
	    (pattern->tail && at + pattern->length != word->length) ||
	    (pattern->head && is_cut_short(word)))
		return 0;
	for (i = 0; i < pattern->length; i++) {
		unsigned symbol = word->symbols[at + i];

		if (symbol != FOLD_COVER && symbol != pattern->symbols[i])
			return 0;
		seen += symbol != FOLD_COVER;
		last = symbol;
	}
	/* What is left of the word must not begin with a sign. */
	if (last == FOLD_COVER && at + i < word->length &&
	    word->symbols[at + i] == FOLD_COVER && seen * 2 <= pattern->length)
		return 0;
	return seen < pattern->length && seen >= 2 &&
		       seen * 2 >= pattern->length
		   ? seen
		   : 0;
}

static bool
find_exact(
    const struct covered *covered, const struct word *word, uint32_t *number)
{
	size_t i, at;

	for (i = 0; i < covered->count; i++) {
		const struct pattern *pattern = &covered->patterns[i];

		for (at = 0; at + pattern->length <= word->length; at++) {
			if (at > 0 && pattern->head)
				break;
			if (fits(pattern, word, at) > 0) {
				*number = pattern->number;
				return true;
			}
		}
	}
	return false;
}

/*
 * All letters that are to be seen must be the pattern's; behind several signs
 * an ending may follow it.
 */
static bool
find_some(const struct covered *covered, const struct word *word,
    bool with_ending, uint32_t *number)
{
	for (size_t i = 0; i < covered->count; i++) {
		const struct pattern *pattern = &covered->patterns[i];
		size_t seen = fits(pattern, word, 0);

		if (seen > 0 && word->symbols[0] != FOLD_COVER &&
		    (seen == word->seen ||
			(with_ending && seen >= 3 && !pattern->tail &&
			    word->length - pattern->length <= 4))) {
			*number = pattern->number;
			return true;
		}
	}
	return false;
}

/* The word with its only run of signs as so many covered letters. */
static bool
stretch(const unsigned char *symbols, size_t length, size_t run, size_t signs,
    size_t letters, struct word *word)
{
	size_t i;

	*word = (struct word){
	    .length = length - signs + letters, .seen = length - signs};
	if (word->length > WORD_MAX)
		return false;
	memcpy(word->symbols, symbols, run);
	for (i = 0; i < letters; i++)
		word->symbols[run + i] = FOLD_COVER;
	memcpy(word->symbols + run + letters, symbols + run + signs,
	    length - run - signs);
	return true;
}

static bool
find_stretched(const struct covered *covered, const unsigned char *symbols,
    size_t length, uint32_t *number)
{
	size_t run = 0, signs = 0, letters, i;
	struct word word;

	while (run < length && symbols[run] != FOLD_COVER)
		run++;
	while (run + signs < length && symbols[run + signs] == FOLD_COVER)
		signs++;
	for (i = run + signs; i < length; i++) {
		if (symbols[i] == FOLD_COVER)
			return false;
	}
	for (letters = 1; letters <= SOME_MAX; letters++) {
		if (stretch(symbols, length, run, signs, letters, &word) &&
		    find_some(covered, &word, signs > 1, number))
			return true;
	}
	return false;
}

bool
covered_find(const struct covered *covered, const struct fold *fold,
    const struct fold_covered *found, uint32_t *number)
{
	const unsigned char *symbols = fold->covered.symbols + found->begin;
	struct word word = {.length = found->length};

	if (found->length > WORD_MAX)
		return false;
	memcpy(word.symbols, symbols, found->length);
	if (found->exact && find_exact(covered, &word, number))
		return true;
	return find_stretched(covered, symbols, found->length, number);
}

static bool
is_capital(const unsigned char *letter)
{
	return letter[0] == 0xd0 && letter[1] >= 0x90 && letter[1] < 0xb0;
}

/* «х**»: no other word is written so. */
static bool
is_first_letter(const struct fold_covered *word, const unsigned char *symbols)
{
	static const unsigned h_symbol = FOLD_CYRILLIC + 21;

	return word->length == 3 && symbols[0] == h_symbol &&
	       symbols[1] == FOLD_COVER && symbols[2] == FOLD_COVER;
}

bool
covered_is_hidden(
    const struct fold *fold, const struct fold_covered *word, const char *text)
{
	const unsigned char *symbols = fold->covered.symbols + word->begin;
	const unsigned char *first =
	    (const unsigned char *)text + fold->covered.offsets[word->begin];
	size_t i, seen = 0, stars = 0;

	for (i = 0; i < word->length; i++) {
		if (symbols[i] != FOLD_COVER)
			seen++;
		else if (i > 0 && i + 1 < word->length)
			stars++;
	}
	if (!word->exact || first[0] < 0xd0 || is_capital(first))
		return false;
	return is_first_letter(word, symbols) ||
	       (stars >= STARS_MIN && seen >= 2 && seen <= SEEN_MAX &&
		   symbols[0] != FOLD_COVER &&
		   symbols[word->length - 1] != FOLD_COVER);
}

bool
covered_is_name(
    const struct fold *fold, const struct fold_covered *word, const char *text)
{
	const unsigned char *symbols = fold->covered.symbols + word->begin;
	const unsigned char *first =
	    (const unsigned char *)text + fold->covered.offsets[word->begin];
	size_t i, signs = 0;

	for (i = 0; i < word->length; i++)
		signs += symbols[i] == FOLD_COVER;
	return signs * 2 >= word->length && is_capital(first);
}
