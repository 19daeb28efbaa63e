/*
 * Many patterns found in one pass (Aho and Corasick), over the symbols of
 * language/fold.h: one table look-up a symbol, whatever the patterns are.
 */
#ifndef OTKLIK_LANGUAGE_AUTOMATON_H
#define OTKLIK_LANGUAGE_AUTOMATON_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct automaton;

/* One pattern was found; it ends before symbol `end`. */
struct automaton_hit {
	uint32_t pattern;
	uint32_t begin, end;
};

/* Hits in the order of their ends; grows, is used again. */
struct automaton_hits {
	struct automaton_hit *list;
	size_t count, size;
	struct automaton_hits *behind; /* while looking: of the second half */
};

struct automaton *automaton_open(void);
void automaton_close(struct automaton *automaton);

/*
 * Adds a pattern under a number of the caller's, unless there is an equal one:
 * the number that it has.
 */
uint32_t automaton_add(struct automaton *automaton,
    const unsigned char *symbols, size_t length, uint32_t pattern);

/*
 * Makes it ready to run. FAULT_INPUT if the patterns are too many: together
 * they may need 65,536 states, about as many as they have different
 * beginnings (15,000 words).
 */
const struct fault *automaton_build(struct automaton *automaton);

/* Finds all occurrences of all patterns, but no more than 65,536. */
void automaton_run(const struct automaton *automaton,
    const unsigned char *symbols, size_t length, struct automaton_hits *hits);

void automaton_hits_free(struct automaton_hits *hits);

#endif
