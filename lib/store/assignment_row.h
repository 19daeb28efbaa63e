/*
 * An assignment as a row of the table. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_ASSIGNMENT_ROW_H
#define OTKLIK_STORE_ASSIGNMENT_ROW_H

#include "base/arena.h"
#include "model/assignment.h"
#include "store/sql.h"

/* The columns assignment_row_read expects, in its order. */
#define ASSIGNMENT_ROW_COLUMNS                                                 \
	"assignment, message, body, role, seq, state, received_at, due, "      \
	"last_at"

/* Texts live in the arena. */
void assignment_row_read(
    sqlite3_stmt *row, struct arena *arena, struct assignment *assignment);

#endif
