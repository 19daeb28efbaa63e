/*
 * What an event changed about a message, as it stands in the journal.
 *
 * An event's `data.set` holds the new value of every field of the message that it
 * changed, so that the message can be told again from the journal alone.
 * Instants are seconds since 1970 UTC. What citizens wrote, their names and
 * links are never there: one digest, `content`, stands for all of them; lists
 * and objects, which may quote them, are there by their digests.
 */
#ifndef OTKLIK_MODEL_CHANGE_H
#define OTKLIK_MODEL_CHANGE_H

#include "base/buffer.h"
#include "base/digest.h"
#include "model/message.h"

enum change_form {
	CHANGE_NEVER,  /* derived, or part of the content */
	CHANGE_PLAIN,  /* the value itself */
	CHANGE_DIGEST, /* digest of its JSON text */
};

/* How a field of message_schema stands in the journal. */
enum change_form change_form(const struct field *field);

/* Digest of what came from outside: key, url, author, text, attachments. */
void change_content(const struct message *message, char out[DIGEST_TEXT]);

/* True if two messages have the same of it. */
bool change_same_content(const struct message *a, const struct message *b);

/*
 * What a message is before its first event: state collected, revision 1,
 * collected at `at`. What follows from that is not written.
 */
void change_origin(struct message *message, int64_t at);

/*
 * Adds to a JSON object under construction the member `set`: an object of all
 * fields in which `after` differs from `before`, and `content` if that
 * differs: as it is given, or, if it is NULL, computed. Nothing is added if
 * nothing differs.
 */
void change_write(const struct message *before, const struct message *after,
    const char *content, struct buffer *data);

/* The member's value of one field. */
int64_t change_integer(
    const struct field *field, const struct message *message);
const char *change_text(
    const struct field *field, const struct message *message);

#endif
