/*
 * Civil dates, and with them all that is told in time: instants, zones, terms.
 *
 * An instant is a count of seconds since 1970-01-01T00:00:00Z. A civil date
 * is a count of days since 1970-01-01, whatever the zone. A civil second is
 * what a clock on the wall of one zone shows: days * 86400 + seconds of day.
 * The machine's own zone, TZ and locale are never looked at: a zone is read
 * by name from the tz database, and is an argument.
 */
#ifndef OTKLIK_BASE_DATE_H
#define OTKLIK_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"
#include "base/term.h"
#include "base/zone.h"

#define DATE_NONE INT64_MIN

enum { DAY_SECONDS = 86400, DATE_TEXT = 24 };

/* Days since 1970-01-01 of a proleptic Gregorian date. */
int64_t date_days(int year, int month, int day);
/* The reverse. */
void date_civil(int64_t days, int *year, int *month, int *day);
/* True if the year has such a day. */
bool date_exists(int year, int month, int day);
/* 1 Monday to 7 Sunday. */
int date_weekday(int64_t days);
/* Floor division of a civil second into days; the rest is seconds of day. */
int64_t date_of_civil(int64_t civil, int32_t *seconds);

/* Reads YYYY-MM-DD or DD.MM.YYYY, a date that exists; else false. */
bool date_parse(const char *text, int64_t *days);
/* Reads the same forms from the front of a text: where they end, or NULL. */
const char *date_scan(const char *text, int64_t *days);
/* Writes YYYY-MM-DD. */
void date_format(int64_t days, char out[DATE_TEXT]);
/* The same with room for nothing else: returns where it ends, no NUL. */
char *date_put(int64_t days, char *out);

#endif
