/*
 * Inside lib/store only: rows of one table that are inserted by one statement.
 * Half of what the insertion of one row costs is to begin and to end a
 * statement.
 */
#ifndef OTKLIK_STORE_BATCH_H
#define OTKLIK_STORE_BATCH_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

enum batch_table {
	BATCH_AUTHOR,
	BATCH_MESSAGE,
	BATCH_REVISION,
	BATCH_EVENT,
	BATCH_TABLES
};

enum { BATCH_ROWS = 16, BATCH_COLUMNS = 25 };

struct batch_cell {
	int64_t number; /* of a text, its length */
	const void *bytes;
};

struct batch {
	enum batch_table table;
	size_t rows;
	struct arena arena; /* of what the cells point to */
	struct batch_cell cells[BATCH_ROWS][BATCH_COLUMNS];
};

/* Texts of statements, by table and rows, made when first needed. */
struct batch_texts {
	char *text[BATCH_TABLES][BATCH_ROWS];
};

/* Empties a batch, for rows of this table. */
void batch_begin(struct batch *batch, enum batch_table table);

/*
 * Adds a row, for which there must be room: its columns in the order in which
 * batch.c has them, of the types it has there, as sql_run binds them. What
 * they point to is copied.
 */
void batch_add(struct batch *batch, va_list *args);

/* Inserts the rows of a batch, which are not none. */
const struct fault *batch_insert(
    struct store *store, struct batch_texts *texts, const struct batch *batch);

void batch_free(struct batch *batch);
void batch_free_texts(struct batch_texts *texts);

#endif
