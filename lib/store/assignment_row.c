#include "store/assignment_row.h"

void
assignment_row_read(
    sqlite3_stmt *row, struct arena *arena, struct assignment *assignment)
{
	assignment->assignment = sqlite3_column_int64(row, 0);
	assignment->message = sqlite3_column_int64(row, 1);
	assignment->body = sql_column_text(row, 2, arena);
	assignment_role_parse(
	    (const char *)sqlite3_column_text(row, 3), &assignment->role);
	assignment->seq = sqlite3_column_int64(row, 4);
	assignment_state_parse(
	    (const char *)sqlite3_column_text(row, 5), &assignment->state);
	assignment->received_at = sqlite3_column_int64(row, 6);
	assignment->due = sql_column_integer(row, 7);
	assignment->last_at = sqlite3_column_int64(row, 8);
}
