/*
 * Drafts in the store: written once, decided on once, listed for the Curator
 * and for the publisher.
 *
 * Writing here writes rows only; that an event goes with it is lib/task's.
 * Every draft that is read comes with the `as_of` of its message.
 */
#ifndef OTKLIK_STORE_DRAFTS_H
#define OTKLIK_STORE_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/draft.h"
#include "store/store.h"

/* Writes a new version; it gets its number. `draft` must be its digest. */
const struct fault *drafts_insert(struct store *store, struct draft *draft);

/* Writes what was decided on it, by its number; `to_post` too. */
const struct fault *drafts_decide(
    struct store *store, const struct draft *draft);

/* Opens (1) or closes (FIELD_NONE) its posting. */
const struct fault *drafts_set_to_post(
    struct store *store, int64_t number, int64_t to_post);

/* Closes the posting of whatever an assignment had approved. */
const struct fault *drafts_drop_to_post(
    struct store *store, int64_t message, int64_t assignment);

/* The draft of a digest, in the arena. */
const struct fault *drafts_find(struct store *store, const char *digest,
    struct arena *arena, struct draft *draft, bool *found);

/* The drafts of a message in the order they were handed in: the one after
 * `after` (0: the first). */
const struct fault *drafts_next(struct store *store, int64_t message,
    int64_t after, struct arena *arena, struct draft *draft, bool *found);

/* All of them at once. */
const struct fault *drafts_all(struct store *store, int64_t message,
    struct arena *arena, struct draft **list, size_t *count);

/* The one after `after` of those that wait for the Curator. */
const struct fault *drafts_next_pending(struct store *store, int64_t message,
    int64_t after, struct arena *arena, struct draft *draft, bool *found);

/*
 * All that wait of a message at once, without what they say: texts, links,
 * measures, reasons and notes are NULL, as is as_of. drafts_find reads one whole.
 */
const struct fault *drafts_pending(struct store *store, int64_t message,
    struct arena *arena, struct draft **list, size_t *count);

/* The version handed in last of a message, body and kind; 0: none yet. */
const struct fault *drafts_last_version(struct store *store, int64_t message,
    const char *body, const char *kind, int64_t *version);

/*
 * All that is approved and not posted yet, of all messages, by number: the
 * first after `after`. An interim answer comes before the answer.
 */
const struct fault *drafts_next_to_post(struct store *store, int64_t after,
    struct arena *arena, struct draft *draft, bool *found);

/* True if something of the message is approved and not posted yet. */
const struct fault *drafts_has_to_post(
    struct store *store, int64_t message, bool *has);

/*
 * Digest of all drafts of a message with what was decided on them: an event
 * that changes one carries it, so that a changed row shows.
 */
const struct fault *drafts_digest(
    struct store *store, int64_t message, char out[DIGEST_TEXT]);

#endif
