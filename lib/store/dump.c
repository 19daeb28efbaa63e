#include "store/dump.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/text.h"
#include "store/sql.h"

struct dump {
	struct store *store;
	sqlite3_stmt *tables;
	sqlite3_stmt *rows; /* of the table in hand, or NULL */
	struct buffer table;
	int64_t count; /* of rows so far */
	bool head_written, end_written;
};

const struct fault *
dump_open(struct store *store, struct dump **dump)
{
	static const char begin[] = "BEGIN";
	static const char tables[] =
	    "SELECT name FROM sqlite_schema WHERE type = 'table' "
	    "AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
	const struct fault *fault;

	if ((*dump = calloc(1, sizeof(**dump))) == NULL)
		abort();
	(*dump)->store = store;
	/* A reader of a WAL never blocks a writer: one snapshot for all. */
	if ((fault = sql_run(store, begin, "")) != NULL)
		return fault;
	return sql_query(store, &(*dump)->tables, tables, "");
}

static const struct fault *
open_rows(struct dump *dump)
{
	const struct fault *fault;
	struct buffer sql = {0};
	sqlite3_stmt *columns;
	const char *glue = "SELECT ";
	bool more = true;

	fault = sql_prepare_once(dump->store, &columns,
	    "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0",
	    "cannot read the schema");
	if (fault != NULL)
		return fault;
	sqlite3_bind_text(columns, 1, dump->table.bytes, -1, SQLITE_STATIC);
	while (
	    (fault = sql_step(dump->store, columns, &more)) == NULL && more) {
		buffer_printf(
		    &sql, "%s\"%s\"", glue, sqlite3_column_text(columns, 0));
		glue = ", ";
	}
	sqlite3_finalize(columns);
	buffer_printf(&sql, " FROM \"%s\" ORDER BY rowid", dump->table.bytes);
	if (fault == NULL)
		fault = sql_prepare_once(
		    dump->store, &dump->rows, sql.bytes, "cannot read a table");
	buffer_free(&sql);
	return fault;
}

static void
write_hex(sqlite3_stmt *row, int column, struct buffer *line)
{
	const unsigned char *bytes = sqlite3_column_blob(row, column);
	int i, length = sqlite3_column_bytes(row, column);

	buffer_putc(line, '"');
	for (i = 0; i < length; i++)
		buffer_printf(line, "%02x", bytes[i]);
	buffer_putc(line, '"');
}

static void
write_value(sqlite3_stmt *row, int column, struct buffer *line)
{
	const char *name = sqlite3_column_name(row, column);

	switch (sqlite3_column_type(row, column)) {
	case SQLITE_NULL:
		buffer_member(line, name, NULL);
		break;
	case SQLITE_INTEGER:
		buffer_member_integer(
		    line, name, sqlite3_column_int64(row, column));
		break;
	case SQLITE_BLOB:
		buffer_member_json(line, name, "");
		write_hex(row, column, line);
		break;
	default:
		buffer_member(
		    line, name, (const char *)sqlite3_column_text(row, column));
		break;
	}
}

static void
write_row(struct dump *dump, struct buffer *line)
{
	int i;

	buffer_puts(line, "{\"record\":\"row\"");
	buffer_member(line, "table", dump->table.bytes);
	buffer_member_json(line, "values", "{");
	for (i = 0; i < sqlite3_column_count(dump->rows); i++)
		write_value(dump->rows, i, line);
	buffer_puts(line, "}}\n");
}

const struct fault *
dump_next(struct dump *dump, struct buffer *line, bool *more)
{
	const struct fault *fault;

	*more = !dump->end_written;
	if (dump->end_written)
		return NULL;
	if (!dump->head_written) {
		dump->head_written = true;
		buffer_printf(line, "{\"record\":\"store\",\"version\":%d}\n",
		    store_version());
		return NULL;
	}
	for (;;) {
		if (dump->rows != NULL) {
			int code = sqlite3_step(dump->rows);

			if (code == SQLITE_ROW) {
				write_row(dump, line);
				dump->count++;
				return NULL;
			}
			sqlite3_finalize(dump->rows);
			dump->rows = NULL;
			if (code != SQLITE_DONE)
				return sql_fault(
				    dump->store, "cannot read a table");
		}
		fault = sql_step(dump->store, dump->tables, more);
		if (fault == NULL && !*more) {
			*more = dump->end_written = true;
			buffer_printf(line,
			    "{\"record\":\"end\",\"rows\":%" PRId64 "}\n",
			    dump->count);
		}
		if (fault != NULL || dump->end_written)
			return fault;
		buffer_reset(&dump->table);
		buffer_puts(&dump->table,
		    (const char *)sqlite3_column_text(dump->tables, 0));
		if ((fault = open_rows(dump)) != NULL)
			return fault;
	}
}

void
dump_close(struct dump *dump)
{
	if (dump == NULL)
		return;
	sqlite3_finalize(dump->rows);
	if (dump->tables != NULL)
		sql_end(dump->tables);
	sqlite3_exec(dump->store->db, "ROLLBACK", NULL, NULL, NULL);
	buffer_free(&dump->table);
	free(dump);
}

/* What a query of the schema gives, a text for each row, in the arena. */
static const struct fault *
list_schema(struct store *store, const char *sql, struct arena *arena,
    const char *const **list)
{
	enum { MOST = 64 };
	const char **items = arena_alloc(arena, (MOST + 1) * sizeof(*items));
	const struct fault *fault;
	sqlite3_stmt *row;
	size_t count = 0;
	bool more = true;

	*list = items;
	if ((fault = sql_query(store, &row, sql, "")) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		if (count < MOST)
			items[count++] = sql_column_text(row, 0, arena);
	return fault;
}

static const struct fault *
run_all(struct store *store, const char *const *scripts, const char *what)
{
	const struct fault *fault = NULL;

	for (; *scripts != NULL && fault == NULL; scripts++)
		fault = sql_script(store, *scripts, what);
	return fault;
}

/*
 * What init put there goes: a restored store is the dumped one, nothing else.
 * The guards of the store are lifted for that and set up again at once.
 */
static const struct fault *
empty_store(struct store *store)
{
	static const char lift[] =
	    "SELECT format('DROP TRIGGER \"%w\"', name) FROM sqlite_schema "
	    "WHERE type = 'trigger'";
	static const char empty[] =
	    "SELECT format('DELETE FROM \"%w\"', name) FROM sqlite_schema "
	    "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
	static const char guards[] =
	    "SELECT sql FROM sqlite_schema WHERE type = 'trigger'";
	const char *const *lifts, *const *empties, *const *triggers;
	const struct fault *fault;
	struct arena arena = {0};

	if ((fault = list_schema(store, lift, &arena, &lifts)) == NULL &&
	    (fault = list_schema(store, empty, &arena, &empties)) == NULL &&
	    (fault = list_schema(store, guards, &arena, &triggers)) == NULL &&
	    (fault = run_all(store, lifts, "cannot empty the store")) == NULL &&
	    (fault = run_all(store, empties, "cannot empty the store")) == NULL)
		fault = run_all(store, triggers, "cannot guard the store");
	arena_free(&arena);
	return fault;
}

/* The head of a dump: only into a store that init has just made. */
static const struct fault *
restore_head(struct store *store, const struct record *record)
{
	static const char used[] =
	    "SELECT count(*) FROM event WHERE kind <> 'loaded'";
	const struct fault *fault;
	int64_t version = 0, events;
	const char *text = record_text(record, "version");

	if (text == NULL || !text_integer(text, &version) ||
	    version != store_version())
		return fault_new(FAULT_SCHEMA,
		    "the dump has schema version %s, this program needs %d",
		    text == NULL ? "?" : text, store_version());
	if ((fault = sql_integer(store, &events, 0, used, "")) != NULL)
		return fault;
	if (events > 0)
		return fault_new(FAULT_STATE,
		    "%s: is in use already; restore goes into a new store",
		    store->path);
	return empty_store(store);
}

/* What write_hex has written of such a column; false if it is not that. */
static bool
read_blob(const struct value *value, struct buffer *bytes)
{
	bool digest = strcmp(value->name, "hash") == 0 ||
		      strcmp(value->name, "digest") == 0;
	bool block = strcmp(value->name, "authors") == 0 ||
		     strcmp(value->name, "sketches") == 0;
	char *raw;

	if (!block && (!digest || value->length != DIGEST_TEXT - 1))
		return false;
	raw = buffer_reserve(bytes, value->length / 2);
	bytes->length = value->length / 2;
	return digest_parse_bytes(
	    value->text, value->length, (unsigned char *)raw);
}

/* A dump has whole numbers, texts and nulls only. */
static const struct fault *
bind_value(sqlite3_stmt *insert, int at, const struct value *value)
{
	struct buffer bytes = {0};
	int64_t number;

	if (value->kind == VALUE_NUMBER && text_integer(value->text, &number)) {
		sqlite3_bind_int64(insert, at, number);
	} else if (value->kind == VALUE_NULL) {
		sqlite3_bind_null(insert, at);
	} else if (value->kind != VALUE_TEXT) {
		return fault_field(
		    value->name, "neither a text nor a whole number");
	} else if (read_blob(value, &bytes)) {
		sqlite3_bind_blob(insert, at, bytes.bytes, (int)bytes.length,
		    SQLITE_TRANSIENT);
	} else {
		sqlite3_bind_text(
		    insert, at, value->text, (int)value->length, SQLITE_STATIC);
	}
	buffer_free(&bytes);
	return NULL;
}

/* Names go into SQL text: only those a schema of ours can have. */
static bool
is_name(const char *name)
{
	return name != NULL && name[0] != '\0' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") ==
		   strlen(name);
}

static const struct fault *
restore_row(struct store *store, const char *table, const struct value *values)
{
	const struct fault *fault = NULL;
	struct buffer sql = {0}, marks = {0};
	sqlite3_stmt *insert = NULL;
	const struct value *value;
	int at = 1;

	buffer_printf(&sql, "INSERT INTO \"%s\" (", table);
	for (value = values->child; value != NULL; value = value->next) {
		if (!is_name(value->name)) {
			fault = fault_value("values", "no column", value->name);
			goto done;
		}
		buffer_printf(
		    &sql, "%s\"%s\"", at > 1 ? ", " : "", value->name);
		buffer_puts(&marks, at++ > 1 ? ", ?" : "?");
	}
	buffer_printf(&sql, ") VALUES (%s)", marks.bytes);
	fault =
	    sql_prepare_once(store, &insert, sql.bytes, "cannot restore a row");
	if (fault != NULL)
		goto done;
	at = 1;
	for (value = values->child; value != NULL && fault == NULL;
	     value = value->next)
		fault = bind_value(insert, at++, value);
	if (fault == NULL && sqlite3_step(insert) != SQLITE_DONE)
		fault = sql_fault(store, "cannot restore a row");
done:
	sqlite3_finalize(insert);
	buffer_free(&sql);
	buffer_free(&marks);
	return fault;
}

/* The last line of a dump. */
static const struct fault *
restore_end(const struct record *record, struct dump_restored *restored)
{
	const char *rows = record_text(record, "rows");

	if (rows == NULL || !text_integer(rows, &restored->told))
		return fault_field("rows", "not a whole number");
	restored->ended = true;
	return NULL;
}

const struct fault *
dump_restore(struct store *store, const struct record *record,
    struct dump_restored *restored)
{
	const char *kind = record_text(record, "record");
	const char *table = record_text(record, "table");
	const struct value *values = record_find(record, "values");

	if (restored->begun == text_equal(kind, "store") || restored->ended)
		return fault_field("record", restored->begun
						 ? "the dump has ended"
						 : "no dump begins like that");
	restored->begun = true;
	if (text_equal(kind, "store"))
		return restore_head(store, record);
	if (text_equal(kind, "end"))
		return restore_end(record, restored);
	if (!text_equal(kind, "row") || !is_name(table) || values == NULL ||
	    values->kind != VALUE_OBJECT || values->child == NULL)
		return fault_field("record", "is no row of a dump");
	restored->rows++;
	return restore_row(store, table, values);
}
