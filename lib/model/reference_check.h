/*
 * Is a reference table right, before it takes the place of another one?
 *
 * Pure functions over the rows as they would be loaded. A wrong table is
 * refused as a whole: the fault names column and value, the index tells the
 * caller which line that was.
 */
#ifndef OTKLIK_MODEL_REFERENCE_CHECK_H
#define OTKLIK_MODEL_REFERENCE_CHECK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/reference.h"

/* The rows of one table: an array of the struct of its schema. */
struct reference_rows {
	const void *rows;
	size_t count;
};

/*
 * Checks a table by itself: needed cells, codes and enumerations, times and
 * dates, rows that contradict each other, parents, and what the tables of one
 * KIND need as a whole. `*bad` becomes the index of the wrong row, or the
 * number of rows if the table as a whole is meant. FAULT_INPUT if it is
 * wrong, FAULT_USAGE if there is no such KIND. A setting `timezone` is looked
 * up in the tz database; nothing else is read.
 */
const struct fault *reference_check(
    const char *kind, struct reference_rows table, size_t *bad);

/*
 * Checks what the rows of a table say about rows of others: bodies, topics,
 * places, schedules, importance. `tables` are all tables, the new one among
 * them, in the order of reference_all. `*bad` and the fault as above.
 */
const struct fault *reference_check_links(const char *kind,
    const struct reference_rows tables[REFERENCE_KINDS], size_t *bad);

/*
 * Which row of another table names one that the new table does not have: tables
 * that name each other can only be replaced one by one, so it is not wrong.
 * NULL or a sentence in the arena.
 */
const char *reference_check_orphans(const char *kind,
    const struct reference_rows tables[REFERENCE_KINDS], struct arena *arena);

/*
 * What is odd about a calendar without being wrong: a year in which its
 * working days or hours (40 h a week) are not those of the federal calendar
 * (RULES 4.2), as in a region with holidays of its own. More of them are
 * wrong (reference_check). NULL or a sentence in the arena.
 */
const char *reference_check_doubt(
    const char *kind, struct reference_rows table, struct arena *arena);

/*
 * Working days of a five-day week in a year, for everybody; days off by
 * decree do not count. `*hours` becomes those of a 40 hour week.
 */
int reference_check_year(struct reference_rows calendar, int year, int *hours);

#endif
