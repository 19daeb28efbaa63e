#include "task/auditing_record.h"

#include "model/event.h"
#include "store/findings.h"

const struct fault *
auditing_record(struct task *task)
{
	static const char *const roles[] = {"curator", "system", NULL};
	const struct fault *fault = task_allow(task, roles);

	return fault != NULL ? fault : store_begin(task->store);
}

const struct fault *
auditing_record_finding(
    struct task *task, const struct finding *finding, struct findings *findings)
{
	return findings_write(task->store, task->now, finding, findings);
}

const struct fault *
auditing_record_end(struct task *task, const struct period *period,
    const struct findings *findings)
{
	const struct fault *fault;
	struct buffer data = {0};
	struct task_event event = {
	    .kind = event_kind_name(EVENT_AUDITED), .at = FIELD_NONE};
	char text[PERIOD_TEXT];

	period_format(period, text);
	buffer_putc(&data, '{');
	buffer_member(&data, "period", text);
	buffer_member_integer(&data, "first", findings->first);
	buffer_member_integer(&data, "count", findings->count);
	buffer_member(&data, "content", findings->content);
	event.data = data.bytes + 1;
	fault = task_record(task, &event, false);
	buffer_free(&data);
	return fault;
}
