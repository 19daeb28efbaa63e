#include "language/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "language/automaton.h"

enum {
	WORD_SYMBOLS = 128,
	APART_WORDS = 3,   /* what a `~` may stand for */
	EXCEPTION = 255,   /* instead of the number of a word */
	HITS_MAX = 65536,  /* of one text */
	NEAR_MAX = 256,	   /* symbols between words that may be near */
	SAME_MAX = 8,	   /* hits before, among which one may be the same */
	NONE = UINT32_MAX, /* no further key; no beginning */
};

/* A word of the automaton belongs to a place of a pattern, or is its
 * exception. */
struct part {
	uint32_t pattern, word;
	uint8_t place; /* which word of a phrase, or EXCEPTION */
};

/*
 * The rarest word of a pattern is its key: only where it stands the others are
 * looked for, around it. So frequent words, which are in many phrases, cost
 * nothing where they stand alone.
 */
struct key {
	uint32_t pattern, next;
};

/* An entry of the automaton, in however many patterns it is. */
struct word {
	uint32_t first_key;
	uint8_t head, tail; /* breaks that are part of what is found */
	uint8_t length;
	bool is_exception; /* of one pattern at least */
};

struct pattern {
	uint8_t words;	/* how many a phrase has */
	uint8_t key;	/* the number of the rarest */
	uint32_t apart; /* bit n: others may stand before word n */
	uint32_t masks; /* where those of its places begin */
	bool has_exceptions;
};

struct matcher {
	struct automaton *automaton;
	struct automaton_hits found;
	struct part *parts; /* sorted, once it is built */
	size_t part_count, part_size;
	struct word *words;
	size_t word_count, word_size;
	struct key *keys;
	size_t key_count, key_size;
	struct pattern *patterns;
	size_t pattern_count, pattern_size;
	uint64_t *masks; /* bits of the words of a place, some in common */
	size_t mask_count, mask_size;
	struct matcher_hit *hits;
	size_t hit_count, hit_size;
	const struct fold *fold; /* of the text in hand */
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
	free(matcher->words);
	free(matcher->keys);
	free(matcher->patterns);
	free(matcher->masks);
	free(matcher->hits);
	free(matcher);
}

/* One word with its stars. */
static void
add_word(struct matcher *matcher, const char *word, size_t length, bool is_stem,
    struct part part)
{
	unsigned char symbols[WORD_SYMBOLS + 2] = {FOLD_BREAK};
	struct word made = {.first_key = NONE};
	size_t count;

	made.head = length > 0 && word[0] != '*';
	made.tail = length > 0 && word[length - 1] != '*' && !is_stem;
	count = fold_word(word, length, symbols + 1, WORD_SYMBOLS);
	if (count == 0)
		return;
	symbols[count + 1] = FOLD_BREAK;
	made.length = (uint8_t)count;
	part.word = automaton_add(matcher->automaton, symbols + !made.head,
	    count + made.head + made.tail, (uint32_t)matcher->word_count);
	if (part.word == matcher->word_count) {
		matcher->words = make_room(matcher->words, matcher->word_count,
		    &matcher->word_size, sizeof(*matcher->words));
		matcher->words[matcher->word_count++] = made;
	}
	matcher->words[part.word].is_exception |= part.place == EXCEPTION;
	matcher->parts = make_room(matcher->parts, matcher->part_count,
	    &matcher->part_size, sizeof(*matcher->parts));
	matcher->parts[matcher->part_count++] = part;
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
			part.place = pattern->words++;
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
		part.place = EXCEPTION;
		add_words(matcher, except, strlen(except), ",", false, part);
	}
	matcher->patterns = make_room(matcher->patterns, matcher->pattern_count,
	    &matcher->pattern_size, sizeof(*matcher->patterns));
	matcher->patterns[matcher->pattern_count++] = made;
	return part.pattern;
}

static int
by_place(const void *a, const void *b)
{
	const struct part *left = a, *right = b;

	if (left->pattern != right->pattern)
		return left->pattern < right->pattern ? -1 : 1;
	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	return left->word < right->word ? -1 : left->word > right->word;
}

/* The length of the shortest word that may stand at a place: how rare it is. */
static size_t
rarity(const struct matcher *matcher, const struct part *parts, size_t count)
{
	size_t least = WORD_SYMBOLS, i;

	for (i = 0; i < count && parts[i].pattern == parts[0].pattern &&
		    parts[i].place == parts[0].place;
	     i++) {
		if (matcher->words[parts[i].word].length < least)
			least = matcher->words[parts[i].word].length;
	}
	return least;
}

/* Chooses the key of the pattern whose parts begin here. */
static void
choose_key(struct matcher *matcher, const struct part *parts, size_t count)
{
	struct pattern *pattern = &matcher->patterns[parts[0].pattern];
	size_t best = 0, i;

	for (i = 0; i < count && parts[i].pattern == parts[0].pattern &&
		    parts[i].place != EXCEPTION;
	     i++) {
		size_t rare;

		if (i > 0 && parts[i].place == parts[i - 1].place)
			continue;
		rare = rarity(matcher, parts + i, count - i);
		if (rare >= best) {
			best = rare;
			pattern->key = parts[i].place;
		}
	}
}

static void
add_key(struct matcher *matcher, const struct part *part)
{
	struct word *word = &matcher->words[part->word];

	matcher->keys = make_room(matcher->keys, matcher->key_count,
	    &matcher->key_size, sizeof(*matcher->keys));
	matcher->keys[matcher->key_count] =
	    (struct key){part->pattern, word->first_key};
	word->first_key = (uint32_t)matcher->key_count++;
}

static uint64_t
bit_of(uint32_t word)
{
	return UINT64_C(1) << (word * UINT32_C(0x9e3779b1) >> 26);
}

/* What stands at which place, in short: most words stand nowhere in it. */
static void
make_masks(struct matcher *matcher)
{
	size_t i;

	for (i = 0; i < matcher->pattern_count; i++) {
		struct pattern *pattern = &matcher->patterns[i];
		uint8_t place;

		pattern->masks = (uint32_t)matcher->mask_count;
		for (place = 0; place < pattern->words; place++) {
			matcher->masks =
			    make_room(matcher->masks, matcher->mask_count,
				&matcher->mask_size, sizeof(*matcher->masks));
			matcher->masks[matcher->mask_count++] = 0;
		}
	}
	for (i = 0; i < matcher->part_count; i++) {
		const struct part *part = &matcher->parts[i];

		if (part->place != EXCEPTION)
			matcher->masks[matcher->patterns[part->pattern].masks +
				       part->place] |= bit_of(part->word);
	}
}

const struct fault *
matcher_build(struct matcher *matcher)
{
	const struct fault *fault = automaton_build(matcher->automaton);
	const struct part *parts = matcher->parts;
	size_t count = matcher->part_count, i;

	if (fault != NULL || count == 0)
		return fault;
	qsort(matcher->parts, count, sizeof(*parts), by_place);
	for (i = 0; i < count; i++) {
		if (i == 0 || parts[i].pattern != parts[i - 1].pattern)
			choose_key(matcher, parts + i, count - i);
	}
	/* Backwards, so that a word's keys are in the order of patterns. */
	for (i = count; i-- > 0;) {
		if (parts[i].place == matcher->patterns[parts[i].pattern].key)
			add_key(matcher, &parts[i]);
	}
	make_masks(matcher);
	return NULL;
}

/* True if the word that was found may stand at that place of the pattern. */
static bool
belongs(const struct matcher *matcher, uint32_t pattern, uint8_t place,
    const struct automaton_hit *found)
{
	struct part part = {pattern, found->pattern, place};

	if (place != EXCEPTION &&
	    (matcher->masks[matcher->patterns[pattern].masks + place] &
		bit_of(found->pattern)) == 0)
		return false;
	return bsearch(&part, matcher->parts, matcher->part_count, sizeof(part),
		   by_place) != NULL;
}

static uint32_t
begin_of(const struct matcher *matcher, const struct automaton_hit *found)
{
	return found->begin + matcher->words[found->pattern].head;
}

static uint32_t
end_of(const struct matcher *matcher, const struct automaton_hit *found)
{
	return found->end - matcher->words[found->pattern].tail;
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
	matcher->hits = make_room(matcher->hits, matcher->hit_count,
	    &matcher->hit_size, sizeof(*matcher->hits));
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
apart(const struct pattern *pattern, uint8_t place)
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
	const struct pattern *pattern = &matcher->patterns[number];
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
	const struct pattern *pattern = &matcher->patterns[number];
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
	       list[from].end <= hit->end + WORD_SYMBOLS + 2;
	     from++) {
		if (matcher->words[list[from].pattern].is_exception &&
		    begin_of(matcher, &list[from]) <= hit->begin &&
		    end_of(matcher, &list[from]) >= hit->end &&
		    belongs(matcher, hit->pattern, EXCEPTION, &list[from]))
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

		if (!matcher->patterns[hit->pattern].has_exceptions ||
		    !is_excepted(matcher, hit))
			matcher->hits[kept++] = *hit;
	}
	matcher->hit_count = kept;
}

size_t
matcher_run(struct matcher *matcher, const struct fold *fold,
    const struct matcher_hit **hits)
{
	automaton_run(matcher->automaton, fold->main.symbols, fold->main.length,
	    &matcher->found);
	matcher->hit_count = 0;
	matcher->fold = fold;
	for (size_t i = 0; i < matcher->found.count; i++) {
		uint32_t word = matcher->found.list[i].pattern;
		uint32_t at = matcher->words[word].first_key;

		for (; at != NONE; at = matcher->keys[at].next) {
			uint32_t number = matcher->keys[at].pattern;
			uint8_t key = matcher->patterns[number].key;
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
