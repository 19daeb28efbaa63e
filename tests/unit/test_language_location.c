/* Where messages are said to be: one place in many spellings (A1-10, I-35). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "language/location.h"

#include "../bench/lexicon.h"

static struct lexicon cells;
static struct locations *locations;

static int
open_locations(void **state)
{
	size_t count;
	const struct place *rows = lexicon_places(&cells, &count);

	(void)state;
	locations = location_open(rows, count);
	return 0;
}

static int
close_locations(void **state)
{
	(void)state;
	location_close(locations);
	lexicon_free(&cells);
	return 0;
}

static void
check(const char *one, const char *other, enum likeness_relation wanted)
{
	struct location a = location_read(locations, one);
	struct location b = location_read(locations, other);

	if (location_relate(locations, &a, &b) != wanted ||
	    location_relate(locations, &b, &a) != wanted)
		fail_msg("%s, %s: not %d", one, other, (int)wanted);
}

static void
same_in_any_spelling(void **state)
{
	static const char *const spellings[][2] = {{"г. Омск", "Омск"},
	    {"г.Омск", "Омск г.о."}, {"ОМСК", "город Омск"}, {"омск", "Омск"},
	    {"Омский район", "Омский р-н"}, {"Омский рн", "Омский район"},
	    {"Омский муниципальный район Омской области", "омский р-н"},
	    {"с. Азово", "Азово"}, {"с.Азово", "азово"},
	    {"Омская область, с. Азово", "Азово"},
	    {"Омская обл., Азовский р-н, с. Азово", "Азово"},
	    {"Тарский район, Тара", "г. Тара"}, {"р.п. Тевриз", "Тевриз"},
	    {"тара", "Тара"}, {"Чкала", "Чкаловский посёлок"},
	    {"Входной", "посёлок Входной"}, {"ЦАО", "Центральный округ"},
	    {"Московка-2", "Московка"}, {"Одесское", "с. Одесское"},
	    {"с. Азово, ул. Мира", "Азово, улица Мира"},
	    {"ул. Мира 5, Азово", "Азово, ул Мира, д. 5"},
	    {"азово мира 5", "с. Азово, Мира 5"}};

	(void)state;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++)
		check(spellings[i][0], spellings[i][1], LIKENESS_SAME);
}

/* One lies in the other, or may. */
static void
one_inside_the_other(void **state)
{
	static const char *const places[][2] = {{"с. Азово, ул. Мира", "Азово"},
	    {"Азово, ул. Мира", "с. Азово, Мира 5"},
	    {"Азово, ул. Мира", "Азово, пр. Мира"}, {"Азово", "Азовский р-н"},
	    {"Омск", "Нефтяники"}, {"г. Омск, ул. Мира", "Советский округ"},
	    {"Омск г.о.", "Кировский административный округ города Омска"},
	    {"Тарский район, с. Екатерининское", "Тарский район"},
	    {"Омск", NULL}, {"", "Омск"}};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		check(places[i][0], places[i][1], LIKENESS_UNKNOWN);
}

static void
others(void **state)
{
	static const char *const places[][2] = {{"Омск", "Омский район"},
	    {"Тара", "Азово"}, {"Тара", "Азовский район"},
	    {"Азово, ул. Мира", "Азово, ул. Ленина"},
	    {"Азово, Мира 5", "Азово, Мира 7"}, {"Нефтяники", "Левый берег"},
	    {"Омск", "Омская область, другое"}, {"Омск, ул. Тарская", "Тара"},
	    {"Тарский район, с. Екатерининское", "Тарский р-н, с. Атак"}};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		check(places[i][0], places[i][1], LIKENESS_OTHER);
}

/* Of what the table has not nothing is known but the words. */
static void
unknown_names(void **state)
{
	(void)state;
	check("д. Петровка", "Д.  ПЕТРОВКА", LIKENESS_SAME);
	check("Ёлкино", "елкино", LIKENESS_SAME);
	check("д. Петровка", "Петровка", LIKENESS_OTHER);
	check("Петровское", "Петровский", LIKENESS_OTHER);
	check("Петровка", "Омск", LIKENESS_OTHER);
	check("трасса Омск - Тара", "Омск", LIKENESS_OTHER);
	check("трасса Омск - Тара", "трасса Омск-Тара", LIKENESS_SAME);
	check("Омская область", "омская обл.", LIKENESS_OTHER);
	check("—", "…", LIKENESS_OTHER);
	check("—", "—", LIKENESS_SAME);
	check("Омск, а б в г д е ж з и к л м н", "Омск", LIKENESS_OTHER);
}

static void
names(void **state)
{
	const char *street = "с. Азово, ул. Мира";

	(void)state;
	assert_string_equal(location_name(locations, "г. Омск"), "Омск г.о.");
	assert_string_equal(
	    location_name(locations, "Омский р-н"), "Омский район");
	assert_ptr_equal(location_name(locations, street), street);
	assert_string_equal(location_name(locations, "Петровка"), "Петровка");
}

/* Fields that are forgotten or too long to be kept are read again. */
static void
forgotten(void **state)
{
	char field[512] = "г. Омск";

	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(field, sizeof(field), "деревня %d", i);
		location_read(locations, field);
	}
	check("г. Омск", "Омск", LIKENESS_SAME);
	memset(field, ' ', sizeof(field) - 1);
	field[sizeof(field) - 1] = '\0';
	memcpy(field, "Омск", strlen("Омск"));
	check(field, "г.Омск", LIKENESS_SAME);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(same_in_any_spelling),
	    cmocka_unit_test(one_inside_the_other),
	    cmocka_unit_test(others),
	    cmocka_unit_test(unknown_names),
	    cmocka_unit_test(names),
	    cmocka_unit_test(forgotten),
	};

	return cmocka_run_group_tests(tests, open_locations, close_locations);
}
