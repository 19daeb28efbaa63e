#include "task/import_share.h"

#include "base/date.h"
#include "base/text.h"
#include "model/schema.h"

bool
import_share_is_fact(const struct steps_event *event)
{
	return text_equal(event->kind, event_kind_name(EVENT_IMPORTED)) &&
	       event->step != NULL;
}

/* Was the answer of a body posted from here (E19)? */
static bool
was_answered_here(const struct import *import)
{
	size_t i;

	for (i = 0; i < import->known_count; i++)
		if (text_equal(import->known[i].kind,
			event_kind_name(EVENT_PUBLISHED)) &&
		    text_equal(import->known[i].draft, "answer"))
			return true;
	return false;
}

bool
import_share_is_settled(const struct import *import)
{
	switch (case_state(import->made)) {
	case MESSAGE_REFUSED:
	case MESSAGE_OUT_OF_SCOPE:
	case MESSAGE_CLOSED:
		return true;
	case MESSAGE_ANSWERED:
		return was_answered_here(import);
	default:
		return false;
	}
}

/* True if the share came from an export, not from a decision here. */
static bool
is_imported(const struct import *import, const struct assignment *assignment)
{
	const struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < import->known_count; i++)
		if (import->known[i].assignment == assignment->assignment &&
		    assignment->assignment != FIELD_NONE)
			return import_share_is_fact(&import->known[i]);
	for (i = 0; i < made->event_count; i++)
		if (made->events[i].assignment == assignment)
			return made->events[i].kind == EVENT_IMPORTED;
	return false;
}

/* A body has it by a decision here. */
static bool
is_decided(const struct import *import, const struct assignment *assignment)
{
	return assignment_is_live(assignment) &&
	       !is_imported(import, assignment);
}

static bool
has_decided(const struct import *import)
{
	const struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (is_decided(import, &made->assignments[i]))
			return true;
	return false;
}

bool
import_share_has_its_own(
    const struct import *import, const char *body, int64_t at)
{
	const struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		const struct assignment *a = &made->assignments[i];

		if (text_equal(a->body, body) &&
		    (assignment_is_live(a) ||
			(a->state == ASSIGNMENT_POSTED && a->last_at >= at)) &&
		    !is_imported(import, a))
			return true;
	}
	return false;
}

/* When a body was last parted from the message here; INT64_MIN: never. */
static int64_t
parted_at(const struct import *import)
{
	static const enum event_kind kinds[] = {
	    EVENT_RETURNED, EVENT_RECALLED, EVENT_WAIVED};
	int64_t at = INT64_MIN;
	size_t i, k;

	for (i = 0; i < import->known_count; i++)
		for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (text_equal(import->known[i].kind,
				event_kind_name(kinds[k])) &&
			    import->known[i].at > at)
				at = import->known[i].at;
	return at;
}

/*
 * The share that has it at an instant by what the exports tell, or the one that
 * got it next after that; NULL: none.
 */
static struct assignment *
find_imported(const struct import *import, int64_t at, bool after)
{
	struct message_case *made = import->made;
	struct assignment *found = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (!is_imported(import, a) || after != (a->received_at > at))
			continue;
		if (found == NULL ||
		    (after ? a->received_at < found->received_at
			   : a->received_at >= found->received_at))
			found = a;
	}
	return found;
}

bool
import_share_may_give(const struct import *import, const char *body, int64_t at)
{
	const struct assignment *before = find_imported(import, at, false);

	if (import_share_is_settled(import) ||
	    import_share_has_its_own(import, body, at))
		return false;
	/* Another one got it at that instant by a newer export. */
	if (!import->newer && before != NULL && before->received_at == at)
		return false;
	if (import->item->finished && import->newer)
		return true; /* an answer there is an answer */
	return !has_decided(import) &&
	       (at >= parted_at(import) ||
		   find_imported(import, at, true) != NULL);
}

static const struct fault *
withdraw(struct import *import, struct assignment *assignment, int64_t at)
{
	struct case_event *event;

	assignment->state = ASSIGNMENT_RECALLED;
	return case_import(
	    import->made, FACT_WITHDRAWN, at, false, assignment, &event);
}

int64_t
import_share_told_at(const struct import *import)
{
	int64_t now = import->made->task->now;

	return import->item->version < now ? import->item->version : now;
}

/* What was decided here ends not before it began. */
static const struct fault *
withdraw_decided(struct import *import, struct assignment *assignment)
{
	int64_t at = import_share_told_at(import);

	if (at < assignment->last_at)
		at = assignment->last_at;
	assignment->due = FIELD_NONE;
	return withdraw(import, assignment, at);
}

const struct fault *
import_share_give(struct import *import, const char *body, int64_t at,
    struct assignment **assignment)
{
	struct message_case *made = import->made;
	struct assignment *before = find_imported(import, at, false);
	const struct fault *fault = NULL;
	size_t i;

	if (before != NULL && assignment_is_live(before))
		fault = withdraw(import, before, at);
	for (i = 0; i < made->assignment_count && fault == NULL; i++)
		if (is_decided(import, &made->assignments[i]))
			fault = withdraw_decided(import, &made->assignments[i]);
	if (fault == NULL)
		fault = case_assign(made, body, ROLE_SINGLE, assignment);
	if (fault != NULL)
		return fault;
	(*assignment)->received_at = at;
	(*assignment)->last_at = at;
	return NULL;
}

const struct fault *
import_share_retire(struct import *import, struct assignment *assignment)
{
	const struct assignment *after =
	    find_imported(import, assignment->received_at, true);
	const struct fault *fault;

	if (after == NULL)
		return NULL;
	fault = withdraw(import, assignment, after->received_at);
	if (import->item->finished)
		assignment->state = ASSIGNMENT_POSTED;
	return fault;
}

/* When the last body got it there; INT64_MIN: that is not told. */
static int64_t
given_there(const struct intake_item *item)
{
	size_t i;

	for (i = 0; i < item->fact_count; i++)
		if (item->facts[i].kind == FACT_ASSIGNED &&
		    item->facts[i].at != INSTANT_NONE)
			return item->facts[i].at;
	return INT64_MIN;
}

struct assignment *
import_share_at(const struct import *import, const char *body, int64_t at)
{
	struct message_case *made = import->made;
	struct assignment *found = NULL, *here = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (!text_equal(a->body, body))
			continue;
		if (is_decided(import, a))
			here = a;
		if (a->received_at <= at &&
		    (assignment_is_live(a) || a->last_at >= at) &&
		    (found == NULL || a->received_at >= found->received_at))
			found = a;
	}
	if (found != NULL || at < given_there(import->item))
		return found;
	return here;
}

/* When it was answered in a share, since the last body got it there. */
static int64_t
answered_at(const struct import *import, const struct assignment *assignment)
{
	const struct message_case *made = import->made;
	size_t i = made->event_count;

	while (i-- > 0) {
		const struct case_event *event = &made->events[i];

		if (event->assignment == assignment &&
		    event->fact == FACT_ANSWERED &&
		    event->at >= given_there(import->item) &&
		    event->at < made->task->now)
			return event->at;
	}
	return import_share_told_at(import);
}

/* A share from here ends with the answer, not with what was decided last. */
static void
post(const struct import *import, struct assignment *assignment)
{
	if (!is_imported(import, assignment))
		assignment->last_at = answered_at(import, assignment);
	assignment->state = ASSIGNMENT_POSTED;
	assignment->due = FIELD_NONE;
}

const struct fault *
import_share_finish(struct import *import, const char *body)
{
	struct message_case *made = import->made;
	const struct assignment *lead = case_lead(made);
	bool common = lead != NULL && text_equal(lead->body, body);
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count && fault == NULL; i++) {
		struct assignment *a = &made->assignments[i];

		if (!assignment_is_live(a))
			continue;
		if (text_equal(a->body, body) || common ||
		    is_imported(import, a))
			post(import, a);
		else
			fault = withdraw_decided(import, a);
	}
	return fault;
}

/* When a draft of a share was decided on here last; INT64_MIN: never. */
static int64_t
decided_at(const struct import *import, const struct assignment *assignment)
{
	static const enum event_kind kinds[] = {
	    EVENT_APPROVED, EVENT_REWORKED, EVENT_TERM_REFUSED};
	int64_t at = INT64_MIN;
	size_t i, k;

	for (i = 0; i < import->known_count; i++) {
		const struct steps_event *event = &import->known[i];

		if (event->assignment != assignment->assignment ||
		    event->assignment == FIELD_NONE ||
		    text_equal(event->draft, "extension"))
			continue;
		for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (text_equal(event->kind, event_kind_name(kinds[k])))
				at = event->at;
	}
	return at;
}

void
import_share_review(struct import *import)
{
	struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < made->event_count; i++) {
		struct assignment *a = made->events[i].assignment;

		if (made->events[i].fact != FACT_SUBMITTED || a == NULL ||
		    made->events[i].at < decided_at(import, a))
			continue;
		switch (a->state) {
		case ASSIGNMENT_RECEIVED:
		case ASSIGNMENT_LEAD_WAIT:
		case ASSIGNMENT_LEAD_DRAFTING:
		case ASSIGNMENT_EXTENDED:
		case ASSIGNMENT_FULL_REWORK:
		case ASSIGNMENT_INTERIM_REWORK:
			a->state = ASSIGNMENT_FULL_REVIEW;
			break;
		case ASSIGNMENT_CO_RECEIVED:
		case ASSIGNMENT_INFO_REWORK:
			a->state = ASSIGNMENT_INFO_REVIEW;
			break;
		default:
			break;
		}
	}
}
