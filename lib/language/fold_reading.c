#include "language/fold_reading.h"

#include <stdlib.h>

#include "base/text.h"
#include "language/fold_code.h"

/* Longer ones are no words that somebody took apart. */
enum { SIGNS_MAX = 512, JOINED_MAX = 24 };

enum kind { LETTER, NUMBER, JOINT };

struct sign {
	uint32_t code, offset;
	unsigned char symbol; /* of a letter or digit */
	unsigned char kind;
	bool capital;
};

struct piece {
	struct fold *fold;
	const struct sign *signs;
	size_t count;
	/* what it has */
	size_t letters, numbers, joints;
	size_t parts, singles, longest, shortest; /* letters between joints */
	bool one_apart; /* nowhere two joints side by side */
};

static bool
is_cyrillic(unsigned symbol)
{
	return symbol >= FOLD_CYRILLIC && symbol < FOLD_DIGIT;
}

static void
end_part(struct piece *piece, size_t *part)
{
	if (*part == 0)
		return;
	piece->parts++;
	piece->singles += *part == 1;
	if (*part > piece->longest)
		piece->longest = *part;
	if (piece->shortest == 0 || *part < piece->shortest)
		piece->shortest = *part;
	*part = 0;
}

static void
measure(struct piece *piece)
{
	size_t i, part = 0;

	piece->one_apart = true;
	for (i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];

		if (sign->kind == JOINT) {
			end_part(piece, &part);
			piece->joints++;
			if (i > 0 && sign[-1].kind == JOINT)
				piece->one_apart = false;
			continue;
		}
		part++;
		if (sign->kind == LETTER)
			piece->letters++;
		else
			piece->numbers++;
	}
	end_part(piece, &part);
}

/* Letters and digits in a row, with nothing between them. */
static void
put_joined(const struct piece *piece)
{
	struct fold_symbols *more = &piece->fold->more;
	unsigned last = FOLD_BREAK;

	for (size_t i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];
		unsigned symbol = sign->symbol;

		if (sign->kind == JOINT)
			continue;
		if (sign->kind == NUMBER && fold_code_like(sign->code) != 0)
			symbol = fold_code_like(sign->code);
		if (symbol != last)
			fold_put(more, symbol, sign->offset);
		last = symbol;
	}
	fold_put(more, FOLD_BREAK, piece->signs[piece->count - 1].offset);
}

/* Е.Б.Алексеев, ул.Худенко: points after what is short for a word. */
static bool
is_initials(const struct piece *piece)
{
	size_t i, after = 0;

	for (i = 1; i + 1 < piece->count; i++) {
		if (piece->signs[i].code == '.' &&
		    piece->signs[i + 1].capital &&
		    !(i + 2 < piece->count && piece->signs[i + 2].capital))
			after = i + 1;
	}
	return after > 0 && piece->count - after > 3 &&
	       piece->signs[after + 1].kind != JOINT;
}

static bool
may_join(const struct piece *piece)
{
	size_t all = piece->letters + piece->numbers;

	if (piece->joints == 0)
		return piece->numbers > 0 && all >= 3 && all <= JOINED_MAX;
	if (piece->letters < 2 || all > JOINED_MAX || piece->parts < 2 ||
	    piece->numbers > piece->letters || is_initials(piece))
		return false;
	return piece->singles >= 3 ||
	       (piece->one_apart && piece->shortest <= 2);
}

static void
add_word(struct fold *fold, size_t begin, bool exact)
{
	if (fold->word_count == fold->word_size) {
		fold->word_size = fold->word_size * 2 + 16;
		fold->words = realloc(
		    fold->words, fold->word_size * sizeof(*fold->words));
		if (fold->words == NULL)
			abort();
	}
	fold->words[fold->word_count++] =
	    (struct fold_covered){begin, fold->covered.length - begin, exact};
}

/* Points, dashes and such may just part words; a star covers letters. */
static bool
is_cover(uint32_t code)
{
	return code == '*' || code == '@' || code == '#' || code == '$' ||
	       code == '%' || code == '&';
}

static void
put_covered(const struct piece *piece)
{
	struct fold_symbols *covered = &piece->fold->covered;
	size_t begin = covered->length;
	bool exact = true;

	for (size_t i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];
		unsigned symbol = sign->symbol;

		if (sign->kind == JOINT) {
			exact &= is_cover(sign->code);
			symbol = FOLD_COVER;
		} else if (sign->kind == NUMBER &&
			   fold_code_like(sign->code) != 0) {
			symbol = fold_code_like(sign->code);
		}
		/* Signs are counted, letters written twice are one. */
		if (symbol != FOLD_COVER && covered->length > begin &&
		    symbol == covered->symbols[covered->length - 1])
			continue;
		fold_put(covered, symbol, sign->offset);
	}
	add_word(piece->fold, begin, exact);
}

/* Signs at its end cover letters only if they are stars. */
static void
trim(struct piece *piece)
{
	while (piece->count > 0 && piece->signs[0].kind == JOINT) {
		piece->signs++;
		piece->count--;
	}
	while (piece->count > 0 &&
	       piece->signs[piece->count - 1].kind == JOINT &&
	       piece->signs[piece->count - 1].code != '*')
		piece->count--;
}

static void
add_piece(struct fold *fold, const struct sign *signs, size_t count)
{
	struct piece piece = {.fold = fold, .signs = signs, .count = count};

	trim(&piece);
	measure(&piece);
	if (piece.letters == 0)
		return;
	if (may_join(&piece))
		put_joined(&piece);
	if (piece.joints > 0 && piece.letters + piece.numbers <= JOINED_MAX &&
	    piece.numbers <= piece.letters)
		put_covered(&piece);
}

/* A Latin letter stands for what it looks like: the word holds Cyrillic. */
static void
add_signs(struct fold *fold, struct sign *signs, size_t count)
{
	bool cyrillic = false;
	size_t i;

	for (i = 0; i < count; i++)
		cyrillic |=
		    signs[i].kind == LETTER && is_cyrillic(signs[i].symbol);
	if (!cyrillic)
		return;
	for (i = 0; i < count; i++) {
		unsigned like =
		    signs[i].kind == LETTER && !is_cyrillic(signs[i].symbol)
			? fold_code_like(signs[i].code)
			: 0;

		if (like != 0)
			signs[i].symbol = (unsigned char)like;
	}
	add_piece(fold, signs, count);
}

static bool
read_sign(uint32_t code, struct sign *sign, unsigned *symbol)
{
	*symbol = fold_code(code);
	*sign = (struct sign){.code = code,
	    .symbol = (unsigned char)*symbol,
	    .kind = JOINT,
	    .capital = code >= 0x401 && code < 0x430};
	if (*symbol < FOLD_SYMBOLS)
		sign->kind = *symbol >= FOLD_DIGIT && *symbol < FOLD_LATIN
				 ? NUMBER
				 : LETTER;
	return *symbol < FOLD_SYMBOLS || *symbol == FOLD_JOINT;
}

void
fold_reading_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset)
{
	struct sign signs[SIGNS_MAX];
	const char *at = text + offset, *end = text + length;
	size_t count = 0;
	unsigned symbol = FOLD_OTHER;

	while (at < end) {
		uint32_t begin = (uint32_t)(at - text);

		if (read_sign(text_next(&at, end), &signs[count], &symbol)) {
			signs[count].offset = begin;
			if (++count < SIGNS_MAX)
				continue;
		} else if (symbol == FOLD_SKIP) {
			continue;
		}
		add_signs(fold, signs, count);
		count = 0;
		if (symbol == FOLD_SPACE)
			return;
	}
	add_signs(fold, signs, count);
}
