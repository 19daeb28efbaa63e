/* Patterns in one pass; the lexicon that ships; what is proposed (A1-14.1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "language/screen.h"
#include "screen_world.h"

/* Numbers of the patterns found, between commas. */
static void
check_found(struct matcher *book, const char *text, const char *wanted)
{
	const struct matcher_hit *hits;
	struct fold fold = {0};
	struct buffer out = {0};
	size_t count;

	buffer_puts(&out, "");
	fold_text(&fold, text, strlen(text));
	count = matcher_run(book, &fold, &hits);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&out, "%s%u", i == 0 ? "" : ",", hits[i].pattern);
	assert_string_equal(out.bytes, wanted);
	buffer_free(&out);
	fold_free(&fold);
}

static void
stems_words_phrases(void **state)
{
	struct matcher *book = matcher_open();

	(void)state;
	matcher_add(book, MATCHER_STEM, "дорог", NULL);
	matcher_add(book, MATCHER_WORD, "яма", NULL);
	matcher_add(book, MATCHER_STEM, "*рубл", "рублик*,*зарубл*");
	matcher_add(book, MATCHER_PHRASE, "сожгу|спалю ~ дом|машин*", NULL);
	matcher_add(book, MATCHER_PHRASE, "не горит", "не горит желан*");
	assert_null(matcher_build(book));
	check_found(book, "На ДОРОГЕ Яма, ямы", "0,1");
	check_found(book, "бездорожье", "");
	check_found(book, "недорогой", "");
	check_found(book, "сто рублей, полурубль", "2,2");
	check_found(book, "рублик, зарублены", "");
	check_found(book, "сожгу дом. Спалю вам всю машину", "3,3");
	check_found(book, "дом сожгу", "");
	check_found(book, "сожгу раз два три четыре дом", "");
	check_found(book, "фонарь не горит", "4");
	check_found(book, "не горит желанием", "");
	check_found(book, "не сразу горит", "");
	matcher_close(book);
}

static void
check_class(const char *text, int class)
{
	struct screen_result result = look(text);
	bool found = false;

	for (size_t i = 0; i < result.count; i++)
		found |= (int)result.hits[i].class == class;
	if (class < 0 ? result.count > 0 : !found)
		fail_msg("%s: %zu found", text, result.count);
}

static void
obscene_however_masked(void **state)
{
	static const char *const texts[] = {"дорога пиздец", "пи3дец", "п*здец",
	    "п***ец", "п...ц", "оху....ли", "пид....са", "п.здец", "ПиЗдЕц",
	    "пиииздец", "п.и.з.д.е.ц", "п и з д е ц", "пиз\u200bдец", "пиздeц",
	    "этопиздец", "х@й", "х*й", "х у й", "хyй", "xуй", "на х*й", "бл*ть",
	    "бл...ть", "б***ь", "заебали", "зае*али", "уебищная дорога",
	    "охуеть", "долбоёб"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_class(texts[i], SCREEN_OBSCENE);
}

static void
stars_in_latin_words_and_odd_signs(void **state)
{
	static const char *const texts[] = {"nah*y", "p*zdec", "ohu*li",
	    "zaeb*li", "п!здец", "бл?дь", "п^здец", "п|здец", "п~здят", "><уй",
	    "ҧиздец"};
	static const char *const clean[] = {"pизa*d", "a*b", "x*y", "5*h*y",
	    "pub*licly", "что?где", "ура!всем", "debit@mail.ru", "</b><i>"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_class(texts[i], SCREEN_OBSCENE);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

/* One sign covers one letter: what shows more of its letters is meant. */
static void
covered_insults_are_no_obscenities(void **state)
{
	static const char *const texts[] = {
	    "деб*лы", "убл*дки", "д@бил", "пид*ры", "м*азь"};
	static const char *const clean[] = {
	    "г***о вместо асфальта", "ж**а", "полная ж***а", "т***ь"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct screen_result result = look(texts[i]);

		if (result.count != 1 || result.hits[0].class != SCREEN_INSULT)
			fail_msg("%s: no insult alone", texts[i]);
	}
	check_class("муд*к", SCREEN_OBSCENE);
	check_class("пи*дюки", SCREEN_OBSCENE);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

/* What is to be reported at once (A1-17.1), in either order, and what is not. */
static void
significant_in_any_order(void **state)
{
	static const char *const texts[] = {"дом рухнул", "рухнул дом",
	    "пожар в школе", "горит больница", "взорвался газ в доме",
	    "взрыв на НПЗ", "ребёнка загрызли собаки",
	    "собаки растерзали девочку", "автобус ушёл под лёд",
	    "третьи сутки в посёлке нет света", "село неделю без тепла",
	    "пропала девочка", "воспитатель бьёт детей", "умерла роженица",
	    "зарплату не платят полгода", "в торговом центре стрельба",
	    "маршрутка перевернулась", "упал лифт", "беспилотник упал"};
	static const char *const clean[] = {"обвалился потолок цен",
	    "вышли на площадь ёлку смотреть", "горит свет в школе",
	    "перекрыли движение из-за ремонта", "взрывной рост цен",
	    "нет света во дворе", "пожарная машина у школы",
	    "упал на остановке"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_class(texts[i], SCREEN_SIGNIFICANT);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

static void
without_vowels_and_spelled_otherwise(void **state)
{
	static const char *const obscene[] = {"нахй надо", "похй им",
	    "хйня какая-то", "охуэли совсем", "долбоёпы", "писдят деньги",
	    "никого не ебёт", "неебёт", "хуль толку"};
	static const char *const clean[] = {"вообще н еболею", "н ебудет воды",
	    "небетонный", "перепланировка", "внеплановая", "Хуэй Чжан",
	    "похудение", "не было неба", "нахимовцы"};

	(void)state;
	for (size_t i = 0; i < sizeof(obscene) / sizeof(*obscene); i++)
		check_class(obscene[i], SCREEN_OBSCENE);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

static void
more_insults_and_threats(void **state)
{
	static const char *const insults[] = {"клоуны сидят в мэрии",
	    "мозгов у вас нет", "подстилки едросовские", "крысы конторские",
	    "олени за рулём", "шёл бы ты лесом", "криворукие строители"};
	static const char *const threats[] = {"бомба в школе", "горло перережу",
	    "мы за тобой придём", "колёса проткну",
	    "закатать бы мэра в асфальт", "прибью нахуй"};
	static const char *const clean[] = {"цирк приехал", "олени в парке",
	    "ноги переломаю на этом крыльце", "за вами приедет такси",
	    "чтоб мы тут все сдохли от холода?", "твари бессловесные",
	    "перейдите на сайт администрации", "общее недоразвитие речи",
	    "совки и грабли", "подстилка для кошки"};

	(void)state;
	for (size_t i = 0; i < sizeof(insults) / sizeof(*insults); i++)
		check_class(insults[i], SCREEN_INSULT);
	for (size_t i = 0; i < sizeof(threats) / sizeof(*threats); i++)
		check_class(threats[i], SCREEN_THREAT);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

/* Letters that look alike by accident: read by their sound it is no worse. */
static void
look_alikes_by_accident(void **state)
{
	static const char *const clean[] = {"500 pубля", "оскоpблять",
	    "кpoме кopабля", "Ёбуpг", "Заcтpахуй дом"};

	(void)state;
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
	check_class("pизда", SCREEN_OBSCENE);
	check_class("500 pубля, бля", SCREEN_OBSCENE);
}

/* Each holds letters that a naive filter takes for something else. */
static void
harmless(void **state)
{
	static const char *const texts[] = {"сто рублей и корабля", "хлеба нет",
	    "не психуйте", "застрахуй дом", "Ольга Олеговна", "оскорбляя",
	    "употреблять", "мандарин", "Херсон", "чихуахуа", "на худой конец",
	    "плохую дорогу", "гребут снег", "потребитель", "дебет и дебют",
	    "команда", "пищеблок", "Шебалдина, 20", "Х.У. Якупов",
	    "Е. Б. Алексеев и С. У. Карпов", "улица Блюхера", "скипидар",
	    "нет хлебушка", "хоть убей", "5*7 м", "*** Внимание ***",
	    "убитая дорога", "сухие суки на тополе", "г-н К***в", "з/п",
	    "завтра в 10.00...спасибо", "Где билеты", "лебеди и дебаты",
	    "роман «Идиот»", "т.к. и т.д.", "кое-где, как-то"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_class(texts[i], -1);
}

/* A name, a title, what others said: only if that is what it is. */
static void
not_meant(void **state)
{
	static const char *const meant[] = {"Уродов развелось в Омске",
	    "уродов Иван", "Вас бы назвать идиотами", "Он «умник», а вы идиоты",
	    "Вас обозвали дураками, и верно", "ЕБ твою мать",
	    "Вы идиоты! — больше сказать нечего", "Дура! Я ей так и сказал"};
	static const char *const clean[] = {"Уродов Пётр", "Пётр Уродов",
	    "Кретинин А. В.", "Мудаков Иван Петрович",
	    "Врач обозвала меня дурой", "Сын читал «Идиота» Достоевского",
	    "Кричали на меня: «Идиотка, пошла вон»",
	    "Мужчина кричал кондуктору «зарежу», где патруль",
	    "«Дура!» — крикнула мне кассир", "— Дура, стой! — крикнула кассир",
	    "«Дебил», — так назвали сына", "Гандоненко И. В.",
	    "Хватит валять дурака", "написали «дурак» на стене",
	    "Муж кричал «убью»", "группа ЕБ-94", "ЕБУ расшифруйте"};

	(void)state;
	for (size_t i = 0; i < sizeof(meant) / sizeof(*meant); i++) {
		if (look(meant[i]).count == 0)
			fail_msg("nothing in: %s", meant[i]);
	}
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		check_class(clean[i], -1);
}

static void
other_classes(void **state)
{
	(void)state;
	check_class("вы дебилы", SCREEN_INSULT);
	check_class("иди ты нахуй", SCREEN_INSULT);
	check_class("Я вас всех убью", SCREEN_THREAT);
	check_class("сожгу вашу администрацию", SCREEN_THREAT);
	check_class("Пассивный доход, пиши в лс", SCREEN_SPAM);
	check_class("выходим на митинг", SCREEN_SIGNIFICANT);
}

static void
grounds(void **state)
{
	(void)state;
	/* A1-14.1a, b, c; spam and significance are no grounds */
	assert_string_equal(look("убил бы его").ground, "harm");
	assert_string_equal(look("ну вы и дебилы").ground, "abuse");
	assert_string_equal(look("блять, мэра убью").ground, "threat");
	assert_null(look("Пассивный доход, пиши в лс").ground);
	assert_null(look("Почините дорогу").ground);
}

static void
written_as_fields(void **state)
{
	const char *text = "Ну 🙏 бл*ть, дебилам";
	struct screen_result result = look(text);
	struct buffer json = {0};

	(void)state;
	/* the picture is one character */
	assert_true(screen_write_proposal(&result, &json));
	assert_string_equal(
	    json.bytes, "{\"ground\":\"abuse\",\"spans\":[[5,10],[12,17]]}");
	buffer_reset(&json);
	assert_true(screen_write(screen, &result, text, &json));
	assert_non_null(
	    strstr(json.bytes, "{\"class\":\"obscene\",\"rule\":\""));
	assert_non_null(strstr(json.bytes,
	    " stem *дебил\",\"span\":[12,17],\"text\":\"дебил\"}]"));
	buffer_free(&json);
}

/* A hit ends with the letter that is read last, however it is written. */
static void
check_span(const char *text, unsigned begin, unsigned end)
{
	struct screen_result result = look(text);

	if (result.count == 0 || result.hits[0].begin != begin ||
	    result.hits[0].end != end)
		fail_msg("%s: not from %u to %u", text, begin, end);
}

static void
spans(void **state)
{
	(void)state;
	check_span("ну бляяя", 3, 8);
	check_span("ну хуи\u0306 там", 3, 7);
	check_span("ну х\u0336у\u0336й\u0336", 3, 9);
	check_span("ну х*и\u0306", 3, 7);
}

/* A text of nothing but hits ends, and its result is bounded. */
static void
bounded(void **state)
{
	struct buffer text = {0};
	struct screen_result result;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buffer_puts(&text, "хуй убью вас ");
	result = look(text.bytes);
	assert_int_equal(result.count, 2 * SCREEN_HITS);
	buffer_free(&text);
}

/* Nobody gets a threat past by what he writes before it. */
static void
many_of_one_class_hide_no_other(void **state)
{
	static const char *const many[] = {
	    "Репетитор по математике. ", "Дебилы! ", "Люди погибли. "};
	static const char last[] = "Я вас убью, х*й вам";
	char text[8192];

	(void)state;
	for (size_t i = 0; i < sizeof(many) / sizeof(*many); i++) {
		text[0] = '\0';
		for (int k = 0; k < 100; k++)
			strcat(text, many[i]);
		strcat(text, last);
		check_class(text, SCREEN_THREAT);
		check_class(text, SCREEN_OBSCENE);
		assert_string_equal(look(text).ground, "threat");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(stems_words_phrases),
	    cmocka_unit_test(obscene_however_masked),
	    cmocka_unit_test(stars_in_latin_words_and_odd_signs),
	    cmocka_unit_test(covered_insults_are_no_obscenities),
	    cmocka_unit_test(look_alikes_by_accident),
	    cmocka_unit_test(significant_in_any_order),
	    cmocka_unit_test(without_vowels_and_spelled_otherwise),
	    cmocka_unit_test(more_insults_and_threats),
	    cmocka_unit_test(harmless),
	    cmocka_unit_test(not_meant),
	    cmocka_unit_test(other_classes),
	    cmocka_unit_test(grounds),
	    cmocka_unit_test(written_as_fields),
	    cmocka_unit_test(spans),
	    cmocka_unit_test(bounded),
	    cmocka_unit_test(many_of_one_class_hide_no_other),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
