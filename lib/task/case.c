#include "task/case.h"

#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "model/schema.h"
#include "store/cases.h"
#include "store/drafts.h"
#include "store/events.h"
#include "store/messages.h"
#include "task/clocks.h"
#include "task/dossier.h"
#include "task/prolong.h"

const struct fault *
case_check_as_of(
    struct task *task, const struct message *message, int64_t as_of)
{
	const struct fault *fault;
	struct event event;
	char at[INSTANT_TEXT];
	bool found;

	if (as_of == FIELD_NONE || as_of == FIELD_CLEAR ||
	    as_of >= message->as_of ||
	    (task->own.message == message->id &&
		task->own.to == message->as_of && as_of >= task->own.from))
		return NULL;
	fault = events_next(task->store, message->id, message->as_of - 1,
	    task->arena, &event, &found);
	if (fault != NULL)
		return fault;
	if (!found)
		return fault_field("as_of", "is older than the message");
	instant_format(event.recorded_at, task->zone, at);
	return fault_new(
	    FAULT_STATE, "as_of: changed since by %s at %s", event.actor, at);
}

static const struct fault *
read_assignments(struct message_case *made)
{
	const struct fault *fault;
	struct assignment *list;
	size_t count;

	fault = cases_assignments(made->task->store, made->message.id,
	    made->task->arena, &list, &count);
	if (fault != NULL)
		return fault;
	if (count > CASE_BODIES)
		return fault_new(FAULT_STATE,
		    "the message has had more than %d assignments",
		    CASE_BODIES);
	if (count > 0)
		memcpy(made->assignments, list, count * sizeof(*list));
	made->assignment_count = count;
	return NULL;
}

const struct fault *
case_open(
    struct message_case *made, struct task *task, int64_t id, int64_t as_of)
{
	const struct fault *fault;
	bool found = false;

	memset(made, 0, sizeof(*made));
	made->task = task;
	made->at = task->now;
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = region_refresh(task)) != NULL ||
	    (fault = messages_get(
		 task->store, id, task->arena, &made->message, &found)) != NULL)
		return fault;
	if (!found)
		return fault_field("id", "no such message: %" PRId64, id);
	made->before = made->message;
	task->subject = &made->before;
	if ((fault = case_check_as_of(task, &made->message, as_of)) != NULL)
		return fault;
	return read_assignments(made);
}

void
case_close(struct message_case *made)
{
	size_t i;

	for (i = 0; i < made->event_count; i++)
		buffer_free(&made->events[i].data);
	made->event_count = 0;
	if (made->task != NULL)
		made->task->subject = NULL;
}

const struct fault *
case_set_time(struct message_case *made, int64_t at)
{
	if (at == FIELD_NONE || at == FIELD_CLEAR)
		return NULL;
	if (at > made->task->now)
		return fault_field("at", "is in the future");
	made->at = at;
	if (made->task->now - at > 3600)
		case_warn(made, "A1-3.1",
		    "recorded more than an hour after it happened");
	return NULL;
}

enum message_state
case_state(const struct message_case *made)
{
	enum message_state state = MESSAGE_COLLECTED;

	message_state_parse(made->message.state, &state);
	return state;
}

void
case_set_state(struct message_case *made, enum message_state state)
{
	made->message.state = message_state_name(state);
}

const struct fault *
case_note(struct message_case *made, enum event_kind kind,
    struct assignment *assignment, struct case_event **event)
{
	char last[INSTANT_TEXT];

	if (assignment != NULL && made->at < assignment->last_at) {
		instant_format(assignment->last_at, made->task->zone, last);
		return fault_field("at", "is before the last event of %s, %s",
		    assignment->body, last);
	}
	if (made->event_count == CASE_EVENTS)
		return fault_new(FAULT_STATE, "too much happens at once");
	*event = &made->events[made->event_count++];
	**event = (struct case_event){
	    .kind = kind, .at = made->at, .assignment = assignment};
	if (assignment != NULL)
		assignment->last_at = made->at;
	return NULL;
}

const struct fault *
case_import(struct message_case *made, enum fact_kind fact, int64_t at,
    bool untimed, struct assignment *assignment, struct case_event **event)
{
	if (made->event_count == CASE_EVENTS)
		return fault_new(FAULT_STATE, "too much happens at once");
	*event = &made->events[made->event_count++];
	**event = (struct case_event){.kind = EVENT_IMPORTED,
	    .at = at,
	    .assignment = assignment,
	    .fact = fact,
	    .untimed = untimed};
	buffer_printf(&(*event)->data, "\"step\":\"%s\"", fact_kind_name(fact));
	if (untimed)
		buffer_puts(&(*event)->data, ",\"untimed\":true");
	/* What is decided here later may not be earlier, nor in the future. */
	if (at > made->task->now)
		at = made->task->now;
	if (assignment != NULL && assignment->last_at < at)
		assignment->last_at = at;
	return NULL;
}

void
case_say(struct case_event *event, const char *field, const char *text)
{
	if (!schema_given(text) || event->text_count == CASE_TEXTS)
		return;
	event->texts[event->text_count++] = (struct journal_text){field, text};
}

void
case_warn(struct message_case *made, const char *rule, const char *text)
{
	message_warn(&made->message, made->task->arena, rule, text);
}

/* What an event says of the assignment it concerns. */
static void
write_assignment(struct case_event *event, struct buffer *data)
{
	const struct assignment *a = event->assignment;

	if (a == NULL)
		return;
	buffer_member_integer(data, "assignment", a->assignment);
	buffer_member(data, "body", a->body);
	buffer_member(data, "role", assignment_role_name(a->role));
	buffer_member_integer(data, "seq", a->seq);
	buffer_member(data, "state", assignment_state_name(a->state));
}

/*
 * Writes one event. What the message became stands in the last one, as does
 * the digest of its assignments and clocks.
 */
static const struct fault *
write_event(struct message_case *made, size_t number)
{
	struct case_event *noted = &made->events[number];
	bool last = number + 1 == made->event_count;
	struct task_event event = {.kind = event_kind_name(noted->kind),
	    .at = noted->at,
	    .before = last ? &made->before : &made->message,
	    .after = &made->message,
	    .texts = noted->texts,
	    .text_count = noted->text_count};
	const struct fault *fault = NULL;
	struct buffer data = {0};
	char digest[DIGEST_TEXT];

	buffer_putc(&data, '{');
	write_assignment(noted, &data);
	if (noted->data.length > 0) {
		if (data.length > 1)
			buffer_putc(&data, ',');
		buffer_puts(
		    &data, noted->data.bytes + (noted->data.bytes[0] == ','));
	}
	if (last) {
		cases_digest_rows(made->assignments, made->assignment_count,
		    made->clocks, made->clock_count, digest);
		buffer_member(&data, "case", digest);
	}
	if (last && made->drafts_changed) {
		fault =
		    drafts_digest(made->task->store, made->message.id, digest);
		buffer_member(&data, "drafts", digest);
	}
	event.data = data.bytes + 1;
	if (fault == NULL)
		fault = task_record(made->task, &event, false);
	buffer_free(&data);
	return fault;
}

/* Remembers what this run did to the message. */
static void
own(struct message_case *made)
{
	struct task *task = made->task;

	if (task->own.message != made->message.id ||
	    task->own.to != made->before.as_of)
		task->own.from = made->before.as_of;
	task->own.message = made->message.id;
	task->own.to = made->message.as_of;
}

static const struct fault *
write_all(struct message_case *made)
{
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count && fault == NULL; i++)
		fault = cases_put_assignment(
		    made->task->store, &made->assignments[i]);
	if (fault == NULL && (fault = dossier_settle(made)) == NULL)
		fault = clocks_settle(made);
	if (fault == NULL && made->granted != NULL)
		prolong_warn(made, made->granted);
	for (i = 0; i < made->event_count && fault == NULL; i++)
		fault = write_event(made, i);
	if (fault == NULL && made->told)
		fault = clocks_reconsider(made);
	return fault;
}

const struct fault *
case_settle(struct message_case *made)
{
	struct store *store = made->task->store;
	const struct fault *fault, *lost;
	bool found;

	if ((fault = store_mark(store)) != NULL)
		return fault;
	/* As where a year has no calendar: nothing is left half done. */
	if ((fault = write_all(made)) != NULL) {
		lost = fault_is_fatal(fault) ? NULL : store_undo(store);
		return lost != NULL ? lost : fault;
	}
	if ((fault = store_keep(store)) != NULL)
		return fault;
	own(made);
	return messages_get(
	    store, made->message.id, made->task->arena, &made->message, &found);
}
