#include "task/keep.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/entry.h"

enum { GRANTS = 8 };

const struct fault *
keep_entry(struct task *task, enum entry_table table, const void *data,
    int64_t *entry, const char *note)
{
	const struct fault *fault;
	struct buffer text = {0};
	struct journal_text said = {"note", note};
	struct task_event event = {
	    .kind = event_kind_name(entries_event(table)),
	    .at = FIELD_NONE,
	    .texts = &said,
	    .text_count = note != NULL};

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = entries_write(task->store, table, data, entry)) != NULL)
		return fault;
	buffer_putc(&text, '{');
	buffer_member_integer(&text, "entry", *entry);
	entry_write(entries_schema(table), data, &text);
	event.data = text.bytes + 1;
	fault = task_record(task, &event, false);
	buffer_free(&text);
	return fault;
}

const char *
keep_result_name(enum keep_result result)
{
	static const char *const names[] = {"new", "changed", "unchanged"};

	return names[result];
}

const struct fault *
keep_changes(struct task *task, enum entry_table table, const void *stored,
    const void *data, int64_t *entry, enum keep_result *result)
{
	*result = *entry == 0 ? KEEP_NEW : KEEP_CHANGED;
	if (*entry != 0 && entry_equal(entries_schema(table), stored, data)) {
		*result = KEEP_UNCHANGED;
		return NULL;
	}
	return keep_entry(task, table, data, entry, NULL);
}

static bool
is_of_ministry(const struct body *body)
{
	return body != NULL && (text_equal(body->kind, "government") ||
				   text_equal(body->kind, "ministry") ||
				   text_equal(body->kind, "center"));
}

const struct fault *
keep_allow(struct task *task, const char *body, const char *const *others)
{
	struct task_grant grants[GRANTS];
	const struct fault *fault;
	const struct region *region;
	const struct body *row;
	size_t count = 0;

	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	/* What a body left that has ended somebody has to settle. */
	row = region_body_until(region, body, task_date(task, task->now));
	if (row != NULL)
		grants[count++] = (struct task_grant){"manager", row->code};
	if (row != NULL && row->parent != NULL)
		grants[count++] = (struct task_grant){"manager", row->parent};
	if (is_of_ministry(row))
		grants[count++] = (struct task_grant){"ministry", NULL};
	for (; others != NULL && *others != NULL && count < GRANTS; others++)
		grants[count++] = (struct task_grant){*others, NULL};
	if (count == 0)
		return fault_value(
		    "owner", "no such body", body == NULL ? "" : body);
	return task_allow_any(task, grants, count);
}
