#include "task/submit.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/link.h"
#include "model/reply.h"
#include "model/transition.h"
#include "network/letter.h"
#include "task/dossier.h"
#include "task/forward.h"
#include "task/own.h"
#include "task/prolong.h"

/* One act of handing in, while it is looked at. */
struct hand_in {
	struct message_case *made;
	const struct submission *said;
	const struct transition *transition;
	enum draft_kind kind;
	struct assignment *assignment;
	struct draft *draft;
};

static const char *
or_null(const char *text)
{
	return schema_given(text) ? text : NULL;
}

/* Line ends of other systems are ours: the digest is of what is read. */
static const char *
unix_lines(const char *text, struct arena *arena)
{
	struct buffer out = {0};
	const char *copy, *at;

	if (strstr(text, "\r\n") == NULL)
		return text;
	for (at = text; *at != '\0'; at++)
		if (at[0] != '\r' || at[1] != '\n')
			buffer_putc(&out, *at);
	copy = arena_copy(arena, out.bytes, out.length);
	buffer_free(&out);
	return copy;
}

static const struct fault *
check_text(struct hand_in *in)
{
	if (!schema_given(in->said->text))
		return in->kind == DRAFT_EXTENSION
			   ? NULL
			   : fault_field("text", "missing: what %s says (%s)",
				 draft_kind_name(in->kind),
				 in->transition->rule);
	in->draft->text = unix_lines(in->said->text, in->made->task->arena);
	return reply_check_text(in->draft->text);
}

/* A1-13.1a: what the network takes is checked now, not when it is posted. */
static const struct fault *
check_length(struct hand_in *in, const char *const *links, size_t link_count)
{
	struct message_case *made = in->made;
	const struct letter letter = {.network = made->message.network,
	    .text = in->draft->text,
	    .attachments = links,
	    .attachment_count = link_count};
	const struct region *region;
	const struct fault *fault;
	const struct norm *norms;
	const char *own;
	int32_t seconds;
	size_t count;

	if (!draft_is_posted(in->kind))
		return NULL;
	if ((fault = region_get(made->task, &region)) != NULL)
		return fault;
	norms = region_rows(region, "norms", &count);
	return reply_check_length(letter.text,
	    letter_text(&letter, made->task->arena, &own), letter.network,
	    norms, count,
	    date_of_civil(zone_civil(made->task->zone, made->at), &seconds));
}

static const struct fault *
check_attachments(struct hand_in *in, const struct record *record)
{
	const char *const *links;
	size_t i, count;

	count =
	    record_list(record, "attachments", in->made->task->arena, &links);
	for (i = 0; i < count; i++)
		if (!link_is_web(links[i]))
			return fault_value("attachments",
			    "not a link as https://..., without blanks and "
			    "invisible characters (A1-13.1a)",
			    links[i]);
	if (count > 0)
		in->draft->attachments = in->said->attachments;
	return check_length(in, links, count);
}

/* A1-13.1c: what exists to confirm it is attached; severity W. */
static const struct fault *
check_materials(struct hand_in *in)
{
	static const char *const yes[] = {"yes", "true", "1"};
	static const char *const no[] = {"no", "false", "0"};
	size_t i;

	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		if (text_equal(in->said->materials, yes[i]))
			in->draft->materials = "yes";
		if (text_equal(in->said->materials, no[i]))
			in->draft->materials = "no";
	}
	if (in->draft->materials == NULL && schema_given(in->said->materials))
		return fault_value(
		    "materials", "neither yes nor no", in->said->materials);
	if (text_equal(in->draft->materials, "yes") &&
	    in->draft->attachments == NULL)
		case_warn(in->made, "A1-13.1c",
		    "materials exist and nothing is attached");
	return NULL;
}

/* A1-9.6, A1-10.2 */
static const struct fault *
check_answer(struct hand_in *in)
{
	const struct assignment *waits = forward_outstanding(in->made);

	if (in->assignment->role == ROLE_LEAD && waits != NULL)
		return fault_new(FAULT_STATE,
		    "submit answer: the information of %s is %s; by A1-9.6 "
		    "%s answers with the approved information of all, or a "
		    "waiver",
		    waits->body, assignment_state_name(waits->state),
		    in->assignment->body);
	if (in->made->message.repeat_of != FIELD_NONE &&
	    in->draft->measures == NULL)
		return fault_field("measures",
		    "missing: the message repeats another; the answer states "
		    "measures or progress (A1-10.2)");
	return NULL;
}

/* A1-6.2a: why there is no answer yet, and how long it takes. */
static const struct fault *
check_interim(struct hand_in *in)
{
	bool objective = text_equal(in->said->reason, "objective");
	const struct fault *fault;
	struct term term;

	if (!objective && !text_equal(in->said->reason, "measures"))
		return fault_value("reason",
		    "not one of objective (A1-6.2a), measures (A1-6.3)",
		    schema_given(in->said->reason) ? in->said->reason : "");
	in->draft->reason = in->said->reason;
	fault = prolong_read(
	    in->made, in->assignment, "asks", in->said->asks, &term);
	if (fault != NULL)
		return fault;
	if (objective && term.unit == TERM_WORKING_DAYS)
		return fault_field("asks",
		    "%s: by A1-6.2b objective reasons give hours; days are for "
		    "reason measures (A1-6.3)",
		    in->said->asks);
	in->draft->asks = in->said->asks;
	if (!schema_given(in->said->note))
		case_warn(in->made, "A1-6.2a",
		    "an interim answer whose reason is not told in words");
	if (in->assignment->state == ASSIGNMENT_FULL_REWORK)
		case_warn(in->made, "A1-8.1",
		    "an interim answer in place of the one to rework (I-60)");
	return prolong_check_measures("asks", term, in->draft->measures);
}

/* E16: before the term there is has ended (I-18). */
static const struct fault *
check_extension(struct hand_in *in)
{
	const struct fault *fault;
	const char *measures;
	struct term term;

	fault = prolong_read(
	    in->made, in->assignment, "asks", in->said->asks, &term);
	if (fault != NULL || (fault = prolong_allow(in->made, in->assignment,
				  "asks", term, in->made->at)) != NULL)
		return fault;
	in->draft->asks = in->said->asks;
	measures = in->draft->measures;
	if (measures == NULL && (fault = prolong_measures(in->made,
				     in->assignment, &measures)) != NULL)
		return fault;
	return prolong_check_measures("asks", term, measures);
}

static const struct fault *
check_kind(struct hand_in *in)
{
	switch (in->kind) {
	case DRAFT_ANSWER:
		return check_answer(in);
	case DRAFT_INTERIM:
		return check_interim(in);
	case DRAFT_EXTENSION:
		return check_extension(in);
	default:
		return NULL;
	}
}

/* The event, with what is not part of the digest. */
static const struct fault *
note(struct hand_in *in, bool replaces)
{
	enum event_kind kind =
	    replaces ? EVENT_REPLACED : in->transition->event;
	const struct draft *draft = in->draft;
	const struct fault *fault;
	struct case_event *event;

	fault = case_note(in->made, kind, in->assignment, &event);
	if (fault != NULL)
		return fault;
	dossier_tell(event, draft);
	if (draft->reason != NULL)
		buffer_member(&event->data, "reason", draft->reason);
	if (draft->asks != NULL)
		buffer_member(&event->data, "asks", draft->asks);
	if (draft->materials != NULL)
		buffer_member(&event->data, "materials", draft->materials);
	case_say(event, "note", draft->note);
	return NULL;
}

static const struct fault *
hand_in(struct hand_in *in, const struct record *record)
{
	enum assignment_state before = in->assignment->state;
	const struct fault *fault;
	bool replaces;

	in->draft->measures = or_null(in->said->measures);
	in->draft->note = or_null(in->said->note);
	if ((fault = transition_allow_assignment(
		 in->transition, in->assignment->body, before)) != NULL ||
	    (fault = check_text(in)) != NULL ||
	    (fault = check_attachments(in, record)) != NULL ||
	    (fault = check_materials(in)) != NULL ||
	    (fault = check_kind(in)) != NULL ||
	    (fault = dossier_hand_in(
		 in->made, in->assignment, in->kind, in->draft)) != NULL)
		return fault;
	replaces = transition_leads(in->transition, &in->assignment->state) &&
		   in->assignment->state == before;
	if ((fault = note(in, replaces)) != NULL)
		return fault;
	return case_settle(in->made);
}

static const struct fault *
carry_out(struct hand_in *in, const struct record *record)
{
	const struct fault *fault;

	if ((fault = case_set_time(in->made, in->said->at)) != NULL ||
	    (fault = transition_allow_message(
		 in->transition, case_state(in->made))) != NULL ||
	    (fault = own_pick(in->made, in->transition, or_null(in->said->body),
		 &in->assignment)) != NULL ||
	    (fault = hand_in(in, record)) != NULL)
		return fault;
	in->draft->as_of = in->made->message.as_of;
	return NULL;
}

const struct fault *
submit_draft(struct task *task, const struct submission *submission,
    const struct record *record, struct draft *draft)
{
	const char *kind =
	    schema_given(submission->kind) ? submission->kind : "answer";
	struct hand_in in = {.said = submission, .draft = draft};
	const struct fault *fault;

	if (!draft_kind_parse(kind, &in.kind))
		return fault_value("kind",
		    "not one of answer, interim, info, query, extension", kind);
	if (submission->id == FIELD_NONE || submission->id == FIELD_CLEAR)
		return fault_field("id", "missing: which message");
	in.transition = transition_find_draft("submit", kind);
	schema_reset(&draft_schema, draft);
	if ((in.made = malloc(sizeof(*in.made))) == NULL)
		abort();
	fault = case_open(in.made, task, submission->id, submission->as_of);
	if (fault == NULL)
		fault = carry_out(&in, record);
	fault = case_refuse(in.made, in.transition, fault);
	case_close(in.made);
	free(in.made);
	return fault;
}
