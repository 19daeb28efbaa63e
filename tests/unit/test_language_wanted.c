/* Words in any form, by one automaton with all else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "language/wanted.h"

static const char *const words[] = {
    "дорога", "аллея", "снег", "дом", "wi-fi", "12"};

enum { DOROGA, ALLEYA, SNEG, DOM, WIFI, TWELVE, WORDS };

struct world {
	struct matcher *matcher;
	struct stemmer *stemmer;
	struct wanted *wanted;
	struct fold fold;
};

static void
open_world(struct world *world)
{
	*world = (struct world){.matcher = matcher_open()};
	world->stemmer = stem_open();
	world->wanted = wanted_open(world->matcher, world->stemmer);
	for (uint32_t i = 0; i < WORDS; i++)
		assert_int_equal(
		    wanted_add(world->wanted, words[i], strlen(words[i])), i);
	assert_null(matcher_build(world->matcher));
	/* of no text yet */
	assert_false(wanted_has(world->wanted, DOROGA));
}

static void
close_world(struct world *world)
{
	wanted_close(world->wanted);
	matcher_close(world->matcher);
	stem_close(world->stemmer);
	fold_free(&world->fold);
}

/* Which of the words, as bits. */
static unsigned
look(struct world *world, const char *text)
{
	const struct matcher_hit *hits;
	unsigned has = 0;
	size_t count;

	fold_text(&world->fold, text, strlen(text));
	count = matcher_run(world->matcher, &world->fold, &hits);
	wanted_read(world->wanted, &world->fold, hits, count);
	for (uint32_t i = 0; i < WORDS; i++)
		has |= (unsigned)wanted_has(world->wanted, i) << i;
	return has;
}

static void
in_any_form(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	assert_int_equal(look(&world, "Дорогами, АЛЛЕЯМ и снега"),
	    1 << DOROGA | 1 << ALLEYA | 1 << SNEG);
	assert_int_equal(look(&world, "дом 12"), 1 << DOM | 1 << TWELVE);
	/* what was said before is forgotten */
	assert_int_equal(look(&world, "тишина"), 0);
	assert_int_equal(look(&world, ""), 0);
	close_world(&world);
}

/* What only begins as a stem does is another word. */
static void
other_words(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	assert_int_equal(look(&world, "дорожка, снегирь, домофон, 123"), 0);
	assert_int_equal(look(&world, "подорога бездом"), 0);
	close_world(&world);
}

static void
as_people_type(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	/* Latin letters among Cyrillic ones, letters repeated */
	assert_int_equal(
	    look(&world, "дopоги, снеееег"), 1 << DOROGA | 1 << SNEG);
	close_world(&world);
}

/* True if the text has a form of the word. */
static bool
has_form(const char *word, const char *text)
{
	struct world world = {.matcher = matcher_open()};
	const struct matcher_hit *hits;
	uint32_t number;
	size_t count;
	bool has;

	world.stemmer = stem_open();
	world.wanted = wanted_open(world.matcher, world.stemmer);
	number = wanted_add(world.wanted, word, strlen(word));
	assert_null(matcher_build(world.matcher));
	fold_text(&world.fold, text, strlen(text));
	count = matcher_run(world.matcher, &world.fold, &hits);
	wanted_read(world.wanted, &world.fold, hits, count);
	has = wanted_has(world.wanted, number);
	close_world(&world);
	return has;
}

/* Each line: a word, and others of its stem that are, or are not, its forms. */
static void
check_forms(const char *const *lines, size_t count, bool wanted)
{
	for (size_t i = 0; i < count; i++) {
		const char *at = lines[i] + strcspn(lines[i], " ");
		char word[64] = "", form[64];

		memcpy(word, lines[i], (size_t)(at - lines[i]));
		while (*at == ' ') {
			size_t length = strcspn(++at, " ");

			memcpy(form, at, length);
			form[length] = '\0';
			at += length;
			if (has_form(word, form) != wanted)
				fail_msg("%s, %s: not %d", word, form, wanted);
		}
	}
}

static void
forms_of_nouns(void **state)
{
	static const char *const lines[] = {
	    "дорога дороги дороге дорогу дорогой дорогою дорог дорогам",
	    "дорога дорогами дорогах",
	    "вода воды воде воду водой водою вод водам водами водах",
	    "земля земли земле землю землей землею землям землями землях",
	    "суд суда суду судом суде суды судов судам судами судах",
	    "долг долга долгу долгом долги долгов долгам",
	    "лист листа листом листы листья листьев листьям листьями листьях",
	    "дерево деревья деревьев деревьям деревьями деревьях",
	    "стул стулья стульев", "ком комья комьями",
	    "мусор мусора мусором мусору",
	    "площадь площади площадью площадей площадям площадями площадях",
	    "очередь очереди очередью очередей", "зелень зелени зеленью",
	    "цель цели целью целям", "уголь уголья",
	    "ситуации ситуаций ситуация", "станции станций станциями",
	    "цена цены цене ценой ценам", "дома дом домом домов домам",
	    "пушкина пушкину пушкиным пушкиных", "сыр сыра сыром сыры",
	    "друг друга другу другом"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), true);
}

static void
forms_without_a_vowel(void **state)
{
	static const char *const lines[] = {
	    "рынок рынка рынке рынком рынки рынков", "рынки рынок",
	    "ларек ларька ларьки ларьков", "колодец колодца колодцы колодцев",
	    "жилец жильца жильцы жильцам", "боец бойца бойцы", "отец отца",
	    "камень камня камни камней", "угол угла углы", "поток потоки",
	    "площадка площадок площадки", "площадок площадка",
	    "кошка кошек кошки", "стройка строек", "свалки свалок",
	    "деревня деревень деревни", "кухня кухонь", "земля земель",
	    "спальня спален", "башня башен башни", "окно окон окна",
	    "бревно бревен", "стекло стекол стекла", "кресло кресел",
	    "письмо писем", "сердце сердец", "кольцо колец"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), true);
}

/* What only looks like an ending is none, and some of the endings mislead. */
static void
forms_of_other_stems(void **state)
{
	static const char *const lines[] = {
	    "подвал подвала подвале подвалом подвалы подвалов подвалах",
	    "запах запаха запахе запахом запахи", "кредит кредита кредите",
	    "прорыв прорыва прорыве прорывы", "вокзал вокзале вокзалом",
	    "экзамен экзамена экзаменов экзамены", "ветеран ветераны ветеранам",
	    "трамвай трамвая трамвае трамваи трамваев", "герой герою героев",
	    "батарея батареи батарею батарей батареям", "идея идеи идей",
	    "запись записи записью записей", "кровать кровати кроватей",
	    "деталь детали", "система систему систем", "проблема проблему",
	    "проблемы проблему проблем", "программа программ программу",
	    "голова голов голову", "гражданин граждане граждан гражданам",
	    "мешок мешка мешки", "день дня дни дней дням", "лед льда льдом",
	    "люди людьми"};
	static const char *const others[] = {"запах запись запил запас",
	    "отлов отлив отлил", "прорыв прорасти проруби", "рукав руки рука",
	    "остров острый острая"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), true);
	check_forms(others, sizeof(others) / sizeof(*others), false);
}

/* Nouns that are declined as few others are, or as none. */
static void
forms_that_no_end_tells(void **state)
{
	static const char *const lines[] = {
	    "мать матери матерью матерей матерям", "дочь дочери дочерью",
	    "время времени временем времена времён", "имя имени именем имён",
	    "хозяин хозяина хозяева хозяев хозяевам", "сын сыновья сыновей",
	    "друг друга друзья друзей", "цветок цветка цветы цветов",
	    "заяц зайца зайцы", "церковь церкви церквей церквям",
	    "деньги денег деньгам", "сосна сосен сосны", "лоб лба",
	    "сестра сестёр", "ведро вёдер", "яйцо яиц", "сон сна"};
	static const char *const others[] = {
	    "друг другие", "цветок цвет", "время временный", "сын сынок"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), true);
	check_forms(others, sizeof(others) / sizeof(*others), false);
}

static void
other_words_with_the_vowel(void **state)
{
	static const char *const lines[] = {"окно оконный оконного",
	    "кошка кошелек кошельки", "рынок рында", "аптека аптекарь",
	    "деревня деревенский", "ок к", "ня"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), false);
}

static void
words_of_the_stem_of_a_noun(void **state)
{
	static const char *const lines[] = {
	    "дорога дорогая дорогие дорогого дорогому дорогим дорогих дорогую",
	    "дорога дорогими", "дороги дорогие дорогим", "дорог дорогих",
	    "суд судья судьи судье судью судьей судьям судьями судьях",
	    "вода водил водит водить водится водила", "права правила правит",
	    "долг долгий долгие долгих", "друг другие другим",
	    "страна странный странные", "цена ценный ценного",
	    "цель целая целых", "зелень зеленые зеленым", "сыр сырая сырье",
	    "плата платье платья", "печень печенье"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), false);
}

/* Adjectives, verbs, pronouns and what may be one keep all of their stem. */
static void
words_that_are_no_nouns(void **state)
{
	static const char *const lines[] = {"дорогой дорогие дорогая дорога",
	    "зимняя зимний зимние зимнего", "закрыта закрытая закрытые",
	    "сдана сданная", "сдан сданный", "опасна опасный опасные",
	    "скользка скользкая скользкие", "готова готовые", "похож похожие",
	    "ржава ржавая", "дорожн дорожные дорожного", "городск городские",
	    "наш нашего нашими", "свои своего своих", "сам самого",
	    "взять взятого", "смотри смотрим смотрите", "молча молчит",
	    "помоги помогите", "исправь исправим исправить",
	    "защита защитить защитите", "темно темные темная"};

	(void)state;
	check_forms(lines, sizeof(lines) / sizeof(*lines), true);
}

/* Forgetting stems does no harm. */
static void
stems_forgotten(void **state)
{
	struct world world;
	char word[16];

	(void)state;
	open_world(&world);
	for (int i = 0; i < 200000; i++) {
		snprintf(word, sizeof(word), "w%dx", i);
		stem_find(world.stemmer, word, strlen(word));
	}
	stem_trim(world.stemmer);
	assert_int_equal(look(&world, "на дороге"), 1 << DOROGA);
	close_world(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(in_any_form),
	    cmocka_unit_test(other_words),
	    cmocka_unit_test(as_people_type),
	    cmocka_unit_test(forms_of_nouns),
	    cmocka_unit_test(forms_that_no_end_tells),
	    cmocka_unit_test(forms_without_a_vowel),
	    cmocka_unit_test(forms_of_other_stems),
	    cmocka_unit_test(other_words_with_the_vowel),
	    cmocka_unit_test(words_of_the_stem_of_a_noun),
	    cmocka_unit_test(words_that_are_no_nouns),
	    cmocka_unit_test(stems_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
