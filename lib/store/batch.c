#include "store/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/schema.h"
#include "store/sql.h"

static const struct {
	const char *into;
	const char *types; /* of its columns, as of sql_run */
} tables[BATCH_TABLES] = {
    [BATCH_AUTHOR] = {"INSERT OR FAIL INTO author (author, network, "
		      "author_id, name)",
	"ittt"},
    [BATCH_MESSAGE] = {"INSERT OR FAIL INTO message (id, network, key, as_of, "
		       "revision, state, holder, due, posted_at, collected_at, "
		       "detected_at, deleted_at, author, topic_group, topic, "
		       "location, importance, significant, repeat_of, "
		       "proposal, similar, screen, warnings, tags, alerting)",
	"ittiittiiiiiiiiitiittttti"},
    [BATCH_REVISION] = {"INSERT OR FAIL INTO revision (revision_id, message, "
			"revision, digest, seen_at, edited_at, url, text, "
			"attachments)",
	"iiibiittt"},
    [BATCH_EVENT] = {"INSERT OR FAIL INTO event (seq, at, recorded_at, actor, "
		     "role, message, kind, data, hash)",
	"iiittittb"},
};

void
batch_begin(struct batch *batch, enum batch_table table)
{
	batch->table = table;
	batch->rows = 0;
	arena_reset(&batch->arena);
}

static void
keep(struct arena *arena, char type, va_list *args, struct batch_cell *cell)
{
	const char *text;

	*cell = (struct batch_cell){0};
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

void
batch_add(struct batch *batch, va_list *args)
{
	const char *types = tables[batch->table].types;
	struct batch_cell *cell = batch->cells[batch->rows++];

	for (; *types != '\0'; types++, cell++)
		keep(&batch->arena, *types, args, cell);
}

static char *
make_text(enum batch_table table, size_t rows)
{
	struct buffer text = {0};
	size_t row, column;

	buffer_puts(&text, tables[table].into);
	for (row = 0; row < rows; row++) {
		buffer_puts(&text, row == 0 ? " VALUES (" : ", (");
		for (column = 0; tables[table].types[column] != '\0'; column++)
			buffer_puts(&text, column == 0 ? "?" : ", ?");
		buffer_putc(&text, ')');
	}
	return text.bytes;
}

/* Binds a row behind what is bound up to `*at`. */
static void
bind_row(sqlite3_stmt *statement, int *at, const struct batch_cell *cell,
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

const struct fault *
batch_insert(
    struct store *store, struct batch_texts *texts, const struct batch *batch)
{
	char **text = &texts->text[batch->table][batch->rows - 1];
	const struct fault *fault;
	sqlite3_stmt *statement;
	int at = 0;
	bool row;

	if (*text == NULL)
		*text = make_text(batch->table, batch->rows);
	if ((fault = sql_prepare(store, &statement, *text)) != NULL)
		return fault;
	for (size_t i = 0; i < batch->rows; i++)
		bind_row(statement, &at, batch->cells[i],
		    tables[batch->table].types);
	return sql_step(store, statement, &row);
}

void
batch_free(struct batch *batch)
{
	arena_free(&batch->arena);
	free(batch);
}

void
batch_free_texts(struct batch_texts *texts)
{
	for (int table = 0; table < BATCH_TABLES; table++)
		for (int rows = 0; rows < BATCH_ROWS; rows++)
			free(texts->text[table][rows]);
}
