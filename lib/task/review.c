#include "task/review.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/transition.h"
#include "task/candidate.h"
#include "task/dossier.h"
#include "task/forward.h"
#include "task/prolong.h"

/* One decision while it is looked at. */
struct review {
	struct message_case *made;
	const struct decision *said;
	const struct transition *transition;
	struct draft *draft; /* NULL: an extension nobody handed in */
	struct assignment *assignment;
	struct term term; /* granted; amount 0: none */
};

/* A1-15.1a: who wrote it answers for it, and somebody else approves it. */
static const struct fault *
check_author(const struct review *review)
{
	if (review->draft == NULL ||
	    !text_equal(review->draft->author, review->made->task->actor))
		return NULL;
	return fault_new(FAULT_STATE,
	    "%s: %s wrote this draft; by A1-7.1 and A1-15.1 somebody else "
	    "decides on it",
	    review->said->decision, review->draft->author);
}

/* A1-9.6, A1-10.2: what approving an answer attests must be there. */
static const struct fault *
check_answer(const struct review *review)
{
	const struct message_case *made = review->made;
	const struct assignment *waits = forward_outstanding(made);

	if (review->assignment->role == ROLE_LEAD && waits != NULL)
		return fault_new(FAULT_STATE,
		    "approve: the information of %s is %s; by A1-9.6 it is "
		    "approved or waived first",
		    waits->body, assignment_state_name(waits->state));
	if (made->message.repeat_of != FIELD_NONE &&
	    review->draft->measures == NULL)
		return fault_field("measures",
		    "missing in the draft: the message repeats another; the "
		    "answer states measures or progress (A1-10.2)");
	return NULL;
}

/* I-17: no interim answer is approved without the term that it gives. */
static const struct fault *
check_interim(struct review *review)
{
	const struct fault *fault;

	if (!schema_given(review->said->term))
		return fault_field("term",
		    "missing: an interim answer is approved with a term, it "
		    "asks for %s (I-17)",
		    review->draft->asks);
	fault = prolong_read(review->made, review->assignment, "term",
	    review->said->term, &review->term);
	if (fault != NULL)
		return fault;
	return prolong_check_measures(
	    "term", review->term, review->draft->measures);
}

/* E16 */
static const struct fault *
check_extend(struct review *review)
{
	int64_t asked = review->draft == NULL ? review->made->at
					      : review->draft->submitted_at;
	const char *measures =
	    review->draft == NULL ? NULL : review->draft->measures;
	const struct fault *fault;

	fault = prolong_read(review->made, review->assignment, "term",
	    review->said->term, &review->term);
	if (fault != NULL ||
	    (fault = prolong_allow(review->made, review->assignment, "extend",
		 review->term, asked)) != NULL)
		return fault;
	if (measures == NULL && (fault = prolong_measures(review->made,
				     review->assignment, &measures)) != NULL)
		return fault;
	return prolong_check_measures("term", review->term, measures);
}

static const struct fault *
check_approve(struct review *review)
{
	const struct fault *fault;
	enum draft_kind kind;

	if ((fault = check_author(review)) != NULL)
		return fault;
	draft_kind_parse(review->draft->kind, &kind);
	if (kind == DRAFT_INTERIM)
		fault = check_interim(review);
	else if (kind == DRAFT_ANSWER)
		fault = check_answer(review);
	if (fault == NULL && draft_is_posted(kind))
		review->draft->to_post = 1;
	return fault;
}

static const struct fault *
check(struct review *review)
{
	const struct fault *fault;

	switch (review->transition->event) {
	case EVENT_APPROVED:
		return check_approve(review);
	case EVENT_EXTENDED:
		if ((fault = check_author(review)) != NULL)
			return fault;
		return check_extend(review);
	default:
		if (schema_given(review->said->comment))
			return NULL;
		return fault_field("comment", "missing: %s (%s)",
		    review->transition->guard, review->transition->rule);
	}
}

/* The event, with what was granted and said. */
static const struct fault *
note(struct review *review)
{
	char text[TERM_TEXT];
	const struct fault *fault;
	struct case_event *event;

	fault = case_note(review->made, review->transition->event,
	    review->assignment, &event);
	if (fault != NULL)
		return fault;
	if (review->draft != NULL)
		dossier_tell(event, review->draft);
	if (review->term.amount != 0) {
		event->term = review->term;
		review->made->granted = event;
		term_format(review->term, text);
		buffer_member(&event->data, "term", text);
	}
	if (review->assignment->role == ROLE_CO &&
	    review->transition->event == EVENT_APPROVED &&
	    case_lead(review->made) != NULL) /* A1-9.5: it goes to the lead */
		buffer_member(
		    &event->data, "lead", case_lead(review->made)->body);
	case_say(event, "comment", review->said->comment);
	return NULL;
}

/* An extension that was granted without a request: what is printed of it. */
static void
unasked(const struct review *review, struct draft *draft)
{
	schema_reset(&draft_schema, draft);
	draft->id = review->made->message.id;
	draft->body = review->assignment->body;
	draft->assignment = review->assignment->assignment;
	draft->kind = draft_kind_name(DRAFT_EXTENSION);
}

static const struct fault *
decide(struct review *review, struct draft *result)
{
	struct message_case *made = review->made;
	const struct fault *fault;

	if ((fault = check(review)) != NULL || (fault = note(review)) != NULL)
		return fault;
	transition_leads(review->transition, &review->assignment->state);
	if (review->assignment->state == ASSIGNMENT_INFO_APPROVED &&
	    review->transition->event == EVENT_APPROVED &&
	    (fault = forward_to_lead(made)) != NULL)
		return fault;
	if (review->draft == NULL)
		unasked(review, result);
	else
		*result = *review->draft;
	dossier_decide(made, result, review->said->decision);
	if (review->term.amount != 0)
		result->term = review->said->term;
	if (schema_given(review->said->comment))
		result->comment = review->said->comment;
	if (review->draft != NULL)
		*review->draft = *result;
	if ((fault = case_settle(made)) != NULL)
		return fault;
	result->as_of = made->message.as_of;
	return NULL;
}

/* Is it a decision of this tool at all; its first transition. */
static const struct transition *
find_any(const char *decision)
{
	const struct transition *t;

	for (t = transition_all; t->decision != NULL; t++)
		if (t->draft != NULL && t->actor == TRANSITION_CURATOR &&
		    text_equal(t->decision, decision))
			return t;
	return NULL;
}

static const struct fault *
carry_out(struct review *review, struct draft *result)
{
	const struct decision *said = review->said;
	struct message_case *made = review->made;
	const struct fault *fault;

	if ((fault = case_set_time(made, said->at)) != NULL ||
	    (fault = transition_allow_message(
		 review->transition, case_state(made))) != NULL ||
	    (fault = candidate_pick(
		 made, said, &review->draft, &review->assignment)) != NULL)
		return fault;
	if (review->draft != NULL)
		review->transition =
		    transition_find_draft(said->decision, review->draft->kind);
	if ((fault = transition_allow_assignment(review->transition,
		 review->assignment->body, review->assignment->state)) != NULL)
		return fault;
	return decide(review, result);
}

const struct fault *
review_draft(
    struct task *task, const struct decision *decision, struct draft *draft)
{
	static const char *const curator[] = {"curator", NULL};
	struct review review = {
	    .said = decision, .transition = find_any(decision->decision)};
	const struct fault *fault, *opened;

	if (review.transition == NULL)
		return fault_value(
		    "decision", "no decision of this tool", decision->decision);
	if (decision->id == FIELD_NONE || decision->id == FIELD_CLEAR)
		return fault_field("id", "missing: which message");
	if ((review.made = malloc(sizeof(*review.made))) == NULL)
		abort();
	/* Open first: a denial names the message. */
	fault = opened =
	    case_open(review.made, task, decision->id, decision->as_of);
	if (opened == NULL || !fault_is_fatal(opened))
		fault = task_allow(task, curator);
	if (fault == NULL && (fault = opened) == NULL)
		fault = carry_out(&review, draft);
	fault = case_refuse(review.made, review.transition, fault);
	case_close(review.made);
	free(review.made);
	return fault;
}
