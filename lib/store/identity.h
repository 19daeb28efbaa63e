/*
 * Inside lib/store only: the rows of the table of authors that are of one
 * identity. A new name makes a new row.
 */
#ifndef OTKLIK_STORE_IDENTITY_H
#define OTKLIK_STORE_IDENTITY_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

enum { IDENTITY_ROWS = 64 };

/* The newest of them, the newest first. */
const struct fault *identity_rows(struct store *store, const char *network,
    const char *author_id, int64_t numbers[IDENTITY_ROWS], size_t *count);

#endif
