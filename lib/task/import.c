#include "task/import.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/name.h"
#include "model/schema.h"
#include "task/import_share.h"

static int64_t
latest(const struct steps_event *events, size_t count)
{
	int64_t version = FIELD_NONE;
	size_t i;

	for (i = 0; i < count; i++)
		if (import_share_is_fact(&events[i]) && !events[i].untimed &&
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

const struct fault *
import_waits(struct message_case *made, bool *waits)
{
	const struct fault *fault;
	struct steps_event *events;
	size_t i, count;

	*waits = false;
	if (case_state(made) != MESSAGE_DETECTED)
		return NULL;
	fault = steps_read(made->task->store, made->message.id,
	    made->task->arena, &events, &count);
	*waits = fault == NULL;
	for (i = 0; fault == NULL && i < count; i++)
		*waits &= !text_equal(
		    events[i].kind, event_kind_name(EVENT_DETECTED));
	return fault;
}

/* The code of a body, or its name there if it is none of ours; NULL: none. */
static const char *
body_code(const struct import *import, const char *name)
{
	size_t body_count, place_count;
	const struct body *bodies =
	    region_rows(import->region, "bodies", &body_count);
	const struct place *places =
	    region_rows(import->region, "places", &place_count);
	const char *code;

	if (name == NULL)
		return NULL;
	code = name_body(bodies, body_count, places, place_count, name);
	return code != NULL ? code : name;
}

/* A fact as it is looked at: what it says, of whom, and when. */
struct told {
	const struct fact *fact;
	const char *body;	  /* its code here; NULL: none, or not told */
	int64_t at;		  /* stands in for a time not told */
	struct assignment *share; /* in which it happened; NULL: none */
};

static bool
is_untimed(const struct told *told)
{
	return told->fact->at == INSTANT_NONE;
}

/* A fact is known by when it was, one without a time by what it says. */
static bool
is_same(const struct steps_event *event, const struct told *told)
{
	const char *text = told->fact->text;
	char digest[DIGEST_TEXT];

	if (!import_share_is_fact(event) ||
	    !text_equal(event->step, fact_kind_name(told->fact->kind)) ||
	    event->untimed != is_untimed(told))
		return false;
	if (!event->untimed)
		return event->at == told->at;
	digest_text(
	    text != NULL ? text : "", text != NULL ? strlen(text) : 0, digest);
	return text == NULL || text_equal(event->text, digest);
}

/* The name it had there may have become that of a body of ours since. */
static bool
is_of_body(const struct steps_event *event, const struct told *told)
{
	return event->body != NULL &&
	       (text_equal(event->body, told->body) ||
		   name_same(event->body, told->fact->body));
}

/*
 * Is there nothing new in it? What was noted of another body, or of a body
 * that had no share then and has one now, is noted again for this one.
 */
static bool
is_known(const struct import *import, const struct told *told)
{
	bool assigned = told->fact->kind == FACT_ASSIGNED;
	bool gives = told->body != NULL && assigned &&
		     import_share_may_give(import, told->body, told->at);
	size_t i;

	if (told->fact->kind == FACT_DETECTED)
		return import->made->message.detected_at != FIELD_NONE;
	for (i = 0; i < import->known_count; i++) {
		const struct steps_event *event = &import->known[i];

		if (!is_same(event, told))
			continue;
		if (told->body == NULL || (is_of_body(event, told) &&
					      event->assignment != FIELD_NONE))
			return true;
		if (assigned ? !gives && is_of_body(event, told)
			     : told->share == NULL)
			return true;
	}
	return false;
}

/* A1-4.4: what the export says of its body, and what was decided of it. */
static void
warn_of_body(struct import *import, const struct told *told)
{
	struct message_case *made = import->made;
	struct arena *arena = made->task->arena;

	if (text_equal(told->body, told->fact->body))
		case_warn(made, "A1-4.4",
		    arena_printf(arena,
			"the export names a body that is not in the table "
			"bodies: %s",
			told->body));
	if (told->fact->kind != FACT_ASSIGNED)
		return;
	if (is_untimed(told) && told->share != NULL)
		case_warn(made, "A1-6.1",
		    arena_printf(arena,
			"the export does not tell when %s got it: no term runs",
			told->body));
	if (import->newer && told->share == NULL &&
	    case_find(made, told->body) == NULL &&
	    !import_share_has_its_own(import, told->body, told->at))
		case_warn(made, "A1-4.4",
		    arena_printf(arena,
			"the export gives it to %s; what was decided here "
			"stands",
			told->body));
}

/* Notes one fact with what was said. */
static const struct fault *
note(struct import *import, struct told *told)
{
	const struct fact *fact = told->fact;
	bool gives = fact->kind == FACT_ASSIGNED && told->body != NULL &&
		     import_share_may_give(import, told->body, told->at);
	const struct fault *fault = NULL;
	struct case_event *event;

	if (gives)
		fault = import_share_give(
		    import, told->body, told->at, &told->share);
	if (fault == NULL)
		fault = case_import(import->made, fact->kind, told->at,
		    is_untimed(told), told->share, &event);
	if (fault != NULL)
		return fault;
	if (told->body != NULL)
		warn_of_body(import, told);
	if (told->share == NULL && told->body != NULL)
		buffer_member(&event->data, "body", told->body);
	case_say(event, "executor", fact->executor);
	case_say(event, "text", fact->text);
	case_say(event, "result", fact->result);
	case_say(event, "reason", fact->reason);
	return gives ? import_share_retire(import, told->share) : NULL;
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

/* Notes what is new; `body` is the one that has it there, NULL: none. */
static const struct fault *
note_all(struct import *import, bool detect, const char **body)
{
	struct message_case *made = import->made;
	const struct intake_item *item = import->item;
	bool waits = detect && waits_for_detection(item) &&
		     case_state(made) == MESSAGE_COLLECTED;
	struct told told = {.at = made->task->now};
	const struct fault *fault;
	const char *name = NULL;
	size_t i;

	*body = NULL;
	for (i = 0; i < item->fact_count; i++) {
		told.fact = &item->facts[i];
		if (!is_untimed(&told))
			told.at = told.fact->at;
		if (told.fact->body != NULL && told.fact->body != name) {
			name = told.fact->body;
			*body = body_code(import, name);
		}
		told.body = told.fact->body == NULL ? NULL : *body;
		told.share = told.body == NULL || is_untimed(&told) ||
				     told.fact->kind == FACT_ASSIGNED
				 ? NULL
				 : import_share_at(import, *body, told.at);
		if (is_known(import, &told) ||
		    (told.fact->kind == FACT_DETECTED && waits))
			continue;
		if ((fault = note(import, &told)) != NULL)
			return fault;
		if (told.fact->kind == FACT_DETECTED)
			made->message.detected_at = told.at;
	}
	return NULL;
}

/* Does what was noted end all that runs? `alone`: for one body at most. */
static bool
is_ended(const struct import *import, bool alone)
{
	const struct message_case *made = import->made;
	size_t i = made->event_count;

	while (i-- > 0) {
		const struct case_event *event = &made->events[i];

		switch (event->fact) {
		case FACT_CLOSED:
			return true;
		case FACT_ANSWERED:
			if (event->assignment != NULL)
				return alone;
			break;
		case FACT_ASSIGNED:
		case FACT_SUBMITTED:
			return false;
		default:
			break;
		}
	}
	return false;
}

/*
 * It is finished there: what runs here ends too. If the export does not tell
 * when that was, no clock is judged by it.
 */
static const struct fault *
finish(struct import *import, const char *body)
{
	struct message_case *made = import->made;
	bool is_new = case_state(made) == MESSAGE_COLLECTED &&
		      made->assignment_count == 0 && made->event_count > 0;
	bool alone = case_live_count(made) <= 1;
	const struct fault *fault;
	struct case_event *event;

	if (case_state(made) == MESSAGE_ANSWERED && case_live_count(made) == 0)
		return NULL;
	if ((fault = import_share_finish(import, body)) != NULL)
		return fault;
	case_set_state(made, MESSAGE_ANSWERED);
	if (is_new || is_ended(import, alone))
		return NULL;
	return case_import(made, FACT_CLOSED, import_share_told_at(import),
	    true, NULL, &event);
}

/* What the message is by the newest export. */
static const struct fault *
set_state(struct import *import, const char *body)
{
	struct message_case *made = import->made;
	enum message_state state = case_state(made);

	if (!import->newer || import_share_is_settled(import))
		return NULL;
	import_share_review(import);
	if (import->item->finished)
		return finish(import, body);
	if (made->event_count == 0)
		return NULL;
	if (case_live_count(made) > 0 && state != MESSAGE_INTERIM_POSTED)
		case_set_state(made, MESSAGE_IN_WORK);
	else if (state == MESSAGE_COLLECTED &&
		 made->message.detected_at != FIELD_NONE)
		case_set_state(made, MESSAGE_DETECTED);
	return NULL;
}

static void
warn_of_times(struct import *import)
{
	struct message_case *made = import->made;
	const struct intake_item *item = import->item;

	if (made->event_count == 0)
		return;
	if (item->unread != NULL)
		case_warn(made, "A1-3.1",
		    arena_printf(made->task->arena,
			"the export holds no time in \"%s\"", item->unread));
	if (item->version > made->task->now)
		case_warn(made, "A1-3.1",
		    "the export reports a time that is still to come");
}

const struct fault *
import_facts(
    struct message_case *made, const struct intake_item *item, bool detect)
{
	struct import import = {.made = made, .item = item};
	const struct fault *fault;
	const char *body;
	int64_t version;

	if ((fault = region_get(made->task, &import.region)) != NULL ||
	    (fault = steps_read(made->task->store, made->message.id,
		 made->task->arena, &import.known, &import.known_count)) !=
		NULL)
		return fault;
	version = latest(import.known, import.known_count);
	import.newer = version == FIELD_NONE || item->version >= version;
	if ((fault = note_all(&import, detect, &body)) != NULL ||
	    (fault = set_state(&import, body)) != NULL)
		return fault;
	warn_of_times(&import);
	return NULL;
}
