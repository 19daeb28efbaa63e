/*
 * What an input is, by its first bytes. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_FORM_H
#define OTKLIK_RECORD_FORM_H

#include <stdbool.h>
#include <stddef.h>

enum form { FORM_UNKNOWN, FORM_ROWS, FORM_ELEMENTS, FORM_SHEET, FORM_REFUSED };

/* Is it CSV or JSON? FORM_UNKNOWN only with `more`, if that must come first. */
enum form form_of(const char *bytes, size_t length, bool more);

/*
 * Why it cannot be either, as a sentence, or NULL. `encoded`: somebody, or a
 * mark in front, said in which encoding it is.
 */
const char *form_refusal(const char *bytes, size_t length, bool encoded);

#endif
