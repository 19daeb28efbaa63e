#include "language/likeness_twins.h"

#include <string.h>

/* One stem, or two of one word that the stemmer did not bring together. */
static bool
is_same(const struct likeness_term *a, const struct likeness_term *b)
{
	if (a->same == b->same)
		return true;
	if (a->characters < b->characters) {
		const struct likeness_term *longer = b;

		b = a;
		a = longer;
	}
	if (b->characters < 4 || a->characters > b->characters + 2)
		return false;
	return a->cut[1] == (a->characters == b->characters + 2
				    ? b->same
				    : b->cut[b->characters == a->characters]);
}

static bool
is_number(const struct likeness_term *term)
{
	return term->kind == LIKENESS_NUMBER;
}

enum likeness_role
likeness_twins_role(const struct likeness_term *number)
{
	return number->role == LIKENESS_HOUSE || number->role == LIKENESS_PLOT
		   ? LIKENESS_ANY
		   : (enum likeness_role)number->role;
}

static bool
may_be_of(const struct likeness_term *a, const struct likeness_term *b)
{
	enum likeness_role one = likeness_twins_role(a),
			   other = likeness_twins_role(b);

	return one == other || (one == LIKENESS_THING && other == LIKENESS_ANY);
}

/* One number, also where only one of the two says that it is a school's. */
static bool
is_same_number(const struct likeness_term *a, const struct likeness_term *b)
{
	if (a->same != b->same)
		return false;
	if (a->role == LIKENESS_RANK && b->role == LIKENESS_RANK)
		return a->cut[0] == b->cut[0];
	return may_be_of(a, b) || may_be_of(b, a);
}

static size_t
find(const struct likeness_text *text, const struct likeness_term *term)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *other = &text->terms[i];

		if (is_number(other) != is_number(term))
			continue;
		if (is_number(term) ? is_same_number(other, term)
				    : is_same(other, term))
			return i;
	}
	return LIKENESS_NO_TWIN;
}

/*
 * What the terms of a text are compared by, a bit each: of two texts few terms
 * have a twin, and most that have none are told here without looking at all.
 */
enum { SEEN_BITS = 1024 };

struct seen {
	uint64_t bits[SEEN_BITS / 64];
};

static void
see(struct seen *seen, uint32_t value)
{
	unsigned bit = value >> 8 & (SEEN_BITS - 1);

	seen->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool
has_seen(const struct seen *seen, uint32_t value)
{
	unsigned bit = value >> 8 & (SEEN_BITS - 1);

	return (seen->bits[bit / 64] >> bit % 64 & 1) != 0;
}

static void
see_all(struct seen *seen, const struct likeness_text *text)
{
	memset(seen, 0, sizeof(*seen));
	for (size_t i = 0; i < text->count; i++) {
		see(seen, text->terms[i].same);
		see(seen, text->terms[i].cut[0]);
		see(seen, text->terms[i].cut[1]);
	}
}

/* False: is_same holds for no term of that text. */
static bool
may_have(const struct seen *seen, const struct likeness_term *term)
{
	return has_seen(seen, term->same) || has_seen(seen, term->cut[0]) ||
	       has_seen(seen, term->cut[1]);
}

void
likeness_twins_find(struct likeness_twins *twins,
    const struct likeness_text *text, const struct likeness_text *other)
{
	struct seen seen;

	see_all(&seen, other);
	twins->text = text;
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *term = &text->terms[i];

		twins->of[i] =
		    (uint8_t)(may_have(&seen, term) ? find(other, term)
						    : LIKENESS_NO_TWIN);
	}
}
