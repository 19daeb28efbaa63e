#include "language/fold_hidden.h"

#include <stdlib.h>
#include <string.h>

#include "language/fold_code.h"

enum { ELLIPSIS = 0x2026, EURO = 0x20ac, NUMERO = 0x2116 };
/* What is written for a star: ×, ⁎, ∗. */
enum { TIMES = 0xd7, LOW_STAR = 0x204e, MATHS_STAR = 0x2217 };

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

/* A star covers a letter; points, dashes and such may just part words. */
static bool
is_cover(uint32_t code)
{
	return code == '*' || code == '@' || code == '#' || code == '$' ||
	       code == '%' || code == '&' || code == EURO || code == NUMERO ||
	       code == TIMES || code == LOW_STAR || code == MATHS_STAR;
}

static bool
is_picture(uint32_t code)
{
	return code >= FOLD_PICTURES;
}

/* «слово*Слово» are two words. */
static bool
parts_words(const struct fold_piece *piece, size_t from, size_t signs)
{
	const struct fold_sign *sign = &piece->signs[from];

	return from > 0 && from + signs < piece->count && sign[signs].capital &&
	       !sign[-1].capital;
}

/* Signs that nobody writes between two letters, but for one. */
static bool
is_odd(uint32_t code)
{
	return code < 0x80 && code != 0 &&
	       strchr("._!?^~|+=", (int)code) != NULL;
}

/*
 * Where other signs than stars may stand for letters: several in one place,
 * an ellipsis; of single ones a point, an odd one or a picture between small
 * letters. «ж/д», «м-р» and «Да.В» are what they are.
 */
static bool
may_hide(const struct fold_piece *piece, size_t from, size_t signs)
{
	const struct fold_sign *sign = &piece->signs[from];
	size_t i;

	if (piece->numbers > 0 || from == 0 || from + signs == piece->count)
		return false;
	for (i = from; i < from + signs; i++) {
		if (fold_piece_is_bracket(piece->signs[i].code))
			return false;
	}
	for (; i < piece->count; i++) {
		if (sign[i - from].kind == FOLD_SIGN)
			return false;
	}
	return signs > 1 || sign->code == ELLIPSIS ||
	       (!sign[-1].capital &&
		   (is_odd(sign->code) || is_picture(sign->code)));
}

/* What stands for any number of letters is put as two signs. */
static void
put_letters(const struct fold_piece *piece, bool exact, bool by_sound)
{
	struct fold_symbols *covered = &piece->fold->covered;
	size_t begin = covered->length, i;

	for (i = 0; i < piece->count; i++) {
		const struct fold_sign *sign = &piece->signs[i];
		unsigned symbol = sign->kind == FOLD_SIGN ? FOLD_COVER
				  : by_sound		  ? sign->sound
							  : sign->symbol;

		/* Signs are counted, letters written twice are one. */
		if (symbol != FOLD_COVER && covered->length > begin &&
		    symbol == covered->symbols[covered->length - 1])
			continue;
		fold_put(covered, symbol, sign->offset);
		if (sign->code == ELLIPSIS || is_picture(sign->code))
			fold_put(covered, symbol, sign->offset);
	}
	add_word(piece->fold, begin, exact);
}

/* «nah*y»: of Latin words a star alone covers a letter; @ is in addresses. */
static bool
is_starred(const struct fold_piece *piece)
{
	size_t signs = 0;

	for (size_t i = 0; i < piece->count; i++) {
		if (piece->signs[i].kind == FOLD_LETTER)
			continue;
		if (piece->signs[i].code != '*')
			return false;
		signs++;
	}
	return signs > 0;
}

void
fold_hidden_put(const struct fold_piece *piece)
{
	size_t first = piece->count, signs = 0, i;
	bool exact = true;

	for (i = 0; i < piece->count; i++) {
		if (piece->signs[i].kind != FOLD_SIGN)
			continue;
		exact &= is_cover(piece->signs[i].code) &&
			 piece->signs[i].code != piece->tag;
		first = i < first ? i : first;
		signs += i == first + signs;
	}
	if ((piece->latin && !is_starred(piece)) || !piece->digits ||
	    parts_words(piece, first, signs) ||
	    (!exact && !may_hide(piece, first, signs)))
		return;
	put_letters(piece, exact, false);
	if (piece->sounds)
		put_letters(piece, exact, true);
}
