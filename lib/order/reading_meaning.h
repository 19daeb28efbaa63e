/*
 * What each reading means, in Russian: for those who sign a report.
 */
#ifndef OTKLIK_ORDER_READING_MEANING_H
#define OTKLIK_ORDER_READING_MEANING_H

/* The meaning of a value of a reading; NULL if there are no words for it. */
const char *reading_meaning(const char *key, const char *value);

#endif
