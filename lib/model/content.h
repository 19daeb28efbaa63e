/*
 * What of a message came from outside, told by digests: two texts that a
 * program may compute ahead of the message's registration.
 */
#ifndef OTKLIK_MODEL_CONTENT_H
#define OTKLIK_MODEL_CONTENT_H

#include <stdbool.h>

#include "base/digest.h"
#include "model/message.h"

struct content {
	struct message of;		  /* whose, as far as it matters */
	char whole[DIGEST_TEXT];	  /* as an event has it (change.h) */
	unsigned char text[DIGEST_BYTES]; /* as a revision has it */
};

/* The digest by which two texts with their attachments are the same. */
void content_digest(
    const char *text, const char *attachments, unsigned char out[DIGEST_BYTES]);

/* Computes both; the texts are borrowed. */
void content_read(const struct message *message, struct content *content);

/* True if `content` was read of a message that came with the same. */
bool content_is_of(
    const struct content *content, const struct message *message);

#endif
