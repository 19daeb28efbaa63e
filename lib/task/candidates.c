#include "task/candidates.h"

#include <limits.h>
#include <string.h>

enum {
	NEAR_BITS = 21,	      /* sketches that may be of one question, */
	WORDS_BITS = 17,      /* fewer without an anchor in common: */
	MORE_BITS = 2,	      /* for each of them; */
	NAMED_BITS = 29,      /* likewise, with a name in common; */
	SAID_BITS = 15,	      /* of one author, where nothing else tells, */
	SAID_NAMED_BITS = 23, /* or one name; */
	/* Of neither author nor topic, with a name and two further anchors in */
	LONE_BITS = 25, /* common, or one; without a name as near as any. */
	PAIR_BITS = 18
};

/* One that was proposed before keeps the better rank. */
static void
propose(struct candidates *found, int64_t id, int rank)
{
	struct candidate *list = found->list;
	size_t i = 0;

	while (i < found->count && list[i].id != id)
		i++;
	if (i == CANDIDATES_MOST)
		i--;
	else if (i == found->count)
		list[found->count++].rank = INT_MAX;
	if (list[i].rank <= rank)
		return;
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

/* How near one is: the less of `rank`, the nearer. */
struct nearness {
	int rank, apart;   /* bits in which the sketches differ */
	int shared, names; /* anchors in common; names of them */
};

/*
 * Near by its words, or with a name in common, or two of numbers and long
 * words: one alone is in too many; but for another house.
 */
static bool
is_near(const struct candidates *found, const struct sketch *other,
    const struct sketch *own, struct nearness *near)
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
	*near = (struct nearness){
	    apart - 4 * shared - 4 * names, apart, shared, names};
	if (other->message == own->message)
		return false;
	if (apart <= NEAR_BITS && apart <= WORDS_BITS + MORE_BITS * shared)
		return true;
	return (shared > 2 ||
		   (names > 0 && (shared > 1 || apart <= NAMED_BITS))) &&
	       !is_other_number(found, other);
}

/*
 * An author wrote about much: what names the question must be in common.
 */
static bool
is_said(const struct nearness *near)
{
	if (near->names > 0)
		return near->shared > 2 ||
		       near->apart <=
			   (near->shared > 1 ? NAMED_BITS : SAID_NAMED_BITS);
	return near->shared > 2 ||
	       near->apart <= SAID_BITS + MORE_BITS * near->shared;
}

/* May one of the lists be? Of a message without topic those are its author's. */
static bool
may_be(const struct candidates *found, const struct sketch *other,
    const struct sketch *own, struct nearness *near)
{
	return is_near(found, other, own, near) &&
	       (found->has_topic || is_said(near));
}

static void
look_through(struct candidates *found, const struct sketch_list *list,
    const struct sketch *own)
{
	struct nearness near;

	for (uint32_t n = 0; list != NULL && n < list->count; n++) {
		const struct sketch *other = sketch_lists_from_end(list, n);

		if (may_be(found, other, own, &near))
			propose(found, other->message, near.rank);
	}
}

/* What the last of anybody are looked for by: where it is, then long words. */
static size_t
choose_anchors(const struct likeness_text *text, const struct sketch *own,
    uint32_t asked[ANCHORS_ASKED])
{
	size_t count = 0, i;

	for (i = 0; i < text->count && count < ANCHORS_ASKED; i++)
		if (likeness_says_where(&text->terms[i]))
			asked[count++] = likeness_anchor(&text->terms[i]);
	for (i = 0; i < SKETCH_ANCHORS && count < ANCHORS_ASKED; i++)
		if (own->anchors[i] != 0 &&
		    (own->anchors[i] & LIKENESS_ANCHOR_KIND) < LIKENESS_NAME)
			asked[count++] = own->anchors[i];
	return count;
}

static bool
is_lone(const struct nearness *near)
{
	if (near->names == 0)
		return near->shared > 2 && near->apart <= NEAR_BITS;
	return near->apart <= (near->shared > 2 ? LONE_BITS : PAIR_BITS);
}

/*
 * The last ones of anybody with two anchors in common: nobody's question is
 * known, so their words must be nearer. `*ended`: of how many pairs all were
 * seen.
 */
static const struct fault *
look_for_anchored(struct candidates *found, struct sketchbook *book,
    const struct likeness_text *text, const struct sketch *own, size_t *ended)
{
	const struct sketch *list[ANCHORS_FOUND];
	uint32_t asked[ANCHORS_ASKED];
	size_t count, i, asked_count = choose_anchors(text, own, asked);
	const struct fault *fault =
	    sketchbook_anchored(book, asked, asked_count, list, &count, ended);
	struct nearness near;

	for (i = 0; fault == NULL && i < count; i++)
		if (is_near(found, list[i], own, &near) && is_lone(&near))
			propose(found, list[i]->message, near.rank);
	return fault;
}

/* The last ones of anybody that say nearly the same. */
static const struct fault *
look_for_copies(
    struct candidates *found, struct sketchbook *book, const struct sketch *own)
{
	int64_t copies[SKETCHBOOK_COPIES];
	size_t count, i;
	const struct fault *fault =
	    sketchbook_copies(book, own, copies, &count);

	for (i = 0; fault == NULL && i < count; i++)
		if (copies[i] != own->message)
			propose(found, copies[i], 0);
	return fault;
}

/* The end of a list is far away: it is asked for before it is looked at. */
static void
prefetch(const struct sketch_list *list)
{
	if (list != NULL && list->count > 0)
		__builtin_prefetch(sketch_lists_from_end(list, 0));
}

const struct fault *
candidates_find(struct candidates *found, struct sketchbook *book,
    const struct message *message, const struct likeness_text *text,
    const struct sketch *own)
{
	const struct fault *fault;
	size_t ended;
	int kind;

	fault = sketchbook_find(book, message, found->lists);
	if (fault != NULL)
		return fault;
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++)
		prefetch(found->lists[kind]);
	found->count = 0;
	found->has_topic = message->topic != NULL && message->topic[0] != '\0';
	ask(found, text);
	fault = look_for_anchored(found, book, text, own, &ended);
	/* Copies have the same anchors. */
	if (fault == NULL && ended < ANCHORS_TELL)
		fault = look_for_copies(found, book, own);
	if (fault != NULL)
		return fault;
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++)
		look_through(found, found->lists[kind], own);
	return NULL;
}

size_t
candidates_of_author(
    const struct candidates *found, const struct sketch *own, int64_t *ids)
{
	const struct sketch_list *list = found->lists[SKETCHBOOK_AUTHOR];
	struct nearness near;
	size_t count = 0;

	for (uint32_t n = 0; list != NULL && n < list->count; n++) {
		const struct sketch *other = sketch_lists_from_end(list, n);

		if (may_be(found, other, own, &near))
			ids[count++] = other->message;
	}
	return count;
}
