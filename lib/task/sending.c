#include "task/sending.h"

#include "model/notice.h"
#include "model/schema.h"

const struct fault *
sending_check(struct task *task, const struct sending *sending, bool *is_new)
{
	static const char *const names[] = {"notice", "alert"};
	const struct fault *fault;
	char when[INSTANT_TEXT];
	int64_t sent;

	*is_new = false;
	if (!notice_lists(sending->addressees, sending->addressee))
		return fault_value("addressee",
		    arena_printf(
			task->arena, "not one of %s", sending->addressees),
		    sending->addressee);
	if (sending->at > task->now)
		return fault_field("date", "is in the future");
	if (task_date(task, sending->at) < task_date(task, sending->issued_at))
		return fault_field("date", "is before it was issued");
	if ((fault = deliveries_at(task->store, sending->kind, sending->number,
		 sending->addressee, &sent)) != NULL)
		return fault;
	*is_new = sent == FIELD_NONE;
	if (*is_new || sent == sending->at)
		return NULL;
	instant_format(sent, task->zone, when);
	return fault_new(FAULT_STATE, "date: %s %lld was sent to %s at %s",
	    names[sending->kind], (long long)sending->number,
	    sending->addressee, when);
}
