/*
 * Does the store say what its journal says? Tables, messages, drafts, outages
 * and publications are told again from the events, or by the digests there, and
 * compared with their rows; the schema is compared with that of a new store.
 *
 * No event tells, and so nothing proves: when a text was edited; whether a
 * withdrawal was printed; when a posting was tried, and that one is under way;
 * pauses and paces; sketches, which are made of texts and only find others.
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
const struct fault *proof_schema(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_tables(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_messages(
    struct store *store, struct arena *arena, const char **problem);
/* Authors are listed where they are looked for as the messages have them. */
const struct fault *proof_authors(
    struct store *store, struct arena *arena, const char **problem);
/* Times are listed where they are looked for, likewise. */
const struct fault *proof_spans(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_revisions(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_clocks(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_drafts(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_outages(
    struct store *store, struct arena *arena, const char **problem);
const struct fault *proof_publications(
    struct store *store, struct arena *arena, const char **problem);

#endif
