/*
 * Carries approved answers into the networks, and reads threads back.
 */
#ifndef OTKLIK_NETWORK_CARRIER_H
#define OTKLIK_NETWORK_CARRIER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/value.h"
#include "network/config.h"
#include "network/letter.h"
#include "network/outcome.h"

struct carrier;

/*
 * Opens a carrier over the accounts of a configuration, which it borrows; NULL:
 * none is given, so no account is known. `reader` reads JSON. Nothing is connected before the first letter.
 */
const struct fault *carrier_open(struct carrier **carrier,
    const struct config *config, value_reader *reader);
void carrier_close(struct carrier *carrier);

/*
 * The name of the account that would post a letter, by which limits are kept:
 * vk, vk:minzdrav. NULL if a person must post it, and `*why`: no account, no
 * call for it in that network, no place that can be answered. In the arena.
 */
const char *carrier_account(const struct carrier *carrier,
    const struct letter *letter, struct arena *arena, const char **why);

/* Posts a letter, once. No token is in the outcome. */
void carrier_post(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome);

/* True if a thread of that network can be read back at all. */
bool carrier_reads(const struct letter *letter);

/*
 * Looks whether a letter that was tried at its `sent_at` is there:
 * OUTCOME_POSTED, OUTCOME_ABSENT, OUTCOME_WAIT if it was not read and may be
 * later, as after a cut, else OUTCOME_PERSON: it is refused for good, or cannot
 * be told.
 */
void carrier_find(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome);

/* Sleeps; a signal ends it early. */
void carrier_pause(int64_t milliseconds);

#endif
