/*
 * Instants as text: seconds since 1970-01-01T00:00:00Z, shown in a zone.
 */
#ifndef OTKLIK_BASE_INSTANT_H
#define OTKLIK_BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/zone.h"

#define INSTANT_NONE INT64_MIN

enum { INSTANT_TEXT = 40 }; /* room for any instant as text */

/*
 * Reads an instant: ISO 8601 with offset or Z; YYYY-MM-DD[T ]HH:MM[:SS[.f]]
 * and DD.MM.YYYY HH:MM[:SS] in `zone`; a date alone is its first instant.
 * Behind a blank an hour may have one digit.
 * Fractions of a second are dropped. False if it is none of these or names a
 * day or time that does not exist (24:00:00 is the end of the day; second 60
 * is refused), or if `zone` shows it in no year from 0000 to 9999.
 */
bool instant_parse(const char *text, const struct zone *zone, int64_t *instant);

/* Writes ISO 8601 with the zone's offset: 2022-10-03T10:00:00+06:00. */
void instant_format(
    int64_t instant, const struct zone *zone, char out[INSTANT_TEXT]);

/* Writes DD.MM.YYYY HH:MM, with :SS unless zero: for officials. */
void instant_format_ru(
    int64_t instant, const struct zone *zone, char out[INSTANT_TEXT]);

#endif
