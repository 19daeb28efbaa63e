/* Spellings that are one name, and spellings that are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/name.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
spellings_of_one_name_are_the_same(void **state)
{
	static const char *const same[][2] = {{"", " "},
	    {"Омск г.о.", "\u00a0омск\u202fГ.О. "}, {"Заозёрный", "ЗАОЗЕРНЫЙ"},
	    {"АО «Водоканал»", "ао \"Водоканал\""},
	    {"АО „Водоканал“", "АО \u201dВодоканал\u201f"},
	    {"Усть-Ишим", "Усть\u2011Ишим"}, {"Усть-Ишим", "Усть–Ишим"},
	    {"Тара", "Т\u00adара\ufeff"}, {"Большие Уки", "Большие \t Уки"}};
	static const char *const other[][2] = {{"Тара", "Та ра"},
	    {"Тара", "Тарск"}, {"Тарск", "Тара"}, {"Тара", ""}, {"", "Тара"},
	    {"Усть-Ишим", "Усть Ишим"}, {"Тара", "Tapa"}};

	(void)state;
	for (size_t i = 0; i < COUNT(same); i++) {
		assert_true(name_same(same[i][0], same[i][1]));
		assert_true(name_same(same[i][1], same[i][0]));
	}
	for (size_t i = 0; i < COUNT(other); i++)
		assert_false(name_same(other[i][0], other[i][1]));
}

static const struct place places[] = {{"Тарский район", "Тарский р-н,", NULL},
    {"Тара", "г. Тара,город Тара", "Тарский район"}, {"Омск", NULL, NULL}};

static void
a_place_is_found_by_any_of_its_forms(void **state)
{
	(void)state;
	assert_ptr_equal(name_place(places, 3, "ТАРА"), &places[1]);
	assert_ptr_equal(name_place(places, 3, "город  тара"), &places[1]);
	assert_ptr_equal(name_place(places, 3, "омск"), &places[2]);
	assert_null(name_place(places, 3, "Тар"));
	assert_null(name_place(places, 3, ""));
}

static void
a_body_is_found_by_the_names_of_all_times(void **state)
{
	static const struct body bodies[] = {
	    {.code = "tarskiy", .name = "Тарский район"},
	    {.code = "minstroy", .name = "Министерство строительства"},
	    {.code = "minstroy", .name = "Министерство архитектуры"}};

	(void)state;
	assert_string_equal(
	    name_body(bodies, 3, places, 3, "Министерство строительства"),
	    "minstroy");
	assert_string_equal(
	    name_body(bodies, 3, places, 3, "министерство\u00a0архитектуры"),
	    "minstroy");
	assert_string_equal(
	    name_body(bodies, 3, places, 3, "Тарский р-н"), "tarskiy");
	assert_null(name_body(bodies, 3, places, 3, "Тара"));
	assert_null(name_body(bodies, 3, NULL, 0, "Тарский р-н"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spellings_of_one_name_are_the_same),
	    cmocka_unit_test(a_place_is_found_by_any_of_its_forms),
	    cmocka_unit_test(a_body_is_found_by_the_names_of_all_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
