/*
 * Messages in the store: found by key, read whole, written.
 *
 * Writing here writes rows only; that an event goes with it is lib/task's.
 */
#ifndef OTKLIK_STORE_MESSAGES_H
#define OTKLIK_STORE_MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "model/message.h"
#include "store/store.h"

/*
 * Number of the message with that key, FIELD_NONE if there is none; in the open
 * write transaction.
 */
const struct fault *messages_find(
    struct store *store, const char *network, const char *key, int64_t *id);

/* A message has room for so many texts. */
enum { MESSAGES_REVISIONS = 65535 };

/*
 * One text of a message. Their numbers are in the order in which they came in;
 * message->revision is the one that was edited last.
 */
struct edition {
	unsigned char digest[DIGEST_BYTES]; /* of its content (content.h) */
	int64_t seen_at;		    /* here for the first time */
	int64_t edited_at; /* where it was written; FIELD_NONE: not told */
};

/* The number of the next new message, in the open write transaction. */
int64_t messages_next(const struct store *store);

/* How often others have inserted messages before a transaction of ours. */
int64_t messages_of_others(const struct store *store);

/* The last message that was there when that was begun. */
int64_t messages_settled(const struct store *store);

/* I-41: does the lexicon call it significant, by what screening found (`screen`
 * of a message, or NULL)? */
bool messages_alert(const char *screen);

/*
 * Registers a message that has this number and a key of which there is none:
 * writes its row and its first revision. `as_of` must be set.
 */
const struct fault *messages_insert(struct store *store,
    const struct message *message, const struct edition *edition);

/* Reads a message whole; `*found` is false if there is none of that number. */
const struct fault *messages_get(struct store *store, int64_t id,
    struct arena *arena, struct message *message, bool *found);

/*
 * Reads only what it is about: text, topic, location, and in `posted_at` the
 * time it is from, be it that of its collection. `*found` is false, too, for
 * one from before `since`, of which nothing else is read.
 */
const struct fault *messages_get_text(struct store *store, int64_t id,
    int64_t since, struct arena *arena, struct message *message, bool *found);

/*
 * Reads and writes only what clocks change: id, as_of, holder, due; read are
 * network, state and detected_at too, the rest is reset.
 */
const struct fault *messages_get_due(struct store *store, int64_t id,
    struct arena *arena, struct message *message, bool *found);
const struct fault *messages_put_due(
    struct store *store, const struct message *message);

/* Writes everything but texts: state, classification, as_of and the rest. */
const struct fault *messages_update(
    struct store *store, const struct message *message);

/*
 * The number of the revision of a message that has this digest, FIELD_NONE if
 * none has; and the number of the one that comes in next.
 */
const struct fault *messages_find_revision(struct store *store, int64_t id,
    const unsigned char digest[DIGEST_BYTES], int64_t *revision);
const struct fault *messages_next_revision(
    struct store *store, int64_t id, int64_t *revision);

/*
 * Of the newest revision that has this text the attachments, or, text being
 * NULL, of that which has these attachments the text. Not `*found`: none has.
 */
const struct fault *messages_find_rest(struct store *store, int64_t id,
    const char *text, const char *attachments, struct arena *arena,
    const char **rest, bool *found);

/* Writes the link of the text that the message has now. */
const struct fault *messages_put_url(
    struct store *store, const struct message *message);

/* Adds the message's text as `message->revision`. */
const struct fault *messages_add_revision(struct store *store,
    const struct message *message, const struct edition *edition);

/*
 * When a text of a message was edited, FIELD_NONE: nobody told; and takes down
 * that it was, if that is later than what is known.
 */
const struct fault *messages_edited_at(
    struct store *store, int64_t id, int64_t revision, int64_t *edited_at);
const struct fault *messages_note_edited(struct store *store, int64_t id,
    int64_t revision, const struct edition *edition);

/*
 * The text that the message had as `message->revision` is its text again, with
 * this link and time.
 */
const struct fault *messages_renew_revision(struct store *store,
    const struct message *message, const struct edition *edition);

/* The revisions of a message in order: the one after `*revision`. */
const struct fault *messages_revision(struct store *store, int64_t id,
    int64_t after, struct arena *arena, struct revision *revision, bool *found);

#endif
