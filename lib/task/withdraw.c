#include "task/withdraw.h"

#include "base/text.h"
#include "model/schema.h"
#include "model/transition.h"
#include "task/forward.h"
#include "task/own.h"

/* The assignment meant, if the decision starts from its state. */
static const struct fault *
pick(struct message_case *made, const struct decision *decision,
    struct assignment **assignment)
{
	const struct transition *transition =
	    transition_find(decision->decision);
	const struct fault *fault;

	fault = case_pick_from(
	    made, transition->assignment_from, decision->body, assignment);
	if (fault != NULL)
		return fault;
	return transition_allow_assignment(
	    transition, (*assignment)->body, (*assignment)->state);
}

static const struct fault *
need_reason(const struct decision *decision, const char *rule)
{
	if (schema_given(decision->reason))
		return NULL;
	return fault_field("reason", "missing: a reason is needed (%s)", rule);
}

/* I-29: the codes of the order; another municipality's question is marked. */
static const struct fault *
check_return_reason(struct message_case *made, const struct decision *decision)
{
	static const char *const codes[] = {"not_competent",
	    "lsg_not_competent", "lsg_other_body", "propose_refusal"};
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (text_equal(decision->reason, codes[i]))
			break;
	if (i == sizeof(codes) / sizeof(codes[0]))
		return fault_value("reason",
		    "not one of not_competent, lsg_not_competent, "
		    "lsg_other_body, propose_refusal",
		    decision->reason);
	if (text_equal(decision->reason, "lsg_other_body"))
		case_warn(made, "A3-9.1",
		    "returned for another municipal body (I-29)");
	return NULL;
}

static const struct fault *
end_assignment(struct message_case *made, const struct decision *decision,
    struct assignment *assignment, enum assignment_state state,
    enum event_kind kind)
{
	const struct fault *fault;
	struct case_event *event;

	assignment->state = state;
	if ((fault = case_note(made, kind, assignment, &event)) != NULL)
		return fault;
	if (kind == EVENT_RETURNED)
		buffer_printf(
		    &event->data, "\"reason\":\"%s\"", decision->reason);
	else
		case_say(event, "reason", decision->reason);
	case_say(event, "note", decision->note);
	if (case_live_count(made) == 0)
		case_set_state(made, MESSAGE_RETURNED);
	return NULL;
}

const struct fault *
withdraw_return(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	const struct transition *transition =
	    transition_find(decision->decision);
	struct assignment *assignment;
	const struct fault *fault;

	(void)record;
	if ((fault = own_pick(made, transition, decision->body, &assignment)) !=
		NULL ||
	    (fault = transition_allow_assignment(
		 transition, assignment->body, assignment->state)) != NULL ||
	    (fault = need_reason(decision, "A1-5.1")) != NULL ||
	    (fault = check_return_reason(made, decision)) != NULL)
		return fault;
	return end_assignment(
	    made, decision, assignment, ASSIGNMENT_RETURNED, EVENT_RETURNED);
}

const struct fault *
withdraw_recall(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	const struct fault *fault;
	struct assignment *assignment;

	(void)record;
	if ((fault = pick(made, decision, &assignment)) != NULL ||
	    (fault = need_reason(decision, "A1-4.4")) != NULL ||
	    (fault = end_assignment(made, decision, assignment,
		 ASSIGNMENT_RECALLED, EVENT_RECALLED)) != NULL)
		return fault;
	return forward_to_lead(made);
}

/*
 * Also of a body that returned its part and is not replaced: unless the
 * Curator says that it goes without, the lead would wait for ever.
 */
const struct fault *
withdraw_waive(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct assignment *assignment;
	const struct fault *fault;

	(void)record;
	if ((fault = pick(made, decision, &assignment)) != NULL ||
	    (fault = need_reason(decision, "A1-9.6")) != NULL ||
	    (fault = end_assignment(made, decision, assignment,
		 ASSIGNMENT_WAIVED, EVENT_WAIVED)) != NULL)
		return fault;
	return forward_to_lead(made);
}
