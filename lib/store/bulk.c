#include "store/bulk.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/schema.h"
#include "store/sql.h"

enum {
	ROWS = 16,   /* that wait at the most, */
	FEW = 4,     /* of a statement for those that did not become so many, */
	COLUMNS = 25 /* of so many columns at the most */
};

static const struct {
	const char *into;
	const char *types; /* of its columns, as of sql_run */
} tables[BULK_TABLES] = {
    [BULK_MESSAGE] = {"INSERT OR FAIL INTO message (id, network, key, as_of, "
		      "revision, state, holder, due, posted_at, collected_at, "
		      "detected_at, deleted_at, author, topic_group, topic, "
		      "location, importance, significant, repeat_of, "
		      "proposal, similar, screen, warnings, tags, alerting)",
	"ittiittiiiiiiiiitiittttti"},
    [BULK_REVISION] = {"INSERT OR FAIL INTO revision (revision_id, message, "
		       "revision, digest, seen_at, edited_at, url, text, "
		       "attachments)",
	"iiibiittt"},
    [BULK_EVENT] = {"INSERT OR FAIL INTO event (seq, at, recorded_at, actor, "
		    "role, message, kind, data, hash)",
	"iiittittb"},
    [BULK_SKETCH] = {"INSERT OR REPLACE INTO sketch (message, sketch, "
		     "anchors, anchors_more)",
	"iiii"},
};

struct cell {
	int64_t number; /* of a text, its length */
	const void *bytes;
};

struct waiting {
	struct cell cells[ROWS][COLUMNS];
	size_t rows;
	struct arena arena;	/* of what they point to */
	char *many, *few, *one; /* texts of statements, made once */
};

struct bulk {
	struct waiting waiting[BULK_TABLES];
};

static char *
make_text(enum bulk_table table, int rows)
{
	struct buffer text = {0};
	int row, column;

	buffer_puts(&text, tables[table].into);
	for (row = 0; row < rows; row++) {
		buffer_puts(&text, row == 0 ? " VALUES (" : ", (");
		for (column = 0; tables[table].types[column] != '\0'; column++)
			buffer_puts(&text, column == 0 ? "?" : ", ?");
		buffer_putc(&text, ')');
	}
	return text.bytes;
}

static struct bulk *
make_bulk(void)
{
	struct bulk *bulk = calloc(1, sizeof(*bulk));

	if (bulk == NULL)
		abort();
	for (int i = 0; i < BULK_TABLES; i++) {
		bulk->waiting[i].many = make_text(i, ROWS);
		bulk->waiting[i].few = make_text(i, FEW);
		bulk->waiting[i].one = make_text(i, 1);
	}
	return bulk;
}

void
bulk_close(struct bulk *bulk)
{
	if (bulk == NULL)
		return;
	for (int i = 0; i < BULK_TABLES; i++) {
		free(bulk->waiting[i].many);
		free(bulk->waiting[i].few);
		free(bulk->waiting[i].one);
		arena_free(&bulk->waiting[i].arena);
	}
	free(bulk);
}

/* Binds a row behind what is bound up to `*at`. */
static void
bind_row(sqlite3_stmt *statement, int *at, const struct cell *cell,
    const char *types)
{
	for (; *types != '\0'; types++, cell++) {
		++*at;
		if (*types == 'i' && cell->number != FIELD_NONE &&
		    cell->number != FIELD_CLEAR)
			sqlite3_bind_int64(statement, *at, cell->number);
		else if (*types == 't' && cell->bytes != NULL)
			sqlite3_bind_text(statement, *at, cell->bytes,
			    (int)cell->number, SQLITE_STATIC);
		else if (*types == 'b')
			sqlite3_bind_blob(statement, *at, cell->bytes,
			    DIGEST_BYTES, SQLITE_STATIC);
		else
			sqlite3_bind_null(statement, *at);
	}
}

/* Inserts `count` rows from the first on, by the statement for so many. */
static const struct fault *
insert(struct store *store, enum bulk_table table, size_t first, size_t count)
{
	const struct waiting *waiting = &store->bulk->waiting[table];
	const struct fault *fault;
	sqlite3_stmt *statement;
	int at = 0;
	bool row;

	fault = sql_prepare(store, &statement,
	    count == ROWS  ? waiting->many
	    : count == FEW ? waiting->few
			   : waiting->one);
	if (fault != NULL)
		return fault;
	for (size_t i = 0; i < count; i++)
		bind_row(statement, &at, waiting->cells[first + i],
		    tables[table].types);
	return sql_step(store, statement, &row);
}

static const struct fault *
flush_table(struct store *store, enum bulk_table table)
{
	struct waiting *waiting = &store->bulk->waiting[table];
	const struct fault *fault = NULL;
	size_t done = 0, rows = waiting->rows, count;

	for (; done < rows && fault == NULL; done += count) {
		count = rows - done >= ROWS  ? ROWS
			: rows - done >= FEW ? FEW
					     : 1;
		fault = insert(store, table, done, count);
	}
	waiting->rows = 0;
	arena_reset(&waiting->arena);
	return fault;
}

const struct fault *
bulk_flush(struct store *store)
{
	const struct fault *fault = NULL;

	if (!store->waits)
		return NULL;
	store->waits = false;
	for (int i = 0; i < BULK_TABLES && fault == NULL; i++)
		fault = flush_table(store, i);
	return fault;
}

void
bulk_discard(struct store *store)
{
	store->waits = false;
	for (int i = 0; store->bulk != NULL && i < BULK_TABLES; i++) {
		store->bulk->waiting[i].rows = 0;
		arena_reset(&store->bulk->waiting[i].arena);
	}
}

static void
keep(struct arena *arena, char type, va_list *args, struct cell *cell)
{
	const char *text;

	*cell = (struct cell){0};
	if (type == 'i') {
		cell->number = va_arg(*args, int64_t);
	} else if (type == 'b') {
		cell->bytes = arena_copy(
		    arena, va_arg(*args, const char *), DIGEST_BYTES);
	} else {
		text = va_arg(*args, const char *);
		if (text == NULL || text == schema_clear)
			return;
		cell->number = (int64_t)strlen(text);
		cell->bytes = arena_copy(arena, text, (size_t)cell->number);
	}
}

const struct fault *
bulk_insert(struct store *store, enum bulk_table table, ...)
{
	const char *types = tables[table].types;
	struct waiting *waiting;
	struct cell *cell;
	va_list args;

	if (store->bulk == NULL)
		store->bulk = make_bulk();
	waiting = &store->bulk->waiting[table];
	cell = waiting->cells[waiting->rows++];
	va_start(args, table);
	for (; *types != '\0'; types++, cell++)
		keep(&waiting->arena, *types, &args, cell);
	va_end(args);
	store->waits = true;
	return waiting->rows == ROWS ? flush_table(store, table) : NULL;
}

/* Messages come in the order of their numbers; texts of known ones need not. */
bool
bulk_holds_message(const struct store *store, int64_t id)
{
	const struct waiting *waiting;

	if (!store->waits)
		return false;
	waiting = &store->bulk->waiting[BULK_MESSAGE];
	if (waiting->rows > 0 && id >= waiting->cells[0][0].number)
		return true;
	waiting = &store->bulk->waiting[BULK_REVISION];
	for (size_t i = 0; i < waiting->rows; i++)
		if (waiting->cells[i][1].number == id)
			return true;
	return false;
}

int64_t
bulk_find_message(
    const struct store *store, const char *network, const char *key)
{
	const struct waiting *waiting;

	if (!store->waits)
		return FIELD_NONE;
	waiting = &store->bulk->waiting[BULK_MESSAGE];
	for (size_t i = 0; i < waiting->rows; i++) {
		const struct cell *cells = waiting->cells[i];

		if (strcmp(cells[2].bytes, key) == 0 &&
		    strcmp(cells[1].bytes, network) == 0)
			return cells[0].number;
	}
	return FIELD_NONE;
}
