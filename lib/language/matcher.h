/*
 * What is looked for in texts, as people write tables: stems, words and
 * phrases with their exceptions, all found in one pass.
 *
 * A word of a pattern is found whole; with a `*` behind it, it begins a word;
 * with a `*` before it, it may stand inside one. A stem is a word with a `*`
 * behind it, written or not. A phrase is several such words one after the
 * other; `|` parts words of which one is enough; a word `~` lets up to three
 * other words stand in between. Exceptions, between commas, are words, with
 * `*` likewise: what lies inside of one is not meant.
 */
#ifndef OTKLIK_LANGUAGE_MATCHER_H
#define OTKLIK_LANGUAGE_MATCHER_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/fold.h"

enum matcher_kind { MATCHER_STEM, MATCHER_WORD, MATCHER_PHRASE };

struct matcher;

/* A pattern was found between two symbols of the fold. */
struct matcher_hit {
	uint32_t pattern;
	uint32_t begin, end;
};

struct matcher *matcher_open(void);
void matcher_close(struct matcher *matcher);

/*
 * Adds a pattern; returns its number, counted from 0. `except` may be NULL.
 */
uint32_t matcher_add(struct matcher *matcher, enum matcher_kind kind,
    const char *pattern, const char *except);

/* Makes it ready. FAULT_INPUT as automaton_build. */
const struct fault *matcher_build(struct matcher *matcher);

/*
 * Another one of the same patterns, for another thread: what is built, and must
 * outlive it, is not made again.
 */
struct matcher *matcher_share(const struct matcher *built);

/*
 * All that is found, in the order of ends; of one pattern that is found at the
 * same place twice, once. The list is the matcher's until it runs again.
 */
size_t matcher_run(struct matcher *matcher, const struct fold *fold,
    const struct matcher_hit **hits);

#endif
