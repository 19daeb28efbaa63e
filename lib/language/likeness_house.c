#include "language/likeness_house.h"

#include <stdlib.h>
#include <string.h>

#include "language/likeness_object.h"
#include "language/likeness_street.h"

static const char house_words[] =
    "д дом дома доме дому домом домах домам домами";
static const char plot_words[] = "участок участка участке уч";
/* «дома» behind a number counts houses. */
static const char house_behind[] = "дом доме дому домом";

/* What has a number that is none of a house. */
static const char numbered_words[] =
    "заявка заявке обращение звонок телефон тел температура минус плюс статья "
    "пункт приказ закон постановление норматив тариф цена стоимость плата "
    "сумма скорость опора вызов бабушка дедушка мама мать папа сын дочь внук";

/* What is counted, by its end: «3 фонаря», «12 машин» has none. */
static const char few_ends[] = "а я ы и";
static const char many_ends[] = "ов ев ей";

/* What a house that is told by its number alone stands behind. */
static const char near_words[] =
    "в у на из от до с к за и или около возле напротив";

enum {
	STREET_NEAR = 32, /* bytes from a house to its street: «по улице» */
	NUMBER_BITS = 10, /* of a value, without letter and fraction */
};

size_t
likeness_house_letters(const struct word *word)
{
	static const char *const begins[] = {"дом", "д"};

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		size_t length = strlen(begins[i]);

		if (strncmp(word->folded, begins[i], length) == 0 &&
		    word->folded[length] >= '0' && word->folded[length] <= '9')
			return length;
	}
	return 0;
}

void
likeness_house_mark(struct stemmer *stemmer)
{
	stem_mark(stemmer, numbered_words, LIKENESS_NUMBERED);
}

static bool
is_number_of(const struct likeness_window *window, const char *list)
{
	return window->has[0] && likeness_window_is(window->words[0], list) &&
	       likeness_window_joins(window, 1, window->words[0]->end, " .№");
}

/* A noun in small letters behind a number says that it is a count. */
static bool
is_count(const struct likeness_window *window)
{
	const struct word *word = window->words[1], *noun = window->words[2];
	unsigned long number = strtoul(word->folded, NULL, 10);

	if (!likeness_window_joins(window, 2, word->end, " ") ||
	    noun->capital || noun->number || noun->length < 6)
		return false;
	return word_ends_in(noun->folded, noun->length,
	    number >= 2 && number <= 4 ? few_ends : many_ends);
}

/* «дома 3 ребёнка» */
static bool
is_at_home(const struct likeness_window *window)
{
	return likeness_window_is(window->words[0], "дома") && is_count(window);
}

/* «дом 7»; the word is one of few, told by its first letter. */
static bool
is_number_of_house(const struct likeness_window *window)
{
	static const char first[] = "д";

	return strncmp(window->words[0]->folded, first, sizeof(first) - 1) ==
		   0 &&
	       is_number_of(window, house_words) && !is_at_home(window);
}

static bool
is_number_of_plot(const struct likeness_window *window)
{
	return (window->mark_before & LIKENESS_COUNTED) != 0 &&
	       is_number_of(window, plot_words);
}

/* 112, 101 to 104, and what begins in a nought. */
static bool
is_telephone(const char *digits)
{
	return digits[0] == '0' || strcmp(digits, "112") == 0 ||
	       (strncmp(digits, "10", 2) == 0 && digits[2] >= '1' &&
		   digits[2] <= '4' && digits[3] == '\0');
}

/* The name before may be of something else: «Заявка 15», «звонила 112». */
static bool
is_doubtful(
    const struct likeness_houses *houses, const struct likeness_window *window)
{
	const struct word *name = window->words[0], *word = window->words[1];

	if ((window->mark_before & (LIKENESS_EVERYWHERE | LIKENESS_COUNTED |
				       LIKENESS_STOP | LIKENESS_NUMBERED)) !=
		0 ||
	    likeness_object_role(window->mark_before) != LIKENESS_ANY ||
	    (!houses->proper && likeness_object_is_action(name)))
		return true;
	if (name->capitals && name->length <= 6) /* ФЗ, УК */
		return true;
	return is_telephone(word->folded) || is_count(window);
}

/* «в Омске -20» */
static bool
is_below_nought(const struct likeness_window *window)
{
	const char *begin = window->words[1]->begin;

	return begin - window->words[0]->end > 1 && begin[-1] == '-';
}

/* «Мира 7», «Мира, 7», «Ромашка-1», «Космический пр-т 18». */
static bool
is_named(
    const struct likeness_houses *houses, const struct likeness_window *window)
{
	const struct word *before = window->words[0];
	bool adjacent;

	if (houses->street == 0 || houses->told || !window->has[0])
		return false;
	adjacent = before->end == houses->street_end;
	if (!adjacent &&
	    ((window->mark_before & (LIKENESS_STREET | LIKENESS_FORM)) == 0 ||
		before->begin != houses->street_end + 1))
		return false;
	if (!likeness_window_joins(
		window, 1, before->end, adjacent ? " ,-" : " ,.") ||
	    is_below_nought(window))
		return false;
	return houses->sure || !adjacent || !is_doubtful(houses, window);
}

bool
likeness_house_is_here(const struct likeness_houses *houses,
    const struct likeness_window *window, size_t skipped)
{
	return skipped > 0 || is_named(houses, window) ||
	       is_number_of_house(window) || is_number_of_plot(window);
}

/* «7, 9, 11», «7 и 9»: another one in a row; one alone may be a flat. */
static bool
is_next(const struct likeness_houses *houses,
    const struct likeness_window *window, const char *end)
{
	const char *at = houses->end, *begin = window->words[1]->begin;
	static const char and[] = "и ";
	bool joined = false;

	if (at == NULL)
		return false;
	while (at < begin && (*at == ' ' || *at == ','))
		at++;
	if (at < begin && strncmp(at, and, sizeof(and) - 1) == 0) {
		joined = true;
		at += sizeof(and) - 1;
	}
	return at == begin &&
	       (joined || (window->has[2] && window->words[2]->number &&
			      likeness_window_joins(window, 2, end, " ,")));
}

/* «7, 9», «7-9», «как и в 9», «9а»: a house, as far as can be told. */
static bool
may_be(const struct likeness_houses *houses,
    const struct likeness_window *window, uint32_t value)
{
	const char *at = houses->end, *begin = window->words[1]->begin;

	if (value >> NUMBER_BITS != 0)
		return true;
	if ((window->mark_before & (LIKENESS_STOP | LIKENESS_EVERYWHERE)) !=
		0 &&
	    likeness_window_is(window->words[0], near_words))
		return true;
	if (at == NULL)
		return false;
	while (at < begin && strchr(" ,-", *at) != NULL)
		at++;
	return at == begin;
}

void
likeness_house_tell(const struct likeness_houses *houses,
    const struct likeness_window *window, struct likeness_number *number)
{
	const struct word *behind =
	    window->words[window->words[2]->begin < number->end ? 3 : 2];

	if (number->role != LIKENESS_ANY)
		return;
	if (is_number_of_plot(window))
		number->role = LIKENESS_PLOT;
	else if (window->house ||
		 (behind->begin == number->end + 1 &&
		     likeness_window_is(behind, house_behind)) ||
		 is_next(houses, window, number->end))
		number->role = LIKENESS_HOUSE;
	else if (!may_be(houses, window, number->value))
		number->street = LIKENESS_NO_HOUSE;
	if (number->role != LIKENESS_ANY)
		number->street = (uint32_t)houses->street;
}

/* «на», «по ул.» */
static bool
leads_on(const struct likeness_window *window)
{
	return likeness_street_is_before(window) ||
	       (window->has[0] &&
		   likeness_window_is(window->words[0], "на по"));
}

void
likeness_house_take_name(struct likeness_houses *houses,
    const struct likeness_window *window, struct likeness_text *text,
    size_t place)
{
	const struct word *name = window->words[1];

	houses->street = place;
	houses->street_end = name->end;
	houses->sure = likeness_street_is_before(window);
	houses->proper = name->capital && window->has[0] &&
			 name->begin == window->words[0]->end + 1;
	houses->told = houses->waiting != 0 && leads_on(window) &&
		       name->begin - houses->waiting_end <= STREET_NEAR &&
		       strchr(" ,", *houses->waiting_end) != NULL;
	if (houses->told)
		text->terms[houses->waiting - 1].cut[1] = (uint32_t)place;
	houses->waiting = 0;
}

void
likeness_house_take_number(struct likeness_houses *houses,
    const struct likeness_window *window, const struct likeness_number *number,
    size_t place)
{
	if (number->role != LIKENESS_HOUSE && number->role != LIKENESS_PLOT)
		return;
	houses->end = number->end;
	houses->waiting =
	    window->has[0] && window->words[0]->end == houses->street_end
		? 0
		: place;
	houses->waiting_end = number->end;
}

static bool
is_house(const struct likeness_term *term)
{
	return term->kind == LIKENESS_NUMBER &&
	       (term->role == LIKENESS_HOUSE || term->role == LIKENESS_PLOT);
}

/* Two numbers may be of one street, where both say which. */
static bool
is_of_one(const struct likeness_twins *one, const struct likeness_term *a,
    const struct likeness_twins *other, const struct likeness_term *b)
{
	if (a->role != b->role)
		return false;
	return a->cut[1] == 0 || b->cut[1] == 0 ||
	       one->of[a->cut[1] - 1] == b->cut[1] - 1 ||
	       other->of[b->cut[1] - 1] == a->cut[1] - 1;
}

/* The other text has that house, or a number that may be it. */
static bool
is_shared(const struct likeness_twins *one, size_t i,
    const struct likeness_twins *other)
{
	const struct likeness_term *house = &one->text->terms[i];

	if (one->of[i] == LIKENESS_NO_TWIN)
		return false;
	for (size_t j = one->of[i]; j < other->text->count; j++) {
		const struct likeness_term *term = &other->text->terms[j];

		if (term->kind != LIKENESS_NUMBER || term->same != house->same)
			continue;
		if (is_house(term) ? is_of_one(one, house, other, term)
				   : term->role == LIKENESS_ANY &&
					 term->cut[1] != LIKENESS_NO_HOUSE)
			return true;
	}
	return false;
}

/* A house beside it in its street, if that is known, is shared. */
static bool
has_shared_beside(const struct likeness_twins *one, size_t house,
    const struct likeness_twins *other)
{
	const struct likeness_term *terms = one->text->terms;

	for (size_t i = 0; i < one->text->count; i++)
		if (is_house(&terms[i]) && terms[i].role == terms[house].role &&
		    (terms[i].cut[1] == terms[house].cut[1] ||
			terms[i].cut[1] == 0 || terms[house].cut[1] == 0) &&
		    is_shared(one, i, other))
			return true;
	return false;
}

bool
likeness_house_is_other(
    const struct likeness_twins *one, const struct likeness_twins *other)
{
	const struct likeness_text *a = one->text, *b = other->text;

	for (size_t i = 0; i < a->count; i++) {
		if (!is_house(&a->terms[i]) || has_shared_beside(one, i, other))
			continue;
		for (size_t j = 0; j < b->count; j++)
			if (is_house(&b->terms[j]) &&
			    is_of_one(one, &a->terms[i], other, &b->terms[j]) &&
			    !has_shared_beside(other, j, one))
				return true;
	}
	return false;
}
