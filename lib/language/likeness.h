/*
 * Do two messages ask the same question (A1-10, I-35)?
 *
 * Words alone cannot tell: a repeat is often said in other words, and the same
 * words about the next house are another question. So names and house numbers
 * weigh, shared and contradicting ones, and topic and place where they are
 * known. A house is its number with letter, fraction and corpus. It suggests; the Curator decides.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_H
#define OTKLIK_LANGUAGE_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/stem.h"

enum {
	LIKENESS_TERMS = 64,
	LIKENESS_NO_HOUSE = 255 /* `cut[1]` of a number that is none */
};

enum likeness_kind {
	LIKENESS_WORD,
	LIKENESS_COMMON, /* said in every second message */
	LIKENESS_NAME,	 /* of a street, a settlement, an institution */
	LIKENESS_NUMBER	 /* of a house, a route; not a measure, date, flat */
};

/* What a number, a name or a word is one of, if that is known. */
enum likeness_role {
	LIKENESS_ANY,
	LIKENESS_ORDINAL, /* numbers: 1-я Северная */
	LIKENESS_ENTRANCE,
	LIKENESS_THING,	 /* a school, a route */
	LIKENESS_HOUSE,	 /* `cut[1]`: the place of its street, from 1 */
	LIKENESS_PLOT,	 /* of land, likewise */
	LIKENESS_PLACED, /* the numbers before say where it is */
	LIKENESS_DATE = LIKENESS_PLACED,
	LIKENESS_MONTH,
	LIKENESS_RANK, /* третий ребёнок: `cut[0]` is of the noun */
	LIKENESS_ROLES, /* of numbers */
	LIKENESS_ROAD = LIKENESS_ROLES, /* names: улица, проспект, переулок */
	LIKENESS_AVENUE,
	LIKENESS_LANE,
	LIKENESS_BOULEVARD,
	LIKENESS_ACTION, /* words: what is done, or how */
	LIKENESS_OBJECT	 /* the first object that is known; to 63 */
};

/*
 * By `hash` texts are found, and what is kept of them in sketches is made of
 * it: it is of the stem as it is spelt, of a number only its first digits. By
 * `same` and `cut` terms are compared.
 */
struct likeness_term {
	uint32_t hash;
	uint32_t same;	 /* of the bare stem, or all of a number: 7, 7а, 7/1 */
	uint32_t cut[2]; /* of the bare stem but for its end */
	uint32_t begin;	 /* where it stood first, in bytes */
	uint16_t length;
	uint8_t kind : 2; /* enum likeness_kind */
	uint8_t role : 6; /* enum likeness_role */
	uint8_t characters;
};

/*
 * What of a text is compared: each stem once, the first LIKENESS_TERMS. It
 * stands for itself, without text and stemmer.
 */
struct likeness_text {
	struct likeness_term terms[LIKENESS_TERMS];
	size_t count;
	uint64_t sketch; /* simhash of its words: alike texts, few bits apart */
};

/* What is known of topic or place of the two. */
enum likeness_relation { LIKENESS_UNKNOWN, LIKENESS_SAME, LIKENESS_OTHER };

struct likeness {
	double value; /* 0 to 1 */
	/* Terms of the later text, of weight, that the earlier has too. */
	const struct likeness_term *shared[LIKENESS_TERMS];
	size_t shared_count;
};

/* Marks in a stemmer what the comparison must know of words; once. */
void likeness_prepare(struct stemmer *stemmer);

/* Reads a text. */
void likeness_read(struct stemmer *stemmer, const char *text, size_t length,
    struct likeness_text *out);

/* More than this two texts whose names or numbers are at odds never are. */
#define LIKENESS_AT_ODDS 0.5

/* Compares an earlier text with a later one. */
void likeness_compare(const struct likeness_text *earlier,
    const struct likeness_text *later, enum likeness_relation topic,
    enum likeness_relation place, struct likeness *likeness);

/*
 * What of a text best finds others on its question: hashes of its names and
 * numbers, then of its longest words; 0 where there are no more. The lowest two
 * bits of a hash are its kind, which may differ from text to text for one word.
 */
enum { LIKENESS_ANCHORS = 4, LIKENESS_ANCHOR_KIND = 3 };
void likeness_anchors(
    const struct likeness_text *text, uint32_t anchors[LIKENESS_ANCHORS]);

/* A name, or the number of a house, a route; no date, no third child. */
bool likeness_says_where(const struct likeness_term *term);

/* A term as an anchor. */
uint32_t likeness_anchor(const struct likeness_term *term);

/* Bits in which two sketches differ. */
int likeness_distance(uint64_t a, uint64_t b);

#endif
