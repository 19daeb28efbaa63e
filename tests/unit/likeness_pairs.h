/* Pairs of texts that are, or are not, one question. */
#ifndef OTKLIK_TESTS_LIKENESS_PAIRS_H
#define OTKLIK_TESTS_LIKENESS_PAIRS_H

#include <stdio.h>
#include <string.h>

#include "language/likeness.h"

static const double pair_proposed = 0.55;

static inline double
pair_value(const char *a, const char *b, enum likeness_relation topic,
    enum likeness_relation place)
{
	static struct likeness_text earlier, later;
	struct stemmer *stemmer = stem_open();
	struct likeness likeness;

	likeness_prepare(stemmer);
	likeness_read(stemmer, a, strlen(a), &earlier);
	likeness_read(stemmer, b, strlen(b), &later);
	likeness_compare(&earlier, &later, topic, place, &likeness);
	stem_close(stemmer);
	return likeness.value;
}

/* In one topic and place. */
static inline bool
pair_is_proposed(const char *earlier, const char *later)
{
	return pair_value(earlier, later, LIKENESS_SAME, LIKENESS_SAME) >=
	       pair_proposed;
}

/* What is asked at an address. */
static inline const char *
pair_at(char out[256], const char *address)
{
	snprintf(out, 256,
	    "%s третью неделю не вывозят мусор, баки переполнены, крысы бегают",
	    address);
	return out;
}

static inline void
pairs_check_addresses(const char *one, const char *other, bool same)
{
	char a[256], b[256];

	if (pair_is_proposed(pair_at(a, one), pair_at(b, other)) != same)
		fail_msg("%s, %s", one, other);
	assert_true(pair_is_proposed(a, a) && pair_is_proposed(b, b));
}

static inline void
pairs_check(const char *const (*pairs)[2], size_t count, bool same)
{
	for (size_t i = 0; i < count; i++)
		if (pair_is_proposed(pairs[i][0], pairs[i][1]) != same)
			fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
}

/* Whether or not topic and place are known. */
static inline void
pairs_check_alone(const char *const (*pairs)[2], size_t count, bool same)
{
	pairs_check(pairs, count, same);
	for (size_t i = 0; i < count; i++) {
		double alone = pair_value(pairs[i][0], pairs[i][1],
		    LIKENESS_UNKNOWN, LIKENESS_UNKNOWN);

		if ((alone >= pair_proposed) != same)
			fail_msg(
			    "%s, %s: %.2f", pairs[i][0], pairs[i][1], alone);
	}
}

#endif
