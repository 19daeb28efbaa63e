#include "language/fold.h"

#include <stdlib.h>

#include "base/text.h"
#include "language/fold_breve.h"
#include "language/fold_code.h"
#include "language/fold_end.h"
#include "language/fold_layout.h"
#include "language/fold_markup.h"
#include "language/fold_reading.h"
#include "language/fold_sign.h"

enum { CYRILLIC = 1, LATIN = 2, DIGIT = 4 };
enum { GAP_MAX = 5 };

#define C8 1, 1, 1, 1, 1, 1, 1, 1
#define L10 2, 2, 2, 2, 2, 2, 2, 2, 2, 2

/* Of which alphabet a symbol is. */
static const unsigned char alphabet[FOLD_SYMBOLS] = {
    0, C8, C8, C8, C8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, L10, L10, 0};

struct walk {
	struct fold *fold;
	const char *text;
	size_t word;	 /* where the word in hand begins in `main` */
	uint32_t chunk;	 /* where what has no space in it begins */
	unsigned kinds;	 /* alphabets of the word in hand */
	size_t run;	 /* where the run of single letters begins */
	size_t singles;	 /* how many it has */
	uint32_t single; /* offset of the last */
	uint32_t gap;	 /* bytes between two of them */
	bool mixed;	 /* not always the same: «у е.б» */
};

static void
grow(struct fold_symbols *list, size_t size)
{
	if (list->size >= size)
		return;
	list->size = size + size / 2 + 64;
	list->symbols = realloc(list->symbols, list->size);
	list->offsets =
	    realloc(list->offsets, list->size * sizeof(*list->offsets));
	if (list->symbols == NULL || list->offsets == NULL)
		abort();
}

void
fold_put(struct fold_symbols *list, unsigned symbol, uint32_t offset)
{
	grow(list, list->length + 1);
	list->symbols[list->length] = (unsigned char)symbol;
	list->offsets[list->length++] = offset;
}

static void
note_odd(struct walk *walk)
{
	struct fold *fold = walk->fold;

	if (fold->odd_count > 0 &&
	    fold->odd[fold->odd_count - 1] == walk->chunk)
		return;
	if (fold->odd_count == fold->odd_size) {
		fold->odd_size = fold->odd_size * 2 + 64;
		fold->odd =
		    realloc(fold->odd, fold->odd_size * sizeof(*fold->odd));
		if (fold->odd == NULL)
			abort();
	}
	fold->odd[fold->odd_count++] = walk->chunk;
}

/* Latin letters of a word that holds Cyrillic ones are what they look like. */
static void
unify(const struct walk *walk)
{
	struct fold_symbols *main = &walk->fold->main;
	size_t i, to = walk->word;

	for (i = walk->word; i < main->length; i++) {
		unsigned symbol = fold_code_look(
		    main->symbols[i], walk->text + main->offsets[i]);

		if (symbol == main->symbols[to - 1] &&
		    alphabet[symbol] != DIGIT)
			continue;
		main->symbols[to] = (unsigned char)symbol;
		main->offsets[to++] = main->offsets[i];
	}
	main->length = to;
}

/* Letters of the run, from one to another, as a word. */
static void
put_singles(const struct walk *walk, size_t from, size_t to)
{
	const struct fold_symbols *main = &walk->fold->main;
	unsigned kinds = 0, last = FOLD_BREAK, symbol;

	for (size_t i = from; i < to; i++)
		kinds |= alphabet[main->symbols[walk->run + 2 * i]];
	for (size_t i = from; i < to; i++) {
		size_t place = walk->run + 2 * i;

		symbol = main->symbols[place];
		if ((kinds & CYRILLIC) != 0)
			symbol = fold_code_look(
			    symbol, walk->text + main->offsets[place]);
		if (symbol != last)
			fold_put(
			    &walk->fold->more, symbol, main->offsets[place]);
		last = symbol;
	}
	fold_put(&walk->fold->more, FOLD_BREAK, walk->single);
}

/* Single letters evenly apart, three and more, are read as a word too. */
static void
end_run(struct walk *walk)
{
	size_t drop;

	/* Its ends may be words of their own: «и», «я», «в». */
	for (drop = 0;
	     drop < 3 && walk->singles >= 3u + (drop > 0) + walk->mixed; drop++)
		put_singles(walk, drop == 1, walk->singles - (drop == 2));
	walk->singles = 0;
	walk->mixed = false;
}

/*
 * Ends a run before a letter that is otherwise apart. The letter before may
 * have been a word of its own, and the first of what comes: «и х  у  ...».
 */
static void
end_run_before(struct walk *walk, uint32_t gap)
{
	size_t last = walk->run + 2 * (walk->singles - 1);
	bool stays = walk->singles > 1 && gap > 0;

	end_run(walk);
	if (stays) {
		walk->run = last;
		walk->singles = 1;
	}
}

/* Bytes since the single letter before; 0 if too many, or as in initials. */
static uint32_t
gap_before(const struct walk *walk, uint32_t offset)
{
	uint32_t end;

	if (walk->singles == 0)
		return 0;
	end = (uint32_t)fold_end(walk->text, offset, walk->single);
	if (offset - end > GAP_MAX ||
	    (offset - end > 1 && fold_sign_is_initial(walk->text, walk->single,
				     walk->text + end)))
		return 0;
	return offset - end;
}

static void
end_word(struct walk *walk, unsigned kinds)
{
	const struct fold_symbols *main = &walk->fold->main;
	uint32_t offset, gap;

	if ((kinds & CYRILLIC) != 0 && (kinds & LATIN) != 0)
		unify(walk);
	if ((kinds & CYRILLIC) != 0 && (kinds & (DIGIT | LATIN)) != 0)
		note_odd(walk);
	if (main->length - walk->word != 1 || kinds == DIGIT) {
		if (walk->singles > 0)
			end_run(walk);
		return;
	}
	offset = main->offsets[walk->word];
	gap = gap_before(walk, offset);
	if (walk->singles > 1 ? gap != walk->gap : gap == 0)
		end_run_before(walk, gap);
	walk->mixed |=
	    walk->singles > 1 && (walk->text[offset - 1] == ' ') !=
				     (walk->text[walk->single - 1] == ' ');
	if (walk->singles++ == 0)
		walk->run = walk->word;
	walk->single = offset;
	walk->gap = gap;
}

/* A sign or a space: ends the word in hand, if there is one. */
static void
part(struct walk *walk, unsigned sign, uint32_t offset, const char *at,
    const char *end)
{
	struct fold_symbols *main = &walk->fold->main;
	const char *written = walk->text + offset;
	size_t letters;
	bool last = false;

	if (sign != FOLD_SPACE && (fold_layout_begins(written, at, end) ||
				      fold_markup_begins(written, at, end)))
		note_odd(walk);
	if (main->symbols[main->length - 1] != FOLD_BREAK) {
		letters = main->length - walk->word;
		if (fold_sign_may_hide(sign == FOLD_JOINT, written, at, end,
			walk->text, main->offsets[walk->word], letters))
			note_odd(walk);
		last = fold_sign_ends_sentence(written, at, end, letters);
		if (letters == 1 || walk->singles > 0 ||
		    (walk->kinds & (walk->kinds - 1)) != 0)
			end_word(walk, walk->kinds);
		main->symbols[main->length] = FOLD_BREAK;
		main->offsets[main->length++] = offset;
		/* The space behind needs none, so there is room. */
		if (last) {
			main->symbols[main->length] = FOLD_BREAK;
			main->offsets[main->length++] = offset;
		}
		walk->word = main->length;
		walk->kinds = 0;
	}
	if (sign == FOLD_SPACE)
		walk->chunk = (uint32_t)(at - walk->text);
}

/*
 * Cyrillic words with one space between them, the bulk of all text, from where
 * it stands; returns their end. Spaces and letters go one way: which of them
 * comes next cannot be foretold, and a wrong guess costs more than both. Two
 * words of one letter are left to `part`, and all that has begun otherwise.
 */
static const char *
take_words(struct walk *walk, const char *at, const char *end)
{
	struct fold_symbols *main = &walk->fold->main;
	unsigned char *symbols = main->symbols;
	uint32_t *offsets = main->offsets;
	size_t length = main->length, word = walk->word;
	size_t before = length; /* where letters of this word came from here */
	size_t run = 0;
	bool single = false; /* the word before is one letter, there */
	uint32_t offset = (uint32_t)(at - walk->text);
	uint32_t stop = (uint32_t)(end - walk->text), chunk = walk->chunk;
	bool plain = walk->singles == 0 && (walk->kinds & ~CYRILLIC) == 0;
	unsigned last = symbols[length - 1], symbol;
	const unsigned char *text = (const unsigned char *)walk->text;

	while (offset + 1 < stop) {
		unsigned pair =
		    (unsigned)(text[offset] << 8) + text[offset + 1] - 0xd080;
		bool space = text[offset] == ' ', alone = length - word == 1;

		symbol = fold_code_pairs[pair < FOLD_PAIRS ? pair : FOLD_PAIRS];
		symbol = space ? FOLD_BREAK : symbol;
		if (symbol >= FOLD_SYMBOLS ||
		    (space && (!plain || length == word || (alone && single))))
			break;
		run = space && alone ? word : run;
		single = space ? alone : single;
		/* Written always, kept unless it repeats the one before. */
		symbols[length] = (unsigned char)symbol;
		offsets[length] = offset;
		length += symbol != last;
		last = symbol;
		offset += 2 - space;
		word = space ? length : word;
		chunk = space ? offset : chunk;
	}
	if (word != walk->word) {
		walk->kinds = 0;
		before = word;
	}
	if (length > before)
		walk->kinds |= CYRILLIC;
	if (single) {
		walk->singles = 1;
		walk->run = run;
		walk->single = offsets[run];
	}
	walk->word = word;
	walk->chunk = chunk;
	main->length = length;
	return walk->text + offset;
}

static void
walk_text(struct walk *walk, const char *end)
{
	struct fold_symbols *main = &walk->fold->main;
	const char *at = walk->text;

	while ((at = take_words(walk, at, end)) < end) {
		uint32_t offset = (uint32_t)(at - walk->text), code;
		unsigned symbol;

		if ((unsigned char)*at < 0x80) {
			symbol = fold_code_ascii[(unsigned char)*at++];
		} else {
			code = text_next(&at, end);
			symbol = fold_code(code);
			if (code == FOLD_BREVE)
				fold_breve_join(main, walk->text, offset);
		}
		if (symbol > FOLD_SKIP) {
			part(walk, symbol, offset, at, end);
		} else if (symbol < FOLD_SKIP &&
			   (symbol != main->symbols[main->length - 1] ||
			       alphabet[symbol] == DIGIT)) {
			walk->kinds |= alphabet[symbol];
			main->symbols[main->length] = (unsigned char)symbol;
			main->offsets[main->length++] = offset;
		}
	}
	if (main->length > walk->word)
		end_word(walk, walk->kinds);
	if (walk->singles > 0)
		end_run(walk);
	if (main->symbols[main->length - 1] != FOLD_BREAK)
		fold_put(main, FOLD_BREAK, (uint32_t)(end - walk->text));
}

/*
 * Puts the further readings behind the text, one break more before each: no
 * phrase may begin in the text and end in a reading, or in another one.
 */
static void
add_readings(struct fold *fold)
{
	const struct fold_symbols *more = &fold->more;
	bool begins = true;

	for (size_t i = 0; i < more->length; i++) {
		if (begins)
			fold_put(&fold->main, FOLD_BREAK, more->offsets[i]);
		fold_put(&fold->main, more->symbols[i], more->offsets[i]);
		begins = more->symbols[i] == FOLD_BREAK;
	}
}

void
fold_text(struct fold *fold, const char *text, size_t length)
{
	struct walk walk = {.fold = fold, .text = text, .word = 1};
	size_t i;

	if (length > UINT32_MAX)
		length = UINT32_MAX;
	fold->main.length = fold->covered.length = fold->more.length = 0;
	fold->word_count = fold->odd_count = 0;
	grow(&fold->main, length + 2);
	fold_put(&fold->main, FOLD_BREAK, 0);
	walk_text(&walk, text + length);
	fold->text_symbols = fold->main.length;
	for (i = 0; i < fold->odd_count; i++)
		fold_reading_add(fold, text, length, fold->odd[i]);
	add_readings(fold);
}

void
fold_free(struct fold *fold)
{
	free(fold->main.symbols);
	free(fold->main.offsets);
	free(fold->covered.symbols);
	free(fold->covered.offsets);
	free(fold->more.symbols);
	free(fold->more.offsets);
	free(fold->words);
	free(fold->odd);
	*fold = (struct fold){0};
}

size_t
fold_word(const char *word, size_t length, unsigned char *symbols, size_t size)
{
	struct fold fold = {0};
	size_t i, count = 0;

	fold_text(&fold, word, length);
	for (i = 1; i < fold.text_symbols && count < size; i++) {
		if (fold.main.symbols[i] != FOLD_BREAK)
			symbols[count++] = fold.main.symbols[i];
		else if (i + 1 < fold.text_symbols)
			symbols[count++] = FOLD_BREAK;
	}
	fold_free(&fold);
	return count;
}
