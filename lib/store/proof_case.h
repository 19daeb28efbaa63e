/*
 * Does the store say what its journal says of cases and notices? As
 * store/proof.h: `*problem` is NULL or a sentence in the arena.
 */
#ifndef OTKLIK_STORE_PROOF_CASE_H
#define OTKLIK_STORE_PROOF_CASE_H

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

/* Assignments and clocks, by the digest in the last event about them. */
const struct fault *proof_case_all(
    struct store *store, struct arena *arena, const char **problem);

/* Notices, warnings, their deliveries, and which of them stands. */
const struct fault *proof_case_notices(
    struct store *store, struct arena *arena, const char **problem);

#endif
