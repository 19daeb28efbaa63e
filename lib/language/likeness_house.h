/*
 * Which numbers of a text are of houses, and of which street: «Мира 7», «в доме
 * 7 на Мира», «Мира 7 и 9». Another house tells, whatever other numbers two
 * texts have in common (I-35). Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_HOUSE_H
#define OTKLIK_LANGUAGE_LIKENESS_HOUSE_H

#include "language/likeness_number.h"
#include "language/likeness_twins.h"
#include "language/likeness_window.h"

/* What of a text that is read has been seen; places of terms are from 1. */
struct likeness_houses {
	size_t street; /* the last name */
	const char *street_end;
	bool sure;	/* a word for a street stands before it */
	bool proper;	/* capital, inside a sentence */
	bool told;	/* its house was: «дом 7 на Мира» */
	size_t waiting; /* a house whose street may follow */
	const char *waiting_end;
	const char *end; /* of the last house */
};

/* Marks the words whose numbers are no houses. */
void likeness_house_mark(struct stemmer *stemmer);

/* Letters, in bytes, before the number of «д7», «дом7а»; 0: it is none. */
size_t likeness_house_letters(const struct word *word);

/* True if a number in hand stands where that of a house does. */
bool likeness_house_is_here(const struct likeness_houses *houses,
    const struct likeness_window *window, size_t skipped);

/* Says of a number that was read what house it is, if it is one. */
void likeness_house_tell(const struct likeness_houses *houses,
    const struct likeness_window *window, struct likeness_number *number);

/* Takes a name, the word in hand, or a number that are terms at that place. */
void likeness_house_take_name(struct likeness_houses *houses,
    const struct likeness_window *window, struct likeness_text *text,
    size_t place);
void likeness_house_take_number(struct likeness_houses *houses,
    const struct likeness_window *window, const struct likeness_number *number,
    size_t place);

/* Both have houses of one street, and none of it in common. */
bool likeness_house_is_other(
    const struct likeness_twins *one, const struct likeness_twins *other);

#endif
