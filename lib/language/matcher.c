#include "language/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "language/automaton.h"

enum {
	WORD_SYMBOLS = 128,
	APART_WORDS = 3,     /* what a `~` may stand for */
	PARTIALS_MAX = 4096, /* beginnings of phrases kept of one text */
	EXCEPTION = 255	     /* instead of the number of a word */
};

/* What an entry of the automaton is to the pattern it belongs to. */
struct part {
	uint32_t pattern;
	uint8_t word;	    /* which word of a phrase, or EXCEPTION */
	uint8_t head, tail; /* breaks that are part of what is found */
};

struct pattern {
	uint8_t words;	/* how many a phrase has */
	uint32_t apart; /* bit n: others may stand before word n */
	bool has_exceptions;
};

/* The beginning of a phrase. */
struct partial {
	uint32_t pattern, begin, end;
	uint8_t word;
};

struct matcher {
	struct automaton *automaton;
	struct automaton_hits found;
	struct part *parts;
	size_t part_count, part_size;
	struct pattern *patterns;
	size_t pattern_count, pattern_size;
	struct partial *partials;
	size_t partial_count;
	struct matcher_hit *hits;
	size_t hit_count, hit_size;
};

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

struct matcher *
matcher_open(void)
{
	struct matcher *matcher = calloc(1, sizeof(*matcher));

	if (matcher == NULL)
		abort();
	matcher->automaton = automaton_open();
	matcher->partials = calloc(PARTIALS_MAX, sizeof(*matcher->partials));
	if (matcher->partials == NULL)
		abort();
	return matcher;
}

void
matcher_close(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	automaton_close(matcher->automaton);
	automaton_hits_free(&matcher->found);
	free(matcher->parts);
	free(matcher->patterns);
	free(matcher->partials);
	free(matcher->hits);
	free(matcher);
}

/* One word with its stars. */
static void
add_word(struct matcher *matcher, const char *word, size_t length, bool is_stem,
    struct part part)
{
	unsigned char symbols[WORD_SYMBOLS + 2] = {FOLD_BREAK};
	size_t count;

	part.head = length > 0 && word[0] != '*';
	part.tail = length > 0 && word[length - 1] != '*' && !is_stem;
	count = fold_word(word, length, symbols + 1, WORD_SYMBOLS);
	if (count == 0)
		return;
	symbols[count + 1] = FOLD_BREAK;
	matcher->parts = make_room(matcher->parts, matcher->part_count,
	    &matcher->part_size, sizeof(*matcher->parts));
	matcher->parts[matcher->part_count] = part;
	automaton_add(matcher->automaton, symbols + !part.head,
	    count + part.head + part.tail, (uint32_t)matcher->part_count++);
}

/* Words between signs, of which one is enough. */
static void
add_words(struct matcher *matcher, const char *words, size_t length,
    const char *between, bool is_stem, struct part part)
{
	const char *end = words + length;

	while (words < end) {
		size_t size = strcspn(words, between);

		if (size > (size_t)(end - words))
			size = (size_t)(end - words);
		add_word(matcher, words, size, is_stem, part);
		words += size + (words + size < end);
		while (words < end && *words == ' ')
			words++;
	}
}

static void
add_phrase(struct matcher *matcher, struct pattern *pattern, const char *phrase,
    struct part part)
{
	while (*phrase != '\0' && pattern->words < 32) {
		size_t length = strcspn(phrase, " ");

		if (length == 1 && phrase[0] == '~') {
			pattern->apart |= UINT32_C(1) << pattern->words;
		} else if (length > 0) {
			part.word = pattern->words++;
			add_words(matcher, phrase, length, "|", false, part);
		}
		phrase += length + (phrase[length] == ' ');
	}
}

uint32_t
matcher_add(struct matcher *matcher, enum matcher_kind kind,
    const char *pattern, const char *except)
{
	struct part part = {.pattern = (uint32_t)matcher->pattern_count};
	struct pattern made = {.words = 1};

	if (kind == MATCHER_PHRASE) {
		made.words = 0;
		add_phrase(matcher, &made, pattern, part);
	} else {
		add_word(matcher, pattern, strlen(pattern),
		    kind == MATCHER_STEM, part);
	}
	if (except != NULL && except[0] != '\0') {
		made.has_exceptions = true;
		part.word = EXCEPTION;
		add_words(matcher, except, strlen(except), ",", false, part);
	}
	matcher->patterns = make_room(matcher->patterns, matcher->pattern_count,
	    &matcher->pattern_size, sizeof(*matcher->patterns));
	matcher->patterns[matcher->pattern_count++] = made;
	return part.pattern;
}

const struct fault *
matcher_build(struct matcher *matcher)
{
	return automaton_build(matcher->automaton);
}

static void
add_hit(struct matcher *matcher, uint32_t pattern, uint32_t begin, uint32_t end)
{
	matcher->hits = make_room(matcher->hits, matcher->hit_count,
	    &matcher->hit_size, sizeof(*matcher->hits));
	matcher->hits[matcher->hit_count++] =
	    (struct matcher_hit){pattern, begin, end};
}

/*
 * Words between two symbols, none of them part of one. What lies in different
 * readings of the text, two breaks between, is never near each other.
 */
static size_t
words_between(const struct fold *fold, uint32_t from, uint32_t to)
{
	const unsigned char *symbols = fold->main.symbols;
	size_t breaks = 0;

	for (uint32_t i = from; i < to; i++) {
		if (symbols[i] != FOLD_BREAK)
			continue;
		if (i > from && symbols[i - 1] == FOLD_BREAK)
			return SIZE_MAX;
		breaks++;
	}
	return breaks == 0 ? SIZE_MAX : breaks - 1;
}

/* The next word of a phrase: does it go on with one that was begun? */
static void
go_on(struct matcher *matcher, const struct fold *fold, const struct part *part,
    uint32_t begin, uint32_t end)
{
	const struct pattern *pattern = &matcher->patterns[part->pattern];
	size_t apart = pattern->apart >> part->word & 1 ? APART_WORDS : 0;
	struct partial made = {part->pattern, begin, end, part->word};
	size_t i;

	for (i = matcher->partial_count; part->word > 0 && i-- > 0;) {
		const struct partial *before = &matcher->partials[i];

		if (before->end + 512 < begin)
			i = 0;
		if (before->pattern == part->pattern &&
		    before->word + 1 == part->word && before->end < begin &&
		    words_between(fold, before->end, begin) <= apart) {
			made.begin = before->begin;
			break;
		}
	}
	if (part->word > 0 && made.begin == begin)
		return;
	if (part->word + 1 == pattern->words)
		add_hit(matcher, part->pattern, made.begin, end);
	else if (matcher->partial_count < PARTIALS_MAX)
		matcher->partials[matcher->partial_count++] = made;
}

/* Drops what lies inside an exception of its pattern. */
static void
drop_exceptions(struct matcher *matcher)
{
	size_t i, k, kept = 0;

	for (i = 0; i < matcher->hit_count; i++) {
		const struct matcher_hit *hit = &matcher->hits[i];
		bool meant = true;

		for (k = 0; meant && k < matcher->found.count &&
			    matcher->patterns[hit->pattern].has_exceptions;
		     k++) {
			const struct automaton_hit *other =
			    &matcher->found.list[k];
			const struct part *part =
			    &matcher->parts[other->pattern];

			meant = part->word != EXCEPTION ||
				part->pattern != hit->pattern ||
				other->begin + part->head > hit->begin ||
				other->end - part->tail < hit->end;
		}
		if (meant)
			matcher->hits[kept++] = *hit;
	}
	matcher->hit_count = kept;
}

size_t
matcher_run(struct matcher *matcher, const struct fold *fold,
    const struct matcher_hit **hits)
{
	size_t i;

	automaton_run(matcher->automaton, fold->main.symbols, fold->main.length,
	    &matcher->found);
	matcher->hit_count = matcher->partial_count = 0;
	for (i = 0; i < matcher->found.count; i++) {
		const struct automaton_hit *found = &matcher->found.list[i];
		const struct part *part = &matcher->parts[found->pattern];
		uint32_t begin = found->begin + part->head;
		uint32_t end = found->end - part->tail;

		if (part->word == EXCEPTION)
			continue;
		if (matcher->patterns[part->pattern].words == 1)
			add_hit(matcher, part->pattern, begin, end);
		else
			go_on(matcher, fold, part, begin, end);
	}
	drop_exceptions(matcher);
	*hits = matcher->hits;
	return matcher->hit_count;
}
