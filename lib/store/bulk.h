/*
 * Inside lib/store only: rows that are added, several by one statement.
 *
 * A row waits until there are enough, or until any other statement is about to
 * run, which then finds it: whoever looks into the store sees no difference.
 */
#ifndef OTKLIK_STORE_BULK_H
#define OTKLIK_STORE_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/batch.h"
#include "store/store.h"

struct bulk;

void bulk_close(struct bulk *bulk); /* NULL: nothing */

/* Adds a row, as batch_add. The fault may be of one added before. */
const struct fault *bulk_insert(
    struct store *store, enum batch_table table, ...);

/* Inserts what waits. */
const struct fault *bulk_flush(struct store *store);

/* Forgets what waits; it is rolled back. */
void bulk_discard(struct store *store);

/* False if the row of this message does not wait; true if it may. */
bool bulk_holds_message(const struct store *store, int64_t id);

/* The same of an author's row; FIELD_NONE is nobody's. */
bool bulk_holds_author(const struct store *store, int64_t author);

/* The same of a message's row and its texts. */
bool bulk_holds_text(const struct store *store, int64_t id);

/* The id of a message that waits, or FIELD_NONE. */
int64_t bulk_find_message(
    const struct store *store, const char *network, const char *key);

#endif
