/*
 * Outages in the store (A1-12.1a).
 */
#ifndef OTKLIK_STORE_OUTAGES_H
#define OTKLIK_STORE_OUTAGES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/outage.h"
#include "store/store.h"

/* Records an outage and gives it its number. */
const struct fault *outages_insert(struct store *store, struct outage *outage);

/* Sets the end of one that is open. */
const struct fault *outages_end(
    struct store *store, int64_t number, int64_t end);

/* The first outage with a number above `after`; `*found` false if none. */
const struct fault *outages_next(struct store *store, int64_t after,
    struct arena *arena, struct outage *outage, bool *found);

#endif
