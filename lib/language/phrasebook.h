/*
 * The patterns of a matcher by their words: which word stands where in which
 * phrase, and from which one a phrase is looked for. Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_PHRASEBOOK_H
#define OTKLIK_LANGUAGE_PHRASEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/automaton.h"
#include "language/matcher.h"

enum {
	PHRASEBOOK_WORD = 128,	    /* symbols of a word at most */
	PHRASEBOOK_EXCEPTION = 255, /* instead of a place in a phrase */
};

/* No further key. */
#define PHRASEBOOK_NONE UINT32_MAX

/* A word of the automaton belongs to a place of a pattern, or is its
 * exception. */
struct phrasebook_part {
	uint32_t pattern, word;
	uint8_t place; /* which word of a phrase, or PHRASEBOOK_EXCEPTION */
};

/*
 * The rarest word of a pattern is its key: only where it stands the others are
 * looked for, around it. So frequent words, which are in many phrases, cost
 * nothing where they stand alone.
 */
struct phrasebook_key {
	uint32_t pattern, next;
};

/* An entry of the automaton, in however many patterns it is. */
struct phrasebook_word {
	uint32_t first_key;
	uint8_t head, tail; /* breaks that are part of what is found */
	uint8_t length;
	bool is_exception; /* of one pattern at least */
};

struct phrasebook_pattern {
	uint8_t words;	/* how many a phrase has */
	uint8_t key;	/* the number of the rarest */
	uint32_t apart; /* bit n: others may stand before word n */
	uint32_t masks; /* where those of its places begin */
	bool has_exceptions;
};

struct phrasebook {
	struct automaton *automaton;   /* its numbers are those of the words */
	struct phrasebook_part *parts; /* sorted, once it is built */
	size_t part_count, part_size;
	struct phrasebook_word *words;
	size_t word_count, word_size;
	struct phrasebook_key *keys;
	size_t key_count, key_size;
	struct phrasebook_pattern *patterns;
	size_t pattern_count, pattern_size;
	uint64_t *masks; /* bits of the words of a place, some in common */
	size_t mask_count, mask_size;
};

void phrasebook_open(struct phrasebook *book);
void phrasebook_close(struct phrasebook *book);

/* As matcher_add and matcher_build tell. */
uint32_t phrasebook_add(struct phrasebook *book, enum matcher_kind kind,
    const char *pattern, const char *except);
const struct fault *phrasebook_build(struct phrasebook *book);

/* True if a word stands at that place of the pattern; first by its bit. */
bool phrasebook_has(const struct phrasebook *book, uint32_t pattern,
    uint8_t place, uint32_t word);

static inline uint64_t
phrasebook_bit(uint32_t word)
{
	return UINT64_C(1) << (word * UINT32_C(0x9e3779b1) >> 26);
}

static inline bool
phrasebook_may_have(const struct phrasebook *book, uint32_t pattern,
    uint8_t place, uint32_t word)
{
	return (book->masks[book->patterns[pattern].masks + place] &
		   phrasebook_bit(word)) != 0;
}

#endif
