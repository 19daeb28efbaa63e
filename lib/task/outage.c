#include "task/outage.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/event.h"
#include "model/schema.h"
#include "store/outages.h"
#include "task/recompute.h"

/* An event carries the outage's whole row: the journal alone tells it. */
static const struct fault *
record_outage(struct task *task, const char *kind, const struct outage *outage)
{
	const struct fault *fault;
	struct buffer data = {0};
	struct journal_text reason = {"reason", outage->reason};
	struct task_event event = {
	    .kind = kind, .at = FIELD_NONE, .texts = &reason, .text_count = 1};

	buffer_putc(&data, '{');
	buffer_member_integer(&data, "outage", outage->outage);
	buffer_member_integer(&data, "begin", outage->begin);
	if (outage->end != FIELD_NONE)
		buffer_member_integer(&data, "end", outage->end);
	buffer_member(&data, "kind", outage->kind);
	buffer_member(&data, "scope", outage->scope);
	buffer_member(&data, "by", outage->by);
	event.data = data.bytes + 1;
	fault = task_record(task, &event, false);
	buffer_free(&data);
	return fault;
}

/* What it is learned from, and what follows from that (RULES 2.5.8). */
static const struct fault *
learn(struct task *task, enum event_kind kind, const struct outage *outage,
    struct recompute_result *result)
{
	const struct fault *fault =
	    record_outage(task, event_kind_name(kind), outage);

	return fault != NULL ? fault
			     : recompute_outage(task, outage,
				   kind == EVENT_OUTAGE_ENDED, result);
}

/* A body that nobody knows has no clocks that it could stop. */
static const struct fault *
check_body(struct task *task, const struct outage *outage)
{
	static const char of_body[] = "body:";
	const struct region *region;
	const struct fault *fault;
	const struct body *bodies;
	const char *code;
	size_t count;

	if (strncmp(outage->scope, of_body, sizeof(of_body) - 1) != 0)
		return NULL;
	code = outage->scope + sizeof(of_body) - 1;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	bodies = region_rows(region, "bodies", &count);
	for (size_t i = 0; i < count; i++)
		if (text_equal(bodies[i].code, code))
			return NULL;
	return fault_value("scope", "no such body", code);
}

const struct fault *
outage_begin(
    struct task *task, struct outage *outage, struct recompute_result *result)
{
	const struct fault *fault;

	outage->by = task->actor;
	if ((fault = outage_check(outage)) != NULL ||
	    (fault = check_body(task, outage)) != NULL)
		return fault;
	if (outage->begin > task->now)
		return fault_field("begin", "is in the future");
	if (outage->end != FIELD_NONE && outage->end > task->now)
		return fault_field("end", "is in the future");
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = outages_insert(task->store, outage)) != NULL)
		return fault;
	return learn(task, EVENT_OUTAGE_BEGUN, outage, result);
}

const struct fault *
outage_end(struct task *task, int64_t number, int64_t end,
    struct outage *outage, struct recompute_result *result)
{
	const struct fault *fault = store_begin(task->store);
	bool found = false;

	if (fault == NULL && number > 0)
		fault = outages_next(
		    task->store, number - 1, task->arena, outage, &found);
	if (fault != NULL)
		return fault;
	if (!found || outage->outage != number)
		return fault_new(
		    FAULT_STATE, "there is no outage %" PRId64, number);
	if (outage->end != FIELD_NONE)
		return fault_new(FAULT_STATE,
		    "outage %" PRId64 " has ended already", number);
	outage->end = end;
	if ((fault = outage_check(outage)) != NULL)
		return fault;
	if (end > task->now)
		return fault_field("end", "is in the future");
	if ((fault = outages_end(task->store, number, end)) != NULL)
		return fault;
	return learn(task, EVENT_OUTAGE_ENDED, outage, result);
}

const struct fault *
outage_next(
    struct task *task, int64_t after, struct outage *outage, bool *found)
{
	return outages_next(task->store, after, task->arena, outage, found);
}
