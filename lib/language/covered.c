#include "language/covered.h"

#include <stdlib.h>
#include <string.h>

#include "language/covered_shape.h"

enum { PATTERN_MAX = 24, WORD_MAX = 48, SOME_MAX = 6 };
enum { STARS_MIN = 2, SEEN_MAX = 3 };
/* Fewer letters to be seen may be an abbreviation. */
enum { SEEN_MIN = 3 };
/* Of words on both sides of points as many make a third: долбо...ёбы. */
enum { JOINED_MIN = 7 };

struct pattern {
	unsigned char symbols[PATTERN_MAX];
	uint8_t length;
	bool head, tail; /* it must begin, end the word */
	uint32_t number;
};

struct covered {
	struct pattern *patterns;
	size_t count, size;
	size_t points; /* letters to be seen beside them */
};

struct covered *
covered_open(size_t points)
{
	struct covered *covered = calloc(1, sizeof(*covered));

	if (covered == NULL)
		abort();
	covered->points = points;
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

/* True if the pattern may be at that place of the word as to its ends. */
static bool
may_stand(const struct pattern *pattern, const struct word *word, size_t at)
{
	if (at + pattern->length > word->length ||
	    (pattern->tail && at + pattern->length != word->length) ||
	    (pattern->head && is_cut_short(word)))
		return false;
	/* «под*езд»: a sign behind a consonant may be ъ. */
	return at == 0 || word->symbols[at] != FOLD_COVER ||
	       covered_shape_is_vowel(word->symbols[at - 1]);
}

/* Letters of the pattern that are to be seen at a place of the word; 0: no. */
static size_t
fits(const struct pattern *pattern, const struct word *word, size_t at)
{
	size_t i, seen = 0, run = 0, longest = 0;
	bool edge; /* a sign stands where letters go on behind or before */

	if (!may_stand(pattern, word, at))
		return 0;
	for (i = 0; i < pattern->length; i++) {
		unsigned symbol = word->symbols[at + i];

		if (symbol != FOLD_COVER && symbol != pattern->symbols[i])
			return 0;
		run = symbol == FOLD_COVER ? run + 1 : 0;
		longest = run > longest ? run : longest;
		seen += symbol != FOLD_COVER;
	}
	/* What is left of the word must not begin with a sign. */
	if (run > 0 && at + i < word->length &&
	    word->symbols[at + i] == FOLD_COVER && seen * 2 <= pattern->length)
		return 0;
	if (seen < 2 || seen * 2 < pattern->length)
		return 0;
	/* «слово*слово»: where a sign is at an end, more is to be seen */
	edge = at > 0 && (word->symbols[at] == FOLD_COVER || run > 0);
	if (longest < 2 && ((edge && seen <= SEEN_MIN) || seen < at))
		return 0;
	return seen >= SEEN_MIN || longest > 1 || is_cut_short(word) ||
		       (at == 0 && covered_shape_is_known(
				       pattern->symbols, pattern->length))
		   ? seen
		   : 0;
}

/* The better of two: of as many letters to be seen the first. */
static void
take_better(
    const struct pattern *pattern, size_t seen, size_t *most, uint32_t *number)
{
	if (seen <= *most)
		return;
	*most = seen;
	*number = pattern->number;
}

/* Each sign is one letter. Letters that are seen of the best; 0: none fits. */
static size_t
find_exact(
    const struct covered *covered, const struct word *word, uint32_t *number)
{
	size_t i, at, seen, most = 0;

	for (i = 0; i < covered->count; i++) {
		const struct pattern *pattern = &covered->patterns[i];

		for (at = 0; at + pattern->length <= word->length; at++) {
			if (at > 0 && pattern->head)
				break;
			seen = fits(pattern, word, at);
			if (seen < pattern->length)
				take_better(pattern, seen, &most, number);
		}
	}
	return most;
}

/*
 * All letters that are to be seen must be the pattern's, at least so many;
 * with an ending, it may have more. Takes what is better than the one before.
 */
static void
find_some(const struct covered *covered, const struct word *word,
    bool with_ending, size_t least, size_t *most, uint32_t *number)
{
	for (size_t i = 0; i < covered->count; i++) {
		const struct pattern *pattern = &covered->patterns[i];
		size_t seen = fits(pattern, word, 0);

		if (seen >= least && seen > 0 &&
		    word->symbols[0] != FOLD_COVER &&
		    (seen == word->seen ||
			(with_ending && seen >= 3 && !pattern->tail &&
			    word->length - pattern->length <= 4)))
			take_better(pattern, seen, most, number);
	}
}

/* The word with its only run of signs as so many covered letters. */
static bool
stretch(const unsigned char *symbols, size_t length,
    const struct covered_run *run, size_t letters, struct word *word)
{
	size_t behind = run->begin + run->signs, i;

	*word = (struct word){.length = length - run->signs + letters,
	    .seen = length - run->signs};
	if (word->length > WORD_MAX)
		return false;
	memcpy(word->symbols, symbols, run->begin);
	for (i = 0; i < letters; i++)
		word->symbols[run->begin + i] = FOLD_COVER;
	memcpy(word->symbols + run->begin + letters, symbols + behind,
	    length - behind);
	return true;
}

static bool
find_run(const unsigned char *symbols, size_t length, struct covered_run *run)
{
	size_t i = 0;

	while (i < length && symbols[i] != FOLD_COVER)
		i++;
	run->begin = i;
	while (i < length && symbols[i] == FOLD_COVER)
		i++;
	run->signs = i - run->begin;
	for (; i < length; i++) {
		if (symbols[i] == FOLD_COVER)
			return false;
	}
	return run->signs > 0;
}

/* Letters that are to be seen if a run of signs stands for so many letters. */
static size_t
least_of(const struct covered *covered, const struct covered_run *run,
    size_t letters, bool stars, bool broken)
{
	if (letters == 0)
		return stars ? SIZE_MAX : broken ? SEEN_MIN + 1 : JOINED_MIN;
	if (!stars && !broken)
		return run->signs == letters && letters > 1 ? SEEN_MIN + 2
							    : SIZE_MAX;
	if (run->signs == 1)
		return SEEN_MIN + 1;
	return stars ? 0 : covered->points;
}

/*
 * Its only run of signs stands for any number of letters, or if they are
 * points for as many as they are, or none, if more is not sure.
 */
static size_t
find_stretched(const struct covered *covered, const unsigned char *symbols,
    size_t length, bool stars, uint32_t *number)
{
	struct word word;
	struct covered_run run;
	size_t most = 0;
	bool broken;

	if (!find_run(symbols, length, &run))
		return 0;
	broken = !stars && covered_shape_is_broken(symbols, length, &run);
	for (size_t letters = 0; letters <= SOME_MAX; letters++) {
		size_t least = least_of(covered, &run, letters, stars, broken);
		bool ending =
		    letters == 0 || (run.signs > 1 && (stars || broken));

		if (least < SIZE_MAX &&
		    stretch(symbols, length, &run, letters, &word))
			find_some(covered, &word, ending, least, &most, number);
	}
	return most;
}

size_t
covered_find(const struct covered *covered, const struct fold *fold,
    const struct fold_covered *found, uint32_t *number)
{
	const unsigned char *symbols = fold->covered.symbols + found->begin;
	struct word word = {.length = found->length};

	size_t seen = 0;

	if (found->length > WORD_MAX)
		return 0;
	memcpy(word.symbols, symbols, found->length);
	for (size_t i = 0; i < found->length; i++)
		word.seen += symbols[i] != FOLD_COVER;
	if (found->exact)
		seen = find_exact(covered, &word, number);
	return seen > 0 ? seen
			: find_stretched(covered, symbols, found->length,
			      found->exact, number);
}

bool
covered_holds(const struct covered *covered, const char *pattern)
{
	unsigned char symbols[PATTERN_MAX];
	size_t length =
	    fold_word(pattern, strlen(pattern), symbols, PATTERN_MAX);

	for (size_t i = 0; i < covered->count; i++) {
		const struct pattern *other = &covered->patterns[i];
		size_t at = 0;

		for (; at + other->length <= length; at++) {
			if (memcmp(symbols + at, other->symbols,
				other->length) == 0)
				return true;
			if (other->head)
				break;
		}
	}
	return false;
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
	if (!word->exact || first[0] < 0xd0 || is_capital(first) ||
	    !covered_shape_is_first(symbols[0]))
		return false;
	return is_first_letter(word, symbols) ||
	       (stars >= STARS_MIN && seen >= 2 && seen <= SEEN_MAX &&
		   symbols[0] != FOLD_COVER &&
		   symbols[word->length - 1] != FOLD_COVER);
}

size_t
covered_signs(const struct fold *fold, const struct fold_covered *word)
{
	const unsigned char *symbols = fold->covered.symbols + word->begin;
	size_t i, signs = 0;

	for (i = 0; i < word->length; i++)
		signs += symbols[i] == FOLD_COVER;
	return signs;
}

bool
covered_is_name(
    const struct fold *fold, const struct fold_covered *word, const char *text)
{
	return covered_signs(fold, word) * 2 >= word->length &&
	       is_capital((const unsigned char *)text +
			  fold->covered.offsets[word->begin]);
}
