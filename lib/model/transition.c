#include "model/transition.h"

#include "base/buffer.h"
#include "base/text.h"

#define M(state) (1u << MESSAGE_##state)
#define A(state) (1u << ASSIGNMENT_##state)

enum {
	OPEN = M(COLLECTED) | M(DETECTED) | M(IN_WORK) | M(RETURNED) |
	       M(INTERIM_POSTED),
	ANY = (1u << MESSAGE_STATES) - 1,
	AT_WORK = M(IN_WORK) | M(RETURNED) | M(INTERIM_POSTED),
	CO_STATES = A(CO_RECEIVED) | A(INFO_REVIEW) | A(INFO_REWORK),
	LIVE = A(RECEIVED) | A(CO_RECEIVED) | A(LEAD_WAIT) | A(LEAD_DRAFTING) |
	       A(FULL_REVIEW) | A(INTERIM_REVIEW) | A(FULL_REWORK) |
	       A(INTERIM_REWORK) | A(INFO_REVIEW) | A(INFO_REWORK) |
	       A(INFO_APPROVED) | A(EXTENDED)
};

#define DRAFT(number, decision, kind, event, actor, from, to, rule, guard)     \
	{                                                                      \
		number, decision, EVENT_##event, TRANSITION_##actor, AT_WORK,  \
		    from, rule, guard, kind, to                                \
	}

const struct transition transition_all[] = {
    {"E01", "collect", EVENT_COLLECTED, TRANSITION_SYSTEM, 0, 0, "A1-2.1",
	"a network of the list; no duplicate, which is known by network and "
	"key",
	NULL, 0},
    {"E02", "detect", EVENT_DETECTED, TRANSITION_CURATOR, M(COLLECTED), 0,
	"A1-4.1", "the Curator's act", NULL, 0},
    {"E03", "close", EVENT_CLOSED, TRANSITION_CURATOR, M(COLLECTED), 0,
	"A1-4.1", "a reason is given", NULL, 0},
    {"E04", "classify", EVENT_CLASSIFIED, TRANSITION_CURATOR, M(DETECTED), 0,
	"A1-4.2", "topic, its group, location, importance", NULL, 0},
    {"E30", "classify", EVENT_FLAGGED, TRANSITION_CURATOR, ANY, 0, "A1-17.1",
	"the flag that it is significant", NULL, 0},
    {"E31", "classify", EVENT_LINKED, TRANSITION_CURATOR, OPEN, 0, "A1-10.1",
	"the message it repeats: not one that was detected later, and it is "
	"answered or interim_posted",
	NULL, 0},
    {"E00", "classify", EVENT_CLASSIFIED, TRANSITION_CURATOR, OPEN, 0, "A1-3.1",
	"a note and nothing else", NULL, 0},
    {"E05", "term", EVENT_TERM_SET, TRANSITION_CURATOR, OPEN, 0, "A1-4.3",
	"not over the caps of A1-6, nor longer than what the body has now; it "
	"is a target (I-20)",
	NULL, 0},
    {"E06", "out_of_scope", EVENT_OUT_OF_SCOPE, TRANSITION_CURATOR,
	M(DETECTED) | M(RETURNED), 0, "A1-1.2", "the law or a reason is cited",
	NULL, 0},
    {"E07", "refuse", EVENT_REFUSED, TRANSITION_CURATOR,
	M(DETECTED) | M(RETURNED), 0, "A1-14",
	"a ground: harm, abuse or threat; repeated with two earlier answers "
	"to the same author (I-36) and a note",
	NULL, 0},
    {"E08", "forward", EVENT_FORWARDED, TRANSITION_CURATOR, M(DETECTED), 0,
	"A1-4.4", "several bodies need exactly one lead (A1-9.1)", NULL, 0},
    {"E10", "forward", EVENT_FORWARDED, TRANSITION_CURATOR,
	M(RETURNED) | M(IN_WORK) | M(INTERIM_POSTED), 0, "A1-4.4",
	"in place of a body that returned it, or in turn (I-63), which it is "
	"not while interim_posted; one lead of all; to the same body only "
	"with a reason (I-28)",
	NULL, 0},
    {"E09", "return", EVENT_RETURNED, TRANSITION_EXECUTOR, AT_WORK,
	A(RECEIVED) | A(CO_RECEIVED) | A(LEAD_WAIT), "A1-5.1",
	"a reason is given; a late return is accepted and marked (I-26)", NULL,
	0},
    {"E00", "recall", EVENT_RECALLED, TRANSITION_CURATOR, AT_WORK, LIVE,
	"A1-4.4", "a reason is given; its clocks end without a verdict", NULL,
	0},
    {"E26", "waive", EVENT_WAIVED, TRANSITION_CURATOR, AT_WORK,
	CO_STATES | A(RETURNED), "A1-9.6",
	"a reason is given; of a body that returned it, while a lead waits",
	NULL, 0},
    {"E32", "lead", EVENT_LEAD_SET, TRANSITION_CURATOR, AT_WORK, 0, "A1-9.1",
	"exactly one lead after it; whoever has the message alone is recalled "
	"first",
	NULL, 0},
    {"E00", "accept", EVENT_ACCEPTED, TRANSITION_CURATOR, OPEN, 0, "A1-14",
	"there is a proposal to dismiss", NULL, 0},
    DRAFT("E11", "submit", "answer", SUBMITTED, EXECUTOR,
	A(RECEIVED) | A(LEAD_DRAFTING) | A(FULL_REVIEW) | A(FULL_REWORK) |
	    A(EXTENDED),
	A(FULL_REVIEW), "A1-6.1",
	"a text; measures if the message repeats another (A1-10.2); of a "
	"lead, when the information of every co-executor is approved or "
	"waived (A1-9.6)"),
    DRAFT("E12", "submit", "interim", SUBMITTED, EXECUTOR,
	A(RECEIVED) | A(LEAD_WAIT) | A(LEAD_DRAFTING) | A(INTERIM_REVIEW) |
	    A(FULL_REWORK) | A(INTERIM_REWORK),
	A(INTERIM_REVIEW), "A1-6.2a",
	"a text, a reason, and the term asked for: up to 8h, or for measures "
	"up to 8wd; instead of an answer in rework it is warned of (I-60)"),
    DRAFT("E23", "submit", "info", SUBMITTED, EXECUTOR,
	A(CO_RECEIVED) | A(INFO_REVIEW) | A(INFO_REWORK), A(INFO_REVIEW),
	"A1-9.3", "a text; it goes to the Curator, not to the lead"),
    DRAFT("E21", "submit", "query", ASKED, EXECUTOR, LIVE, 0, "A1-7.1b",
	"a text; no clock of the executor moves for it (I-22)"),
    DRAFT("E16", "submit", "extension", SUBMITTED, EXECUTOR, A(EXTENDED), 0,
	"A1-6.3",
	"a longer term within the caps of A1-6, asked for before the one there "
	"is has ended (I-18)"),
    DRAFT("E17", "approve", "answer", APPROVED, CURATOR, A(FULL_REVIEW),
	A(APPROVED), "A1-7.1",
	"not by its author; attests A1-13, and A1-10.2 of a repeat"),
    DRAFT("E13", "approve", "interim", APPROVED, CURATOR, A(INTERIM_REVIEW),
	A(EXTENDED), "A1-6.2b",
	"not by its author; with the term granted (I-17), up to 8h, or for "
	"measures up to 8wd"),
    DRAFT("E24", "approve", "info", APPROVED, CURATOR, A(INFO_REVIEW),
	A(INFO_APPROVED), "A1-9.5",
	"not by its author; the lead gets it, and with the last one goes to "
	"work (E26)"),
    DRAFT("E18", "rework", "answer", REWORKED, CURATOR, A(FULL_REVIEW),
	A(FULL_REWORK), "A1-7.1", "a comment says why"),
    DRAFT("E14", "rework", "interim", REWORKED, CURATOR, A(INTERIM_REVIEW),
	A(INTERIM_REWORK), "A1-7.1", "a comment says why"),
    DRAFT("E25", "rework", "info", REWORKED, CURATOR, A(INFO_REVIEW),
	A(INFO_REWORK), "A1-8.1", "a comment says why"),
    DRAFT("E15", "refuse_term", "interim", TERM_REFUSED, CURATOR,
	A(INTERIM_REVIEW), A(FULL_REWORK), "A1-7.1",
	"a comment says why; an answer is due in an hour (I-19)"),
    DRAFT("E16", "refuse_term", "extension", TERM_REFUSED, CURATOR, A(EXTENDED),
	0, "A1-6.3", "a comment says why; the term there is stays"),
    DRAFT("E16", "extend", "extension", EXTENDED, CURATOR, A(EXTENDED), 0,
	"A1-6.3",
	"not by who asks; a longer term within the caps of A1-6, from the same "
	"base (I-61); asked for, or decided, before the one there is has "
	"ended"),
    DRAFT("E22", "answer", "query", ANSWERED, CURATOR, LIVE | A(APPROVED), 0,
	"A1-7.1b", "a comment, which is the answer"),
    DRAFT("E19", "post", "answer", PUBLISHED, SYSTEM, A(APPROVED), A(POSTED),
	"A1-7.2", "exactly what was approved"),
    DRAFT("E19", "post", "interim", PUBLISHED, SYSTEM,
	A(EXTENDED) | A(FULL_REVIEW) | A(FULL_REWORK) | A(INTERIM_REVIEW) |
	    A(INTERIM_REWORK) | A(APPROVED),
	0, "A1-7.2", "exactly what was approved (I-59)"),
    {NULL, NULL, 0, 0, 0, 0, NULL, NULL, NULL, 0},
};

const struct transition *
transition_find(const char *decision)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (t->draft == NULL && text_equal(t->decision, decision))
			return t;
	return NULL;
}

const struct transition *
transition_row(const char *number, const char *decision)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (t->draft == NULL && text_equal(t->number, number) &&
		    text_equal(t->decision, decision))
			return t;
	return NULL;
}

const struct transition *
transition_find_draft(const char *decision, const char *kind)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (t->draft != NULL && text_equal(t->draft, kind) &&
		    text_equal(t->decision, decision))
			return t;
	return NULL;
}

bool
transition_awaits(const char *kind, enum message_state message,
    enum assignment_state assignment)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (t->actor == TRANSITION_CURATOR && t->draft != NULL &&
		    text_equal(t->draft, kind) &&
		    (t->message_from & 1u << message) != 0 &&
		    (t->assignment_from & 1u << assignment) != 0)
			return true;
	return false;
}

bool
transition_leads(
    const struct transition *transition, enum assignment_state *state)
{
	int s;

	for (s = 0; s < ASSIGNMENT_STATES; s++) {
		if (transition->assignment_to == 1u << s) {
			*state = (enum assignment_state)s;
			return true;
		}
	}
	return false;
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

/* The decision is not for this state of the message, by which rule. */
static const struct fault *
wrong_message(const struct transition *transition, unsigned bits,
    enum message_state state)
{
	const struct fault *fault;
	struct buffer from = {0};

	write_states(bits, message_name, &from);
	fault = fault_new(FAULT_STATE,
	    "%s: the message is %s; by %s that is done while it is %s",
	    transition->decision, message_state_name(state), transition->rule,
	    from.bytes);
	buffer_free(&from);
	return fault;
}

const struct fault *
transition_allow_message(
    const struct transition *transition, enum message_state state)
{
	if (transition->message_from == 0 ||
	    (transition->message_from & (1u << state)) != 0)
		return NULL;
	return wrong_message(transition, transition->message_from, state);
}

const struct fault *
transition_allow(const char *decision, enum message_state state)
{
	const struct transition *t, *first = NULL;
	unsigned from = 0;

	for (t = transition_all; t->decision != NULL; t++) {
		if (t->draft != NULL || !text_equal(t->decision, decision))
			continue;
		first = first == NULL ? t : first;
		from |= t->message_from;
	}
	if (first == NULL || (from & 1u << state) != 0)
		return NULL;
	return wrong_message(first, from, state);
}

/* What is wrong with a decision in this state, by which rule. */
static const struct fault *
wrong_state(const struct transition *transition, unsigned bits,
    const char *body, enum assignment_state state)
{
	const char *kind =
	    transition->actor == TRANSITION_EXECUTOR ? transition->draft : NULL;
	const struct fault *fault;
	struct buffer from = {0};

	write_states(bits, assignment_name, &from);
	fault = fault_new(FAULT_STATE,
	    "%s%s%s: %s has it as %s; by %s that is done while it is %s",
	    transition->decision, kind != NULL ? " " : "",
	    kind != NULL ? kind : "", body, assignment_state_name(state),
	    transition->rule, from.bytes);
	buffer_free(&from);
	return fault;
}

const struct fault *
transition_allow_assignment(const struct transition *transition,
    const char *body, enum assignment_state state)
{
	if (transition->assignment_from == 0 ||
	    (transition->assignment_from & (1u << state)) != 0)
		return NULL;
	return wrong_state(
	    transition, transition->assignment_from, body, state);
}

const struct fault *
transition_allow_decision(
    const char *decision, const char *body, enum assignment_state state)
{
	const struct transition *t, *first = NULL;
	unsigned from = 0;

	for (t = transition_all; t->decision != NULL; t++) {
		if (t->draft == NULL || !text_equal(t->decision, decision))
			continue;
		first = first == NULL ? t : first;
		from |= t->assignment_from;
	}
	if (first == NULL || (from & 1u << state) != 0)
		return NULL;
	return wrong_state(first, from, body, state);
}
