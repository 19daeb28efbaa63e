/*
 * A message: what a citizen wrote, and how far its answer is.
 *
 * One struct, read from and written to every stream by message_schema, whose
 * fields are those of RECORDS part 1 word for word.
 */
#ifndef OTKLIK_MODEL_MESSAGE_H
#define OTKLIK_MODEL_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/schema.h"

struct message {
	int64_t id, as_of;
	const char *network, *key;
	int64_t revision;
	const char *url, *author_id, *author;
	int64_t posted_at, collected_at, detected_at, deleted_at;
	const char *text, *attachments;
	const char *state, *holder;
	int64_t due;
	const char *topic_group, *topic, *location, *importance;
	int64_t significant, repeat_of;
	const char *proposal, *similar, *screen, *bodies, *warnings, *tags;
};

extern const struct schema message_schema;

/* The states of RECORDS part 2, in the order of a message's life. */
enum message_state {
	MESSAGE_COLLECTED,
	MESSAGE_DETECTED,
	MESSAGE_IN_WORK,
	MESSAGE_RETURNED,
	MESSAGE_INTERIM_POSTED,
	MESSAGE_ANSWERED,
	MESSAGE_REFUSED,
	MESSAGE_OUT_OF_SCOPE,
	MESSAGE_CLOSED,
	MESSAGE_STATES
};

const char *message_state_name(enum message_state state);
bool message_state_parse(const char *name, enum message_state *state);

/* True for a network of the closed list vk, ok, telegram, other (A1-2.1a). */
bool message_network_known(const char *network);

/*
 * Adds to the warnings what a person should look at, once, or takes it out
 * again when that is put right; they live in the arena.
 */
void message_unwarn(struct message *message, struct arena *arena,
    const char *rule, const char *text);
void message_warn(struct message *message, struct arena *arena,
    const char *rule, const char *text);

/* A revision of a message's text, as msg-show --history prints it. */
struct revision {
	int64_t id, revision;
	const char *text, *attachments;
	int64_t seen_at;
};

extern const struct schema revision_schema;

/*
 * Gives a message that is about to be registered its identity: `network` and
 * `key` as given, else derived from the url, else the url itself; a network
 * that is still unknown becomes `other`. What it derives lives in the arena. FAULT_INPUT if neither url nor key is there, or
 * the network is not of the list.
 */
const struct fault *message_identify(
    struct message *message, struct arena *arena);

#endif
