#include "task/import.h"

#include <string.h>

#include "base/text.h"
#include "model/name.h"
#include "model/schema.h"
#include "store/steps.h"
#include "task/region.h"

/* The work on one item: what is known of the message already. */
struct import {
	struct message_case *made;
	const struct intake_item *item;
	const struct region *region;
	struct steps_event *known;
	size_t known_count;
	bool newer; /* the item is not older than what is known */
};

static bool
is_fact(const struct steps_event *event)
{
	return text_equal(event->kind, event_kind_name(EVENT_IMPORTED)) &&
	       event->step != NULL;
}

static int64_t
latest(const struct steps_event *events, size_t count)
{
	int64_t version = FIELD_NONE;
	size_t i;

	for (i = 0; i < count; i++)
		if (is_fact(&events[i]) && !events[i].untimed &&
		    (version == FIELD_NONE || events[i].at > version))
			version = events[i].at;
	return version;
}

const struct fault *
import_version(struct task *task, int64_t message, int64_t *version)
{
	const struct fault *fault;
	struct steps_event *events;
	size_t count;

	fault = steps_read(task->store, message, task->arena, &events, &count);
	if (fault == NULL)
		*version = latest(events, count);
	return fault;
}

/* The code of a body, or its name there if it is none of ours. */
static const char *
body_code(struct import *import, const char *name)
{
	size_t body_count, place_count;
	const struct body *bodies =
	    region_rows(import->region, "bodies", &body_count);
	const struct place *places =
	    region_rows(import->region, "places", &place_count);
	const char *code =
	    name_body(bodies, body_count, places, place_count, name);

	if (code != NULL)
		return code;
	case_warn(import->made, "A1-4.4",
	    arena_printf(import->made->task->arena,
		"the export names a body that is not in the table bodies: %s",
		name));
	return name;
}

/* A fact is known by when it was, one without a time by what it says. */
static bool
is_known(const struct import *import, const struct fact *fact)
{
	const char *kind = fact_kind_name(fact->kind);
	char digest[DIGEST_TEXT];
	size_t i;

	if (fact->kind == FACT_DETECTED)
		return import->made->message.detected_at != FIELD_NONE;
	digest_text(fact->text != NULL ? fact->text : "",
	    fact->text != NULL ? strlen(fact->text) : 0, digest);
	for (i = 0; i < import->known_count; i++) {
		const struct steps_event *event = &import->known[i];

		if (!is_fact(event) || !text_equal(event->step, kind) ||
		    event->untimed != (fact->at == INSTANT_NONE))
			continue;
		if (event->untimed
			? fact->text == NULL || text_equal(event->text, digest)
			: event->at == fact->at)
			return true;
	}
	return false;
}

/* True if the assignment came from an export, not from a decision here. */
static bool
is_imported(const struct import *import, const struct assignment *assignment)
{
	const struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < import->known_count; i++)
		if (import->known[i].assignment == assignment->assignment &&
		    assignment->assignment != FIELD_NONE)
			return is_fact(&import->known[i]);
	for (i = 0; i < made->event_count; i++)
		if (made->events[i].assignment == assignment)
			return made->events[i].kind == EVENT_IMPORTED;
	return false;
}

/* Somebody here gave it to a body that still has it. */
static bool
is_forwarded_here(const struct import *import)
{
	struct message_case *made = import->made;
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (assignment_is_live(&made->assignments[i]) &&
		    !is_imported(import, &made->assignments[i]))
			return true;
	return false;
}

/* The share that has it at an instant, by what the exports tell; NULL: none. */
static struct assignment *
holder_at(const struct import *import, int64_t at)
{
	struct message_case *made = import->made;
	struct assignment *found = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (is_imported(import, a) && a->received_at <= at &&
		    (found == NULL || a->received_at >= found->received_at))
			found = a;
	}
	return found;
}

/* The share that got it next after an instant; NULL: none. */
static struct assignment *
next_after(const struct import *import, int64_t at)
{
	struct message_case *made = import->made;
	struct assignment *found = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (is_imported(import, a) && a->received_at > at &&
		    (found == NULL || a->received_at < found->received_at))
			found = a;
	}
	return found;
}

static const struct fault *
withdraw(struct import *import, struct assignment *assignment, int64_t at)
{
	struct case_event *event;

	assignment->state = ASSIGNMENT_RECALLED;
	return case_import(
	    import->made, FACT_WITHDRAWN, at, false, assignment, &event);
}

/*
 * The body there gets its share here, unless somebody decided here who has it.
 * The one that had it before makes way.
 */
static const struct fault *
assign(struct import *import, const char *body, int64_t at,
    struct assignment **assignment)
{
	struct message_case *made = import->made;
	struct assignment *before = holder_at(import, at);
	const struct fault *fault = NULL;

	*assignment = NULL;
	if (is_forwarded_here(import))
		return NULL;
	if (before != NULL && assignment_is_live(before))
		fault = withdraw(import, before, at);
	if (fault == NULL)
		fault = case_assign(made, body, ROLE_SINGLE, assignment);
	if (fault != NULL)
		return fault;
	(*assignment)->received_at = at;
	(*assignment)->last_at = at;
	return NULL;
}

/* One that an older export tells of has made way, or answered, long since. */
static const struct fault *
retire(struct import *import, struct assignment *assignment)
{
	const struct assignment *after =
	    next_after(import, assignment->received_at);
	const struct fault *fault;

	if (after == NULL)
		return NULL;
	fault = withdraw(import, assignment, after->received_at);
	if (import->item->finished)
		assignment->state = ASSIGNMENT_POSTED;
	return fault;
}

/* The share of a body in which something happened at an instant. */
static struct assignment *
share_at(const struct import *import, const char *body, int64_t at)
{
	struct message_case *made = import->made;
	struct assignment *found = NULL;
	size_t i;

	for (i = 0; body != NULL && i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (text_equal(a->body, body) && a->received_at <= at &&
		    (found == NULL || a->received_at >= found->received_at))
			found = a;
	}
	return found;
}

/* Notes one fact with what was said; `at` stands in for a time not told. */
static const struct fault *
note(struct import *import, const struct fact *fact, int64_t at)
{
	struct message_case *made = import->made;
	bool untimed = fact->at == INSTANT_NONE;
	struct assignment *assignment = NULL;
	const struct fault *fault = NULL;
	struct case_event *event;
	const char *body =
	    fact->body == NULL ? NULL : body_code(import, fact->body);

	if (fact->kind == FACT_ASSIGNED && body != NULL)
		fault = assign(import, body, at, &assignment);
	else if (!untimed)
		assignment = share_at(import, body, at);
	if (fault == NULL)
		fault = case_import(
		    made, fact->kind, at, untimed, assignment, &event);
	if (fault != NULL)
		return fault;
	if (assignment == NULL && body != NULL)
		buffer_member(&event->data, "body", body);
	case_say(event, "executor", fact->executor);
	case_say(event, "text", fact->text);
	case_say(event, "result", fact->result);
	case_say(event, "reason", fact->reason);
	if (fact->kind != FACT_ASSIGNED || assignment == NULL)
		return NULL;
	return retire(import, assignment);
}

static bool
waits_for_detection(const struct intake_item *item)
{
	size_t i;

	for (i = 0; i < item->fact_count; i++)
		if (item->facts[i].kind == FACT_ASSIGNED)
			return false;
	return !item->finished;
}

/* Under review from the last submission on; where it stands else. */
static void
set_shares(struct import *import)
{
	struct message_case *made = import->made;
	size_t i, k;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if (!assignment_is_live(a))
			continue;
		if (import->item->finished) {
			a->state = ASSIGNMENT_POSTED;
			a->due = FIELD_NONE;
			continue;
		}
		for (k = 0; k < made->event_count; k++)
			if (made->events[k].assignment == a &&
			    made->events[k].fact == FACT_SUBMITTED &&
			    a->state == ASSIGNMENT_RECEIVED)
				a->state = ASSIGNMENT_FULL_REVIEW;
	}
}

/* What the message is by the newest export. */
static void
set_state(struct import *import)
{
	struct message_case *made = import->made;
	enum message_state state = case_state(made);

	if (state == MESSAGE_REFUSED || state == MESSAGE_OUT_OF_SCOPE ||
	    state == MESSAGE_CLOSED)
		return; /* decided here */
	set_shares(import);
	if (import->item->finished)
		case_set_state(made, MESSAGE_ANSWERED);
	else if (case_live_count(made) > 0 && state != MESSAGE_INTERIM_POSTED)
		case_set_state(made, MESSAGE_IN_WORK);
	else if (state == MESSAGE_COLLECTED &&
		 made->message.detected_at != FIELD_NONE)
		case_set_state(made, MESSAGE_DETECTED);
}

static const struct fault *
note_all(struct import *import, bool detect)
{
	struct message_case *made = import->made;
	const struct intake_item *item = import->item;
	bool waits = detect && waits_for_detection(item) &&
		     case_state(made) == MESSAGE_COLLECTED;
	const struct fault *fault;
	int64_t at = made->task->now;
	size_t i;

	for (i = 0; i < item->fact_count; i++) {
		const struct fact *fact = &item->facts[i];

		if (fact->at != INSTANT_NONE)
			at = fact->at;
		if (is_known(import, fact) ||
		    (fact->kind == FACT_DETECTED && waits))
			continue;
		if ((fault = note(import, fact, at)) != NULL)
			return fault;
		if (fact->kind == FACT_DETECTED)
			made->message.detected_at = at;
	}
	return NULL;
}

const struct fault *
import_facts(
    struct message_case *made, const struct intake_item *item, bool detect)
{
	struct import import = {.made = made, .item = item};
	const struct fault *fault;
	int64_t version;

	if ((fault = region_get(made->task, &import.region)) != NULL ||
	    (fault = steps_read(made->task->store, made->message.id,
		 made->task->arena, &import.known, &import.known_count)) !=
		NULL)
		return fault;
	version = latest(import.known, import.known_count);
	import.newer = version == FIELD_NONE || item->version >= version;
	if ((fault = note_all(&import, detect)) != NULL)
		return fault;
	if (made->event_count == 0)
		return NULL;
	if (item->unread != NULL)
		case_warn(made, "A1-3.1",
		    arena_printf(made->task->arena,
			"the export holds no time in \"%s\"", item->unread));
	if (item->version > made->task->now)
		case_warn(made, "A1-3.1",
		    "the export reports a time that is still to come");
	if (import.newer)
		set_state(&import);
	return NULL;
}
