#include "language/likeness_date.h"

#include <string.h>

#include "language/likeness_noun.h"

/* By their stems: «мая», «май», «мае». */
static const char *const months[] = {"январь января январе", "февраль феврале",
    "март марте", "апрель апреле", "май мая мае", "июнь июне", "июль июле",
    "август августе", "сентябрь сентябре", "октябрь октябре", "ноябрь ноябре",
    "декабрь декабре"};

static const char *const ordinals[] = {"первый", "второй",
    "третий третья третьего третьей третью третье третьем третьему",
    "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый",
    "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый",
    "пятнадцатый", "шестнадцатый", "семнадцатый", "восемнадцатый",
    "девятнадцатый", "двадцатый"};

/* Ordinals of the numbers whose stem is theirs: «пять», «пятый». */
static const char ordinal_ends[] =
    "ый ий ой ая яя ья ое ье ые ьи ого его ому ему ом ем ую ью ей";

/* What a letter is of, a promise is for; a date there is not the question's. */
static const char said_before[] =
    "от до к ко обращался обращалась обращались обращаюсь писал писала писали "
    "звонил звонила звонили подал подала подали заявка заявку заявление "
    "жалоба жалобу письмо ответ обращение обещали обещал";

static const char house_words[] = "дом доме дома дому";

/* What is done again: it says nothing of the question. */
static const char again_words[] =
    "очередь заявка заявку заявки звонок обращение обращения письмо жалоба "
    "жалобу заявление попытка попытку вопрос ответ";

void
likeness_date_mark(struct stemmer *stemmer)
{
	for (unsigned i = 0; i < sizeof(months) / sizeof(*months); i++)
		stem_mark(stemmer, months[i],
		    LIKENESS_MONTH_NAME | (i + 1) << LIKENESS_VALUE_SHIFT);
	for (unsigned i = 0; i < sizeof(ordinals) / sizeof(*ordinals); i++)
		stem_mark(stemmer, ordinals[i],
		    LIKENESS_EVERYWHERE | LIKENESS_NUMERAL |
			(i + 1) << LIKENESS_VALUE_SHIFT);
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* One or two digits and nothing else; 0: it is none. */
static uint32_t
small_number(const struct word *word)
{
	const char *at = word->folded;

	if (word->length == 0 || word->length > 2 || !is_digit(at[0]) ||
	    (word->length == 2 && !is_digit(at[1])))
		return 0;
	return word->length == 1 ? (uint32_t)(at[0] - '0')
				 : (uint32_t)((at[0] - '0') * 10 + at[1] - '0');
}

/* The month of «5 октября», 1 to 12; 0: none. */
static uint32_t
month_of(const struct word *word)
{
	static const char *const names[] = {"января", "февраля", "марта",
	    "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
	    "ноября", "декабря"};

	for (uint32_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(word->folded, names[i]) == 0)
			return i + 1;
	return 0;
}

/* The month of 5.10.2022 or 05.10, and where it ends; 0: none. */
static uint32_t
month_in_digits(const struct likeness_window *window, const char **end)
{
	const struct word *second = window->words[2], *third = window->words[3];
	bool year;

	if (!likeness_window_joins(window, 2, window->words[1]->end, ".") ||
	    second->begin == window->words[1]->end)
		return 0;
	year = third->begin != second->end && third->number &&
	       likeness_window_joins(window, 3, second->end, ".");
	*end = year ? third->end : second->end;
	if (!year &&
	    (second->length < 2 ||
		(window->has[0] && likeness_window_is(window->words[0], "в"))))
		return 0;
	return small_number(second);
}

/* No part of a longer number: 1.05.10, +5. */
static bool
stands_alone(const struct likeness_window *window)
{
	const char *before = window->words[1]->begin - 1;

	return before < window->text || *before == ' ' || *before == '(' ||
	       *before == '\n' || *before == ',';
}

static bool
is_said(const struct likeness_window *window)
{
	return window->has[0] &&
	       likeness_window_is(window->words[0], said_before);
}

bool
likeness_date_read(
    const struct likeness_window *window, struct likeness_number *number)
{
	const struct word *word = window->words[1];
	uint32_t day = small_number(word), month = 0;

	if (day < 1 || day > 31 || !window->has[2] || !stands_alone(window) ||
	    is_said(window))
		return false;
	*number = (struct likeness_number){.digits = word->length};
	if (likeness_window_joins(window, 2, word->end, " ")) {
		month = month_of(window->words[2]);
		number->end = window->words[2]->end;
	} else if (*word->end == '.') {
		month = month_in_digits(window, &number->end);
	}
	if (month < 1 || month > 12)
		return false;
	number->value = day | month << 5;
	number->role = LIKENESS_DATE;
	return true;
}

/* «третьего ребёнка», «в пятом доме»; not «третью неделю», «первый звонок». */
static bool
read_ordinal(
    const struct likeness_window *window, struct likeness_number *number)
{
	const struct word *word = window->words[1], *noun = window->words[2];

	if (!word_ends_in(word->folded, word->length, ordinal_ends) ||
	    !likeness_window_joins(window, 2, word->end, " ") || noun->number ||
	    noun->length <= 4 || likeness_noun_is_unit(noun) ||
	    likeness_window_is(noun, again_words))
		return false;
	number->role = likeness_noun_role(noun);
	if (number->role == LIKENESS_ANY &&
	    !likeness_window_is(noun, house_words))
		number->role = LIKENESS_RANK;
	return true;
}

bool
likeness_date_read_word(const struct likeness_window *window, unsigned mark,
    struct likeness_number *number)
{
	*number =
	    (struct likeness_number){.value = mark >> LIKENESS_VALUE_SHIFT,
		.end = window->words[1]->end};
	if ((mark & LIKENESS_NUMERAL) != 0)
		return read_ordinal(window, number);
	number->role = LIKENESS_MONTH;
	return (mark & LIKENESS_MONTH_NAME) != 0 &&
	       !window->words[1]->capital && !is_said(window);
}
