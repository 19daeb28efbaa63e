/*
 * Inside lib/store only: rows that are added, several by one statement. Half
 * of what the insertion of one row costs is to begin and to end a statement.
 *
 * A row waits until there are enough, or until any other statement is about to
 * run, which then finds it: whoever looks into the store sees no difference.
 */
#ifndef OTKLIK_STORE_BULK_H
#define OTKLIK_STORE_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

enum bulk_table {
	BULK_MESSAGE,
	BULK_REVISION,
	BULK_EVENT,
	BULK_SKETCH,
	BULK_TABLES
};

struct bulk;

void bulk_close(struct bulk *bulk); /* NULL: nothing */

/*
 * Adds a row: its columns in the order in which bulk.c has them, of the types
 * it has there, as sql_run binds them. What they point to is copied.
 */
const struct fault *bulk_insert(
    struct store *store, enum bulk_table table, ...);

/* Inserts what waits. */
const struct fault *bulk_flush(struct store *store);

/* Forgets what waits; it is rolled back. */
void bulk_discard(struct store *store);

/* False if no row or text of this message waits; true if one may. */
bool bulk_holds_message(const struct store *store, int64_t id);

/* The id of a message that waits, or FIELD_NONE. */
int64_t bulk_find_message(
    const struct store *store, const char *network, const char *key);

#endif
