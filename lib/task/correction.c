#include "task/correction.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "model/change.h"
#include "model/event.h"
#include "store/steps.h"

static const char **
member(const struct field *field, struct message *message)
{
	return (const char **)((char *)message + field->offset);
}

static bool
is_correctable(const struct field *field)
{
	static const size_t offsets[] = {offsetof(struct message, topic_group),
	    offsetof(struct message, topic), offsetof(struct message, location),
	    offsetof(struct message, tags)};
	size_t i;

	for (i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++)
		if (field->offset == offsets[i])
			return true;
	return false;
}

/* Said before, said now, and not the same. */
static bool
is_corrected(const struct field *field, const struct message *fresh,
    const struct message *known)
{
	return is_correctable(field) && change_text(field, known) != NULL &&
	       change_text(field, fresh) != NULL &&
	       !text_equal(
		   change_text(field, known), change_text(field, fresh));
}

static bool
corrects(const struct message *fresh, const struct message *known)
{
	size_t i;

	for (i = 0; i < message_schema.count; i++)
		if (is_corrected(&message_schema.fields[i], fresh, known))
			return true;
	return false;
}

/* E03 to E26: what a person decided or handed in here. */
static const struct fault *
find_decision(struct task *task, int64_t id, bool *found)
{
	const struct fault *fault;
	struct steps_event *events;
	enum event_kind kind;
	size_t i, count;

	*found = false;
	fault = steps_read(task->store, id, task->arena, &events, &count);
	for (i = 0; fault == NULL && i < count; i++)
		*found |= event_kind_parse(events[i].kind, &kind) &&
			  kind >= EVENT_CLOSED && kind <= EVENT_PUBLISHED;
	return fault;
}

/* Was this the value once, by the journal? */
static const struct fault *
was(struct task *task, int64_t id, const struct field *field, const char *value,
    bool *found)
{
	char digest[DIGEST_TEXT];

	if (change_form(field) == CHANGE_DIGEST) {
		digest_text(value, strlen(value), digest);
		value = digest;
	}
	return steps_had(task->store, id, field->name, value, found);
}

const struct fault *
correction_apply(struct task *task, const struct message *fresh,
    const struct message *known, bool same_age, struct message *merged)
{
	const struct fault *fault;
	bool decided, before = false;
	size_t i;

	if (!corrects(fresh, known))
		return NULL;
	if ((fault = find_decision(task, known->id, &decided)) != NULL ||
	    decided)
		return fault;
	for (i = 0; i < message_schema.count; i++) {
		const struct field *field = &message_schema.fields[i];
		const char *value = change_text(field, fresh);

		if (!is_corrected(field, fresh, known))
			continue;
		if (same_age && (fault = was(task, known->id, field, value,
				     &before)) != NULL)
			return fault;
		if (!before)
			*member(field, merged) = value;
		before = false;
	}
	return NULL;
}
