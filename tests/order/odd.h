/*
 * For the tests of lib/order: tables with odd rows made by hand, and what
 * working time is asked with.
 */
#ifndef OTKLIK_TESTS_ORDER_ODD_H
#define OTKLIK_TESTS_ORDER_ODD_H

#include "tables.h"
#include "order/hours.h"

/* Layers made by hand: validity, a body's own days, odd hours. */
static const struct schedule odd_rows[] = {
    {"dated", 1, "09:00", "18:00", DATE_NONE, 19000},
    {"dated", 1, "10:00", "16:00", 19001, DATE_NONE},
    {"night", 1, "22:00", "02:00", DATE_NONE, DATE_NONE},
    {"night", 2, "22:00", "06:00", DATE_NONE, DATE_NONE},
    {"late", 3, "09:00", "00:00", DATE_NONE, DATE_NONE},
    {"late", 4, "09:00", "24:00", DATE_NONE, DATE_NONE},
    {"always", 1, "00:00", "24:00", DATE_NONE, DATE_NONE},
    {"always", 2, "00:00", "00:00", DATE_NONE, DATE_NONE},
    {"bits", 1, "15:00", "15:20", DATE_NONE, DATE_NONE},
    {"bits", 1, "09:00", "12:00", DATE_NONE, DATE_NONE},
    {"bits", 1, "13:00", "13:30", DATE_NONE, DATE_NONE},
    {"ended", 1, "09:00", "18:00", DATE_NONE, 19000},
    {"saturday", 6, "10:00", "14:00", DATE_NONE, DATE_NONE},
    {"never", 7, "10:00", "14:00", 1, 2},
};
static const struct calendar odd_days[] = {
    {18993, "off", NULL, "New Year", NULL},    /* 2022-01-01 */
    {18994, "short", NULL, NULL, "somebody"},  /* Sunday */
    {19002, "short", NULL, NULL, NULL},	       /* Monday 2022-01-10 */
    {19003, "off", NULL, NULL, "archive"},     /* Tuesday */
    {19009, "off", NULL, NULL, NULL},	       /* Monday 2022-01-17 */
    {19009, "working", NULL, NULL, "archive"}, /* the same date */
    {20089, "off", NULL, NULL, NULL},	       /* 2025-01-01 */
};
static const struct timetable_rows odd = {odd_rows,
    sizeof(odd_rows) / sizeof(odd_rows[0]), odd_days,
    sizeof(odd_days) / sizeof(odd_days[0])};

static inline int64_t
date(const char *text)
{
	int64_t days;

	assert_true(date_parse(text, &days));
	return days;
}

static inline int64_t
at(const char *text, const struct zone *zone)
{
	int64_t instant;

	assert_true(instant_parse(text, zone, &instant));
	return instant;
}

static inline struct hours *
open_hours(const struct timetable_rows *rows, const char *schedule,
    const char *body, const struct readings *readings, const struct zone *zone)
{
	struct hours *hours = NULL;
	const struct fault *fault =
	    hours_open(&hours, rows, schedule, body, readings, zone);

	if (fault != NULL)
		fail_msg("%s", fault->text);
	return hours;
}

static inline void
check_fault(const struct fault *fault, const char *field, const char *part)
{
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_INPUT);
	assert_string_equal(fault->field, field);
	if (strstr(fault->text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", fault->text, part);
}

#endif
