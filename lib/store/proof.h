/*
 * Does the store say what its journal says? Tables, messages, drafts, outages
 * and publications are told again from the events, or by the digests there, and
 * compared with their rows.
 */
#ifndef OTKLIK_STORE_PROOF_H
#define OTKLIK_STORE_PROOF_H

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

/*
 * `*problem` is NULL if all is as the journal says, else a sentence (in the
 * arena) that names the row and the field.
 */
const struct fault *proof_tables(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_messages(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_drafts(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_outages(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_publications(
    struct store *store, struct arena *arena, const char **problem);

#endif
