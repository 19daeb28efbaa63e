/* Stems of words: found again, many of them, forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "language/stem.h"
#include "language/stem_table.h"

enum { WORDS = 140000 /* more than a stemmer keeps */ };

/* What the test gives for stems: only where they are counts. */
static char marks[WORDS];

static const struct stem *
find(struct stemmer *stemmer, const char *word)
{
	return stem_find(stemmer, word, strlen(word));
}

static void
forms_of_a_word_have_one_stem(void **state)
{
	struct stemmer *stemmer = stem_open();
	const struct stem *stem = find(stemmer, "дороги");

	(void)state;
	assert_string_equal(stem->text, "дорог");
	assert_int_equal(stem->characters, 5);
	assert_ptr_equal(find(stemmer, "дорогу"), stem);
	assert_ptr_equal(find(stemmer, "дороги"), stem);
	assert_ptr_not_equal(find(stemmer, "дорого"), NULL);
	assert_ptr_not_equal(find(stemmer, "мост"), stem);
	stem_close(stemmer);
}

static void
a_word_is_its_bytes(void **state)
{
	struct stem_table table;
	struct stem_entry *entry;
	char word[64];

	(void)state;
	stem_table_open(&table);
	for (int i = 0; i < WORDS; i++) {
		size_t length = (size_t)snprintf(word, sizeof(word), "%.*s%d",
		    i % 20, "aaaaaaaaaaaaaaaaaaaa", i);

		assert_non_null(entry = stem_table_put(&table, word, length));
		assert_null(entry->stem);
		assert_int_equal(entry->length, length);
		assert_memory_equal(entry->word, word, length);
		entry->stem = (struct stem *)&marks[i];
	}
	for (int i = 0; i < WORDS; i++) {
		size_t length = (size_t)snprintf(word, sizeof(word), "%.*s%d",
		    i % 20, "aaaaaaaaaaaaaaaaaaaa", i);

		entry = stem_table_put(&table, word, length);
		assert_ptr_equal(entry->stem, (struct stem *)&marks[i]);
	}
	assert_int_equal(table.count, WORDS);
	stem_table_free(&table);
}

/* A stem keeps its mark and its text, whatever else is asked for. */
static void
marks_outlive_all_words(void **state)
{
	struct stemmer *stemmer = stem_open();
	char word[32];

	(void)state;
	stem_mark(stemmer, "улица  проспекта", 7);
	for (int i = 0; i < WORDS; i++) {
		snprintf(word, sizeof(word), "слово%d", i);
		find(stemmer, word);
	}
	assert_int_equal(find(stemmer, "улицы")->mark, 7);
	for (int i = WORDS; i < 2 * WORDS; i++) {
		snprintf(word, sizeof(word), "слово%d", i);
		find(stemmer, word);
	}
	assert_true(stem_trim(stemmer));
	assert_false(stem_trim(stemmer));
	assert_int_equal(find(stemmer, "улицы")->mark, 7);
	assert_int_equal(find(stemmer, "проспекты")->mark, 7);
	assert_int_equal(find(stemmer, "мост")->mark, 0);
	stem_close(stemmer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forms_of_a_word_have_one_stem),
	    cmocka_unit_test(a_word_is_its_bytes),
	    cmocka_unit_test(marks_outlive_all_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
