/*
 * A clock as a row of the table clock. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_CLOCK_ROW_H
#define OTKLIK_STORE_CLOCK_ROW_H

#include "base/arena.h"
#include "store/cases.h"
#include "store/sql.h"

/* The columns clock_row_read expects, in its order. */
#define CLOCK_ROW_COLUMNS                                                      \
	"clock_id, message, assignment, clock, rule, ruleset, force, body, "   \
	"owner, start, \"limit\", due, stop, state, late_minutes, "            \
	"target_due, alt_due, alt_reading, readings, detected, target, "       \
	"ending, law, notice"

/* Texts live in the arena. */
void clock_row_read(
    sqlite3_stmt *row, struct arena *arena, struct case_clock *clock);

#endif
