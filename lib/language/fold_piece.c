#include "language/fold_piece.h"

#include <string.h>

enum { GLUED_MAX = 14 };

/* А123ВС55: a plate of a car, with or without its region. */
static bool
is_plate(const struct fold_piece *piece)
{
	/* авекмнорстух */
	static const unsigned char letters[] = {
	    1, 3, 6, 11, 13, 14, 15, 17, 18, 19, 20, 22};
	size_t i;

	if (piece->count != 6 && piece->count != 8 && piece->count != 9)
		return false;
	for (i = 0; i < piece->count; i++) {
		bool letter = i == 0 || i == 4 || i == 5;

		if ((piece->signs[i].kind == FOLD_LETTER) != letter ||
		    (letter && memchr(letters, piece->signs[i].symbol,
				   sizeof(letters)) == NULL))
			return false;
	}
	return true;
}

/*
 * True if digits may stand for letters: in a word, that is, among at least as
 * many letters. What begins with a number (36лет, 43б), or has one behind a
 * sign (ЕБ-94, д.36а) tells it: house, age, size, model. Single letters apart
 * are a word with a digit in it, but not two with one behind them (Х/У-3).
 */
static bool
may_be_letters(const struct fold_piece *piece)
{
	size_t i, run = 0, longest = 0, capitals = 0;

	if (piece->numbers == 0)
		return true;
	for (i = 0; i < piece->count; i++) {
		capitals += piece->signs[i].capital;
		run = piece->signs[i].kind == FOLD_NUMBER ? run + 1 : 0;
		if ((run == 2 && i == 1) ||
		    (run == 1 && i > 0 &&
			piece->signs[i - 1].kind == FOLD_SIGN &&
			(piece->singles < 3 ||
			    (piece->letters == 2 && i + 1 == piece->count))))
			return false;
		if (run > longest)
			longest = run;
	}
	if (piece->letters < 2 || piece->numbers > piece->letters ||
	    (capitals == piece->letters && piece->numbers * 2 > piece->letters))
		return false;
	return longest < 2 ||
	       (piece->joints == 0 && piece->letters >= 3 && !is_plate(piece));
}

static void
end_part(struct fold_piece *piece, size_t *part)
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

void
fold_piece_measure(struct fold_piece *piece)
{
	size_t i, part = 0;

	piece->one_apart = piece->glue = true;
	for (i = 0; i < piece->count; i++) {
		const struct fold_sign *sign = &piece->signs[i];

		if (sign->kind == FOLD_SIGN) {
			end_part(piece, &part);
			piece->joints++;
			if (sign->code == '.' || sign->code == ',' ||
			    sign->code == '/')
				piece->glue = false;
			if (i > 0 && sign[-1].kind == FOLD_SIGN)
				piece->one_apart = false;
			continue;
		}
		part++;
		piece->sounds |= sign->sound != sign->symbol;
		if (sign->kind == FOLD_LETTER)
			piece->letters++;
		else
			piece->numbers++;
	}
	end_part(piece, &part);
	piece->digits = may_be_letters(piece);
}

/* х1у1й: letters with a digit between each two of them. */
bool
fold_piece_is_parted(const struct fold_piece *piece)
{
	if (piece->joints > 0 || piece->numbers < 2 ||
	    piece->letters != piece->numbers + 1)
		return false;
	for (size_t i = 0; i < piece->count; i++) {
		if (piece->signs[i].kind !=
		    (i % 2 == 0 ? FOLD_LETTER : FOLD_NUMBER))
			return false;
	}
	return true;
}

/* Е.Б.: nothing but two initials. */
bool
fold_piece_is_initials(const struct fold_piece *piece)
{
	return piece->parts == 2 && piece->singles == 2 &&
	       piece->signs[0].capital && piece->signs[1].code == '.';
}

/* Е.Б.Алексеев, ул.Худенко: points after what is short for a word. */
static bool
is_initials(const struct fold_piece *piece)
{
	size_t i, after = 0;

	for (i = 1; i + 1 < piece->count; i++) {
		if (piece->signs[i].code == '.' &&
		    piece->signs[i + 1].capital &&
		    !(i + 2 < piece->count && piece->signs[i + 2].capital))
			after = i + 1;
	}
	return after > 0 && piece->count - after > 3 &&
	       piece->signs[after + 1].kind != FOLD_SIGN;
}

/* «разные-Бог»: two words that would make a third across the sign. */
static bool
is_two_words(const struct fold_piece *piece)
{
	static const unsigned e_symbol = FOLD_CYRILLIC + 5, b_symbol = 2;
	size_t i, part = 0;

	for (i = 0; i + 1 < piece->count; i++) {
		if (piece->signs[i].kind != FOLD_SIGN) {
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

bool
fold_piece_may_join(const struct fold_piece *piece)
{
	size_t all = piece->letters + piece->numbers;

	if (!piece->digits)
		return false;
	if (piece->joints == 0)
		return (piece->numbers > 0 || piece->sounds || piece->broken) &&
		       all >= 3 && all <= FOLD_PIECE_JOINED;
	if (piece->letters < 2 || all < 3 || all > FOLD_PIECE_JOINED ||
	    piece->parts < 2 || is_initials(piece) || is_two_words(piece))
		return false;
	return piece->singles >= 3 ||
	       (piece->one_apart &&
		   (piece->shortest <= 2 ||
		       (piece->glue && piece->parts <= 3 && all <= GLUED_MAX)));
}

static bool
is_tail(uint32_t code)
{
	return code == '*' || code == '@';
}

size_t
fold_piece_trim(struct fold_piece *piece)
{
	size_t stars = 0;
	bool before = false;

	while (piece->count > 0 && piece->signs[0].kind == FOLD_SIGN) {
		before |= piece->signs[0].code == '*';
		piece->tag = piece->signs[0].code;
		piece->signs++;
		piece->count--;
	}
	while (piece->count > 0 &&
	       piece->signs[piece->count - 1].kind == FOLD_SIGN) {
		stars =
		    is_tail(piece->signs[--piece->count].code) ? stars + 1 : 0;
	}
	return before ? 0 : stars;
}
