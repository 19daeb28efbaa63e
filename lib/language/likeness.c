#include "language/likeness.h"

#include <string.h>

#include "language/likeness_house.h"
#include "language/likeness_replaced.h"
#include "language/likeness_twins.h"
#include "language/likeness_words.h"

/*
 * Weights of what two texts share. They were set by hand on invented repeats
 * and hard negatives (tests/bench/repeats) and are few, so as to mean the same
 * on others.
 */
static const double w_words = 0.45, w_contained = 0.05, w_name = 0.2,
		    w_number = 0.1, w_topic = 0.25, w_place = 0.1,
		    w_object = 0.05;
/* An object stands for the topic where none is known. */
static const double w_only_object = 0.1;
/* What is left where something speaks against it. */
static const double other_topic = 0.55, other_place = 0.6, other_name = 0.45,
		    other_number = LIKENESS_AT_ODDS, other_object = 0.5;
/* Where the topic is not known the rest says a little more. */
static const double no_topic = 1.1;
/* A number says little among other words. */
static const double number_from = 0.2;
/* So alike that a word in the place of another one is the question, */
static const double replaced_words = 0.4;
/* if it is so much of the text, and so much of what they do not share. */
static const double replaced_least = 0.1, replaced_most = 0.8;

/* One text against the other. */
struct side {
	struct likeness_twins twins;
	double all, shared;
	size_t names_shared, names_alone;
	size_t numbers[LIKENESS_ROLES], numbers_shared[LIKENESS_ROLES];
	size_t houses;
	uint64_t objects; /* a bit for each role of a word */
};

static bool
is_number(const struct likeness_term *term)
{
	return term->kind == LIKENESS_NUMBER;
}

/* улица Мира, проспект Мира */
static bool
is_other_street(const struct likeness_term *a, const struct likeness_term *b)
{
	return a->kind == LIKENESS_NAME && b->kind == LIKENESS_NAME &&
	       a->role != LIKENESS_ANY && b->role != LIKENESS_ANY &&
	       a->role != b->role;
}

static void
weigh_term(struct side *side, const struct likeness_term *term,
    const struct likeness_term *twin)
{
	bool shared = twin != NULL;

	if (is_number(term)) {
		enum likeness_role role = likeness_twins_role(term);

		side->numbers[role]++;
		side->numbers_shared[role] += shared;
		side->houses += role != term->role;
		return;
	}
	side->all += likeness_replaced_weight(term);
	if (shared)
		side->shared += likeness_replaced_weight(term);
	if (term->kind == LIKENESS_NAME) {
		shared = shared && !is_other_street(term, twin);
		side->names_shared += shared;
		side->names_alone += !shared;
	} else if (term->role >= LIKENESS_OBJECT) {
		side->objects |= UINT64_C(1) << term->role;
	}
}

static void
weigh(const struct likeness_text *text, const struct likeness_text *other,
    struct side *side)
{
	likeness_twins_find(&side->twins, text, other);
	for (size_t i = 0; i < text->count; i++) {
		size_t twin = side->twins.of[i];

		weigh_term(side, &text->terms[i],
		    twin == LIKENESS_NO_TWIN ? NULL : &other->terms[twin]);
	}
}

static void
list_shared(const struct side *side, struct likeness *likeness)
{
	const struct likeness_text *text = side->twins.text;

	likeness->shared_count = 0;
	for (size_t i = 0; i < text->count; i++)
		if (side->twins.of[i] != LIKENESS_NO_TWIN &&
		    text->terms[i].kind != LIKENESS_COMMON)
			likeness->shared[likeness->shared_count++] =
			    &text->terms[i];
}

/* The first child, the third: an ordinal of one noun that is no twin's. */
static bool
is_other_rank(const struct side *a, const struct side *b)
{
	const struct likeness_text *one = a->twins.text, *two = b->twins.text;

	for (size_t i = 0; i < one->count; i++)
		for (size_t j = 0; j < two->count; j++)
			if (is_number(&one->terms[i]) &&
			    is_number(&two->terms[j]) &&
			    one->terms[i].role == LIKENESS_RANK &&
			    two->terms[j].role == LIKENESS_RANK &&
			    one->terms[i].cut[0] == two->terms[j].cut[0] &&
			    a->twins.of[i] == LIKENESS_NO_TWIN &&
			    b->twins.of[j] == LIKENESS_NO_TWIN)
				return true;
	return false;
}

/*
 * Both have numbers of a kind, and none in common: other days; of houses also
 * if they share another number.
 */
static bool
is_other_number(const struct side *a, const struct side *b)
{
	for (int role = 0; role < LIKENESS_ROLES; role++)
		if (role != LIKENESS_RANK && a->numbers[role] > 0 &&
		    b->numbers[role] > 0 && b->numbers_shared[role] == 0)
			return true;
	if (a->houses > 0 && b->houses > 0 &&
	    likeness_house_is_other(&a->twins, &b->twins))
		return true;
	return a->numbers[LIKENESS_RANK] > 0 && b->numbers[LIKENESS_RANK] > 0 &&
	       is_other_rank(a, b);
}

static bool
shares_number(const struct side *side)
{
	size_t shared = 0;

	for (int role = 0; role <= LIKENESS_DATE; role++)
		shared += side->numbers_shared[role];
	return shared > 0;
}

static double
smaller(double a, double b)
{
	return a < b ? a : b;
}

/*
 * Texts that are nearly one but for the word that says what they are on, or
 * which speak of other objects.
 */
static bool
is_other_object(const struct side *a, const struct side *b, double words)
{
	double replaced, alone;

	if (a->objects != 0 && b->objects != 0 &&
	    (a->objects & b->objects) == 0)
		return true;
	if (likeness_replaced_argument(&a->twins, &b->twins))
		return true;
	if (words < replaced_words)
		return false;
	replaced = likeness_replaced(&a->twins, &b->twins);
	alone = smaller(a->all - a->shared, b->all - b->shared);
	return replaced >= replaced_least * smaller(a->all, b->all) &&
	       replaced >= replaced_most * alone;
}

static double
share_of(const struct side *side)
{
	return side->all > 0 ? side->shared / side->all : 0;
}

/* What speaks for one question, 0 to 1. */
static double
sum_up(const struct side *a, const struct side *b, double words,
    enum likeness_relation topic, enum likeness_relation place)
{
	double names = (double)(a->names_shared + b->names_shared) / 2;
	double contained =
	    share_of(a) > share_of(b) ? share_of(a) : share_of(b);
	double value = w_words * words + w_contained * contained +
		       w_name * smaller(1, names);

	if (shares_number(b) && (names > 0 || words > number_from))
		value += w_number;
	value += topic == LIKENESS_SAME ? w_topic : 0;
	if ((a->objects & b->objects) != 0)
		value += topic == LIKENESS_UNKNOWN ? w_only_object : w_object;
	value += place == LIKENESS_SAME ? w_place : 0;
	value *= topic == LIKENESS_OTHER     ? other_topic
		 : topic == LIKENESS_UNKNOWN ? no_topic
					     : 1;
	value *= place == LIKENESS_OTHER ? other_place : 1;
	return smaller(1, value);
}

void
likeness_compare(const struct likeness_text *earlier,
    const struct likeness_text *later, enum likeness_relation topic,
    enum likeness_relation place, struct likeness *likeness)
{
	struct side a = {0}, b = {0};
	bool names, numbers, objects;
	double words;

	weigh(earlier, later, &a);
	weigh(later, earlier, &b);
	list_shared(&b, likeness);
	words = a.all + b.all > 0 ? (a.shared + b.shared) / (a.all + b.all) : 0;
	names = a.names_alone > 0 && b.names_alone > 0;
	numbers = is_other_number(&a, &b);
	objects = is_other_object(&a, &b, words);
	/* However much else they share, what is at odds must tell. */
	likeness->value =
	    sum_up(&a, &b, words, topic, place) * (names ? other_name : 1) *
	    (numbers ? other_number : 1) * (objects ? other_object : 1);
}

bool
likeness_says_where(const struct likeness_term *term)
{
	return term->kind == LIKENESS_NAME ||
	       (is_number(term) && term->role < LIKENESS_PLACED);
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
		if (likeness_says_where(&text->terms[i]))
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
	size_t i, count = 0;

	likeness_words_read(stemmer, text, length, out, hashes);
	for (i = 0; i < out->count; i++) {
		sketch_add(planes, hashes[i]);
		count += hashes[i] != 0;
	}
	out->sketch = sketch_majority(planes, count);
}

void
likeness_prepare(struct stemmer *stemmer)
{
	likeness_words_mark(stemmer);
}
