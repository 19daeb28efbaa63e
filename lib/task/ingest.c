#include "task/ingest.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/change.h"
#include "model/schema.h"
#include "store/messages.h"
#include "task/again.h"
#include "task/case.h"
#include "task/import.h"
#include "task/region.h"

const char *
ingest_result_name(enum ingest_result result)
{
	static const char *const names[] = {
	    "new", "revised", "updated", "duplicate", "unknown"};

	return names[result];
}

static bool
is_empty(const char *text)
{
	return text == NULL || text == schema_clear || text[0] == '\0';
}

static int64_t
given(int64_t value)
{
	return value == FIELD_CLEAR ? FIELD_NONE : value;
}

/*
 * What an export may say about a message; everything else is the store's to
 * say, whatever the input holds.
 */
static void
take_facts(const struct message *input, int64_t now, struct message *message)
{
	change_origin(message, now);
	message->network = input->network;
	message->key = input->key;
	message->url = is_empty(input->url) ? NULL : input->url;
	message->author_id =
	    is_empty(input->author_id) ? NULL : input->author_id;
	message->author = is_empty(input->author) ? NULL : input->author;
	message->posted_at = given(input->posted_at);
	if (given(input->collected_at) != FIELD_NONE)
		message->collected_at = input->collected_at;
	message->deleted_at = given(input->deleted_at);
	message->text = is_empty(input->text) ? NULL : input->text;
	message->attachments =
	    is_empty(input->attachments) || text_equal(input->attachments, "[]")
		? NULL
		: input->attachments;
	message->topic_group =
	    is_empty(input->topic_group) ? NULL : input->topic_group;
	message->topic = is_empty(input->topic) ? NULL : input->topic;
	message->location = is_empty(input->location) ? NULL : input->location;
	message->importance =
	    is_empty(input->importance) ? NULL : input->importance;
	message->significant = given(input->significant);
	message->tags = is_empty(input->tags) || text_equal(input->tags, "[]")
			    ? NULL
			    : input->tags;
}

static const struct fault *
check_facts(const struct task *task, const struct message *input)
{
	if (given(input->collected_at) > task->now)
		return fault_field("collected_at", "is in the future");
	if (given(input->detected_at) > task->now)
		return fault_field("detected_at", "is in the future");
	return NULL;
}

/* E02: the Curator detects it; from here the 90 minutes run (A1-4.4). */
static const struct fault *
detect(struct message_case *made, const struct intake_item *item)
{
	int64_t at = given(item->message.detected_at);
	const struct fault *fault = NULL;
	struct case_event *event;

	/* the export is the record of that time */
	if (made->message.detected_at != FIELD_NONE)
		at = made->message.detected_at;
	if (item->fact_count > 0)
		made->at = at < made->task->now ? at : made->task->now;
	else
		fault = case_set_time(made, at);
	if (fault != NULL)
		return fault;
	case_set_state(made, MESSAGE_DETECTED);
	made->message.detected_at = made->at;
	return case_note(made, EVENT_DETECTED, NULL, &event);
}

/* What the export tells of the case of the message, and the detection. */
static const struct fault *
continue_case(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, struct message *message,
    enum ingest_result *result)
{
	struct message_case *made = malloc(sizeof(*made));
	const struct fault *fault;
	bool waits = false;

	if (made == NULL)
		abort();
	fault = case_open(made, task, message->id, FIELD_NONE);
	if (fault == NULL && item->fact_count > 0)
		fault = import_facts(made, item, ingest->detect);
	if (fault == NULL && ingest->detect)
		fault = import_waits(made, &waits);
	if (fault == NULL && ingest->detect &&
	    (case_state(made) == MESSAGE_COLLECTED || waits))
		fault = detect(made, item);
	if (fault == NULL && made->event_count > 0) {
		fault = case_settle(made);
		if (*result == INGEST_DUPLICATE)
			*result = INGEST_UPDATED;
	}
	if (fault == NULL)
		*message = made->message;
	case_close(made);
	free(made);
	return fault;
}

/* What was computed ahead, if it is of this message. */
static const struct content *
content_of(const struct ingest *ingest, const struct message *message)
{
	const struct content *content = ingest->content;

	return content != NULL && content_is_of(content, message) ? content
								  : NULL;
}

static const struct fault *
ingest_known(struct task *task, const struct ingest *ingest, int64_t id,
    const struct intake_item *item, struct message *message,
    enum ingest_result *result)
{
	const struct fault *fault;
	struct again again;

	fault = again_read(
	    task, id, item, ingest->content, &again, message, result);
	if (fault != NULL || *result == INGEST_DUPLICATE)
		return fault;
	return again_put(task, &again, ingest->screening, message);
}

/* Writes a new message, and that it was collected. */
static const struct fault *
put_new(struct task *task, struct message *message,
    const struct edition *edition, const char *content)
{
	const struct fault *fault;
	struct message origin;
	struct task_event event = {.kind = "collected",
	    .at = message->collected_at,
	    .before = &origin,
	    .after = message,
	    .content = content};

	change_origin(&origin, message->collected_at);
	fault = messages_insert(task->store, message, edition);
	return fault != NULL ? fault : task_record(task, &event, true);
}

static const struct fault *
ingest_new(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, struct message *message)
{
	const struct content *content = content_of(ingest, message);
	const struct fault *fault;
	struct edition edition;

	edition_read(task, content, item, message, &edition);
	message->id = messages_next(task->store);
	/* A1-14.1, A1-10: what the text says. */
	if (ingest->screening != NULL &&
	    (fault = screening_read(ingest->screening, message)) != NULL)
		return fault;
	return put_new(
	    task, message, &edition, content == NULL ? NULL : content->whole);
}

/* The number of what is known, or FIELD_NONE: then there must be content. */
static const struct fault *
find_known(struct task *task, const struct intake_item *item,
    const struct message *message, int64_t *id)
{
	const struct fault *fault =
	    messages_find(task->store, message->network, message->key, id);

	if (fault != NULL || *id != FIELD_NONE || merge_has_content(message) ||
	    item->deleted)
		return fault;
	if (item->empty != NULL)
		return fault_copy(item->empty);
	return fault_field(
	    "text", "missing: a message needs a text or attachments");
}

const struct fault *
ingest_may_detect(struct task *task, bool *may)
{
	const struct fault *fault;
	const struct region *region;

	*may = true;
	if (!text_equal(task->role, "system"))
		return NULL;
	if ((fault = region_get(task, &region)) == NULL)
		*may = text_equal(region_setting(region, "auto_detect"), "yes");
	return fault;
}

/* Who it is and what came of it, as far as the input says. */
static const struct fault *
read_input(struct task *task, const struct intake_item *item,
    struct message *input, struct message *message)
{
	const struct fault *fault;

	*input = item->message;
	if ((fault = message_identify(input, task->arena)) != NULL ||
	    (item->fact_count == 0 &&
		(fault = check_facts(task, input)) != NULL) ||
	    (fault = store_begin(task->store)) != NULL)
		return fault;
	take_facts(input, task->now, message);
	return NULL;
}

/*
 * The last event of a message that stays when a dry run is rolled back: by it
 * a decision on what is shown now is found to be stale.
 */
static const struct fault *
read_saved(struct task *task, int64_t id, int64_t *as_of)
{
	const struct fault *fault;
	struct message known;
	bool found;

	*as_of = FIELD_NONE;
	if (id == FIELD_NONE)
		return NULL;
	fault = messages_get(task->store, id, task->arena, &known, &found);
	if (fault == NULL && known.as_of <= journal_settled(task->store))
		*as_of = known.as_of;
	return fault;
}

/* Of a message that was found, by this number, or was not. */
static const struct fault *
register_message(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, int64_t id, struct message *message,
    enum ingest_result *result)
{
	const struct fault *fault;
	bool is_new = id == FIELD_NONE, detects;

	*result = INGEST_NEW;
	fault = is_new ? ingest_new(task, ingest, item, message)
		       : ingest_known(task, ingest, id, item, message, result);
	detects = ingest->detect && text_equal(message->state,
					message_state_name(MESSAGE_COLLECTED));
	if (fault != NULL || (!detects && item->fact_count == 0))
		return fault;
	return continue_case(task, ingest, item, message, result);
}

const struct fault *
ingest_message(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, struct message *message,
    enum ingest_result *result)
{
	const struct fault *fault;
	struct message input;
	int64_t id = FIELD_NONE, saved = FIELD_NONE;

	if ((fault = read_input(task, item, &input, message)) != NULL)
		return fault;
	message->as_of = journal_next(task->store);
	*result = INGEST_UNKNOWN;
	if ((fault = find_known(task, item, message, &id)) != NULL ||
	    (id == FIELD_NONE && !merge_has_content(message)) ||
	    (task->dry_run && (fault = read_saved(task, id, &saved)) != NULL))
		return fault;
	fault = register_message(task, ingest, item, id, message, result);
	if (task->dry_run)
		message->as_of = saved;
	return fault;
}

/* May it be ended later? Not what does more than to be registered, nor what has
 * no text: then it is told by what is known, one that waits too. */
static bool
may_wait(const struct task *task, const struct ingest *ingest,
    const struct intake_item *item)
{
	return ingest->screening != NULL && ingest->content != NULL &&
	       !ingest->detect && !task->dry_run && item->fact_count == 0 &&
	       schema_given(item->message.text);
}

/* One that is known is at once, unless it tells nothing new. */
static const struct fault *
begin_known(struct task *task, const struct ingest *ingest, int64_t id,
    const struct intake_item *item, struct message *message,
    enum ingest_begun *begun)
{
	struct arena scratch = {0}, *arena = task->arena;
	const struct fault *fault;
	enum ingest_result result;
	struct again again;

	task->arena = &scratch;
	fault = again_read(
	    task, id, item, ingest->content, &again, message, &result);
	if (fault == NULL && result == INGEST_DUPLICATE)
		*begun = INGEST_NOTHING;
	task->arena = arena;
	arena_free(&scratch);
	return fault;
}

const struct fault *
ingest_begin(struct task *task, const struct ingest *ingest,
    const struct intake_item *item, int64_t before, struct ingest_turn *turn,
    enum ingest_begun *begun)
{
	struct message *message = &turn->message, input;
	const struct content *content;
	const struct fault *fault;
	int64_t id;

	*begun = INGEST_AT_ONCE;
	if (!may_wait(task, ingest, item))
		return NULL;
	if ((fault = read_input(task, item, &input, message)) != NULL ||
	    (fault = find_known(task, item, message, &id)) != NULL)
		return fault;
	if (id != FIELD_NONE)
		return begin_known(task, ingest, id, item, message, begun);
	if ((content = content_of(ingest, message)) == NULL)
		return NULL;
	turn->content = content->whole;
	edition_read(task, content, item, message, &turn->edition);
	message->id = messages_next(task->store) + before;
	/* A1-14.1, A1-10: what the text says. */
	if (screening_begin(
		ingest->screening, message, &turn->search, &turn->looks))
		*begun = INGEST_LATER;
	return NULL;
}

const struct fault *
ingest_end(
    struct task *task, const struct ingest *ingest, struct ingest_turn *turn)
{
	const struct fault *fault;

	turn->message.as_of = journal_next(task->store);
	if (turn->looks && (fault = screening_end(ingest->screening,
				&turn->search, &turn->message)) != NULL)
		return fault;
	return put_new(task, &turn->message, &turn->edition, turn->content);
}
