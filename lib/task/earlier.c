#include "task/earlier.h"

#include <inttypes.h>

#include "base/text.h"
#include "model/schema.h"
#include "store/messages.h"

/*
 * Was it detected before the message in hand (A1-10.1, A1-14.2: what was
 * considered, answered earlier)? Of the same second nobody can say.
 */
static bool
is_earlier(const struct message_case *made, const struct message *message)
{
	int64_t detected = made->message.detected_at;

	return detected == FIELD_NONE || message->detected_at <= detected;
}

const struct fault *
earlier_check_linked(struct message_case *made, int64_t id)
{
	const struct fault *fault;
	struct message earlier;
	bool found;

	fault = messages_get(
	    made->task->store, id, made->task->arena, &earlier, &found);
	if (fault != NULL)
		return fault;
	if (!found || id == made->message.id)
		return fault_field(
		    "repeat_of", "no such earlier message: %" PRId64, id);
	if (!text_equal(earlier.state, "answered") &&
	    !text_equal(earlier.state, "interim_posted"))
		return fault_new(FAULT_STATE,
		    "repeat_of: message %" PRId64
		    " is %s; by A1-10.1 a repeat is of one that is "
		    "answered or interim_posted",
		    id, earlier.state);
	if (!is_earlier(made, &earlier))
		return fault_field("repeat_of",
		    "message %" PRId64
		    " is a later one; by A1-10.1 a repeat is of one "
		    "considered earlier",
		    id);
	return NULL;
}

/* One of the earlier answers; those before it in the list are other ones. */
static const struct fault *
check_answered(struct message_case *made, const char *const *ids, size_t number)
{
	const struct fault *fault;
	struct message earlier;
	int64_t id, other;
	bool found;
	size_t i;

	if (!text_integer(ids[number], &id) || id == made->message.id)
		return fault_value(
		    "earlier", "no earlier message", ids[number]);
	for (i = 0; i < number; i++)
		if (text_integer(ids[i], &other) && other == id)
			return fault_value("earlier",
			    "the same message twice; by A1-14.2 and I-36 each "
			    "is another answer",
			    ids[number]);
	if ((fault = messages_get(made->task->store, id, made->task->arena,
		 &earlier, &found)) != NULL)
		return fault;
	if (!found || !text_equal(earlier.state, "answered") ||
	    !text_equal(earlier.network, made->message.network) ||
	    earlier.author_id == NULL ||
	    !text_equal(earlier.author_id, made->message.author_id))
		return fault_value("earlier",
		    "not an answered message of the same author (A1-14.2)",
		    ids[number]);
	if (!is_earlier(made, &earlier))
		return fault_value("earlier",
		    "later than this message (A1-14.2)", ids[number]);
	return NULL;
}

/*
 * A1-14.2: all three conditions. The same author and two earlier answers are
 * checked here; that nothing is new is the Curator's statement in the note.
 */
const struct fault *
earlier_check_answers(struct message_case *made,
    const struct decision *decision, const struct record *record)
{
	const char *const *ids;
	const struct region *region;
	const struct fault *fault;
	int64_t least;
	size_t i, count;

	if ((fault = region_get(made->task, &region)) != NULL)
		return fault;
	text_integer(region_setting(region, "repeat_answers_min"), &least);
	count = record_list(record, "earlier", made->task->arena, &ids);
	if ((int64_t)count < least)
		return fault_field("earlier",
		    "names %zu answered messages; by A1-14.2 and I-36 it "
		    "takes %" PRId64,
		    count, least);
	if (!schema_given(decision->note))
		return fault_field(
		    "note", "missing: that there is nothing new (A1-14.2)");
	for (i = 0; i < count; i++)
		if ((fault = check_answered(made, ids, i)) != NULL)
			return fault;
	return NULL;
}
