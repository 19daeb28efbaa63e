/*
 * Entries: rows that are read and written by their schema alone, so that
 * merging, comparing and proving them is the same for all.
 *
 * The journal has an entry's codes, numbers and times as they are; what people
 * wrote, names and links, only in one digest over the whole entry.
 */
#ifndef OTKLIK_MODEL_ENTRY_H
#define OTKLIK_MODEL_ENTRY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "model/schema.h"

/* Sets what was given: absent leaves a member as it is, cleared empties it. */
void entry_merge(const struct schema *schema, void *entry, const void *given);

/* Turns what was cleared, and empty texts, into what was not given. */
void entry_settle(const struct schema *schema, void *entry);

bool entry_equal(const struct schema *schema, const void *a, const void *b);

/* Digest over all members in order. */
void entry_digest(
    const struct schema *schema, const void *entry, char out[DIGEST_TEXT]);

/* Adds `content` and the plain members to a JSON object being built. */
void entry_write(
    const struct schema *schema, const void *entry, struct buffer *data);

#endif
