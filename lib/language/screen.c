#include "language/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "language/covered.h"
#include "language/fold_end.h"
#include "language/screen_context.h"
#include "language/screen_covered.h"

enum { RULE_CHARACTERS = 60 };

static const char *const class_names[SCREEN_CLASSES] = {
    "obscene", "insult", "threat", "spam", "significant"};

struct screen {
	const struct lexeme *rows;
	size_t count;
	uint32_t first;		/* number of the first row in the matcher */
	unsigned char *classes; /* by row */
	struct screen_covered *covered;
	struct matcher *officials; /* whom A1-14.1c protects */
	bool shared;		   /* all but the officials is another one's */
};

const char *screen_class_name(enum screen_class class)
{
	return class_names[class];
}

static enum screen_class
class_of(const struct lexeme *row)
{
	int class;

	for (class = 0; class < SCREEN_CLASSES - 1; class ++) {
		if (text_equal(row->class, class_names[class]))
			break;
	}
	return (enum screen_class) class;
}

static void
add_row(struct screen *screen, struct matcher *matcher, size_t number)
{
	const struct lexeme *row = &screen->rows[number];
	bool is_stem = text_equal(row->match, "stem");
	uint32_t pattern;

	pattern = matcher_add(matcher,
	    is_stem			       ? MATCHER_STEM
	    : text_equal(row->match, "phrase") ? MATCHER_PHRASE
					       : MATCHER_WORD,
	    row->pattern, row->except);
	if (number == 0)
		screen->first = pattern;
	screen->classes[number] = (unsigned char)class_of(row);
	if (screen->classes[number] < SCREEN_COVERED &&
	    !text_equal(row->match, "phrase"))
		screen_covered_add(
		    screen->covered, class_of(row), row, is_stem);
}

/* A1-14.1c: officials, those who are spoken to, their families. */
static struct matcher *
open_officials(void)
{
	static const char *const stems[] = {"ты", "тебя", "тебе", "твой*",
	    "твоя", "твое*", "твою", "твои*", "вы", "вас", "вам", "вами",
	    "ваш*", "мэр*", "губернатор*", "депутат*", "чиновни*", "чинуш*",
	    "министр*", "глав*", "начальни*", "директор*", "администраци*",
	    "мэри*", "судь*", "прокур*", "участков*", "инспектор*", "власт*",
	    "правительств*", "дум*"};
	struct matcher *matcher = matcher_open();

	for (size_t i = 0; i < sizeof(stems) / sizeof(*stems); i++)
		matcher_add(matcher, MATCHER_WORD, stems[i], NULL);
	if (matcher_build(matcher) != NULL)
		abort();
	return matcher;
}

struct screen *
screen_open(struct matcher *matcher, const struct lexeme *rows, size_t count)
{
	struct screen *screen = calloc(1, sizeof(*screen));

	if (screen == NULL || (screen->classes = malloc(count + 1)) == NULL)
		abort();
	screen->rows = rows;
	screen->count = count;
	screen->covered = screen_covered_open(rows);
	screen->officials = open_officials();
	for (size_t i = 0; i < count; i++)
		add_row(screen, matcher, i);
	return screen;
}

struct screen *
screen_share(const struct screen *screen)
{
	struct screen *made = malloc(sizeof(*made));

	if (made == NULL)
		abort();
	*made = *screen;
	made->officials = matcher_share(screen->officials);
	made->shared = true;
	return made;
}

void
screen_close(struct screen *screen)
{
	if (screen == NULL)
		return;
	matcher_close(screen->officials);
	if (!screen->shared) {
		screen_covered_close(screen->covered);
		free(screen->classes);
	}
	free(screen);
}

static void
add(struct screen_result *result, enum screen_class class,
    const struct lexeme *lexeme, uint32_t from, uint32_t to)
{
	size_t i, others = 0;

	for (i = 0; i < result->count; i++) {
		struct screen_hit *hit = &result->hits[i];

		others += hit->class == class;
		if (hit->class != class || hit->from >= to || from >= hit->to)
			continue;
		/* Of what overlaps the longer says more. */
		if (to - from > hit->to - hit->from) {
			hit->lexeme = lexeme;
			hit->from = from;
			hit->to = to;
		}
		return;
	}
	if (others < SCREEN_HITS)
		result->hits[result->count++] = (struct screen_hit){
		    .class = class, .lexeme = lexeme, .from = from, .to = to};
}

/* True if it may be something. */
static bool
add_found(const struct screen *screen, const char *text,
    const struct fold *fold, const struct fold_covered *word, uint32_t end,
    struct screen_result *result)
{
	uint32_t begin = fold->covered.offsets[word->begin];
	const struct lexeme *lexemes[SCREEN_COVERED];
	bool any = false;

	screen_covered_find(screen->covered, text, fold, word, lexemes);
	for (size_t i = 0; i < SCREEN_COVERED; i++) {
		if (lexemes[i] == NULL)
			continue;
		add(result, (enum screen_class)i, lexemes[i], begin, end);
		any = true;
	}
	return any;
}

static void
add_covered(const struct screen *screen, const char *text, size_t length,
    const struct fold *fold, struct screen_result *result)
{
	for (size_t i = 0; i < fold->word_count; i++) {
		const struct fold_covered *word = &fold->words[i];
		const uint32_t *offsets = fold->covered.offsets + word->begin;
		uint32_t end =
		    fold_end_letter(text, length, offsets[word->length - 1]);

		if (!add_found(screen, text, fold, word, end, result) &&
		    covered_is_hidden(fold, word, text))
			add(result, SCREEN_OBSCENE, NULL, offsets[0], end);
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct screen_hit *left = a, *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return (int)left->class - (int)right->class;
}

/* Bytes to characters, for all hits in one walk. */
static void
count_characters(const char *text, size_t length, struct screen_result *result)
{
	size_t i = 0, at, k;
	uint32_t characters = 0;

	for (k = 0; k < result->count; k++) {
		struct screen_hit *hit = &result->hits[k];

		for (; i < hit->from && i < length; i++)
			characters += ((unsigned char)text[i] & 0xc0) != 0x80;
		hit->begin = hit->end = characters;
		for (at = i; at < hit->to && at < length; at++)
			hit->end += ((unsigned char)text[at] & 0xc0) != 0x80;
	}
}

/* A1-14.1: harm to another (a), abuse (b), an official threatened (c). */
static const char *
ground_of(const struct screen *screen, const char *text, size_t length,
    const struct screen_result *result)
{
	const struct matcher_hit *hits;
	const char *ground = NULL;
	struct fold fold = {0};

	for (size_t i = 0; i < result->count; i++) {
		enum screen_class class = result->hits[i].class;

		if (class == SCREEN_THREAT) {
			fold_text(&fold, text, length);
			ground =
			    matcher_run(screen->officials, &fold, &hits) > 0
				? "threat"
				: "harm";
			fold_free(&fold);
			return ground;
		}
		if (class <= SCREEN_INSULT)
			ground = "abuse";
	}
	return ground;
}

/* True if what stands around tells that it is not meant. */
static bool
is_excused(
    unsigned class, const char *text, size_t length, uint32_t from, uint32_t to)
{
	switch (class) {
	case SCREEN_OBSCENE:
		return screen_context_abbreviates(text, length, from, to) ||
		       screen_context_is_name(text, length, from, to);
	case SCREEN_INSULT:
		return screen_context_is_name(text, length, from, to) ||
		       screen_context_is_title(text, length, from, to) ||
		       screen_context_is_told(text, length, from, to);
	case SCREEN_THREAT:
		return screen_context_is_told(text, length, from, to);
	default:
		return false;
	}
}

/*
 * True if a further reading has there what the text has: the text tells whether
 * it is meant. In «pубля» with a Latin p, read as публя, «бля» is the same.
 */
static bool
stands_in_text(const struct fold *fold, const struct matcher_hit *hit)
{
	const struct fold_symbols *main = &fold->main;
	uint32_t begin = main->offsets[hit->begin];
	size_t count = hit->end - hit->begin;
	size_t low = 1, high = fold->text_symbols; /* behind the first break */

	if (hit->begin < fold->text_symbols)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (main->offsets[middle] < begin)
			low = middle + 1;
		else
			high = middle;
	}
	return low + count <= fold->text_symbols &&
	       memcmp(main->symbols + low, main->symbols + hit->begin, count) ==
		   0 &&
	       memcmp(main->offsets + low, main->offsets + hit->begin,
		   count * sizeof(*main->offsets)) == 0;
}

void
screen_read(const struct screen *screen, const char *text, size_t length,
    const struct fold *fold, const struct matcher_hit *hits, size_t count,
    struct screen_result *result)
{
	result->count = 0;
	result->ground = NULL;
	for (size_t i = 0; i < count; i++) {
		const uint32_t *offsets = fold->main.offsets;
		size_t row = hits[i].pattern - screen->first;
		uint32_t from, to;

		if (hits[i].pattern < screen->first || row >= screen->count ||
		    stands_in_text(fold, &hits[i]))
			continue;
		from = offsets[hits[i].begin];
		to = fold_end_letter(text, length, offsets[hits[i].end - 1]);
		if (is_excused(screen->classes[row], text, length, from, to))
			continue;
		add(result, screen->classes[row], &screen->rows[row], from, to);
	}
	if (fold->word_count > 0)
		add_covered(screen, text, length, fold, result);
	if (result->count == 0)
		return;
	qsort(result->hits, result->count, sizeof(*result->hits), by_place);
	count_characters(text, length, result);
	result->ground = ground_of(screen, text, length, result);
}

static void
write_span(struct buffer *json, const struct screen_hit *hit)
{
	buffer_printf(json, "[%lu,%lu]", (unsigned long)hit->begin,
	    (unsigned long)hit->end);
}

/* Which row of the lexicon it was: its number, match and pattern, cut. */
static void
write_rule(const struct screen *screen, const struct screen_hit *hit,
    struct buffer *json)
{
	char pattern[4 * RULE_CHARACTERS + 8];
	struct buffer rule = {0};

	if (hit->lexeme == NULL) {
		buffer_member(json, "rule", "covered letters");
		return;
	}
	text_show(
	    pattern, sizeof(pattern), hit->lexeme->pattern, RULE_CHARACTERS);
	buffer_printf(&rule, "%lu %s %s",
	    (unsigned long)(hit->lexeme - screen->rows + 1), hit->lexeme->match,
	    pattern);
	buffer_member(json, "rule", rule.bytes);
	buffer_free(&rule);
}

bool
screen_write(const struct screen *screen, const struct screen_result *result,
    const char *text, struct buffer *json)
{
	size_t i;

	for (i = 0; i < result->count; i++) {
		const struct screen_hit *hit = &result->hits[i];

		buffer_putc(json, i == 0 ? '[' : ',');
		buffer_putc(json, '{');
		buffer_member(json, "class", class_names[hit->class]);
		write_rule(screen, hit, json);
		buffer_puts(json, ",\"span\":");
		write_span(json, hit);
		buffer_puts(json, ",\"text\":");
		buffer_json(json, text + hit->from, hit->to - hit->from);
		buffer_putc(json, '}');
	}
	if (result->count > 0)
		buffer_putc(json, ']');
	return result->count > 0;
}

static bool
belongs(enum screen_class class, const char *ground)
{
	return text_equal(ground, "abuse") ? class <= SCREEN_INSULT
					   : class == SCREEN_THREAT;
}

bool
screen_write_proposal(const struct screen_result *result, struct buffer *json)
{
	bool first = true;

	if (result->ground == NULL)
		return false;
	buffer_putc(json, '{');
	buffer_member(json, "ground", result->ground);
	buffer_puts(json, ",\"spans\":[");
	for (size_t i = 0; i < result->count; i++) {
		if (!belongs(result->hits[i].class, result->ground))
			continue;
		if (!first)
			buffer_putc(json, ',');
		first = false;
		write_span(json, &result->hits[i]);
	}
	buffer_puts(json, "]}");
	return true;
}
