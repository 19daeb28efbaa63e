#include "language/likeness_number.h"

#include <string.h>

#include "base/text.h"
#include "language/fold.h"
#include "language/fold_code.h"
#include "language/likeness_noun.h"

enum { NUMBER_MAX = 1000 };

static const char corpus_words[] = "корп корпус корпуса корпусе стр строение "
				   "строения строении";
static const char ordinal_ends[] = "я й ю е ая ый ой ую ое го му ей ой ом ю х";
static const char adjective_ends[] = "ая ой ую";

/* Letters of houses: «7г» is one, «7м» is a length. */
static const char house_letters[] = "абвгдежик";

struct reading {
	const struct likeness_window *window;
	const char *rest; /* of the folded word in hand */
	struct likeness_number *number;
	bool ordinal;
};

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Moves behind the digits. */
static uint32_t
take_digits(const char **at)
{
	uint32_t value = 0;

	for (; is_digit(**at); (*at)++)
		if (value < NUMBER_MAX)
			value = value * 10 + (uint32_t)(**at - '0');
	return value < NUMBER_MAX ? value : NUMBER_MAX;
}

/* Which letter of a house a letter is, 1 to 9; moves behind it. 0: none. */
static uint32_t
take_letter(const char **at)
{
	const char *next = *at;
	uint32_t code;
	unsigned symbol;
	char letter[5] = "";
	const char *found;

	if (*next == '\0' || is_digit(*next))
		return 0;
	code = text_next(&next, next + strlen(next));
	symbol = fold_code_like(code);
	if (symbol != 0)
		code = 0x430 + symbol - FOLD_CYRILLIC;
	letter[text_encode(code, letter)] = '\0';
	found = strstr(house_letters, letter);
	if (found == NULL)
		return 0;
	*at = next;
	return (uint32_t)(found - house_letters) / 2 + 1;
}

/* A word of such letters, to be looked up; false if there are none. */
static bool
take_text(const char *text, struct word *word)
{
	word->length = strlen(text);
	if (word->length == 0 || word->length >= sizeof(word->folded))
		return false;
	memcpy(word->folded, text, word->length + 1);
	return true;
}

static bool
is_in(const char *text, const char *list)
{
	struct word word;

	return take_text(text, &word) && likeness_window_is(&word, list);
}

static void
put_letter(struct likeness_number *number, uint32_t letter)
{
	number->value |= letter << 10;
}

/* A fraction or corpus, with a letter of its own; false if it is none. */
static bool
put_part(struct likeness_number *number, const char *folded)
{
	const char *at = folded;
	uint32_t part = take_digits(&at);
	const char *behind = at;
	uint32_t letter = take_letter(&at);

	if (behind == folded || *at != '\0')
		return false;
	number->value |= part << 14 | letter << 24;
	return true;
}

/* «к1», «корп1», «с2» written as one word. */
static bool
put_corpus(struct likeness_number *number, const char *folded)
{
	static const char *const begins[] = {
	    "корпус", "корп", "к", "k", "стр", "с", "c"};

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		size_t length = strlen(begins[i]);

		if (strncmp(folded, begins[i], length) == 0 &&
		    is_digit(folded[length]))
			return put_part(number, folded + length);
	}
	return false;
}

/* What stands behind the digits in the same word. False: a measure. */
static bool
read_rest(struct reading *reading)
{
	const char *at = reading->rest;
	uint32_t letter;
	struct word word;

	if (*at == '\0' || put_corpus(reading->number, at))
		return true;
	letter = take_letter(&at);
	if (letter != 0 && (*at == '\0' || put_corpus(reading->number, at))) {
		put_letter(reading->number, letter);
		return true;
	}
	reading->ordinal = is_in(reading->rest, ordinal_ends);
	return !take_text(reading->rest, &word) ||
	       !likeness_noun_is_unit(&word);
}

/* The next word is nothing but a letter of the house: «7-а», «7 "А"», «7 а,» */
static bool
is_letter_apart(const struct likeness_window *window)
{
	const struct word *word = window->words[1], *next = window->words[2];
	const char *at = next->folded;

	if (!likeness_window_joins(window, 2, word->end, " -\"«'") ||
	    next->begin - word->end > 4 || take_letter(&at) == 0 || *at != '\0')
		return false;
	if (next->begin - word->end == 1 && *word->end == '-')
		return true;
	if (next->begin - word->end > 1) /* a quote */
		return true;
	if (next->end == window->end)
		return true;
	return *next->end == ',' || (next->capital && *next->end != '.');
}

/* «корп. 1», «корпус 1»; «к 1» could be a time. */
static bool
is_corpus_apart(const struct likeness_window *window, const char *from)
{
	const struct word *next = window->words[2], *part = window->words[3];

	if (!likeness_window_joins(window, 2, from, " ,") ||
	    !likeness_window_joins(window, 3, next->end, " .") || !part->number)
		return false;
	if (likeness_window_is(next, corpus_words))
		return true;
	return likeness_window_is(next, "к") &&
	       (*next->end == '.' || part->end == window->end ||
		   strchr(",.;!?\n", *part->end) != NULL);
}

/* What belongs to the number in the words behind. */
static void
read_behind(struct reading *reading)
{
	const struct likeness_window *window = reading->window;
	const struct word *next = window->words[2], *third = window->words[3];
	struct likeness_number *number = reading->number;
	const char *at = next->folded;

	if (likeness_window_joins(window, 2, number->end, "-") &&
	    is_in(next->folded, ordinal_ends)) {
		reading->ordinal = true;
		number->end = next->end;
	} else if (*reading->rest == '\0' && is_letter_apart(window)) {
		put_letter(number, take_letter(&at));
		number->end = next->end;
		if (number->end < window->end && *number->end == '"')
			number->end++;
	} else if (likeness_window_joins(window, 2, number->end, "/")) {
		if (put_part(number, next->folded))
			number->end = next->end;
	} else if (is_corpus_apart(window, number->end)) {
		if (put_part(number, third->folded))
			number->end = third->end;
	} else if (likeness_window_joins(window, 2, number->end, " ,") &&
		   put_corpus(number, next->folded)) {
		number->end = next->end;
	}
}

/* The word behind the number and what belongs to it. */
static int
next_of(const struct reading *reading)
{
	const struct likeness_window *window = reading->window;

	return window->has[2] && window->words[2]->begin < reading->number->end
		   ? 3
		   : 2;
}

/* «1-я Железнодорожная», «ул. 4 Северная», «24 Северная 15». */
static bool
is_of_street(const struct reading *reading)
{
	const struct likeness_window *window = reading->window;
	int next = next_of(reading);
	const struct word *name = window->words[next];

	if (!likeness_window_joins(window, next, reading->number->end, " "))
		return false;
	if (reading->ordinal)
		return name->capital ||
		       (word_ends_in(
			    name->folded, name->length, adjective_ends) &&
			   (window->mark_before & LIKENESS_STREET) != 0);
	if (window->has[0] && (window->mark_before & LIKENESS_STREET) != 0 &&
	    likeness_window_joins(window, 1, window->words[0]->end, " ."))
		return !name->number && (name->capital || !window->house);
	return next == 2 && !window->house && name->capital &&
	       word_ends_in(name->folded, name->length, adjective_ends) &&
	       window->has[3] && window->words[3]->number;
}

static bool
is_after_counted(const struct likeness_window *window)
{
	return window->has[0] && (window->mark_before & LIKENESS_COUNTED) != 0;
}

/*
 * What the number is of by the word before or behind: «подъезд 1», «1-й
 * подъезд»; not the 7 of «Мира 7 подъезд 1».
 */
static enum likeness_role
role_beside(const struct reading *reading)
{
	const struct likeness_window *window = reading->window;
	int next = next_of(reading);
	enum likeness_role role = LIKENESS_ANY;

	if (is_after_counted(window) &&
	    likeness_window_joins(window, 1, window->words[0]->end, " №:"))
		role = likeness_noun_role(window->words[0]);
	if (role != LIKENESS_ANY ||
	    !likeness_window_joins(window, next, reading->number->end, " ") ||
	    (window->house && !reading->ordinal &&
		likeness_noun_is_numbered(window, window->words[next])))
		return role;
	return likeness_noun_role(window->words[next]);
}

/* «3-го ребёнка», «1-й класс»; «5-й дом» is a house. */
static bool
is_of_other(const struct reading *reading)
{
	const struct likeness_window *window = reading->window;
	int next = next_of(reading);

	return likeness_window_joins(window, next, reading->number->end, " ") &&
	       !window->words[next]->number &&
	       window->words[next]->length > 4 &&
	       !likeness_window_is(window->words[next], "дом доме дома дому");
}

/* «16 минут», «5-й этаж». */
static bool
is_counted(const struct likeness_window *window, const char *from, int word)
{
	return window->has[word] && window->words[word]->begin - from <= 1 &&
	       (window->words[word]->begin == from || *from == ' ') &&
	       likeness_noun_is_unit(window->words[word]) &&
	       !(window->house &&
		   likeness_noun_has_flat(window, window->words[word]));
}

/* «+16», «18:10», «22.04», «2025», «5%» are no number of a house. */
static bool
is_measure(const struct likeness_window *window, uint32_t value)
{
	const struct word *word = window->words[1];
	const char *before = word->begin - 1, *behind = word->end;
	bool digit_behind = window->end - behind > 1 && is_digit(behind[1]);

	if (value >= NUMBER_MAX)
		return true;
	if (before >= window->text &&
	    (*before == '+' || *before == ':' ||
		(*before == '.' && before > window->text &&
		    is_digit(before[-1]))))
		return true;
	if (behind < window->end &&
	    (*behind == '%' ||
		(digit_behind && (*behind == ':' || *behind == '.'))))
		return true;
	return is_counted(window, behind, 2);
}

/* «24/7»: always. */
static bool
is_always(const struct likeness_window *window, uint32_t value)
{
	return value == 24 &&
	       likeness_window_joins(window, 2, window->words[1]->end, "/") &&
	       strcmp(window->words[2]->folded, "7") == 0;
}

bool
likeness_number_read(const struct likeness_window *window, size_t skipped,
    struct likeness_number *number)
{
	const struct word *word = window->words[1];
	const char *begin = word->folded + skipped;
	struct reading reading = {window, begin, number, false};

	*number = (struct likeness_number){.end = word->end};
	number->value = take_digits(&reading.rest);
	number->digits = (size_t)(reading.rest - begin);
	if (is_always(window, number->value)) {
		number->end = window->words[2]->end;
		return false;
	}
	if (number->digits == 0 || is_measure(window, number->value) ||
	    !read_rest(&reading))
		return false;
	if (is_after_counted(window) && likeness_noun_is_flat(window->words[0]))
		return false;
	read_behind(&reading);
	if (reading.ordinal && is_counted(window, number->end, 3))
		return false;
	number->role = role_beside(&reading);
	if (number->role != LIKENESS_ANY)
		return true;
	if (is_of_street(&reading))
		number->role = LIKENESS_ORDINAL;
	else if (reading.ordinal && is_of_other(&reading))
		number->role = LIKENESS_RANK;
	return true;
}
