/*
 * The upper layers of a timetable: the rows of the federal calendar, and over
 * them a body's own ones.
 */
#ifndef OTKLIK_ORDER_EXCEPTION_H
#define OTKLIK_ORDER_EXCEPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/reference.h"

enum exception_kind {
	EXCEPTION_OFF,		 /* nobody works */
	EXCEPTION_SHORT,	 /* it ends an hour earlier */
	EXCEPTION_WORKING,	 /* a day off that is worked (I-56) */
	EXCEPTION_WORKING_SHORT, /* both */
	EXCEPTION_DECREE,	 /* non-working by decree: decree_days */
	EXCEPTION_KINDS
};

/* The row that decides what a date is. */
struct exception {
	int64_t date;
	enum exception_kind kind;
	int hours_as; /* weekday 1 to 7 whose hours are worked; 0: its own */
	const struct calendar *row;
};

struct exceptions {
	struct exception *rows; /* by date, one each */
	size_t count;
	int *years; /* covered, ascending */
	size_t year_count;
};

/*
 * Reads the federal rows and those of `body` (NULL: of nobody), which win.
 * FAULT_INPUT if a row is wrong or a date comes twice. exception_free takes
 * back what exception_read gave, faulty or not.
 */
const struct fault *exception_read(struct exceptions *exceptions,
    const struct calendar *rows, size_t count, const char *body);
void exception_free(struct exceptions *exceptions);

/* What the calendar says about a date; NULL: nothing. */
const struct exception *exception_find(
    const struct exceptions *exceptions, int64_t date);

/*
 * True if the calendar knows the year: it has at least one federal row in it.
 * Every real year has, beginning with its first of January.
 */
bool exception_covers(const struct exceptions *exceptions, int year);

#endif
