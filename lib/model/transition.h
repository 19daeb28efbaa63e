/*
 * The life of a message as one table (RULES 2.3): who may do what in which
 * state, and what becomes of it. The tools, their tests and the manual share
 * it.
 */
#ifndef OTKLIK_MODEL_TRANSITION_H
#define OTKLIK_MODEL_TRANSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "model/assignment.h"
#include "model/event.h"
#include "model/message.h"

/* Who acts. */
enum transition_actor {
	TRANSITION_CURATOR,
	TRANSITION_EXECUTOR, /* of the body concerned */
	TRANSITION_SYSTEM
};

struct transition {
	const char *number;   /* as in RULES 2.3: E08 */
	const char *decision; /* in a record's field `decision` */
	enum event_kind event;
	enum transition_actor actor;
	/* Bits of the states from which it starts; 0: not looked at. */
	unsigned message_from;
	unsigned assignment_from;
	const char *rule;
	const char *guard; /* what else must hold, for the manual */
};

/* Ends with an entry without a decision. */
extern const struct transition transition_all[];

/* The transition of a decision; NULL if there is no such decision. */
const struct transition *transition_find(const char *decision);

/*
 * FAULT_STATE, with a sentence that names the decision, the state and the
 * rule, if the decision does not start from this state of the message or the
 * assignment.
 */
const struct fault *transition_allow_message(
    const struct transition *transition, enum message_state state);
const struct fault *transition_allow_assignment(
    const struct transition *transition, const char *body,
    enum assignment_state state);

#endif
