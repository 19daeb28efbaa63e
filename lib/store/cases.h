/*
 * The case of a message in the store: its assignments and its clocks.
 */
#ifndef OTKLIK_STORE_CASES_H
#define OTKLIK_STORE_CASES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "model/assignment.h"
#include "model/clock.h"
#include "store/store.h"

/* The assignments of a message in the order they were made, in the arena. */
const struct fault *cases_assignments(struct store *store, int64_t message,
    struct arena *arena, struct assignment **list, size_t *count);

/* Writes one; a new one (number FIELD_NONE) gets its number. */
const struct fault *cases_put_assignment(
    struct store *store, struct assignment *assignment);

/* A clock and the assignment it belongs to (FIELD_NONE: the message's). */
struct case_clock {
	struct clock clock;
	int64_t assignment;
};

/* The clocks of a message in the order they were started, in the arena. */
const struct fault *cases_clocks(struct store *store, int64_t message,
    struct arena *arena, struct case_clock **list, size_t *count);

/* Writes one; a new one (clock_id FIELD_NONE) gets its number. */
const struct fault *cases_put_clock(
    struct store *store, struct case_clock *clock);

/*
 * Digest of all assignments and clocks of a message: an event that changes
 * them carries it, so that a changed row shows.
 */
const struct fault *cases_digest(
    struct store *store, int64_t message, char out[DIGEST_TEXT]);

#endif
