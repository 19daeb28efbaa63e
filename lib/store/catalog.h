/*
 * The reference tables in the store, as texts: a cell is what the file said.
 *
 * Reading them into structs and checking them is done above; here a table is
 * replaced as a whole and read back in its order.
 */
#ifndef OTKLIK_STORE_CATALOG_H
#define OTKLIK_STORE_CATALOG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "model/record.h"
#include "model/reference.h"
#include "store/store.h"

/* `rows` times the columns of the schema, row by row; NULL is empty. */
struct catalog {
	size_t rows;
	const char **cells;
};

/* Replaces a table, inside the open write transaction. */
const struct fault *catalog_write(struct store *store,
    const struct reference *reference, const struct catalog *catalog);

/* Reads a table; the cells live in the arena. */
const struct fault *catalog_read(struct store *store,
    const struct reference *reference, struct arena *arena,
    struct catalog *catalog);

/* One row as a record, for schema_read; lives in the arena. */
void catalog_record(const struct reference *reference,
    const struct catalog *catalog, size_t row, struct arena *arena,
    struct record *record);

/* One line for each row, a JSON array of its cells: what an event keeps. */
void catalog_text(const struct reference *reference,
    const struct catalog *catalog, struct buffer *text);

/* Number of the event by which a table was loaded last; 0: none ever was. */
const struct fault *catalog_loaded(struct store *store, int64_t *seq);

/*
 * The table as it was when the event `seq` had been recorded, read from the
 * journal; empty if it had not been loaded by then.
 */
const struct fault *catalog_read_loaded(struct store *store,
    const struct reference *reference, int64_t seq, struct arena *arena,
    struct catalog *catalog);

/* The roles of a login, each once, by the table's order; NULL ends them. */
const struct fault *catalog_roles(struct store *store, const char *login,
    struct arena *arena, const char *const **roles);

/*
 * The body a login stands for: the first row of it that names one; `tsur` for
 * a curator without one. NULL if it stands for none.
 */
const struct fault *catalog_staff_body(struct store *store, const char *login,
    struct arena *arena, const char **body);

#endif
