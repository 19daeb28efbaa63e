/*
 * To whom notices, warnings and alerts were sent, and when (E29, E30).
 */
#ifndef OTKLIK_STORE_DELIVERIES_H
#define OTKLIK_STORE_DELIVERIES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

/* Of what; each has numbers of its own. */
enum delivery_kind { DELIVERY_NOTICE, DELIVERY_ALERT };

/* The JSON list of {addressee, at}, instants as records have them. */
const struct fault *deliveries_list(struct store *store,
    enum delivery_kind kind, int64_t number, struct arena *arena,
    const char **list);

/* When one was sent to an addressee; FIELD_NONE: not yet. */
const struct fault *deliveries_at(struct store *store, enum delivery_kind kind,
    int64_t number, const char *addressee, int64_t *at);

const struct fault *deliveries_put(struct store *store, enum delivery_kind kind,
    int64_t number, const char *addressee, int64_t at);

#endif
