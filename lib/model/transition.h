/*
 * The life of a message as one table (RULES 2.3): who may do what in which
 * state, and what becomes of it. The tools, their tests and the manual share
 * it.
 */
#ifndef OTKLIK_MODEL_TRANSITION_H
#define OTKLIK_MODEL_TRANSITION_H

#include <stdbool.h>

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
	/* Bits of the states from which it starts; 0: not looked at, and of
	 * collect, there is no message yet. */
	unsigned message_from;
	unsigned assignment_from;
	const char *rule;
	const char *guard; /* what else must hold, for the manual */
	/* Of msg-draft, msg-approve and posting: the kind of draft, and the
	 * bit of the state that the assignment is then in; 0: as it was. */
	const char *draft;
	unsigned assignment_to;
};

/* Ends with an entry without a decision. */
extern const struct transition transition_all[];

/*
 * The transition of a decision about a message (the first one, where it has
 * several: forward is E08 and E10); that of a number and a decision; or one
 * about a draft of a kind: submit, those of msg-approve, post. NULL if there is
 * no such decision.
 */
const struct transition *transition_find(const char *decision);
const struct transition *transition_row(
    const char *number, const char *decision);
const struct transition *transition_find_draft(
    const char *decision, const char *kind);

/*
 * True if a draft of a kind still waits for the Curator when its message and
 * its assignment are in these states.
 */
bool transition_awaits(const char *kind, enum message_state message,
    enum assignment_state assignment);

/* The state a transition leads to; false if it leaves it as it was. */
bool transition_leads(
    const struct transition *transition, enum assignment_state *state);

/*
 * FAULT_STATE, as below, if no transition of the decision starts from this
 * state of the message.
 */
const struct fault *transition_allow(
    const char *decision, enum message_state state);

/*
 * FAULT_STATE, as below, if the decision starts from this state for no kind of
 * draft.
 */
const struct fault *transition_allow_decision(
    const char *decision, const char *body, enum assignment_state state);

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
