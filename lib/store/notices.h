/*
 * Notices and warnings in the store, and to whom they were sent.
 */
#ifndef OTKLIK_STORE_NOTICES_H
#define OTKLIK_STORE_NOTICES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "model/notice.h"
#include "store/store.h"

/*
 * Writes a new one and gives it its number. One that is not `printed` yet is
 * found by notices_unprinted.
 */
const struct fault *notices_insert(
    struct store *store, struct notice *notice, bool printed);

/* Reads one with its deliveries; `*found` is false if there is none. */
const struct fault *notices_get(struct store *store, int64_t number,
    struct arena *arena, struct notice *notice, bool *found);

/* The first number above `after` that was not printed; FIELD_NONE: none. */
const struct fault *notices_unprinted(
    struct store *store, int64_t after, int64_t *number);
const struct fault *notices_set_printed(struct store *store, int64_t number);

/* The highest share of a clock's term warned of; 0: none. */
const struct fault *notices_warned(
    struct store *store, int64_t clock_id, int64_t *share);

/* Digest of all that a notice said when it was issued. */
const struct fault *notices_digest(
    struct store *store, int64_t number, char out[DIGEST_TEXT]);

#endif
