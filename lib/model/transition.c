#include "model/transition.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define M(state) (1u << MESSAGE_##state)
#define A(state) (1u << ASSIGNMENT_##state)

enum {
	OPEN = M(COLLECTED) | M(DETECTED) | M(IN_WORK) | M(RETURNED) |
	       M(INTERIM_POSTED),
	AT_WORK = M(IN_WORK) | M(RETURNED) | M(INTERIM_POSTED),
	CO_STATES = A(CO_RECEIVED) | A(INFO_REVIEW) | A(INFO_REWORK),
	LIVE = A(RECEIVED) | A(CO_RECEIVED) | A(LEAD_WAIT) | A(LEAD_DRAFTING) |
	       A(FULL_REVIEW) | A(INTERIM_REVIEW) | A(FULL_REWORK) |
	       A(INTERIM_REWORK) | A(INFO_REVIEW) | A(INFO_REWORK) |
	       A(INFO_APPROVED) | A(EXTENDED)
};

const struct transition transition_all[] = {
    {"E02", "detect", EVENT_DETECTED, TRANSITION_CURATOR, M(COLLECTED), 0,
	"A1-4.1", "the Curator's act"},
    {"E03", "close", EVENT_CLOSED, TRANSITION_CURATOR, M(COLLECTED), 0,
	"A1-4.1", "a reason is given"},
    {"E04", "classify", EVENT_CLASSIFIED, TRANSITION_CURATOR, OPEN, 0, "A1-4.2",
	"topic, location and importance only while detected; flag, link and "
	"note as long as it is open"},
    {"E05", "term", EVENT_TERM_SET, TRANSITION_CURATOR, OPEN, 0, "A1-4.3",
	"not over the caps of A1-6; it is a target (I-20)"},
    {"E06", "out_of_scope", EVENT_OUT_OF_SCOPE, TRANSITION_CURATOR,
	M(DETECTED) | M(RETURNED), 0, "A1-1.2", "the law or a reason is cited"},
    {"E07", "refuse", EVENT_REFUSED, TRANSITION_CURATOR,
	M(DETECTED) | M(RETURNED), 0, "A1-14",
	"a ground: harm, abuse or threat; repeated with two earlier answers "
	"of the same author and a note"},
    {"E08", "forward", EVENT_FORWARDED, TRANSITION_CURATOR,
	M(DETECTED) | M(RETURNED) | M(IN_WORK), 0, "A1-4.4",
	"several bodies need exactly one lead; again (E10) only after a "
	"return or in turn, to the same body only with a reason"},
    {"E09", "return", EVENT_RETURNED, TRANSITION_EXECUTOR, AT_WORK,
	A(RECEIVED) | A(CO_RECEIVED) | A(LEAD_WAIT), "A1-5.1",
	"a reason is given; a late return is accepted and marked (I-26)"},
    {"E00", "recall", EVENT_RECALLED, TRANSITION_CURATOR, AT_WORK, LIVE,
	"A1-4.4", "a reason is given; its clocks end without a verdict"},
    {"E26", "waive", EVENT_WAIVED, TRANSITION_CURATOR, AT_WORK, CO_STATES,
	"A1-9.6", "a reason is given"},
    {"E32", "lead", EVENT_LEAD_SET, TRANSITION_CURATOR, AT_WORK, 0, "A1-9.1",
	"exactly one lead after it"},
    {"E00", "accept", EVENT_ACCEPTED, TRANSITION_CURATOR, OPEN, 0, "A1-14",
	"there is a proposal to dismiss"},
    {0},
};

const struct transition *
transition_find(const char *decision)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (text_equal(t->decision, decision))
			return t;
	return NULL;
}

/* "detected or returned": the states of a set of bits. */
static void
write_states(unsigned bits, const char *(*name)(unsigned), struct buffer *out)
{
	unsigned state, left = bits;

	for (state = 0; left != 0; state++) {
		if ((left & (1u << state)) == 0)
			continue;
		left &= ~(1u << state);
		if (out->length > 0)
			buffer_puts(out, left == 0 ? " or " : ", ");
		buffer_puts(out, name(state));
	}
}

static const char *
message_name(unsigned state)
{
	return message_state_name((enum message_state)state);
}

static const char *
assignment_name(unsigned state)
{
	return assignment_state_name((enum assignment_state)state);
}

const struct fault *
transition_allow_message(
    const struct transition *transition, enum message_state state)
{
	const struct fault *fault;
	struct buffer from = {0};

	if (transition->message_from == 0 ||
	    (transition->message_from & (1u << state)) != 0)
		return NULL;
	write_states(transition->message_from, message_name, &from);
	fault = fault_new(FAULT_STATE,
	    "%s: the message is %s; by %s that is done while it is %s",
	    transition->decision, message_state_name(state), transition->rule,
	    from.bytes);
	buffer_free(&from);
	return fault;
}

const struct fault *
transition_allow_assignment(const struct transition *transition,
    const char *body, enum assignment_state state)
{
	const struct fault *fault;
	struct buffer from = {0};

	if (transition->assignment_from == 0 ||
	    (transition->assignment_from & (1u << state)) != 0)
		return NULL;
	write_states(transition->assignment_from, assignment_name, &from);
	fault = fault_new(FAULT_STATE,
	    "%s: %s has it as %s; by %s that is done while it is %s",
	    transition->decision, body, assignment_state_name(state),
	    transition->rule, from.bytes);
	buffer_free(&from);
	return fault;
}
