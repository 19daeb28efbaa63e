/*
 * What of a text stands in another one's words in the same place: «не работает
 * лифт», «не работает домофон». Inside lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_REPLACED_H
#define OTKLIK_LANGUAGE_LIKENESS_REPLACED_H

#include "language/likeness_twins.h"

/*
 * How much of the words of the first is replaced by others in the second
 * between words that both have, or their beginning or end; what is done may be
 * said in other words and does not count.
 */
double likeness_replaced(
    const struct likeness_twins *one, const struct likeness_twins *other);

/*
 * True if the two share nothing that is spoken of but what is done, and it is
 * done to, or by, another thing: «сломали забор», «качели сломали».
 */
bool likeness_replaced_argument(
    const struct likeness_twins *one, const struct likeness_twins *other);

/* How much a term weighs that is no number. */
double likeness_replaced_weight(const struct likeness_term *term);

#endif
