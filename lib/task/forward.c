#include "task/forward.h"

#include "base/date.h"
#include "base/text.h"
#include "model/schema.h"
#include "store/steps.h"
#include "task/telling.h"
#include "task/triage.h"

static int64_t
local_date(const struct message_case *made)
{
	int32_t seconds;

	return date_of_civil(zone_civil(made->task->zone, made->at), &seconds);
}

/* A1-4.2: what the Curator states before forwarding; severity W. */
static const struct fault *
check_class(struct message_case *made)
{
	const struct region *region;
	const struct fault *fault;

	if ((fault = region_get(made->task, &region)) != NULL)
		return fault;
	if (!schema_given(made->message.importance))
		made->message.importance =
		    region_setting(region, "importance_default");
	if (!schema_given(made->message.topic) &&
	    !schema_given(made->message.topic_group))
		case_warn(made, "A1-4.2a", "forwarded without a topic");
	if (!schema_given(made->message.location))
		case_warn(made, "A1-4.2b", "forwarded without a place");
	return NULL;
}

static bool
had_it_before(const struct message_case *made, const char *body)
{
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (text_equal(made->assignments[i].body, body))
			return true;
	return false;
}

/* The assignment that steps_read tells of, if its body has returned it. */
static bool
is_returned(const struct message_case *made, int64_t assignment)
{
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (made->assignments[i].assignment == assignment)
			return made->assignments[i].state ==
			       ASSIGNMENT_RETURNED;
	return false;
}

/* E10: of the bodies that returned it, those that nobody has replaced since. */
static const struct fault *
count_open_returns(const struct message_case *made, size_t *open)
{
	const struct fault *fault;
	struct steps_event *steps;
	enum event_kind kind;
	size_t i, count;

	*open = 0;
	if ((fault = steps_read(made->task->store, made->message.id,
		 made->task->arena, &steps, &count)) != NULL)
		return fault;
	for (i = 0; i < count; i++) {
		if (!event_kind_parse(steps[i].kind, &kind))
			continue;
		if (kind == EVENT_RETURNED)
			*open += is_returned(made, steps[i].assignment);
		else if (kind == EVENT_FORWARDED || kind == EVENT_LEAD_SET)
			*open -= *open > 0;
	}
	return NULL;
}

/*
 * E10 while somebody has it: for a share that was returned, or in turn, which
 * is marked (I-63, severity W). While the interim answer stands in the network
 * a returned share finds its new body, whether the publisher has run meanwhile
 * or not; there is no turn then.
 */
static const struct fault *
check_again(struct message_case *made)
{
	enum message_state state = case_state(made);
	const struct fault *fault;
	size_t open;

	if (state != MESSAGE_IN_WORK && state != MESSAGE_INTERIM_POSTED)
		return NULL;
	if ((fault = count_open_returns(made, &open)) != NULL || open > 0)
		return fault;
	if (state == MESSAGE_INTERIM_POSTED)
		return fault_new(FAULT_STATE,
		    "forward: the message is interim_posted and no returned "
		    "share waits for a body; by A1-4.4 and A1-5.1 that is done "
		    "then for a returned share");
	case_warn(made, "A1-9.1a", "forwarded to a further body later");
	return NULL;
}

/* I-40: marked is what no notice will be about. */
static const struct fault *
check_network(struct message_case *made, const char *ruleset)
{
	struct clock asked = {.ruleset = ruleset, .start = made->at};
	const struct fault *fault;
	bool covered;

	fault = telling_covers(made->task, &made->message, &asked, &covered);
	if (fault == NULL && !covered)
		case_warn(made, "A3-1.1",
		    "outside_annex3: a municipal body and a network that "
		    "annex 3 does not name (I-40)");
	return fault;
}

/* One body of the list: does it exist, may it get the message? */
static const struct fault *
check_body(struct message_case *made, const struct decision *decision,
    const char *code)
{
	const struct region *region;
	const struct body *body;
	const struct fault *fault;

	if ((fault = region_get(made->task, &region)) != NULL)
		return fault;
	body = region_body(region, code, local_date(made));
	if (body == NULL)
		return fault_value("to", "no such body at that time", code);
	if (case_find(made, code) != NULL)
		return fault_new(FAULT_STATE,
		    "to: %s has the message already, as %s; by A1-4.4 it "
		    "gets it once",
		    code, assignment_state_name(case_find(made, code)->state));
	if (had_it_before(made, code) && !schema_given(decision->reason))
		return fault_field("reason",
		    "missing: %s had the message before (I-28)", code);
	return check_network(
	    made, region_ruleset(region, code, local_date(made)));
}

/*
 * A1-9.1b: who has the message alone answers alone. A body beside it would be
 * a second that answers; E32 is of a lead that was returned or is replaced.
 */
static const struct fault *
check_sole(struct message_case *made, const char *field)
{
	const struct assignment *sole = case_sole(made);

	if (sole == NULL)
		return NULL;
	return fault_new(FAULT_STATE,
	    "%s: %s has the message alone, as %s; by A1-9.1 several need a "
	    "lead: recall it and forward to all",
	    field, sole->body, assignment_state_name(sole->state));
}

/* Who leads once these bodies have it too; A1-9.1b: exactly one of several. */
static const struct fault *
check_lead(struct message_case *made, const struct decision *decision,
    const char *const *to, size_t count)
{
	const struct assignment *lead = case_lead(made);
	bool leads = decision->lead != NULL && decision->lead[0] != '\0';
	const char *wanted = leads ? decision->lead : NULL;
	const struct fault *fault;
	size_t i, found = 0;

	if (lead != NULL && lead->state == ASSIGNMENT_APPROVED)
		return fault_new(FAULT_STATE,
		    "to: the answer of %s is approved; by A1-9.6 it holds the "
		    "information of all",
		    lead->body);
	if ((fault = check_sole(made, "to")) != NULL)
		return fault;
	for (i = 0; i < count && wanted != NULL; i++)
		found += text_equal(to[i], wanted);
	if (wanted != NULL && found == 0)
		return fault_value(
		    "lead", "not one of the bodies in `to`", wanted);
	if (wanted != NULL && lead != NULL)
		return fault_new(
		    FAULT_STATE, "lead: %s leads already (A1-9.1)", lead->body);
	if (wanted == NULL && lead == NULL && count + case_live_count(made) > 1)
		return fault_field("lead",
		    "missing: several bodies need exactly one lead (A1-9.1)");
	return NULL;
}

/* A1-9.2: everybody is told who the others are and who leads. */
static void
tell_all(struct message_case *made, struct case_event *event)
{
	const struct assignment *lead = case_lead(made);
	const char *comma = "";
	size_t i;

	if (case_live_count(made) < 2)
		return;
	buffer_puts(&event->data, "\"bodies\":[");
	for (i = 0; i < made->assignment_count; i++) {
		if (!assignment_is_live(&made->assignments[i]))
			continue;
		buffer_printf(
		    &event->data, "%s\"%s\"", comma, made->assignments[i].body);
		comma = ",";
	}
	buffer_puts(&event->data, "]");
	if (lead != NULL)
		buffer_printf(&event->data, ",\"lead\":\"%s\"", lead->body);
}

static enum assignment_role
role_of(const char *body, const char *lead, bool alone)
{
	if (alone)
		return ROLE_SINGLE;
	return text_equal(body, lead) ? ROLE_LEAD : ROLE_CO;
}

static const struct fault *
assign_all(struct message_case *made, const struct decision *decision,
    const char *const *to, size_t count)
{
	bool alone = count == 1 && case_live_count(made) == 0;
	size_t i, first = made->assignment_count;
	const struct fault *fault;
	struct assignment *assignment;
	struct case_event *event;

	for (i = 0; i < count; i++)
		if ((fault = case_assign(made, to[i],
			 role_of(to[i], decision->lead, alone), &assignment)) !=
		    NULL)
			return fault;
	for (i = first; i < made->assignment_count; i++) {
		fault = case_note(
		    made, EVENT_FORWARDED, &made->assignments[i], &event);
		if (fault != NULL)
			return fault;
		tell_all(made, event);
		case_say(event, "reason", decision->reason);
		case_say(event, "note", decision->note);
	}
	return NULL;
}

const struct fault *
forward_message(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	const struct fault *fault;
	const char *const *to;
	size_t i, k, count;

	count = record_list(record, "to", made->task->arena, &to);
	if (count == 0)
		return fault_field("to", "missing: to which bodies (A1-4.4)");
	if ((fault = check_again(made)) != NULL)
		return fault;
	for (i = 0; i < count; i++) {
		if ((fault = check_body(made, decision, to[i])) != NULL)
			return fault;
		for (k = 0; k < i; k++)
			if (text_equal(to[i], to[k]))
				return fault_value(
				    "to", "the same body twice", to[i]);
	}
	if (made->message.detected_at != FIELD_NONE &&
	    made->at < made->message.detected_at)
		return fault_field("at", "is before the detection");
	if ((fault = check_lead(made, decision, to, count)) != NULL ||
	    (fault = triage_set_class(made, decision)) != NULL ||
	    (fault = check_class(made)) != NULL)
		return fault;
	if (decision->significant != FIELD_NONE)
		made->message.significant = decision->significant == FIELD_CLEAR
						? FIELD_NONE
						: decision->significant;
	if (case_state(made) != MESSAGE_INTERIM_POSTED)
		case_set_state(made, MESSAGE_IN_WORK);
	/* Who forwards it has decided not to refuse it (I-37). */
	made->message.proposal = NULL;
	return assign_all(made, decision, to, count);
}

/* The lead there was makes way: its clocks end without a verdict. */
static const struct fault *
replace_lead(struct message_case *made, const struct decision *decision)
{
	struct assignment *old = case_lead(made);
	const struct fault *fault;
	struct case_event *event;

	if (old == NULL)
		return NULL;
	if (old->state == ASSIGNMENT_APPROVED)
		return fault_new(FAULT_STATE,
		    "lead: %s has it as approved; by A1-9.1 another leads "
		    "before the answer is approved",
		    old->body);
	old->state = ASSIGNMENT_RECALLED;
	if ((fault = case_note(made, EVENT_RECALLED, old, &event)) != NULL)
		return fault;
	case_say(event, "reason", decision->reason);
	return NULL;
}

const struct fault *
forward_lead(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	const struct fault *fault;
	struct assignment *assignment;
	struct case_event *event;

	(void)record;
	if (decision->body == NULL || decision->body == schema_clear)
		return fault_field("body", "missing: who leads (A1-9.1)");
	assignment = case_find(made, decision->body);
	if (assignment != NULL && assignment->role != ROLE_CO)
		return fault_new(FAULT_STATE, "lead: %s %s already (A1-9.1)",
		    assignment->body,
		    assignment->role == ROLE_LEAD ? "leads"
						  : "has the message alone");
	if (assignment == NULL &&
	    (fault = check_body(made, decision, decision->body)) != NULL)
		return fault;
	if (assignment == NULL && case_live_count(made) == 0)
		return fault_new(FAULT_STATE,
		    "lead: no body has the message now; it is %s; by A1-4.4 it "
		    "is forwarded",
		    made->message.state);
	if ((fault = check_sole(made, "lead")) != NULL ||
	    (fault = replace_lead(made, decision)) != NULL)
		return fault;
	if (assignment == NULL && (fault = case_assign(made, decision->body,
				       ROLE_LEAD, &assignment)) != NULL)
		return fault;
	assignment->role = ROLE_LEAD;
	assignment->state = ASSIGNMENT_LEAD_WAIT;
	if ((fault = case_note(made, EVENT_LEAD_SET, assignment, &event)) !=
	    NULL)
		return fault;
	tell_all(made, event);
	case_say(event, "note", decision->note);
	return forward_to_lead(made);
}

const struct assignment *
forward_outstanding(const struct message_case *made)
{
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		const struct assignment *a = &made->assignments[i];

		if (assignment_is_live(a) && a->role == ROLE_CO &&
		    a->state != ASSIGNMENT_INFO_APPROVED)
			return a;
	}
	return NULL;
}

const struct fault *
forward_to_lead(struct message_case *made)
{
	struct assignment *lead = case_lead(made);
	struct case_event *event;

	if (lead == NULL || forward_outstanding(made) != NULL)
		return NULL;
	switch (lead->state) {
	case ASSIGNMENT_LEAD_WAIT:
		lead->state = ASSIGNMENT_LEAD_DRAFTING;
		break;
	case ASSIGNMENT_INTERIM_REVIEW:
	case ASSIGNMENT_INTERIM_REWORK:
	case ASSIGNMENT_EXTENDED:
		break;
	default:
		return NULL;
	}
	return case_note(made, EVENT_INFO_FORWARDED, lead, &event);
}
