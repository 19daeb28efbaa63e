/*
 * Words that are looked for in any of their forms («дорога» in «дорогами»), by
 * the automaton that looks for all else too: it finds what begins as the stem
 * does, then only that word is stemmed.
 */
#ifndef OTKLIK_LANGUAGE_WANTED_H
#define OTKLIK_LANGUAGE_WANTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/fold.h"
#include "language/matcher.h"
#include "language/stem.h"

struct wanted;

/*
 * Adds to a matcher, which others may share and which is built thereafter; the
 * stemmer may be shared and trimmed. Both must outlive it.
 */
struct wanted *wanted_open(struct matcher *matcher, struct stemmer *stemmer);
void wanted_close(struct wanted *wanted);

/* Wants a folded word; returns its number, counted from 0. */
uint32_t wanted_add(struct wanted *wanted, const char *word, size_t length);

/* Looks which words a text has, by its fold and what the matcher found. */
void wanted_read(struct wanted *wanted, const struct fold *fold,
    const struct matcher_hit *hits, size_t count);

/* True if the text read last has a form of the word. */
bool wanted_has(const struct wanted *wanted, uint32_t number);

#endif
