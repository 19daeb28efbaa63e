#include "task/triage.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/clock.h"
#include "model/schema.h"
#include "model/setting.h"
#include "model/transition.h"
#include "store/cases.h"
#include "task/earlier.h"

/* Was something said: another text, or that there is none? */
static bool
is_set(const char *text)
{
	return text == schema_clear || schema_given(text);
}

static const char *
set_to(const char *text, const char *old)
{
	if (!is_set(text))
		return old;
	return text == schema_clear ? NULL : text;
}

/* The one event of a simple decision, with what was said. */
static const struct fault *
note(struct message_case *made, enum event_kind kind,
    const struct decision *decision, struct case_event **event)
{
	const struct fault *fault;

	if ((fault = case_note(made, kind, NULL, event)) != NULL)
		return fault;
	case_say(*event, "note", decision->note);
	case_say(*event, "reason", decision->reason);
	return NULL;
}

const struct fault *
triage_detect(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct case_event *event;

	(void)record;
	if (made->message.collected_at != FIELD_NONE &&
	    made->at < made->message.collected_at)
		return fault_field("at", "is before the message was collected");
	case_set_state(made, MESSAGE_DETECTED);
	made->message.detected_at = made->at;
	return note(made, EVENT_DETECTED, decision, &event);
}

const struct fault *
triage_close(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct case_event *event;

	(void)record;
	if (!schema_given(decision->reason))
		return fault_field(
		    "reason", "missing: why no response is needed (E03)");
	case_set_state(made, MESSAGE_CLOSED);
	return note(made, EVENT_CLOSED, decision, &event);
}

/* True if the decision says any of topic, place and importance. */
static bool
has_class(const struct decision *decision)
{
	return is_set(decision->topic) || is_set(decision->topic_group) ||
	       is_set(decision->location) || is_set(decision->importance);
}

/* The group a topic belongs to, if the table says so. */
static const char *
group_of(const struct region *region, const char *topic)
{
	size_t i, count;
	const struct topic *topics = region_rows(region, "topics", &count);

	for (i = 0; i < count; i++)
		if (text_equal(topics[i].topic, topic))
			return topics[i].group;
	return NULL;
}

/* Of what is given now and not known a warning stands, and no other one. */
static void
doubt(struct message_case *made, const char *given, bool known,
    const char *rule, const char *text)
{
	if (schema_given(given) && !known)
		case_warn(made, rule, text);
	else if (given != NULL)
		message_unwarn(&made->message, made->task->arena, rule, text);
}

const struct fault *
triage_set_class(struct message_case *made, const struct decision *decision)
{
	struct message *message = &made->message;
	const struct region *region;
	const struct fault *fault;

	if ((fault = region_get(made->task, &region)) != NULL)
		return fault;
	if (schema_given(decision->importance) &&
	    !setting_lists(
		region_setting(region, "importance"), decision->importance))
		return fault_value("importance",
		    "not one of the setting importance", decision->importance);
	doubt(made, decision->topic,
	    schema_given(decision->topic) &&
		region_has_topic(region, decision->topic),
	    "A1-4.2a", "the topic is not in the table");
	doubt(made, decision->location,
	    schema_given(decision->location) &&
		region_has_place(region, decision->location),
	    "A1-4.2b", "the place is not in the table");
	message->topic = set_to(decision->topic, message->topic);
	message->topic_group =
	    set_to(decision->topic_group, message->topic_group);
	if (schema_given(decision->topic) && !is_set(decision->topic_group) &&
	    group_of(region, decision->topic) != NULL)
		message->topic_group = group_of(region, decision->topic);
	message->location = set_to(decision->location, message->location);
	message->importance = set_to(decision->importance, message->importance);
	return NULL;
}

/* May this part of classify be done in the state of the message? */
static const struct fault *
allow(const struct message_case *made, const char *number)
{
	return transition_allow_message(
	    transition_row(number, "classify"), case_state(made));
}

/* E31 */
static const struct fault *
link_repeat(struct message_case *made, const struct decision *decision)
{
	const struct fault *fault;
	struct case_event *event;
	int64_t wanted = decision->repeat_of;

	if (wanted == FIELD_CLEAR)
		wanted = FIELD_NONE;
	if (decision->repeat_of == FIELD_NONE ||
	    wanted == made->message.repeat_of)
		return NULL;
	if ((fault = allow(made, "E31")) != NULL)
		return fault;
	if (wanted != FIELD_NONE &&
	    (fault = earlier_check_linked(made, wanted)) != NULL)
		return fault;
	made->message.repeat_of = wanted;
	return note(made, EVENT_LINKED, decision, &event);
}

static const struct fault *
flag(struct message_case *made, const struct decision *decision)
{
	struct case_event *event;
	int64_t wanted = decision->significant;

	if (wanted == FIELD_CLEAR)
		wanted = FIELD_NONE;
	if (decision->significant == FIELD_NONE ||
	    wanted == made->message.significant)
		return NULL;
	made->message.significant = wanted;
	return note(made, EVENT_FLAGGED, decision, &event);
}

/* What is said once more, as by a run that is repeated, is no change. */
static const struct fault *
nothing_to_classify(const struct decision *decision)
{
	if (decision->significant != FIELD_NONE)
		return fault_field("significant",
		    "is so already, and nothing else is said (A1-17.1)");
	if (decision->repeat_of != FIELD_NONE)
		return fault_field("repeat_of",
		    "is so already, and nothing else is said (A1-10.1)");
	return fault_field("topic", "missing: what to classify it as");
}

const struct fault *
triage_classify(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	bool classed = has_class(decision);
	const struct fault *fault;
	struct case_event *event;

	(void)record;
	if ((classed && (fault = allow(made, "E04")) != NULL) ||
	    (fault = flag(made, decision)) != NULL ||
	    (fault = link_repeat(made, decision)) != NULL)
		return fault;
	if (!classed && made->event_count > 0)
		return NULL;
	if (!classed && !schema_given(decision->note))
		return nothing_to_classify(decision);
	if ((!classed && (fault = allow(made, "E00")) != NULL) ||
	    (fault = triage_set_class(made, decision)) != NULL)
		return fault;
	return note(made, EVENT_CLASSIFIED, decision, &event);
}

/*
 * I-20: the Curator's own term is shorter than those of the order that run for
 * the body now; longer ones are asked for and granted (A1-6.2b, A1-6.3).
 */
static const struct fault *
check_shorter(struct message_case *made, const struct assignment *assignment,
    struct term term, const char *text)
{
	const struct fault *fault;
	struct case_clock *clocks;
	struct term limit;
	size_t i, count;

	fault = cases_clocks(made->task->store, made->message.id,
	    made->task->arena, &clocks, &count);
	for (i = 0; fault == NULL && i < count; i++) {
		const struct clock *clock = &clocks[i].clock;

		if (clocks[i].assignment == assignment->assignment &&
		    clock->stop == FIELD_NONE && clock_is_of_body(clock) &&
		    !text_equal(clock->clock, clock_kind_name(CLOCK_RETURN)) &&
		    term_parse(clock->limit, &limit) &&
		    term_is_longer(term, limit))
			return fault_field("term",
			    "%s is longer than the %s that %s has now (%s); "
			    "by A1-4.3 and I-20 it is shorter",
			    text, clock->limit, assignment->body, clock->rule);
	}
	return fault;
}

const struct fault *
triage_term(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct assignment *assignment = NULL;
	const struct fault *fault;
	struct case_event *event;
	struct term term;

	(void)record;
	if (!schema_given(decision->term) || !term_parse(decision->term, &term))
		return fault_value("term", "not a term as 1h or 5wd",
		    schema_given(decision->term) ? decision->term : "");
	/* A1-6: no reading of the order allows more than this. */
	if (term.amount > (term.unit == TERM_SECONDS ? 8 * 3600 : 8))
		return fault_value(
		    "term", "over the caps of A1-6 (8h, 8wd)", decision->term);
	if (case_live_count(made) > 0 &&
	    ((fault = case_pick(made, decision->body, &assignment)) != NULL ||
		(fault = check_shorter(
		     made, assignment, term, decision->term)) != NULL))
		return fault;
	if ((fault = case_note(made, EVENT_TERM_SET, assignment, &event)) !=
	    NULL)
		return fault;
	event->term = term;
	buffer_printf(&event->data, "\"term\":\"%s\"", decision->term);
	case_say(event, "note", decision->note);
	return NULL;
}

const struct fault *
triage_out_of_scope(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct case_event *event;

	(void)record;
	if (!schema_given(decision->reason))
		return fault_field(
		    "reason", "missing: the law or the reason (A1-1.2)");
	case_set_state(made, MESSAGE_OUT_OF_SCOPE);
	return note(made, EVENT_OUT_OF_SCOPE, decision, &event);
}

const struct fault *
triage_refuse(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	const struct fault *fault;
	struct case_event *event;

	if (text_equal(decision->ground, "repeated")) {
		if ((fault = earlier_check_answers(made, decision, record)) !=
		    NULL)
			return fault;
	} else if (!text_equal(decision->ground, "harm") &&
		   !text_equal(decision->ground, "abuse") &&
		   !text_equal(decision->ground, "threat")) {
		return fault_value("ground",
		    "not one of harm, abuse, threat, repeated (A1-14)",
		    schema_given(decision->ground) ? decision->ground : "");
	}
	case_set_state(made, MESSAGE_REFUSED);
	made->message.proposal = NULL;
	if ((fault = note(made, EVENT_REFUSED, decision, &event)) != NULL)
		return fault;
	buffer_puts(&event->data, "\"ground\":");
	buffer_json(&event->data, decision->ground, strlen(decision->ground));
	if (schema_given(decision->earlier))
		buffer_printf(
		    &event->data, ",\"earlier\":%s", decision->earlier);
	return NULL;
}

const struct fault *
triage_accept(struct message_case *made, const struct decision *decision,
    const struct record *record)
{
	struct case_event *event;

	(void)record;
	if (made->message.proposal == NULL)
		return fault_new(FAULT_STATE,
		    "accept: the message is %s and has no proposal to "
		    "dismiss (A1-14)",
		    made->message.state);
	made->message.proposal = NULL;
	return note(made, EVENT_ACCEPTED, decision, &event);
}
