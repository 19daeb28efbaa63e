/*
 * What a reading means, in Russian: for those who read an explanation and not
 * the settings. Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_MEANING_H
#define OTKLIK_ORDER_MEANING_H

/*
 * The meaning of a value of a reading that can change a due time; NULL if the
 * key is no such reading. Of `center` the value does not matter.
 */
const char *meaning_of(const char *key, const char *value);

#endif
