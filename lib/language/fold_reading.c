#include "language/fold_reading.h"

#include <stdlib.h>

#include "base/text.h"
#include "language/fold_code.h"
#include "language/fold_layout.h"
#include "language/fold_markup.h"

/* Longer ones are no words that somebody took apart. */
enum { SIGNS_MAX = 512, JOINED_MAX = 24, GLUED_MAX = 14 };
/* Ends of lines and markup inside of one word. */
enum { BREAKS_MAX = JOINED_MAX };

enum kind { LETTER, NUMBER, JOINT };

struct sign {
	uint32_t code, offset;
	unsigned char symbol; /* of a letter or digit, by its look */
	unsigned char sound;  /* and by its sound */
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
	bool glue;	/* its joints are no points or commas */
	bool sounds;	/* some letter sounds otherwise than it looks */
	bool broken;	/* at the end of a line */
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

	piece->one_apart = piece->glue = true;
	for (i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];

		if (sign->kind == JOINT) {
			end_part(piece, &part);
			piece->joints++;
			if (sign->code == '.' || sign->code == ',' ||
			    sign->code == '/')
				piece->glue = false;
			if (i > 0 && sign[-1].kind == JOINT)
				piece->one_apart = false;
			continue;
		}
		part++;
		piece->sounds |= sign->sound != sign->symbol;
		if (sign->kind == LETTER)
			piece->letters++;
		else
			piece->numbers++;
	}
	end_part(piece, &part);
}

/* х1у1й: letters with a digit between each two of them. */
static bool
is_parted_by_digits(const struct piece *piece)
{
	if (piece->joints > 0 || piece->numbers < 2 ||
	    piece->letters != piece->numbers + 1)
		return false;
	for (size_t i = 0; i < piece->count; i++) {
		if (piece->signs[i].kind != (i % 2 == 0 ? LETTER : NUMBER))
			return false;
	}
	return true;
}

static void
put_without_digits(const struct piece *piece)
{
	struct fold_symbols *more = &piece->fold->more;

	for (size_t i = 0; i < piece->count; i += 2) {
		if (i == 0 ||
		    piece->signs[i].symbol != piece->signs[i - 2].symbol)
			fold_put(more, piece->signs[i].symbol,
			    piece->signs[i].offset);
	}
	fold_put(more, FOLD_BREAK, piece->signs[piece->count - 1].offset);
}

/* Letters and digits in a row, with nothing between them. */
static void
put_joined(const struct piece *piece, bool by_sound)
{
	struct fold_symbols *more = &piece->fold->more;
	unsigned last = FOLD_BREAK;

	for (size_t i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];
		unsigned symbol = by_sound ? sign->sound : sign->symbol;

		if (sign->kind == JOINT)
			continue;
		if (symbol != last)
			fold_put(more, symbol, sign->offset);
		last = symbol;
	}
	fold_put(more, FOLD_BREAK, piece->signs[piece->count - 1].offset);
}

/* Е.Б.: nothing but two initials. */
static bool
is_two_initials(const struct piece *piece)
{
	return piece->parts == 2 && piece->singles == 2 &&
	       piece->signs[0].capital && piece->signs[1].code == '.';
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

/* «разные-Бог»: two words that would make a third across the sign. */
static bool
is_two_words(const struct piece *piece)
{
	static const unsigned e_symbol = FOLD_CYRILLIC + 5, b_symbol = 2;
	size_t i, part = 0;

	for (i = 0; i + 1 < piece->count; i++) {
		if (piece->signs[i].kind != JOINT) {
			part++;
			continue;
		}
		if (part > 3 && piece->signs[i - 1].symbol == e_symbol &&
		    piece->signs[i + 1].symbol == b_symbol)
			return true;
		part = 0;
	}
	return false;
}

static bool
may_join(const struct piece *piece)
{
	size_t all = piece->letters + piece->numbers;

	if (piece->joints == 0)
		return (piece->numbers > 0 || piece->sounds || piece->broken) &&
		       all >= 3 && all <= JOINED_MAX;
	if (piece->letters < 2 || all > JOINED_MAX || piece->parts < 2 ||
	    piece->numbers > piece->letters || is_initials(piece) ||
	    is_two_words(piece))
		return false;
	return piece->singles >= 3 ||
	       (piece->one_apart &&
		   (piece->shortest <= 2 ||
		       (piece->glue && piece->parts <= 3 && all <= GLUED_MAX)));
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
	size_t i;

	for (i = 0; i < piece->count; i++)
		exact &= piece->signs[i].kind != JOINT ||
			 is_cover(piece->signs[i].code);
	/* п.1, д.5: a number behind a point is one. */
	if (!exact && piece->numbers > 0)
		return;
	for (i = 0; i < piece->count; i++) {
		const struct sign *sign = &piece->signs[i];
		unsigned symbol = sign->symbol;

		if (sign->kind == JOINT) {
			symbol = FOLD_COVER;
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
add_piece(
    struct fold *fold, const struct sign *signs, size_t count, bool broken)
{
	struct piece piece = {
	    .fold = fold, .signs = signs, .count = count, .broken = broken};

	trim(&piece);
	measure(&piece);
	if (piece.letters == 0 || is_two_initials(&piece))
		return;
	if (is_parted_by_digits(&piece) && count <= JOINED_MAX)
		put_without_digits(&piece);
	if (may_join(&piece)) {
		/* By its look it stands in the text already. */
		if (piece.joints + piece.numbers > 0 || broken)
			put_joined(&piece, false);
		if (piece.sounds)
			put_joined(&piece, true);
	}
	if (piece.joints > 0 && piece.letters + piece.numbers <= JOINED_MAX &&
	    piece.numbers <= piece.letters)
		put_covered(&piece);
}

/*
 * A Latin letter or a digit stands for what it looks or sounds like: the word
 * holds Cyrillic.
 */
static void
add_signs(struct fold *fold, struct sign *signs, size_t count, bool broken)
{
	bool cyrillic = false;
	size_t i;

	for (i = 0; i < count; i++)
		cyrillic |=
		    signs[i].kind == LETTER && is_cyrillic(signs[i].symbol);
	if (!cyrillic)
		return;
	for (i = 0; i < count; i++) {
		struct sign *sign = &signs[i];
		unsigned like, sound;

		sign->sound = sign->symbol;
		if (sign->kind == JOINT || is_cyrillic(sign->symbol))
			continue;
		like = fold_code_like(sign->code);
		sound = fold_code_sound(sign->code);
		if (like != 0)
			sign->symbol = (unsigned char)like;
		sign->sound = sound != 0 ? (unsigned char)sound : sign->symbol;
	}
	add_piece(fold, signs, count, broken);
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

/* )( and }{ are a х; the former where a word begins, else they part two. */
static bool
read_pair(const char *text, const char **at, const char *end, struct sign *sign)
{
	static const unsigned h_symbol = FOLD_CYRILLIC + 21;
	const char *begin = *at;

	if (end - begin < 2 || !fold_markup_is_pair(begin[0], begin[1]))
		return false;
	*sign = (struct sign){.code = 0x445,
	    .offset = (uint32_t)(begin - text),
	    .symbol = (unsigned char)h_symbol,
	    .kind = LETTER};
	*at += 2;
	return true;
}

void
fold_reading_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset)
{
	struct sign signs[SIGNS_MAX];
	const char *at = text + offset, *end = text + length;
	size_t count = 0, breaks = 0;
	unsigned symbol = FOLD_OTHER;
	bool broken = false;

	fold_layout_add(fold, text, length, offset);
	while (at < end) {
		uint32_t begin = (uint32_t)(at - text);
		size_t skip =
		    breaks < BREAKS_MAX ? fold_markup_skip(at, end) : 0;

		if (skip > 0) {
			at += skip;
			breaks++;
			broken = true;
			continue;
		}
		if ((count == 0 || *at == '}') &&
		    read_pair(text, &at, end, &signs[count])) {
			broken = true;
			if (++count < SIGNS_MAX)
				continue;
		} else if (read_sign(
			       text_next(&at, end), &signs[count], &symbol)) {
			signs[count].offset = begin;
			if (count > 0 && text[begin] == '-' &&
			    breaks < BREAKS_MAX &&
			    fold_markup_breaks(&at, end)) {
				breaks++;
				broken = true;
				continue;
			}
			if (++count < SIGNS_MAX)
				continue;
		} else if (symbol == FOLD_SKIP) {
			continue;
		}
		add_signs(fold, signs, count, broken);
		count = breaks = 0;
		broken = false;
		if (symbol == FOLD_SPACE)
			return;
	}
	add_signs(fold, signs, count, broken);
}
