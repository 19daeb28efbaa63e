#include "language/matcher.h"

#include <stdlib.h>

#include "language/automaton.h"
#include "language/phrasebook.h"

enum {
	APART_WORDS = 3,  /* what a `~` may stand for */
	HITS_MAX = 65536, /* of one text */
	NEAR_MAX = 96,	  /* symbols between words that may be near */
	SAME_MAX = 8	  /* hits before, among which one may be the same */
};

/* No beginning. */
#define NONE PHRASEBOOK_NONE

struct matcher {
	struct phrasebook own;
	const struct phrasebook *book; /* that, or another one's */
	struct automaton_hits found;
	struct matcher_hit *hits;
	size_t hit_count, hit_size;
	const struct fold *fold; /* of the text in hand */
};

struct matcher *
matcher_open(void)
{
	struct matcher *matcher = calloc(1, sizeof(*matcher));

	if (matcher == NULL)
		abort();
	phrasebook_open(&matcher->own);
	matcher->book = &matcher->own;
	return matcher;
}

struct matcher *
matcher_share(const struct matcher *built)
{
	struct matcher *matcher = calloc(1, sizeof(*matcher));

	if (matcher == NULL)
		abort();
	matcher->book = built->book;
	return matcher;
}

void
matcher_close(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	phrasebook_close(&matcher->own);
	automaton_hits_free(&matcher->found);
	free(matcher->hits);
	free(matcher);
}

uint32_t
matcher_add(struct matcher *matcher, enum matcher_kind kind,
    const char *pattern, const char *except)
{
	return phrasebook_add(&matcher->own, kind, pattern, except);
}

const struct fault *
matcher_build(struct matcher *matcher)
{
	return phrasebook_build(&matcher->own);
}

/* True if the word that was found may stand at that place of the pattern. */
static bool
belongs(const struct matcher *matcher, uint32_t pattern, uint8_t place,
    const struct automaton_hit *found)
{
	const struct phrasebook *book = matcher->book;

	return phrasebook_may_have(book, pattern, place, found->pattern) &&
	       phrasebook_has(book, pattern, place, found->pattern);
}

static uint32_t
begin_of(const struct matcher *matcher, const struct automaton_hit *found)
{
	return found->begin + matcher->book->words[found->pattern].head;
}

static uint32_t
end_of(const struct matcher *matcher, const struct automaton_hit *found)
{
	return found->end - matcher->book->words[found->pattern].tail;
}

static void
add_hit(struct matcher *matcher, uint32_t pattern, uint32_t begin, uint32_t end)
{
	size_t i = matcher->hit_count;
	size_t before = i > SAME_MAX ? i - SAME_MAX : 0;

	while (i-- > before) {
		const struct matcher_hit *other = &matcher->hits[i];

		if (other->pattern == pattern && other->begin == begin &&
		    other->end == end)
			return;
	}
	if (matcher->hit_count == HITS_MAX)
		return;
	if (matcher->hit_count == matcher->hit_size) {
		matcher->hit_size = matcher->hit_size * 2 + 64;
		matcher->hits = realloc(
		    matcher->hits, matcher->hit_size * sizeof(*matcher->hits));
		if (matcher->hits == NULL)
			abort();
	}
	matcher->hits[matcher->hit_count++] =
	    (struct matcher_hit){pattern, begin, end};
}

/*
 * Words between two symbols, none of them part of one. What lies in different
 * sentences or readings of the text, two breaks between, is never near.
 */
static size_t
words_between(const struct fold *fold, uint32_t from, uint32_t to)
{
	const unsigned char *symbols = fold->main.symbols;
	size_t breaks = 0;

	for (uint32_t i = from; i < to; i++) {
		if (symbols[i] != FOLD_BREAK)
			continue;
		if ((i > from && symbols[i - 1] == FOLD_BREAK) ||
		    breaks > APART_WORDS)
			return SIZE_MAX;
		breaks++;
	}
	return breaks == 0 ? SIZE_MAX : breaks - 1;
}

static size_t
apart(const struct phrasebook_pattern *pattern, uint8_t place)
{
	return pattern->apart >> place & 1 ? APART_WORDS : 0;
}

/*
 * The words of a phrase before one of its words, the nearest ones: where they
 * begin; NONE if they are not there.
 */
static uint32_t
look_back(
    const struct matcher *matcher, uint32_t number, uint8_t place, size_t at)
{
	const struct phrasebook_pattern *pattern =
	    &matcher->book->patterns[number];
	const struct automaton_hit *list = matcher->found.list;
	uint32_t begin = begin_of(matcher, &list[at]), found;

	if (place == 0)
		return begin;
	for (size_t i = at; i-- > 0;) {
		uint32_t end = end_of(matcher, &list[i]);

		if (end >= begin)
			continue;
		if (end + NEAR_MAX < begin)
			return NONE;
		if (!belongs(matcher, number, place - 1, &list[i]))
			continue;
		if (words_between(matcher->fold, end, begin) >
		    apart(pattern, place))
			return NONE;
		found = look_back(matcher, number, place - 1, i);
		if (found != NONE)
			return found;
	}
	return NONE;
}

/* The words behind one: each way in which they end the phrase is a hit. */
static void
look_ahead(struct matcher *matcher, uint32_t number, uint8_t place, size_t at,
    uint32_t begin)
{
	const struct phrasebook_pattern *pattern =
	    &matcher->book->patterns[number];
	const struct automaton_hit *list = matcher->found.list;
	uint32_t end = end_of(matcher, &list[at]);

	if (place + 1 == pattern->words) {
		add_hit(matcher, number, begin, end);
		return;
	}
	for (size_t i = at + 1; i < matcher->found.count; i++) {
		uint32_t next = begin_of(matcher, &list[i]);

		if (next <= end)
			continue;
		if (end + NEAR_MAX < next)
			return;
		if (!belongs(matcher, number, place + 1, &list[i]))
			continue;
		if (words_between(matcher->fold, end, next) >
		    apart(pattern, place + 1))
			return;
		look_ahead(matcher, number, place + 1, i, begin);
	}
}

/* True if some word found before it ends covers the hit and excepts it. */
static bool
is_excepted(const struct matcher *matcher, const struct matcher_hit *hit)
{
	const struct automaton_hit *list = matcher->found.list;
	size_t from = 0, to = matcher->found.count;

	while (from < to) { /* the first that ends behind the hit */
		size_t middle = from + (to - from) / 2;

		if (list[middle].end < hit->end)
			from = middle + 1;
		else
			to = middle;
	}
	for (; from < matcher->found.count &&
	       list[from].end <= hit->end + PHRASEBOOK_WORD + 2;
	     from++) {
		if (matcher->book->words[list[from].pattern].is_exception &&
		    begin_of(matcher, &list[from]) <= hit->begin &&
		    end_of(matcher, &list[from]) >= hit->end &&
		    phrasebook_has(matcher->book, hit->pattern,
			PHRASEBOOK_EXCEPTION, list[from].pattern))
			return true;
	}
	return false;
}

/* Drops what lies inside an exception of its pattern. */
static void
drop_exceptions(struct matcher *matcher)
{
	size_t i, kept = 0;

	for (i = 0; i < matcher->hit_count; i++) {
		const struct matcher_hit *hit = &matcher->hits[i];

		if (!matcher->book->patterns[hit->pattern].has_exceptions ||
		    !is_excepted(matcher, hit))
			matcher->hits[kept++] = *hit;
	}
	matcher->hit_count = kept;
}

size_t
matcher_run(struct matcher *matcher, const struct fold *fold,
    const struct matcher_hit **hits)
{
	automaton_run(matcher->book->automaton, fold->main.symbols,
	    fold->main.length, &matcher->found);
	matcher->hit_count = 0;
	matcher->fold = fold;
	for (size_t i = 0; i < matcher->found.count; i++) {
		uint32_t word = matcher->found.list[i].pattern;
		uint32_t at = matcher->book->words[word].first_key;

		for (; at != NONE; at = matcher->book->keys[at].next) {
			uint32_t number = matcher->book->keys[at].pattern;
			uint8_t key = matcher->book->patterns[number].key;
			uint32_t begin = look_back(matcher, number, key, i);

			if (begin != NONE)
				look_ahead(matcher, number, key, i, begin);
		}
	}
	if (matcher->hit_count > 0)
		drop_exceptions(matcher);
	*hits = matcher->hits;
	return matcher->hit_count;
}
