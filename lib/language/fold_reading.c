#include "language/fold_reading.h"

#include "base/text.h"
#include "language/fold_breve.h"
#include "language/fold_code.h"
#include "language/fold_hidden.h"
#include "language/fold_layout.h"
#include "language/fold_markup.h"
#include "language/fold_piece.h"

/* Letters of a word beside others that has digits. */
enum { SIGNS_MAX = 512, PART_MIN = 3 };
/* Ends of lines and markup inside of one word. */
enum { BREAKS_MAX = FOLD_PIECE_JOINED };

static void
put_without_digits(const struct fold_piece *piece)
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
put_joined(const struct fold_piece *piece, bool by_sound)
{
	struct fold_symbols *more = &piece->fold->more;
	unsigned last = FOLD_BREAK;

	for (size_t i = 0; i < piece->count; i++) {
		const struct fold_sign *sign = &piece->signs[i];
		unsigned symbol = by_sound ? sign->sound : sign->symbol;

		/* «3балла»: a number before a word is one. */
		if (i == 0 && sign->kind == FOLD_NUMBER)
			symbol = sign->symbol;
		if (sign->kind == FOLD_SIGN)
			continue;
		if (symbol != last)
			fold_put(more, symbol, sign->offset);
		last = symbol;
	}
	fold_put(more, FOLD_BREAK, piece->signs[piece->count - 1].offset);
}

/* слово/пи3да: words that a sign parts, each with its digits as letters. */
static void
put_parts(const struct fold_piece *whole)
{
	size_t begin = 0, i;

	for (i = 0; i <= whole->count; i++) {
		struct fold_piece part = {
		    .fold = whole->fold, .signs = whole->signs + begin};

		if (i < whole->count && whole->signs[i].kind != FOLD_SIGN)
			continue;
		part.count = i - begin;
		begin = i + 1;
		if (part.count == 0)
			continue;
		fold_piece_measure(&part);
		if (part.numbers > 0 && part.letters >= PART_MIN &&
		    fold_piece_may_join(&part)) {
			put_joined(&part, false);
			put_joined(&part, true);
		}
	}
}

/* Of a word in Latin letters alone nothing but stars tells more. */
static void
add_latin(struct fold *fold, const struct fold_sign *signs, size_t count)
{
	struct fold_piece piece = {
	    .fold = fold, .signs = signs, .count = count, .latin = true};

	fold_piece_trim(&piece);
	fold_piece_measure(&piece);
	if (piece.joints > 0 && piece.letters >= PART_MIN &&
	    piece.letters <= FOLD_PIECE_JOINED)
		fold_hidden_put(&piece);
}

static void
add_piece(
    struct fold *fold, const struct fold_sign *signs, size_t count, bool broken)
{
	struct fold_piece piece = {
	    .fold = fold, .signs = signs, .count = count, .broken = broken};
	size_t stars;

	stars = fold_piece_trim(&piece);
	fold_piece_measure(&piece);
	if (piece.letters == 0 || fold_piece_is_initials(&piece))
		return;
	if (fold_piece_is_parted(&piece) && count <= FOLD_PIECE_JOINED)
		put_without_digits(&piece);
	if (fold_piece_may_join(&piece)) {
		/* By its look it stands in the text already. */
		if (piece.joints + piece.numbers > 0 || broken)
			put_joined(&piece, false);
		if (piece.sounds)
			put_joined(&piece, true);
	}
	if (piece.joints > 0 && piece.numbers > 0)
		put_parts(&piece);
	piece.count += stars;
	if (piece.joints + stars > 0 &&
	    piece.letters + piece.numbers <= FOLD_PIECE_JOINED)
		fold_hidden_put(&piece);
}

static bool
is_cyrillic(unsigned symbol)
{
	return symbol >= FOLD_CYRILLIC && symbol < FOLD_DIGIT;
}

/*
 * A Latin letter or a digit stands for what it looks or sounds like: the word
 * holds Cyrillic.
 */
static void
add_signs(struct fold *fold, struct fold_sign *signs, size_t count, bool broken)
{
	bool cyrillic = false;
	size_t i;

	for (i = 0; i < count; i++)
		cyrillic |= signs[i].kind == FOLD_LETTER &&
			    is_cyrillic(signs[i].symbol);
	for (i = 0; i < count; i++)
		signs[i].sound = signs[i].symbol;
	if (!cyrillic) {
		add_latin(fold, signs, count);
		return;
	}
	for (i = 0; i < count; i++) {
		struct fold_sign *sign = &signs[i];
		unsigned like, sound;

		if (sign->kind == FOLD_SIGN || is_cyrillic(sign->symbol))
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
read_sign(uint32_t code, struct fold_sign *sign, unsigned *symbol)
{
	*symbol = fold_code(code);
	*sign = (struct fold_sign){.code = code,
	    .symbol = (unsigned char)*symbol,
	    .kind = FOLD_SIGN,
	    .capital = (code >= 0x401 && code < 0x430) ||
		       (code >= 'A' && code <= 'Z')};
	if (*symbol < FOLD_SYMBOLS)
		sign->kind = *symbol >= FOLD_DIGIT && *symbol < FOLD_LATIN
				 ? FOLD_NUMBER
				 : FOLD_LETTER;
	return *symbol < FOLD_SYMBOLS || *symbol == FOLD_JOINT ||
	       fold_piece_is_bracket(code);
}

/* )( and }{ are a х; the former where a word begins, else they part two. */
static bool
read_pair(
    const char *text, const char **at, const char *end, struct fold_sign *sign)
{
	static const unsigned h_symbol = FOLD_CYRILLIC + 21;
	const char *begin = *at;

	if (end - begin < 2 || !fold_markup_is_pair(begin[0], begin[1]))
		return false;
	*sign = (struct fold_sign){.code = 0x445,
	    .offset = (uint32_t)(begin - text),
	    .symbol = (unsigned char)h_symbol,
	    .kind = FOLD_LETTER};
	*at += 2;
	return true;
}

/* What was read last is a breve, perhaps that of a decomposed й. */
static void
join_breve(struct fold_sign *signs, size_t count)
{
	if (count > 0 && signs[count].code == FOLD_BREVE &&
	    signs[count - 1].symbol == FOLD_BREVE_I)
		signs[count - 1].symbol++;
}

void
fold_reading_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset)
{
	struct fold_sign signs[SIGNS_MAX];
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
			join_breve(signs, count);
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
