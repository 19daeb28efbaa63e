#include "language/likeness_replaced.h"

enum { GAP_MOST = 3 }; /* terms; more of them are another sentence */

/* Terms of a text without twins, from `begin` to before `end`. */
struct gap {
	size_t begin, end;
};

static bool
is_alone(const struct likeness_twins *twins, size_t i)
{
	return twins->of[i] == LIKENESS_NO_TWIN;
}

double
likeness_replaced_weight(const struct likeness_term *term)
{
	if (term->kind == LIKENESS_COMMON)
		return 0.3;
	return term->characters < 7 ? 1.0 : 1.2;
}

/* What of a gap is no number, not said everywhere and nothing that is done. */
static double
weigh(const struct likeness_twins *twins, struct gap gap)
{
	double sum = 0;

	if (gap.end - gap.begin > GAP_MOST)
		return 0;
	for (size_t i = gap.begin; i < gap.end; i++) {
		const struct likeness_term *term = &twins->text->terms[i];

		if (!is_alone(twins, i))
			return 0;
		if (term->kind == LIKENESS_NAME ||
		    (term->kind == LIKENESS_WORD &&
			term->role != LIKENESS_ACTION))
			sum += likeness_replaced_weight(term);
	}
	return sum;
}

/* The gap of the other text between the same neighbours; empty: none. */
static struct gap
opposite(const struct likeness_twins *one, const struct likeness_twins *other,
    struct gap gap)
{
	struct gap found = {0, other->text->count};

	if (gap.begin > 0)
		found.begin = (size_t)one->of[gap.begin - 1] + 1;
	if (gap.end < one->text->count)
		found.end = one->of[gap.end];
	if (found.begin > found.end)
		found.end = found.begin;
	return found;
}

/* The known objects of a gap, a bit for each. */
static uint64_t
objects_of(const struct likeness_twins *twins, struct gap gap)
{
	uint64_t objects = 0;

	for (size_t i = gap.begin; i < gap.end; i++)
		if (twins->text->terms[i].kind == LIKENESS_WORD &&
		    twins->text->terms[i].role >= LIKENESS_OBJECT)
			objects |= UINT64_C(1) << twins->text->terms[i].role;
	return objects;
}

double
likeness_replaced(
    const struct likeness_twins *one, const struct likeness_twins *other)
{
	size_t count = one->text->count;
	double sum = 0, mine, theirs;
	struct gap gap, there;

	for (gap.begin = 0; gap.begin < count; gap.begin = gap.end + 1) {
		gap.end = gap.begin;
		while (gap.end < count && is_alone(one, gap.end))
			gap.end++;
		if (gap.end == gap.begin || gap.end - gap.begin == count)
			continue;
		there = opposite(one, other, gap);
		if ((objects_of(one, gap) & objects_of(other, there)) != 0)
			continue; /* крыша, кровля */
		mine = weigh(one, gap);
		theirs = weigh(other, there);
		sum += mine < theirs ? mine : theirs;
	}
	return sum;
}

/* Neither a name or number nor said everywhere, nor what is done. */
static bool
is_thing(const struct likeness_term *term)
{
	return term->kind == LIKENESS_WORD && term->role != LIKENESS_ACTION;
}

static bool
is_thing_alone(const struct likeness_twins *twins, size_t i)
{
	return i < twins->text->count && is_thing(&twins->text->terms[i]) &&
	       is_alone(twins, i);
}

/* A thing that the other text has not stands beside what is done. */
static bool
has_thing_beside(const struct likeness_twins *twins, size_t i)
{
	return is_thing_alone(twins, i + 1) ||
	       (i > 0 && is_thing_alone(twins, i - 1));
}

bool
likeness_replaced_argument(
    const struct likeness_twins *one, const struct likeness_twins *other)
{
	bool found = false;

	for (size_t i = 0; i < one->text->count; i++) {
		const struct likeness_term *term = &one->text->terms[i];

		if (is_alone(one, i) || term->kind > LIKENESS_COMMON)
			continue;
		if (is_thing(term))
			return false;
		if (term->role != LIKENESS_ACTION)
			continue;
		found |= has_thing_beside(one, i) &&
			 has_thing_beside(other, one->of[i]);
	}
	return found;
}
