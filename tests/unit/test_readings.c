/* Earlier texts as they are compared, kept in short (A1-10, I-35). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "task/readings.h"

static const char text[] = "На улице Ленина у дома 14 не работает лифт";

static void
read_text(const char *read, struct likeness_text *out)
{
	struct stemmer *stemmer = stem_open();

	likeness_prepare(stemmer);
	likeness_read(stemmer, read, strlen(read), out);
	stem_close(stemmer);
}

static void
keep(struct readings *readings, int64_t id, const struct likeness_text *words)
{
	struct reading reading = {.id = id, .topic = 5, .at = 1000 + id};

	readings_keep(readings, &reading, words);
}

static void
what_is_kept_compares_as_what_was_read(void **state)
{
	static struct likeness_text words, other, kept;
	struct readings *readings = readings_open();
	struct likeness whole, shorter;
	const struct reading *found;

	(void)state;
	read_text(text, &words);
	read_text("Опять не работает лифт, Ленина 14, третий день", &other);
	keep(readings, 7, &words);
	found = readings_find(readings, 7, &kept);
	assert_non_null(found);
	assert_int_equal(found->at, 1007);
	assert_int_equal(kept.count, words.count);
	likeness_compare(
	    &words, &other, LIKENESS_UNKNOWN, LIKENESS_UNKNOWN, &whole);
	likeness_compare(
	    &kept, &other, LIKENESS_UNKNOWN, LIKENESS_UNKNOWN, &shorter);
	assert_true(whole.value > 0.5);
	assert_float_equal(whole.value, shorter.value, 0);
	assert_int_equal(whole.shared_count, shorter.shared_count);
	assert_memory_equal(whole.shared, shorter.shared,
	    whole.shared_count * sizeof(*whole.shared));
	assert_null(readings_find(readings, 8, &kept));
	readings_close(readings);
}

/* Terms that were written over are never taken for those of a message. */
static void
old_ones_are_forgotten(void **state)
{
	static struct likeness_text words, large, kept;
	struct readings *readings = readings_open();
	int64_t id, found = 0;

	(void)state;
	read_text(text, &words);
	for (large.count = 0; large.count < LIKENESS_TERMS; large.count++)
		large.terms[large.count] = words.terms[0];
	for (id = 1; id <= 10000; id++)
		keep(readings, id, id % 2 == 0 ? &large : &words);
	for (id = 1; id <= 10000; id++) {
		if (readings_find(readings, id, &kept) == NULL)
			continue;
		found++;
		assert_int_equal(
		    kept.count, id % 2 == 0 ? LIKENESS_TERMS : words.count);
		assert_int_equal(kept.terms[1].same,
		    (id % 2 == 0 ? &large : &words)->terms[1].same);
	}
	assert_in_range(found, 1000, 9999);
	assert_non_null(readings_find(readings, 10000, &kept));
	keep(readings, 10000 + (1 << 14), &words);
	assert_null(readings_find(readings, 10000, &kept));
	readings_close(readings);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_kept_compares_as_what_was_read),
	    cmocka_unit_test(old_ones_are_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
