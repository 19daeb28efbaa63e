#include "store/entries_row.h"

void
entries_row_read(sqlite3_stmt *row, int column, const struct schema *schema,
    struct arena *arena, void *data)
{
	size_t i;

	for (i = 0; i < schema->count; i++, column++) {
		char *member = (char *)data + schema->fields[i].offset;

		if (schema_is_text(&schema->fields[i]))
			*(const char **)member =
			    sql_column_text(row, column, arena);
		else
			*(int64_t *)(void *)member =
			    sql_column_integer(row, column);
	}
}
