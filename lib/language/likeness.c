#include "language/likeness.h"

#include <string.h>

#include "language/likeness_words.h"

/*
 * Weights of what two texts share. They were set by hand on invented repeats
 * and hard negatives (tests/bench/repeats) and are few, so as to mean the same
 * on others.
 */
static const double w_words = 0.45, w_contained = 0.05, w_name = 0.2,
		    w_number = 0.1, w_topic = 0.25, w_place = 0.1;
/* What is left where something speaks against it. */
static const double other_topic = 0.55, other_place = 0.6, other_name = 0.45,
		    other_number = LIKENESS_AT_ODDS;
/* Where the topic is not known the rest says a little more. */
static const double no_topic = 1.1;
/* A number says little among other words. */
static const double number_from = 0.2;

static double
weight(const struct likeness_term *term)
{
	if (term->kind == LIKENESS_COMMON)
		return 0.3;
	return term->characters < 7 ? 1.0 : 1.2;
}

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

static bool
may_be_of(const struct likeness_term *a, const struct likeness_term *b)
{
	return a->role == b->role ||
	       (a->role == LIKENESS_THING && b->role == LIKENESS_ANY);
}

/* One number, also where only one of the two says that it is a school's. */
static bool
is_same_number(const struct likeness_term *a, const struct likeness_term *b)
{
	return a->same == b->same && (may_be_of(a, b) || may_be_of(b, a));
}

static const struct likeness_term *
find(const struct likeness_text *text, const struct likeness_term *term)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *other = &text->terms[i];

		if (is_number(other) != is_number(term))
			continue;
		if (is_number(term) ? is_same_number(other, term)
				    : is_same(other, term))
			return other;
	}
	return NULL;
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

/* One text against the other. */
struct side {
	double all, shared;
	size_t names_shared, names_alone;
	size_t numbers[LIKENESS_ROLES], numbers_shared[LIKENESS_ROLES];
};

/* улица Мира, проспект Мира */
static bool
is_other_street(const struct likeness_term *a, const struct likeness_term *b)
{
	return a->kind == LIKENESS_NAME && b->kind == LIKENESS_NAME &&
	       a->role != LIKENESS_ANY && b->role != LIKENESS_ANY &&
	       a->role != b->role;
}

static void
weigh(const struct likeness_text *text, const struct likeness_text *other,
    struct side *side, struct likeness *likeness)
{
	struct seen seen;

	see_all(&seen, other);
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *term = &text->terms[i];
		const struct likeness_term *twin =
		    may_have(&seen, term) ? find(other, term) : NULL;

		if (is_number(term)) {
			side->numbers[term->role]++;
			side->numbers_shared[term->role] += twin != NULL;
		} else {
			side->all += weight(term);
			if (twin != NULL)
				side->shared += weight(term);
		}
		if (term->kind == LIKENESS_NAME) {
			bool shared =
			    twin != NULL && !is_other_street(term, twin);

			side->names_shared += shared;
			side->names_alone += !shared;
		}
		if (likeness != NULL && twin != NULL &&
		    term->kind != LIKENESS_COMMON)
			likeness->shared[likeness->shared_count++] = term;
	}
}

/* Both have numbers of a kind, and none in common: other houses, entrances. */
static bool
is_other_number(const struct side *a, const struct side *b)
{
	for (int role = 0; role < LIKENESS_ROLES; role++)
		if (a->numbers[role] > 0 && b->numbers[role] > 0 &&
		    b->numbers_shared[role] == 0)
			return true;
	return false;
}

static bool
shares_number(const struct side *side)
{
	size_t shared = 0;

	for (int role = 0; role < LIKENESS_ROLES; role++)
		shared += side->numbers_shared[role];
	return shared > 0;
}

static double
smaller(double a, double b)
{
	return a < b ? a : b;
}

static double
share_of(const struct side *side)
{
	return side->all > 0 ? side->shared / side->all : 0;
}

void
likeness_compare(const struct likeness_text *earlier,
    const struct likeness_text *later, enum likeness_relation topic,
    enum likeness_relation place, struct likeness *likeness)
{
	struct side a = {0}, b = {0};
	double words, contained, value;
	bool names, numbers;

	likeness->shared_count = 0;
	weigh(earlier, later, &a, NULL);
	weigh(later, earlier, &b, likeness);
	words = a.all + b.all > 0 ? (a.shared + b.shared) / (a.all + b.all) : 0;
	contained = share_of(&a) > share_of(&b) ? share_of(&a) : share_of(&b);
	value =
	    w_words * words + w_contained * contained +
	    w_name * smaller(1, (double)(a.names_shared + b.names_shared) / 2);
	if (shares_number(&b) &&
	    (a.names_shared + b.names_shared > 0 || words > number_from))
		value += w_number;
	value += topic == LIKENESS_SAME ? w_topic : 0;
	value += place == LIKENESS_SAME ? w_place : 0;
	names = a.names_alone > 0 && b.names_alone > 0;
	numbers = is_other_number(&a, &b);
	value *= topic == LIKENESS_OTHER     ? other_topic
		 : topic == LIKENESS_UNKNOWN ? no_topic
					     : 1;
	value *= place == LIKENESS_OTHER ? other_place : 1;
	/* However much else they share, what is at odds must tell. */
	value = smaller(1, value);
	value *= names ? other_name : 1;
	value *= numbers ? other_number : 1;
	likeness->contradict = names || numbers;
	likeness->value = value;
}

uint32_t
likeness_anchor(const struct likeness_term *term)
{
	uint32_t hash = is_number(term) ? ~term->hash : term->hash;

	hash &= ~(uint32_t)LIKENESS_ANCHOR_KIND;
	return (hash == 0 ? 4 : hash) | term->kind;
}

void
likeness_anchors(
    const struct likeness_text *text, uint32_t anchors[LIKENESS_ANCHORS])
{
	size_t count = 0, i;
	uint16_t least;

	memset(anchors, 0, LIKENESS_ANCHORS * sizeof(*anchors));
	for (i = 0; i < text->count && count < LIKENESS_ANCHORS; i++) {
		if (text->terms[i].kind >= LIKENESS_NAME)
			anchors[count++] = likeness_anchor(&text->terms[i]);
	}
	for (least = 9; least >= 5; least -= 2) {
		for (i = 0; i < text->count && count < LIKENESS_ANCHORS; i++) {
			const struct likeness_term *term = &text->terms[i];

			if (term->kind == LIKENESS_WORD &&
			    term->characters >= least &&
			    (least == 9 || term->characters < least + 2))
				anchors[count++] = likeness_anchor(term);
		}
	}
}

int
likeness_distance(uint64_t a, uint64_t b)
{
	return __builtin_popcountll(a ^ b);
}

/*
 * The sum of bits at each of 64 places is kept in seven planes, one of each
 * binary digit: adding a hash is a ripple of carries through all 64 sums.
 */
static void
sketch_add(uint64_t planes[7], uint64_t hash)
{
	for (int i = 0; i < 7 && hash != 0; i++) {
		uint64_t carry = planes[i] & hash;

		planes[i] ^= hash;
		hash = carry;
	}
}

/* The bits that were set in more than half of `count` hashes. */
static uint64_t
sketch_majority(const uint64_t planes[7], size_t count)
{
	uint64_t more = 0, equal = ~UINT64_C(0);
	size_t half = count / 2;

	for (int i = 6; i >= 0; i--) {
		uint64_t bit = half >> i & 1 ? ~UINT64_C(0) : 0;

		more |= equal & planes[i] & ~bit;
		equal &= ~(planes[i] ^ bit);
	}
	return more;
}

void
likeness_read(struct stemmer *stemmer, const char *text, size_t length,
    struct likeness_text *out)
{
	uint64_t planes[7] = {0}, hashes[LIKENESS_TERMS];
	size_t i;

	likeness_words_read(stemmer, text, length, out, hashes);
	for (i = 0; i < out->count; i++)
		sketch_add(planes, hashes[i]);
	out->sketch = sketch_majority(planes, out->count);
}

void
likeness_prepare(struct stemmer *stemmer)
{
	likeness_words_mark(stemmer);
}
