/*
 * The case of a message in the store: its assignments and its clocks.
 */
#ifndef OTKLIK_STORE_CASES_H
#define OTKLIK_STORE_CASES_H

#include <stdbool.h>
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

/* Is it a code of the table of bodies, or has anybody of that name been given a
 * message or a clock? Quick unless it is not. */
const struct fault *cases_body_known(
    struct store *store, const char *body, bool *known);

/* Writes one; a new one (number FIELD_NONE) gets its number. */
const struct fault *cases_put_assignment(
    struct store *store, struct assignment *assignment);

/* A clock and what only the store's keeper needs to know of it. */
struct case_clock {
	struct clock clock;
	int64_t assignment; /* it belongs to; FIELD_NONE: the message's */
	int64_t detected;   /* what off-hours are told by; FIELD_NONE: none */
	const char *target; /* the Curator's own term (I-20), or NULL */
	/* cancelled: nobody asks whether in time; overtaken: only if it was late
	 * by then; NULL */
	const char *ending;
	int64_t law;	/* event of the load it was judged by last */
	int64_t notice; /* the notice that stands about it */
};

/* One of them by its number; `*found` is false if there is none. */
const struct fault *cases_clock(struct store *store, int64_t clock_id,
    struct arena *arena, struct case_clock *clock, bool *found);

/* The clocks of a message in the order they were started, in the arena. */
const struct fault *cases_clocks(struct store *store, int64_t message,
    struct arena *arena, struct case_clock **list, size_t *count);

/*
 * Writes one, but for `notice`; a new one (clock_id FIELD_NONE) gets its
 * number.
 */
const struct fault *cases_put_clock(
    struct store *store, struct case_clock *clock);

/*
 * Writes what a new verdict changes: due, state, lateness, what follows.
 * `state` is the one before.
 */
const struct fault *cases_judge_clock(
    struct store *store, const struct case_clock *clock, const char *state);

/* Sets the law a clock was judged by, where that changes nothing else. */
const struct fault *cases_set_law(
    struct store *store, int64_t clock_id, int64_t law);

/* Sets the notice that stands about a clock, FIELD_NONE: none. */
const struct fault *cases_set_notice(
    struct store *store, int64_t clock_id, int64_t notice);

/*
 * Digest of all assignments and clocks of a message: an event that changes
 * them carries it, so that a changed row shows.
 */
const struct fault *cases_digest(
    struct store *store, int64_t message, char out[DIGEST_TEXT]);

/* The same of rows in hand: all of a message, in the order of the store. */
void cases_digest_rows(const struct assignment *assignments,
    size_t assignment_count, const struct case_clock *clocks,
    size_t clock_count, char out[DIGEST_TEXT]);

#endif
