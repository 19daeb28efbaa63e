/*
 * Events read back from the journal.
 */
#ifndef OTKLIK_STORE_EVENTS_H
#define OTKLIK_STORE_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/event.h"
#include "store/store.h"

/*
 * The first event of a message after number `after`, whole: in its data the
 * texts beside it stand in place of their digests. All lives in the arena.
 */
const struct fault *events_next(struct store *store, int64_t message,
    int64_t after, struct arena *arena, struct event *event, bool *found);

/* When an event was recorded; FIELD_NONE if there is none of that number. */
const struct fault *events_recorded(
    struct store *store, int64_t seq, int64_t *recorded_at);

#endif
