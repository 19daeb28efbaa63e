/*
 * An approved answer on its way into a network.
 */
#ifndef OTKLIK_NETWORK_LETTER_H
#define OTKLIK_NETWORK_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct letter {
	const char *network, *key, *url; /* of the message it answers */
	const char *body;		 /* that answers */
	const char *digest;		 /* that was approved */
	const char *text;
	const char *const *attachments; /* links; none are uploaded */
	size_t attachment_count;
	/* For reading back: when it was tried, keys of what stands there as
	 * another answer, and whether another answer of the same text, of which
	 * nobody knows either, may stand there. */
	int64_t sent_at;
	const char *const *taken;
	size_t taken_count;
	bool shared;
};

/* True if what stands under that key is recorded as another answer. */
bool letter_is_taken(const struct letter *letter, const char *key);

/*
 * The text as its network gets it: what was approved, the links that are not
 * attached in VK's own way under it, one a line. `*own` are those that are,
 * between commas; NULL if there are none. Where no program posts it is the text
 * alone: how links go with it is up to who posts it by hand. In the arena.
 */
const char *letter_text(
    const struct letter *letter, struct arena *arena, const char **own);

#endif
