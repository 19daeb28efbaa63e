#include "task/candidates.h"

#include <string.h>

enum {
	NEAR_BITS = 21, /* sketches that may be of one question, */
	NAMED_BITS = 29 /* likewise, with a name in common */
};

static void
propose(struct candidates *found, int64_t id, int rank)
{
	struct candidate *list = found->list;
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (list[i].id == id)
			return;
	}
	if (i == CANDIDATES_MOST && list[i - 1].rank <= rank)
		return;
	if (i < CANDIDATES_MOST)
		found->count++;
	else
		i--;
	for (; i > 0 && list[i - 1].rank > rank; i--)
		list[i] = list[i - 1];
	list[i] = (struct candidate){id, rank};
}

/* The bit of an anchor, whatever its kind. */
static unsigned
bit_of(uint32_t anchor)
{
	return (anchor >> 2) % CANDIDATES_BITS;
}

static bool
is_asked(const uint64_t *asked, uint32_t anchor)
{
	unsigned bit = bit_of(anchor);

	return anchor != 0 && (asked[bit / 64] >> bit % 64 & 1) != 0;
}

static void
ask(struct candidates *found, const struct likeness_text *text)
{
	memset(found->asked, 0, sizeof(found->asked));
	memset(found->names, 0, sizeof(found->names));
	found->has_numbers = false;
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *term = &text->terms[i];
		unsigned bit = bit_of(likeness_anchor(term));
		uint64_t one = UINT64_C(1) << bit % 64;

		found->asked[bit / 64] |= one;
		found->has_numbers |=
		    term->kind == LIKENESS_NUMBER && likeness_says_where(term);
		if (term->kind == LIKENESS_NAME)
			found->names[bit / 64] |= one;
	}
}

/*
 * Both have numbers, none in common: another house (I-35). Names and numbers
 * are the first anchors, so where words follow there are no more of them.
 */
static bool
is_other_number(const struct candidates *found, const struct sketch *other)
{
	bool numbers = false, all = false;

	if (!found->numbers_tell || !found->has_numbers)
		return false;
	for (int i = 0; i < SKETCH_ANCHORS; i++) {
		uint32_t anchor = other->anchors[i];

		if ((anchor & LIKENESS_ANCHOR_KIND) < LIKENESS_NAME) {
			all = true;
		} else if ((anchor & LIKENESS_ANCHOR_KIND) == LIKENESS_NUMBER) {
			if (is_asked(found->asked, anchor))
				return false;
			numbers = true;
		}
	}
	return numbers && all;
}

/*
 * Near by its words, or with a name in common, or two of numbers and long
 * words: one alone is in too many; but for another house. `*rank`: the less, the nearer.
 */
static bool
is_near(const struct candidates *found, const struct sketch *other,
    const struct sketch *own, int *rank)
{
	int apart = likeness_distance(other->words, own->words);
	int shared = 0, names = 0;

	for (int i = 0; i < SKETCH_ANCHORS; i++) {
		uint32_t anchor = other->anchors[i];

		if (!is_asked(found->asked, anchor))
			continue;
		shared++;
		names += (anchor & LIKENESS_ANCHOR_KIND) == LIKENESS_NAME ||
			 is_asked(found->names, anchor);
	}
	*rank = apart - 4 * shared - 4 * names;
	if (other->message == own->message)
		return false;
	if (apart <= NEAR_BITS)
		return true;
	return (shared > 2 ||
		   (names > 0 && (shared > 1 || apart <= NAMED_BITS))) &&
	       !is_other_number(found, other);
}

/* The sketch of a list that came n-th before its end. */
static const struct sketch *
from_end(const struct sketch_list *list, uint32_t n)
{
	return &list->list[(list->next + list->count - 1 - n) % list->count];
}

static void
look_through(struct candidates *found, const struct sketch_list *list,
    const struct sketch *own)
{
	int rank;

	for (uint32_t n = 0; list != NULL && n < list->count; n++) {
		const struct sketch *other = from_end(list, n);

		if (is_near(found, other, own, &rank))
			propose(found, other->message, rank);
	}
}

const struct fault *
candidates_find(struct candidates *found, struct sketchbook *book,
    const struct message *message, const struct likeness_text *text,
    const struct sketch *own)
{
	int64_t copies[SKETCHBOOK_COPIES];
	const struct sketch_list *list;
	const struct fault *fault;
	size_t count, i;
	int kind;

	found->count = 0;
	ask(found, text);
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++) {
		fault = sketchbook_find(book, message, kind, &list);
		if (fault != NULL)
			return fault;
		look_through(found, list, own);
	}
	fault = sketchbook_copies(book, own, copies, &count);
	for (i = 0; fault == NULL && i < count; i++)
		if (copies[i] != own->message)
			propose(found, copies[i], 0);
	return fault;
}

const struct fault *
candidates_of_author(const struct candidates *found, struct sketchbook *book,
    const struct message *message, const struct sketch *own, int64_t *ids,
    size_t *count)
{
	const struct sketch_list *list;
	const struct fault *fault =
	    sketchbook_find(book, message, SKETCHBOOK_AUTHOR, &list);
	int rank;

	*count = 0;
	for (uint32_t n = 0; fault == NULL && list != NULL && n < list->count;
	     n++) {
		const struct sketch *other = from_end(list, n);

		if (is_near(found, other, own, &rank))
			ids[(*count)++] = other->message;
	}
	return fault;
}
