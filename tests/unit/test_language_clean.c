/*
 * What everybody writes every day is no abuse (A1-14.1, I-37): abbreviations
 * with a sign in them, numbers of houses, cars, rooms and groups, ages, sizes.
 * All there are of them, made up here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "screen_world.h"

enum { HOUSES = 399, PLATES = 20000 };

static const char *const letters[] = {"а", "б", "в", "г", "д", "е", "ё", "ж",
    "з", "и", "й", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф", "х",
    "ц", "ч", "ш", "щ", "ъ", "ы", "ь", "э", "ю", "я"};
static const char *const capitals[] = {"А", "Б", "В", "Г", "Д", "Е", "Ё", "Ж",
    "З", "И", "Й", "К", "Л", "М", "Н", "О", "П", "Р", "С", "Т", "У", "Ф", "Х",
    "Ц", "Ч", "Ш", "Щ", "Ъ", "Ы", "Ь", "Э", "Ю", "Я"};

enum { LETTERS = sizeof(letters) / sizeof(*letters) };

static size_t
found_in(const char *text)
{
	struct screen_result result = look(text);
	size_t found = 0;

	for (size_t i = 0; i < result.count; i++)
		found += result.hits[i].class != SCREEN_SIGNIFICANT;
	return found;
}

__attribute__((format(printf, 1, 2))) static void
clean(const char *format, ...)
{
	char text[256];
	va_list rest;

	va_start(rest, format);
	vsnprintf(text, sizeof(text), format, rest);
	va_end(rest);
	if (found_in(text) > 0)
		fail_msg("found in: %s", text);
}

/* Nobody writes these two letters so but for one word: х*й, п…ц, б…ь. */
static bool
is_known(const char *first, const char *sign, const char *last)
{
	static const char *const stars[] = {"хй", "хя", "хю", "хе", "хё", "бя"};
	static const char *const points[] = {"пц", "бь"};
	char pair[8];
	size_t i;

	if (strchr("./-\\+=_|~", sign[0]) != NULL && sign[1] == '\0')
		return false;
	snprintf(pair, sizeof(pair), "%s%s", first, last);
	for (i = 0; i < sizeof(stars) / sizeof(*stars); i++) {
		if (strcmp(pair, stars[i]) == 0)
			return true;
	}
	for (i = 0; i < sizeof(points) / sizeof(*points); i++) {
		if (strcmp(pair, points[i]) == 0)
			return true;
	}
	return false;
}

/* ж/д, т.р., м-р, х/к, А/Б, ж*д */
static void
two_letters_and_a_sign(void **state)
{
	static const char *const signs[] = {".", "/", "-", "\\", "*", "…",
	    "...", "..", "_", "+", "=", "–", "—", "|", "@", "#", "$", "&", "€",
	    "№", "~", "^", "'", "!", "?", ",", ":", ";", "•", "·", "❤", " ",
	    ". "};

	(void)state;
	for (size_t s = 0; s < sizeof(signs) / sizeof(*signs); s++) {
		for (size_t i = 0; i < (size_t)LETTERS * LETTERS; i++) {
			size_t a = i / LETTERS, b = i % LETTERS;
			const char *sign = signs[s];

			if (is_known(letters[a], sign, letters[b]))
				continue;
			clean("Дом около %s%s%s переезда", letters[a], sign,
			    letters[b]);
			clean("%s%s%s. закрыт", letters[a], sign, letters[b]);
			clean("Литер %s%s%s, свет", capitals[a], sign,
			    capitals[b]);
		}
	}
}

static void
known_pairs_are_found(void **state)
{
	static const char *const texts[] = {"х*й", "х@й вам", "на х#й", "х…й",
	    "х...й", "п...ц", "п…ц", "б...ь", "х*я", "б*я"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_true(found_in(texts[i]) > 0);
}

/* 1 to 399, each with each letter, as people write a house. */
static void
numbers_of_houses(void **state)
{
	(void)state;
	for (int house = 1; house <= HOUSES; house++) {
		clean("Мира %dк1", house);
		clean("ул. Мира, %d стр2, %dстр2", house, house);
		for (size_t i = 0; i < LETTERS; i++) {
			const char *small = letters[i], *big = capitals[i];

			clean("ул. Мира, %d%s, яма", house, small);
			clean("Мира %d%s", house, big);
			clean("ул.Мира,%d%s,кв.5", house, small);
			clean("Мира д.%d%s нет света", house, small);
			clean("Мира %d-%s %d/%s %d\"%s\"", house, small, house,
			    small, house, small);
			clean("Мира %d%s/1 и %d%sк1, %d%s-2", house, small,
			    house, small, house, small);
			clean("кабинет %s%d, %s-%d, %s%d", big, house, big,
			    house, small, house);
		}
	}
}

static void
ages_sizes_models(void **state)
{
	static const char *const behind[] = {"лет", "летний", "летие", "тыс",
	    "ой", "ого", "й", "я", "руб", "р", "кв", "м", "км", "мм", "шт", "ч",
	    "час", "мин", "дн", "балла", "банки", "литров", "ламп", "бар",
	    "этаж", "подъезд", "автобус", "маршрут", "мкр", "ти", "ех", "х"};

	(void)state;
	for (int number = 1; number < 1000; number++) {
		for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
			clean("Уже %d%s, %d-%s", number, behind[i], number,
			    behind[i]);
		clean("лист %dх%d, труба 3х%d, 36х%dх20", number, 2463 - number,
		    number, number);
		clean("добавка Е%d и Е-%d", 100 + number, 100 + number);
	}
}

static void
groups_and_models(void **state)
{
	(void)state;
	for (size_t i = 0; i < (size_t)LETTERS * LETTERS; i++) {
		for (int number = 1; number < 100; number += 3)
			clean("Группа %s%s-%d, прибор %s%s%d0",
			    capitals[i / LETTERS], capitals[i % LETTERS],
			    number, capitals[i / LETTERS],
			    capitals[i % LETTERS], number + 10);
	}
}

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 12) % below;
}

/* The letters of plates are those that look Latin too. */
static void
plates_of_cars(void **state)
{
	static const unsigned char of_plates[] = {
	    0, 2, 5, 11, 13, 14, 15, 17, 18, 19, 20, 22};
	static const char *const regions[] = {
	    "55", "155", " 55", "/55", " 777", "", "-186"};
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < PLATES; i++) {
		const char *const *set = i % 2 == 0 ? capitals : letters;
		const char *a = set[of_plates[next(&seed, 12)]];
		const char *b = set[of_plates[next(&seed, 12)]];
		const char *c = set[of_plates[next(&seed, 12)]];
		unsigned number = 1 + next(&seed, 999);
		const char *region = regions[next(&seed, 7)];

		clean("Машина %s%03u%s%s%s на газоне", a, number, b, c, region);
		clean("Авто %s %03u %s%s %s", a, number, b, c, region);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_letters_and_a_sign),
	    cmocka_unit_test(known_pairs_are_found),
	    cmocka_unit_test(numbers_of_houses),
	    cmocka_unit_test(ages_sizes_models),
	    cmocka_unit_test(groups_and_models),
	    cmocka_unit_test(plates_of_cars),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
