/* Stems, likeness of questions (A1-10, I-35), names of places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "likeness_pairs.h"

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

static const char *const snow =
    "Мира 7, двор не чистят с января! Скорая не проедет, машины буксуют";

static void
same_question(void **state)
{
	(void)state;
	assert_true(pair_value(snow,
			"мира 7. Машины так и буксуют, двор с января "
			"не чистят, скорая не проедет",
			LIKENESS_UNKNOWN, LIKENESS_UNKNOWN) > pair_proposed);
	/* other words, but topic, place and house are the same */
	assert_true(
	    pair_value(snow, "Живём на Мира 7 как в сугробе, бабушка упала",
		LIKENESS_SAME, LIKENESS_SAME) > pair_proposed);
}

static void
another_house_or_street(void **state)
{
	(void)state;
	assert_true(pair_value(snow,
			"Мира 17, двор не чистят с января! Скорая не "
			"проедет, машины буксуют",
			LIKENESS_SAME, LIKENESS_SAME) < pair_proposed);
	assert_true(pair_value(snow,
			"Лермонтова 7, двор не чистят с января! Скорая "
			"не проедет, машины буксуют",
			LIKENESS_SAME, LIKENESS_SAME) < pair_proposed);
	assert_true(
	    pair_value(snow, "Мира 7, фонари не горят с января, двор тёмный",
		LIKENESS_OTHER, LIKENESS_SAME) < pair_proposed);
	assert_true(pair_value(snow, "Когда откроют бассейн?", LIKENESS_SAME,
			LIKENESS_SAME) < pair_proposed);
	assert_true(
	    pair_value("", "", LIKENESS_SAME, LIKENESS_SAME) < pair_proposed);
}

/* A letter, a fraction, a corpus make another house, however written. */
static void
another_house_of_one_number(void **state)
{
	(void)state;
	pairs_check_addresses("Мира 7а", "Мира 7б", false);
	pairs_check_addresses("Мира 7", "Мира 7а", false);
	pairs_check_addresses("Мира 7а", "мира, 7 \"А\",", true);
	pairs_check_addresses("Мира 7-а", "Мира 7a", true);
	pairs_check_addresses("Лермонтова 15/1", "Лермонтова 15/3", false);
	pairs_check_addresses("Мира 7к1", "Мира 7к2", false);
	pairs_check_addresses("Мира 7 корп. 1", "Мира 7 корп. 2", false);
	pairs_check_addresses("Мира, 7, корпус 1", "Мира 7/1", true);
	pairs_check_addresses("Мира 7ак1", "Мира 7 к1", false);
	pairs_check_addresses("Мира 7 к 1,", "Мира 7/1", true);
	pairs_check_addresses("ул.мира,д.7", "ул.мира,д.9", false);
	pairs_check_addresses("Мира д7", "Мира дом9", false);
	pairs_check_addresses(
	    "Мира 7, подъезд 1", "Мира 7, 2-й подъезд", false);
	pairs_check_addresses("Мира 7, кв. 5", "Мира 7, кв. 9", true);
	pairs_check_addresses("Мира 7, кв. 5", "Мира 9, кв. 5", false);
	pairs_check_addresses("школа №5", "5-я школа", true);
	pairs_check_addresses("школа 5 на Мира 7", "школа 6 на Мира 7", false);
}

static void
another_street_of_one_house(void **state)
{
	(void)state;
	pairs_check_addresses("на мира 7", "на лермонтова 7", false);
	pairs_check_addresses("ул мира 7", "ул лермонтова 7", false);
	pairs_check_addresses("ул.мира,д.7", "ул.рабочая,д.7", false);
	pairs_check_addresses("по улице мира", "по улице лермонтова", false);
	pairs_check_addresses("ул. Мира, 7", "пр. Мира, 7", false);
	pairs_check_addresses("ул. Мира, 7", "Мира 7", true);
	pairs_check_addresses(
	    "1-я Железнодорожная 5", "3-я Железнодорожная 5", false);
	pairs_check_addresses("24 Северная 5", "ул. 4 Северная 5", false);
	pairs_check_addresses("на лесной 7", "На Лесной, дом 7", true);
}

/* 24/7, 22.04, 5 этаж and 16 минут are no houses. */
static void
measures_say_nothing_of_the_house(void **state)
{
	(void)state;
	pairs_check_addresses("Мира 7 24/7", "Мира 9 24/7", false);
	pairs_check_addresses("Мира 7 с 22.04", "Мира 9 с 22.04", false);
	pairs_check_addresses("Мира 7, 5-й этаж,", "Мира 9, 5-й этаж,", false);
	pairs_check_addresses(
	    "Мира 7, ждём 16мин", "Мира 9, ждём 16мин", false);
	pairs_check_addresses("Мира 7, этаж 5", "Мира 7, этаж 9", true);
}

/* I-35: what is spoken of tells, known or not, in the same frame or not. */
static void
another_object_of_one_house(void **state)
{
	static const char *const pairs[][2] = {
	    {"На Мира 7 не работает лифт", "На Мира 7 не работает домофон"},
	    {"Мира 7, лифт стоит, ждём мастера, звонили диспетчеру",
		"На Мира 7 домофон не открывает, звонили диспетчеру"},
	    {"На Мира, 7 сломали забор", "Мира 7: качели сломали, детям жалко"},
	    {"Мира 7. Когда покрасят беседку?",
		"Мира 7. Когда покрасят забор?"},
	    {"В школе 3 нет учителя математики",
		"В школе 3 нет учителя физики"},
	    {"Как записаться к лору в поликлинике 4?",
		"Как записаться к окулисту в поликлинике 4?"},
	    {"На Мира 7 нет холодной воды", "На Мира 7 нет горячей воды"},
	    {"когда на мира откроют пекарню", "когда на мира откроют аптеку"}};

	(void)state;
	pairs_check(pairs, sizeof(pairs) / sizeof(*pairs), false);
}

static void
one_object_in_other_words(void **state)
{
	static const char *const pairs[][2] = {
	    {"На Мира 7 не работает лифт", "Мира 7 лифт так и не работает"},
	    {"На Мира 7 не чистят снег", "На Мира 7 не убирают снег"},
	    {"Мира 7, нет света с утра", "мира 7 с утра нет электричества"},
	    {"На Лесной 5 огромная яма у въезда",
		"На Лесной 5 глубокая яма у въезда"},
	    {"Герцена 12: крыша течёт, залило пятый этаж",
		"Герцена 12. Кровля течёт, пятый этаж залило"}};

	(void)state;
	pairs_check(pairs, sizeof(pairs) / sizeof(*pairs), true);
}

/* I-35: another day, month, ordinal; what was written when says nothing. */
static void
another_date_or_ordinal(void **state)
{
	static const char *const others[][2] = {
	    {"5 октября на Мира 7 не вывезли мусор",
		"12 октября на Мира 7 не вывезли мусор"},
	    {"Рейс 05.10.2022 на Тару отменили",
		"Рейс 05.11.2022 на Тару отменили"},
	    {"Рейс 5.10 на Тару отменили", "Рейс 6.10 на Тару отменили"},
	    {"Не пришла пенсия за март", "Не пришла пенсия за апрель"},
	    {"Пособие на первого ребёнка не платят",
		"Пособие на третьего ребёнка не платят"},
	    {"Пособие на 1-го ребёнка не платят",
		"Пособие на 3-го ребёнка не платят"},
	    {"в пятом микрорайоне не горят фонари",
		"в одиннадцатом микрорайоне не горят фонари"}};
	static const char *const same[][2] = {
	    {"С 5 октября нет отопления на Мира 7",
		"Мира 7, отопления нет с 5.10"},
	    {"Мусор не вывозят на Мира 7, обращался 5 октября",
		"Мира 7, мусор не вывозят. Писал 3 октября, ответа нет"},
	    {"На Мира 7 третью неделю не вывозят мусор",
		"На Мира 7 пятую неделю не вывозят мусор"},
	    {"Мусор на Мира 7, пишу в третий раз",
		"Мусор на Мира 7, пишу в пятый раз"},
	    {"25 лет Октября, нет остановки",
		"на 25 лет Октября остановки нет"},
	    {"В седьмом доме на Мира нет света", "Мира 7, света нет"}};

	(void)state;
	pairs_check(others, sizeof(others) / sizeof(*others), false);
	pairs_check(same, sizeof(same) / sizeof(*same), true);
}

/* Names need no capital where their neighbours tell. */
static void
another_village_in_small_letters(void **state)
{
	static const char *const pairs[][2] = {
	    {"живу в деревне сосновка, фап закрыт, до больницы далеко",
		"живу в деревне розовка, фап закрыт, до больницы далеко"},
	    {"в таре третий день нет воды",
		"в тюкалинске третий день нет воды"},
	    {"посёлок красный яр без света", "посёлок белый яр без света"},
	    {"на перекрёстке мира и ленина стоит светофор",
		"на перекрёстке мира и гагарина стоит светофор"}};

	(void)state;
	pairs_check(pairs, sizeof(pairs) / sizeof(*pairs), false);
	assert_true(pair_is_proposed("живу в деревне сосновка, фап закрыт",
	    "Фап закрыт, деревня Сосновка"));
}

/* What is told of as shared is what both texts have. */
static void
shared_terms_are_of_both(void **state)
{
	static struct likeness_text earlier, later;
	static const char *const one = "Мира 7б, мусор",
				 *const other = "мусооор, Мира 7/1 и 7б";
	struct stemmer *stemmer = stem_open();
	struct likeness likeness;
	char all[256] = "";

	(void)state;
	likeness_prepare(stemmer);
	likeness_read(stemmer, one, strlen(one), &earlier);
	likeness_read(stemmer, other, strlen(other), &later);
	likeness_compare(
	    &earlier, &later, LIKENESS_UNKNOWN, LIKENESS_UNKNOWN, &likeness);
	for (size_t i = 0; i < likeness.shared_count; i++)
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%.*s;",
		    (int)likeness.shared[i]->length,
		    other + likeness.shared[i]->begin);
	assert_string_equal(all, "мусооор;Мира;7б;");
	stem_close(stemmer);
}

/* A text as people write it past a filter, or by accident, is the same. */
static void
spellings_are_one(void **state)
{
	static struct likeness_text a, b;
	struct stemmer *stemmer = stem_open();
	static const char *const plain = "По улице Герцена, 7 не вывозят мусор";
	static const char *const others[] = {
	    "По улице Гeрцена, 7 не вывозят муcop",
	    "По у\u0301лице Ге\u0301рцена, 7 не вы\u0301возят му\u0301сор",
	    "По улице Гер\u00adцена, 7 не вы\u200bвозят мусоррр",
	    "По улицееее Герценааа, 7 не вывозят мусооор"};

	(void)state;
	likeness_prepare(stemmer);
	likeness_read(stemmer, plain, strlen(plain), &a);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		likeness_read(stemmer, others[i], strlen(others[i]), &b);
		assert_int_equal(a.sketch, b.sketch);
		assert_true(pair_is_proposed(plain, others[i]));
	}
	assert_true(
	    pair_is_proposed(plain, "По улице Герцена, 7 не вывозят муссор"));
	stem_close(stemmer);
}

/*
 * Sketches are kept: those of ordinary texts must stay what they are, however
 * their words are compared.
 */
static void
sketches_stay_what_they_were(void **state)
{
	static struct likeness_text a, b;
	struct stemmer *stemmer = stem_open();
	uint32_t whole[LIKENESS_ANCHORS], part[LIKENESS_ANCHORS];

	(void)state;
	likeness_prepare(stemmer);
	likeness_read(stemmer, snow, strlen(snow), &a);
	assert_true(a.sketch == UINT64_C(0xc1e0a2dcada6d5b3));
	/* 7а is found by 7 */
	likeness_read(stemmer, "Мира 7а", strlen("Мира 7а"), &a);
	likeness_read(stemmer, "Мира 7", strlen("Мира 7"), &b);
	likeness_anchors(&a, whole);
	likeness_anchors(&b, part);
	assert_memory_equal(whole, part, sizeof(whole));
	stem_close(stemmer);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(stems_are_kept),
	    cmocka_unit_test(same_question),
	    cmocka_unit_test(another_house_or_street),
	    cmocka_unit_test(another_house_of_one_number),
	    cmocka_unit_test(another_street_of_one_house),
	    cmocka_unit_test(measures_say_nothing_of_the_house),
	    cmocka_unit_test(another_object_of_one_house),
	    cmocka_unit_test(one_object_in_other_words),
	    cmocka_unit_test(another_date_or_ordinal),
	    cmocka_unit_test(another_village_in_small_letters),
	    cmocka_unit_test(shared_terms_are_of_both),
	    cmocka_unit_test(spellings_are_one),
	    cmocka_unit_test(sketches_stay_what_they_were),
	    cmocka_unit_test(sketches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
