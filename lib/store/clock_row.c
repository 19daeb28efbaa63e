#include "store/clock_row.h"

void
clock_row_read(sqlite3_stmt *row, struct arena *arena, struct case_clock *made)
{
	struct clock *clock = &made->clock;

	clock->clock_id = sqlite3_column_int64(row, 0);
	clock->id = sqlite3_column_int64(row, 1);
	made->assignment = sql_column_integer(row, 2);
	clock->clock = sql_column_text(row, 3, arena);
	clock->rule = sql_column_text(row, 4, arena);
	clock->ruleset = sql_column_text(row, 5, arena);
	clock->force = sql_column_text(row, 6, arena);
	clock->body = sql_column_text(row, 7, arena);
	clock->owner = sql_column_text(row, 8, arena);
	clock->start = sqlite3_column_int64(row, 9);
	clock->limit = sql_column_text(row, 10, arena);
	clock->due = sql_column_integer(row, 11);
	clock->stop = sql_column_integer(row, 12);
	clock->state = sql_column_text(row, 13, arena);
	clock->late_minutes = sql_column_integer(row, 14);
	clock->target_due = sql_column_integer(row, 15);
	clock->alt_due = sql_column_integer(row, 16);
	clock->alt_reading = sql_column_text(row, 17, arena);
	clock->readings = sql_column_text(row, 18, arena);
	made->detected = sql_column_integer(row, 19);
	made->target = sql_column_text(row, 20, arena);
	made->ending = sql_column_text(row, 21, arena);
	made->law = sql_column_integer(row, 22);
	made->notice = sql_column_integer(row, 23);
}
