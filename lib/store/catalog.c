#include "store/catalog.h"

#include <string.h>

#include "model/schema.h"
#include "store/sql.h"

/* The columns as SQL names, each quoted: some are words of SQL. */
static void
write_columns(const struct reference *reference, struct buffer *sql)
{
	size_t i;

	for (i = 0; i < reference->schema->count; i++)
		buffer_printf(sql, "%s\"%s\"", i > 0 ? ", " : "",
		    reference->schema->fields[i].name);
}

static const struct fault *
insert_rows(struct store *store, sqlite3_stmt *statement,
    const struct catalog *catalog, size_t columns)
{
	size_t row, column;

	for (row = 0; row < catalog->rows; row++) {
		sqlite3_bind_int64(statement, 1, (sqlite3_int64)row + 1);
		for (column = 0; column < columns; column++)
			sqlite3_bind_text(statement, (int)column + 2,
			    catalog->cells[row * columns + column], -1,
			    SQLITE_STATIC);
		if (sqlite3_step(statement) != SQLITE_DONE)
			return sql_fault(store, "cannot write a table");
		sqlite3_reset(statement);
	}
	return NULL;
}

const struct fault *
catalog_write(struct store *store, const struct reference *reference,
    const struct catalog *catalog)
{
	const struct fault *fault;
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;
	size_t i, columns = reference->schema->count;

	buffer_printf(&sql, "DELETE FROM \"%s\"", reference->kind);
	fault = sql_script(store, sql.bytes, "cannot empty a table");
	buffer_reset(&sql);
	buffer_printf(&sql, "INSERT INTO \"%s\" (\"row\", ", reference->kind);
	write_columns(reference, &sql);
	buffer_puts(&sql, ") VALUES (?");
	for (i = 0; i < columns; i++)
		buffer_puts(&sql, ", ?");
	buffer_puts(&sql, ")");
	if (fault == NULL)
		fault = sql_prepare_once(
		    store, &statement, sql.bytes, "cannot write a table");
	if (fault == NULL)
		fault = insert_rows(store, statement, catalog, columns);
	sqlite3_finalize(statement);
	buffer_free(&sql);
	return fault;
}

static const struct fault *
count_rows(struct store *store, const char *kind, size_t *rows)
{
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;
	const struct fault *fault;

	buffer_printf(&sql, "SELECT count(*) FROM \"%s\"", kind);
	fault = sql_prepare_once(
	    store, &statement, sql.bytes, "cannot read a table");
	if (fault == NULL && sqlite3_step(statement) != SQLITE_ROW)
		fault = sql_fault(store, "cannot read a table");
	if (fault == NULL)
		*rows = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	buffer_free(&sql);
	return fault;
}

const struct fault *
catalog_read(struct store *store, const struct reference *reference,
    struct arena *arena, struct catalog *catalog)
{
	const struct fault *fault;
	struct buffer sql = {0};
	sqlite3_stmt *statement = NULL;
	size_t column, row = 0, rows = 0, columns = reference->schema->count;
	bool more = true;

	*catalog = (struct catalog){0};
	if ((fault = count_rows(store, reference->kind, &rows)) != NULL)
		return fault;
	catalog->cells =
	    arena_alloc(arena, (rows * columns + 1) * sizeof(char *));
	buffer_puts(&sql, "SELECT ");
	write_columns(reference, &sql);
	buffer_printf(&sql, " FROM \"%s\" ORDER BY \"row\" LIMIT %zu",
	    reference->kind, rows);
	fault = sql_prepare_once(
	    store, &statement, sql.bytes, "cannot read a table");
	while (fault == NULL &&
	       (fault = sql_step(store, statement, &more)) == NULL && more) {
		for (column = 0; column < columns; column++)
			catalog->cells[row * columns + column] =
			    sql_column_text(statement, (int)column, arena);
		row++;
	}
	catalog->rows = row;
	sqlite3_finalize(statement);
	buffer_free(&sql);
	return fault;
}

void
catalog_record(const struct reference *reference, const struct catalog *catalog,
    size_t row, struct arena *arena, struct record *record)
{
	size_t i, columns = reference->schema->count;

	*record = (struct record){0};
	record->object.kind = VALUE_OBJECT;
	record->input = reference->kind;
	record->position = row + 1;
	record->element = true;
	for (i = 0; i < columns; i++) {
		const char *cell = catalog->cells[row * columns + i];

		if (cell != NULL)
			value_append(&record->object,
			    value_text(arena, reference->schema->fields[i].name,
				cell));
	}
}

void
catalog_text(const struct reference *reference, const struct catalog *catalog,
    struct buffer *text)
{
	size_t i, columns = reference->schema->count;

	buffer_puts(text, "");
	for (i = 0; i < catalog->rows * columns; i++) {
		const char *cell = catalog->cells[i];

		buffer_putc(text, i % columns == 0 ? '[' : ',');
		if (cell == NULL)
			buffer_puts(text, "null");
		else
			buffer_json(text, cell, strlen(cell));
		if (i % columns == columns - 1)
			buffer_puts(text, "]\n");
	}
}

const struct fault *
catalog_loaded(struct store *store, int64_t *seq)
{
	static const char last[] = "SELECT max(seq) FROM event "
				   "WHERE message IS NULL AND kind = 'loaded'";

	return sql_integer(store, seq, 0, last, "");
}

/* A row of the stored content is cells of one row after the other. */
static const struct fault *
read_cells(struct store *store, int64_t seq, size_t columns,
    struct arena *arena, struct catalog *catalog)
{
	/* Each line is a JSON array; a newline inside a cell is escaped. */
	static const char cells[] =
	    "WITH content AS MATERIALIZED (SELECT '[' || "
	    "rtrim(replace(text, char(10), ','), ',') || ']' AS list "
	    "FROM event_text WHERE seq = ? AND field = 'content') "
	    "SELECT r.key, c.key, c.value FROM content, "
	    "json_each(content.list) r, json_each(r.value) c "
	    "ORDER BY r.key DESC, c.key";
	const struct fault *fault;
	sqlite3_stmt *cell;
	bool more = true;

	if ((fault = sql_query(store, &cell, cells, "i", seq)) != NULL)
		return fault;
	while ((fault = sql_step(store, cell, &more)) == NULL && more) {
		size_t row = (size_t)sqlite3_column_int64(cell, 0);
		size_t column = (size_t)sqlite3_column_int64(cell, 1);

		if (catalog->cells == NULL) { /* the last row comes first */
			catalog->rows = row + 1;
			catalog->cells = arena_alloc(
			    arena, (row + 1) * columns * sizeof(char *));
		}
		if (column < columns)
			catalog->cells[row * columns + column] =
			    sql_column_text(cell, 2, arena);
	}
	return fault;
}

const struct fault *
catalog_read_loaded(struct store *store, const struct reference *reference,
    int64_t seq, struct arena *arena, struct catalog *catalog)
{
	static const char last[] =
	    "SELECT seq FROM event WHERE message IS NULL AND kind = 'loaded' "
	    "AND seq <= ? AND json_extract(data, '$.table') = ? "
	    "ORDER BY seq DESC LIMIT 1";
	const struct fault *fault;
	int64_t event;

	*catalog = (struct catalog){0};
	fault = sql_integer(store, &event, 0, last, "it", seq, reference->kind);
	if (fault != NULL || event == 0)
		return fault;
	return read_cells(
	    store, event, reference->schema->count, arena, catalog);
}

const struct fault *
catalog_roles(struct store *store, const char *login, struct arena *arena,
    const char *const **roles)
{
	static const char find[] =
	    "SELECT role FROM staff WHERE login = ? GROUP BY role "
	    "ORDER BY min(\"row\") LIMIT 15";
	const struct fault *fault;
	const char **list = arena_alloc(arena, 16 * sizeof(*list));
	sqlite3_stmt *row;
	size_t count = 0;
	bool more = true;

	*roles = list;
	if ((fault = sql_query(store, &row, find, "t", login)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		list[count++] = sql_column_text(row, 0, arena);
	return fault;
}

const struct fault *
catalog_staff_body(struct store *store, const char *login, struct arena *arena,
    const char **body)
{
	static const char find[] =
	    "SELECT coalesce(body, 'tsur') FROM staff WHERE login = ? "
	    "AND (body IS NOT NULL OR role = 'curator') "
	    "ORDER BY body IS NULL, \"row\" LIMIT 1";

	return sql_text(store, body, arena, find, "t", login);
}
