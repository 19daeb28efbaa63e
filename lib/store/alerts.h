/*
 * Alerts in the store, and what is to be reported next (A1-17).
 */
#ifndef OTKLIK_STORE_ALERTS_H
#define OTKLIK_STORE_ALERTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "model/alert.h"
#include "store/store.h"

/* Writes a new one and gives it its number. */
const struct fault *alerts_insert(struct store *store, struct alert *alert);

/* Reads one with its deliveries; `*found` is false if there is none. */
const struct fault *alerts_get(struct store *store, int64_t number,
    struct arena *arena, struct alert *alert, bool *found);

/*
 * The first message above `after` that is significant, by the Curator's flag
 * or, unless he decided otherwise or closed it, by the lexicon, and in no alert
 * yet; FIELD_NONE: none.
 */
const struct fault *alerts_next_message(
    struct store *store, int64_t after, int64_t *id);

/*
 * When its first text came in of which the screening found something, by its
 * journal: a text may be edited into one. FIELD_NONE: it found nothing.
 */
const struct fault *alerts_found(struct store *store, int64_t id, int64_t *at);

/* When a message was flagged last by its journal; FIELD_NONE: it was not. */
const struct fault *alerts_flagged(
    struct store *store, int64_t id, int64_t *at);

/*
 * What the lexicon found in a message that is significant: the hits as a JSON
 * list, and their words alone, between commas.
 */
const struct fault *alerts_reasons(struct store *store, int64_t id,
    struct arena *arena, const char **reasons, const char **words);

/* True if this surge was reported already; `location` may be NULL. */
const struct fault *alerts_has_surge(struct store *store, const char *topic,
    const char *location, int64_t date, bool *has);

/* Digest of all that an alert said when it was issued. */
const struct fault *alerts_digest(
    struct store *store, int64_t number, char out[DIGEST_TEXT]);

/*
 * `*problem` is NULL if alerts and deliveries are as the journal says, else a
 * sentence (in the arena).
 */
const struct fault *alerts_prove(
    struct store *store, struct arena *arena, const char **problem);

#endif
