/* The automaton against a search that tries every pattern everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "language/automaton.h"

enum { PATTERNS = 24, LENGTH = 200, LONGEST = 12, ROUNDS = 3000 };

struct pattern {
	unsigned char symbols[LONGEST];
	size_t length;
	uint32_t number; /* that of the first equal one */
};

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % below;
}

/* Few symbols, so that much begins alike and lies in one another. */
static void
fill(unsigned *seed, unsigned char *symbols, size_t length)
{
	for (size_t i = 0; i < length; i++)
		symbols[i] = (unsigned char)next(seed, 3);
}

static void
add_patterns(
    unsigned *seed, struct automaton *automaton, struct pattern *patterns)
{
	for (uint32_t i = 0; i < PATTERNS; i++) {
		struct pattern *made = &patterns[i];
		uint32_t k = 0;

		made->length = 1 + next(seed, LONGEST);
		fill(seed, made->symbols, made->length);
		while (k < i && (patterns[k].length != made->length ||
				    memcmp(patterns[k].symbols, made->symbols,
					made->length) != 0))
			k++;
		made->number = k;
		assert_int_equal(
		    automaton_add(automaton, made->symbols, made->length, i),
		    k);
	}
}

/* How often a pattern ends at a place, found and tried. */
static void
compare(const struct pattern *patterns, const unsigned char *text,
    size_t length, const struct automaton_hits *hits)
{
	size_t i, k, count = 0;

	for (i = 0; i < hits->count; i++) {
		const struct automaton_hit *hit = &hits->list[i];
		const struct pattern *pattern = &patterns[hit->pattern];

		assert_true(i == 0 || hits->list[i - 1].end <= hit->end);
		assert_int_equal(hit->end - hit->begin, pattern->length);
		assert_memory_equal(
		    text + hit->begin, pattern->symbols, pattern->length);
	}
	for (i = 0; i < PATTERNS; i++) {
		size_t size = patterns[i].length;

		for (k = 0; patterns[i].number == i && k + size <= length; k++)
			count +=
			    memcmp(text + k, patterns[i].symbols, size) == 0;
	}
	assert_int_equal(hits->count, count);
}

static void
finds_all_once(void **state)
{
	struct automaton_hits hits = {0};
	struct pattern patterns[PATTERNS];
	unsigned char text[LENGTH];
	unsigned seed = 5;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct automaton *automaton = automaton_open();
		size_t length = next(&seed, LENGTH);

		add_patterns(&seed, automaton, patterns);
		assert_null(automaton_build(automaton));
		fill(&seed, text, length);
		automaton_run(automaton, text, length, &hits);
		compare(patterns, text, length, &hits);
		automaton_close(automaton);
	}
	automaton_hits_free(&hits);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_all_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
