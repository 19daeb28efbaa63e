#include "language/likeness_noun.h"

#include <string.h>

/* What is counted by a number that is not one of a house. */
static const char unit_words[] =
    "минут минуты минуту мин час часа часов день дня дней сутки суток неделя "
    "недели неделю недель месяц месяца месяцев год года лет человек люди раз "
    "раза рубль рубля рублей руб тыс тысяч коп метр метра метров километр км м "
    "см л ч г т р шт градус градуса градусов этаж этаже этажа процент "
    "процентов балл баллов квартир квартиры кв штук мест места детей семей "
    "января февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря окна окон утра вечера ночи секунд";

/* What has numbers inside of a house: a neighbour asks about the same. */
static const char flat_words[] = "кв квартира квартире квартиры квартиру "
				 "квартирой офис этаж этаже этажа";
static const char entrance_words[] =
    "подъезд подъезда подъезде подъезду подъездом";
static const char thing_words[] =
    "школа школы школе школу гимназия гимназии гимназию лицей лицея "
    "лицее сад сада саду садик садика садике поликлиника поликлиники "
    "поликлинике поликлинику больница больницы больнице больницу автобус "
    "автобуса маршрут маршрута маршруте маршрутка маршрутки троллейбус "
    "троллейбуса трамвай трамвая микрорайон микрорайона микрорайоне мкр мкрн";
static const char other_words[] =
    "корп корпус корпуса корпусе строение номер номера палата палаты кабинет "
    "кабинета участок площадка остановка";

void
likeness_noun_mark(struct stemmer *stemmer)
{
	stem_mark(stemmer, flat_words, LIKENESS_COUNTED);
	stem_mark(stemmer, entrance_words, LIKENESS_COUNTED);
	stem_mark(stemmer, thing_words, LIKENESS_COUNTED);
	stem_mark(stemmer, other_words, LIKENESS_COUNTED);
}

enum likeness_role
likeness_noun_role(const struct word *noun)
{
	return likeness_window_is(noun, entrance_words) ? LIKENESS_ENTRANCE
	       : likeness_window_is(noun, thing_words)	? LIKENESS_THING
							: LIKENESS_ANY;
}

bool
likeness_noun_is_flat(const struct word *word)
{
	return likeness_window_is(word, flat_words);
}

bool
likeness_noun_is_unit(const struct word *word)
{
	return likeness_window_is(word, unit_words);
}

bool
likeness_noun_is_numbered(
    const struct likeness_window *window, const struct word *noun)
{
	const char *at = noun->end;

	while (at < window->end && strchr(" .:№", *at) != NULL)
		at++;
	return at > noun->end && at < window->end && *at >= '0' && *at <= '9';
}

bool
likeness_noun_has_flat(
    const struct likeness_window *window, const struct word *noun)
{
	return likeness_noun_is_flat(noun) &&
	       likeness_noun_is_numbered(window, noun);
}
