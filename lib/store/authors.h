/*
 * Inside lib/store only: which authors there are, known by hashes, so that the
 * table need not be asked in an import, and a new one is inserted in bulk.
 *
 * It is made in a write transaction when so many were asked for that it pays,
 * and given up when it becomes too large.
 */
#ifndef OTKLIK_STORE_AUTHORS_H
#define OTKLIK_STORE_AUTHORS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

struct authors;

/*
 * Number of an author, inserted if he is new; FIELD_NONE if that is not known
 * here: the table is to be asked.
 */
const struct fault *authors_number(struct store *store, const char *network,
    const char *author_id, const char *name, int64_t *author);

/*
 * False if there is surely nobody of this identity, by whatever name; nothing
 * is read for it.
 */
bool authors_may_have(
    struct store *store, const char *network, const char *author_id);

/* What was inserted is committed. */
void authors_settle(struct store *store);

/* What was inserted may have been rolled back. */
void authors_forget(struct authors *authors);

void authors_close(struct authors *authors);

#endif
