/* Stems, likeness of questions (A1-10, I-35), names of places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "language/likeness.h"
#include "language/place_names.h"

static const double proposed = 0.55;

static void
stems_are_kept(void **state)
{
	struct stemmer *stemmer = stem_open();
	const struct stem *stem = stem_find(stemmer, "дорога", 12);

	(void)state;
	assert_ptr_equal(stem, stem_find(stemmer, "дорогу", 12));
	assert_ptr_equal(stem, stem_find(stemmer, "дорогами", 16));
	assert_ptr_not_equal(stem, stem_find(stemmer, "дождь", 10));
	stem_mark(stemmer, "дороги вода", 7);
	assert_int_equal(stem->mark, 7);
	for (int i = 0; i < 400000; i++) {
		char word[16];

		stem_trim(stemmer);
		stem_find(stemmer, word,
		    (size_t)snprintf(word, sizeof(word), "w%d", i));
	}
	assert_int_equal(stem_find(stemmer, "вода", 8)->mark, 7);
	stem_close(stemmer);
}

static double
value(const char *a, const char *b, enum likeness_relation topic,
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

static const char *const snow =
    "Мира 7, двор не чистят с января! Скорая не проедет, машины буксуют";

static void
same_question(void **state)
{
	(void)state;
	assert_true(value(snow,
			"мира 7. Машины так и буксуют, двор с января "
			"не чистят, скорая не проедет",
			LIKENESS_UNKNOWN, LIKENESS_UNKNOWN) > proposed);
	/* other words, but topic, place and house are the same */
	assert_true(value(snow, "Живём на Мира 7 как в сугробе, бабушка упала",
			LIKENESS_SAME, LIKENESS_SAME) > proposed);
}

static void
another_house_or_street(void **state)
{
	(void)state;
	assert_true(value(snow,
			"Мира 17, двор не чистят с января! Скорая не "
			"проедет, машины буксуют",
			LIKENESS_SAME, LIKENESS_SAME) < proposed);
	assert_true(value(snow,
			"Лермонтова 7, двор не чистят с января! Скорая "
			"не проедет, машины буксуют",
			LIKENESS_SAME, LIKENESS_SAME) < proposed);
	assert_true(value(snow, "Мира 7, фонари не горят с января, двор тёмный",
			LIKENESS_OTHER, LIKENESS_SAME) < proposed);
	assert_true(value(snow, "Когда откроют бассейн?", LIKENESS_SAME,
			LIKENESS_SAME) < proposed);
	assert_true(value("", "", LIKENESS_SAME, LIKENESS_SAME) < proposed);
}

static void
sketches(void **state)
{
	static struct likeness_text a, b, c;
	struct stemmer *stemmer = stem_open();
	const char *other = "В поликлинике нет талонов к хирургу, очередь "
			    "занимают с пяти утра";
	const char *order = "Скорая не проедет, машины буксуют! Двор с января "
			    "не чистят, Мира 7";

	(void)state;
	likeness_prepare(stemmer);
	likeness_read(stemmer, snow, strlen(snow), &a);
	likeness_read(stemmer, order, strlen(order), &b);
	likeness_read(stemmer, other, strlen(other), &c);
	assert_int_equal(likeness_distance(a.sketch, b.sketch), 0);
	assert_true(likeness_distance(a.sketch, c.sketch) > 16);
	stem_close(stemmer);
}

/* The names that were found, between semicolons. */
static void
check_places(const char *text, const char *wanted)
{
	static const struct place rows[] = {{"Омск г.о.", "Омск,г. Омск", NULL},
	    {"Тарский район", "Тарский р-н", NULL}, {"Тара", NULL, NULL},
	    {"Нефтяники", "Городок Нефтяников", NULL}, {"Одесское", NULL, NULL},
	    {"Красный Яр", NULL, NULL}, {"Омский район", NULL, NULL},
	    {"Усть-Ишим", NULL, NULL}};
	struct stemmer *stemmer = stem_open();
	struct place_names *names =
	    place_names_open(stemmer, rows, sizeof(rows) / sizeof(*rows));
	size_t found[4], count, i;
	char all[256] = "";

	count = place_names_find(names, text, strlen(text), found, 4);
	for (i = 0; i < count; i++) {
		strcat(all, i == 0 ? "" : ";");
		strcat(all, rows[found[i]].name);
	}
	assert_string_equal(all, wanted);
	place_names_close(names);
	stem_close(stemmer);
}

static void
places_as_written(void **state)
{
	(void)state;
	check_places("на Нефтяниках темно", "Нефтяники");
	check_places("Живу в городке Нефтяников", "Нефтяники");
	check_places("в таре нет воды", "Тара");
	check_places("Тара, Советская 5", "Тара");
	check_places("Тара из-под краски", "");
	check_places("в Тарском районе и в Омске", "Тарский район;Омск г.о.");
	check_places("Омская область", "");
	check_places("по Омскому району", "Омский район");
	check_places("в Одесском не ходит автобус", "Одесское");
	check_places("на Одесской яма", "");
	check_places("из красного яра в Усть-Ишим", "Красный Яр;Усть-Ишим");
	check_places("", "");
	/* what people shorten, and what is no place (A1-4.2) */
	check_places("Тарский р-он, в Тарском м.р-не", "Тарский район");
	check_places("ТАРСКИЙ МР без света", "Тарский район");
	check_places("в Тарском муниципальном районе", "Тарский район");
	check_places("Пишу: в таре много пыли", "");
	check_places("#Тара без воды", "Тара");
	check_places("улица Нефтяников", "");
	check_places("жители Одесского просят", "Одесское");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(stems_are_kept),
	    cmocka_unit_test(same_question),
	    cmocka_unit_test(another_house_or_street),
	    cmocka_unit_test(sketches),
	    cmocka_unit_test(places_as_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
