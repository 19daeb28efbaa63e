#include "language/automaton.h"

#include <stdlib.h>
#include <string.h>

#include "language/fold.h"

enum { STATES_MAX = 65536, HITS_MAX = 65536, SPLIT_MIN = 32, NONE = 0 };

/* A pattern that ends in a state. */
struct entry {
	uint32_t pattern, length;
};

struct automaton {
	uint16_t (*next)[FOLD_SYMBOLS]; /* by state */
	uint32_t *entries;		/* by state: its entry */
	uint16_t *shorter; /* by state: the next suffix that has entries */
	size_t states, size;
	struct entry *list; /* [0] is not used */
	size_t count, list_size;
	uint32_t first_final; /* states from here on have something to say */
	bool full;
};

static void *
sized(void *memory, size_t count, size_t size)
{
	void *grown = realloc(memory, count * size);

	if (grown == NULL)
		abort();
	return grown;
}

static void
make_room(struct automaton *automaton, size_t states)
{
	if (automaton->size >= states)
		return;
	automaton->size = states * 2 > STATES_MAX ? STATES_MAX : states * 2;
	automaton->next =
	    sized(automaton->next, automaton->size, sizeof(*automaton->next));
	automaton->entries = sized(
	    automaton->entries, automaton->size, sizeof(*automaton->entries));
}

static uint16_t
add_state(struct automaton *automaton)
{
	make_room(automaton, automaton->states + 1);
	memset(automaton->next[automaton->states], 0, sizeof(*automaton->next));
	automaton->entries[automaton->states] = NONE;
	return (uint16_t)automaton->states++;
}

struct automaton *
automaton_open(void)
{
	struct automaton *automaton = calloc(1, sizeof(*automaton));

	if (automaton == NULL)
		abort();
	make_room(automaton, 512);
	add_state(automaton);
	automaton->count = 1;
	return automaton;
}

void
automaton_close(struct automaton *automaton)
{
	if (automaton == NULL)
		return;
	free(automaton->next);
	free(automaton->entries);
	free(automaton->shorter);
	free(automaton->list);
	free(automaton);
}

uint32_t
automaton_add(struct automaton *automaton, const unsigned char *symbols,
    size_t length, uint32_t pattern)
{
	uint16_t state = 0;
	size_t i;

	if (length == 0)
		return pattern;
	for (i = 0; i < length; i++) {
		uint16_t next = automaton->next[state][symbols[i]];

		if (next == 0) {
			if (automaton->states == STATES_MAX) {
				automaton->full = true;
				return pattern;
			}
			next = add_state(automaton);
			automaton->next[state][symbols[i]] = next;
		}
		state = next;
	}
	if (automaton->entries[state] != NONE)
		return automaton->list[automaton->entries[state]].pattern;
	if (automaton->count >= automaton->list_size) {
		automaton->list_size = automaton->count * 2;
		automaton->list = sized(automaton->list, automaton->list_size,
		    sizeof(*automaton->list));
	}
	automaton->list[automaton->count] =
	    (struct entry){pattern, (uint32_t)length};
	automaton->entries[state] = (uint32_t)automaton->count++;
	return pattern;
}

/*
 * Queues the children of a state, of which it has few: most words of its row
 * are zero. What a state does on a symbol it has no child for, its longest
 * proper suffix does.
 */
static size_t
link_state(struct automaton *automaton, uint16_t state, uint16_t *suffix,
    uint16_t *queued)
{
	uint16_t *row = automaton->next[state];
	uint16_t other[FOLD_SYMBOLS];
	size_t symbol, count = 0;
	uint64_t four;

	memcpy(other, automaton->next[suffix[state]], sizeof(other));
	for (symbol = 0; symbol < FOLD_SYMBOLS; symbol++) {
		if (symbol % 4 == 0) {
			memcpy(&four, row + symbol, sizeof(four));
			if (four == 0) {
				symbol += 3;
				continue;
			}
		}
		if (row[symbol] == 0)
			continue;
		suffix[row[symbol]] = state == 0 ? 0 : other[symbol];
		queued[count++] = row[symbol];
	}
	for (symbol = 0; symbol < FOLD_SYMBOLS; symbol++)
		row[symbol] = row[symbol] != 0 ? row[symbol] : other[symbol];
	return count;
}

/* Breadth first; `order` gets the states as they are met. */
static void
link_states(struct automaton *automaton, uint16_t *order)
{
	uint16_t *suffix = calloc(automaton->states, sizeof(*suffix));
	size_t head = 0, tail = 0;

	if (suffix == NULL)
		abort();
	automaton->shorter =
	    calloc(automaton->states, sizeof(*automaton->shorter));
	if (automaton->shorter == NULL)
		abort();
	order[tail++] = 0;
	while (head < tail) {
		uint16_t state = order[head++], back = suffix[state];

		automaton->shorter[state] = automaton->entries[back] != NONE
						? back
						: automaton->shorter[back];
		tail += link_state(automaton, state, suffix, order + tail);
	}
	free(suffix);
}

static bool
is_final(const struct automaton *automaton, size_t state)
{
	return automaton->entries[state] != NONE ||
	       automaton->shorter[state] != 0;
}

/* Moves each row to its new name, in place: a second table of this size would
 * cost more than the moving. */
static void
move_rows(struct automaton *automaton, uint16_t *name)
{
	uint16_t row[FOLD_SYMBOLS], kept[FOLD_SYMBOLS];

	for (size_t i = 0; i < automaton->states; i++) {
		size_t at = i;

		memcpy(row, automaton->next[i], sizeof(row));
		while (name[at] != i) {
			size_t to = name[at];

			memcpy(kept, automaton->next[to], sizeof(kept));
			memcpy(automaton->next[to], row, sizeof(row));
			memcpy(row, kept, sizeof(row));
			name[at] = (uint16_t)at;
			at = to;
		}
		name[at] = (uint16_t)at;
		memcpy(automaton->next[i], row, sizeof(row));
	}
}

/*
 * Numbers the states anew: those met often first, close together, those with
 * something to say last, so that the loop needs no second table.
 */
static void
renumber(struct automaton *automaton, const uint16_t *order)
{
	size_t states = automaton->states, i, k, count = 0;
	uint16_t *name = sized(NULL, states, sizeof(*name));
	uint32_t *entries = sized(NULL, states, sizeof(*entries));
	uint16_t *shorter = sized(NULL, states, sizeof(*shorter));

	for (i = 0; i < 2 * states; i++) {
		if (i == states)
			automaton->first_final = (uint32_t)count;
		if (is_final(automaton, order[i % states]) == (i >= states))
			name[order[i % states]] = (uint16_t)count++;
	}
	for (i = 0; i < states; i++) {
		entries[name[i]] = automaton->entries[i];
		shorter[name[i]] = name[automaton->shorter[i]];
		for (k = 0; k < FOLD_SYMBOLS; k++)
			automaton->next[i][k] = name[automaton->next[i][k]];
	}
	move_rows(automaton, name);
	free(name);
	free(automaton->entries);
	free(automaton->shorter);
	automaton->entries = entries;
	automaton->shorter = shorter;
}

const struct fault *
automaton_build(struct automaton *automaton)
{
	uint16_t *order;

	if (automaton->full)
		return fault_new(FAULT_INPUT,
		    "the patterns of lexicon, routes and places are too many "
		    "to be looked for together");
	order = sized(NULL, automaton->states, sizeof(*order));
	link_states(automaton, order);
	renumber(automaton, order);
	free(order);
	return NULL;
}

static void
add_hit(struct automaton_hits *hits, struct automaton_hit hit)
{
	if (hits->count == HITS_MAX)
		return;
	if (hits->count == hits->size) {
		hits->size = hits->size * 2 + 64;
		hits->list = sized(hits->list, hits->size, sizeof(*hits->list));
	}
	hits->list[hits->count++] = hit;
}

static void
report(const struct automaton *automaton, uint32_t state, size_t end,
    struct automaton_hits *hits)
{
	do {
		uint32_t entry = automaton->entries[state];
		const struct entry *found = &automaton->list[entry];

		if (entry != NONE)
			add_hit(hits, (struct automaton_hit){found->pattern,
					  (uint32_t)(end - found->length),
					  (uint32_t)end});
		state = automaton->shorter[state];
	} while (state != 0);
}

/* One walk over a part of the symbols. */
struct walk {
	const struct automaton *automaton;
	const unsigned char *symbols;
	struct automaton_hits *hits;
	uint32_t state;
};

/* Up to a symbol, from where it stands. */
static void
go(struct walk *walk, size_t from, size_t to)
{
	const struct automaton *automaton = walk->automaton;
	uint32_t state = walk->state;

	for (size_t i = from; i < to; i++) {
		state = automaton->next[state][walk->symbols[i]];
		if (state >= automaton->first_final)
			report(automaton, state, i + 1, walk->hits);
	}
	walk->state = state;
}

/*
 * Two walks side by side, as each step waits for the one before: the second
 * one from `middle`, as if nothing were before it, to `length`. The first one
 * may be longer by one symbol.
 */
static void
go_both(struct walk *first, struct walk *second, size_t middle, size_t length)
{
	const struct automaton *automaton = first->automaton;
	const uint16_t(*next)[FOLD_SYMBOLS] =
	    (const uint16_t(*)[FOLD_SYMBOLS])automaton->next;
	const unsigned char *symbols = first->symbols;
	uint32_t one = first->state, other = second->state;
	uint32_t final = automaton->first_final;
	size_t i, steps = length - middle < middle ? length - middle : middle;

	for (i = 0; i < steps; i++) {
		one = next[one][symbols[i]];
		other = next[other][symbols[middle + i]];
		if (one >= final)
			report(automaton, one, i + 1, first->hits);
		if (other >= final)
			report(automaton, other, middle + i + 1, second->hits);
	}
	first->state = one;
	second->state = other;
	go(first, steps, middle);
	go(second, middle + steps, length);
}

/*
 * What began before the middle ends behind it: the first walk goes on until it
 * stands where one from the middle on does. Returns where.
 */
static size_t
meet(struct walk *first, size_t middle, size_t length)
{
	const struct automaton *automaton = first->automaton;
	uint32_t other = 0;
	size_t i = middle;

	while (i < length && first->state != other) {
		other = automaton->next[other][first->symbols[i]];
		go(first, i, i + 1);
		i++;
	}
	return i;
}

void
automaton_run(const struct automaton *automaton, const unsigned char *symbols,
    size_t length, struct automaton_hits *hits)
{
	struct automaton_hits behind =
	    hits->behind == NULL ? (struct automaton_hits){0} : *hits->behind;
	struct walk first = {automaton, symbols, hits, 0};
	struct walk second = {automaton, symbols, &behind, 0};
	size_t middle = length / 2, i;

	hits->count = behind.count = 0;
	if (length < SPLIT_MIN) {
		go(&first, 0, length);
		return;
	}
	go_both(&first, &second, middle, length);
	middle = meet(&first, middle, length);
	for (i = 0; i < behind.count; i++) {
		if (behind.list[i].end > middle)
			add_hit(hits, behind.list[i]);
	}
	if (hits->behind == NULL)
		hits->behind = sized(NULL, 1, sizeof(*hits->behind));
	*hits->behind = behind;
}

void
automaton_hits_free(struct automaton_hits *hits)
{
	if (hits->behind != NULL)
		free(hits->behind->list);
	free(hits->behind);
	free(hits->list);
	*hits = (struct automaton_hits){0};
}
