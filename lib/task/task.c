#include "task/task.h"

#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/change.h"
#include "model/schema.h"
#include "store/catalog.h"
#include "store/messages.h"
#include "task/law.h"

int64_t
task_date(const struct task *task, int64_t instant)
{
	int32_t seconds;

	return date_of_civil(zone_civil(task->zone, instant), &seconds);
}

const struct fault *
task_open(struct task *task, const char *path)
{
	const struct fault *fault = store_open(&task->store, path);

	return fault != NULL ? fault : store_zone(task->store, &task->zone);
}

const struct fault *
task_commit(struct task *task)
{
	return task->store == NULL ? NULL : store_commit(task->store);
}

int64_t
task_transaction(const struct task *task)
{
	return store_transaction(task->store);
}

void
task_interrupt(struct task *task)
{
	if (task->store != NULL)
		store_interrupt(task->store);
}

void
task_rollback(struct task *task)
{
	if (task->store != NULL)
		store_rollback(task->store);
}

void
task_close(struct task *task)
{
	law_close(task->law);
	task->law = NULL;
	region_close(task->region);
	task->region = NULL;
	store_close(task->store);
	task->store = NULL;
}

/* The wanted one: it outlives the record in hand, what the store says may not. */
static const char *
first_common(const char *const *wanted, const char *const *has)
{
	size_t i, k;

	for (i = 0; wanted[i] != NULL; i++)
		for (k = 0; has[k] != NULL; k++)
			if (strcmp(wanted[i], has[k]) == 0)
				return wanted[i];
	return NULL;
}

static const char *
join(struct arena *arena, const char *const *words)
{
	const char *joined = words[0];
	size_t i;

	for (i = 1; words[i] != NULL; i++)
		joined = arena_printf(arena, "%s%s%s", joined,
		    words[i + 1] == NULL ? " or " : ", ", words[i]);
	return joined;
}

/* Recorded at once, or with the batch in hand if there is one. */
static const struct fault *
deny(struct task *task, const char *what)
{
	struct task_event event = {.kind = "denied", .at = FIELD_NONE};
	struct journal_text text = {"reason", what};
	bool alone = !store_is_writing(task->store);
	const struct fault *fault;

	event.texts = &text;
	event.text_count = 1;
	/* Of which message is in its data: it is none of its history. */
	if (task->subject != NULL)
		event.data = arena_printf(
		    task->arena, "\"id\":%" PRId64, task->subject->id);
	task->role = "none";
	fault = store_begin(task->store);
	if (fault == NULL)
		fault = task_record(task, &event, false);
	if (fault == NULL && alone && task->dry_run)
		store_rollback(task->store);
	else if (fault == NULL && alone)
		fault = store_commit(task->store);
	return fault != NULL ? fault : fault_new(FAULT_DENIED, "%s", what);
}

/* Only an admin may act for somebody else, or at another time. */
static const struct fault *
allow_disguise(struct task *task)
{
	static const char *const admin[] = {"admin", NULL};
	const char *who = task->real != NULL ? task->real : task->actor;
	const struct fault *fault;
	const char *const *roles;

	if (task->real == NULL && !task->clock_given)
		return NULL;
	fault = catalog_roles(task->store, who, task->arena, &roles);
	if (fault != NULL || first_common(admin, roles) != NULL)
		return fault;
	return deny(task, arena_printf(task->arena, "%s: %s needs role admin",
			      who, task->real != NULL ? "--as" : "--now"));
}

const struct fault *
task_allow(struct task *task, const char *const *wanted)
{
	const struct fault *fault;
	const char *const *roles;

	if ((fault = allow_disguise(task)) != NULL ||
	    (fault = catalog_roles(
		 task->store, task->actor, task->arena, &roles)) != NULL)
		return fault;
	task->role = first_common(wanted, roles);
	if (task->role != NULL)
		return NULL;
	return deny(task, arena_printf(task->arena, "%s: needs role %s",
			      task->actor, join(task->arena, wanted)));
}

static bool
is_granted(const struct staff *staff, const char *login,
    const struct task_grant *grant)
{
	return text_equal(staff->login, login) &&
	       text_equal(staff->role, grant->role) &&
	       (grant->body == NULL || text_equal(staff->body, grant->body));
}

static const struct fault *
deny_grants(struct task *task, const struct task_grant *grants, size_t count)
{
	const char *wanted = "";
	size_t i;

	for (i = 0; i < count; i++)
		wanted = arena_printf(task->arena, "%s%s%s%s%s", wanted,
		    i > 0 ? " or " : "", grants[i].role,
		    grants[i].body != NULL ? " of " : "",
		    grants[i].body != NULL ? grants[i].body : "");
	return deny(task, arena_printf(task->arena, "%s: needs role %s",
			      task->actor, wanted));
}

const struct fault *
task_has_body(struct task *task, const char *role, const char *body, bool *has)
{
	struct task_grant grant = {role, body};
	const struct fault *fault;
	const struct region *region;
	const struct staff *staff;
	size_t i, count;

	*has = false;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	staff = region_rows(region, "staff", &count);
	for (i = 0; i < count && !*has; i++)
		*has = is_granted(&staff[i], task->actor, &grant);
	return NULL;
}

const struct fault *
task_allow_any(struct task *task, const struct task_grant *grants, size_t count)
{
	const struct fault *fault;
	bool has;
	size_t i;

	if ((fault = allow_disguise(task)) != NULL)
		return fault;
	for (i = 0; i < count; i++) {
		if ((fault = task_has_body(
			 task, grants[i].role, grants[i].body, &has)) != NULL)
			return fault;
		if (has) {
			task->role = grants[i].role;
			return NULL;
		}
	}
	return deny_grants(task, grants, count);
}

const struct fault *
task_allow_body(struct task *task, const char *role, const char *body)
{
	struct task_grant grant = {role, body};

	return task_allow_any(task, &grant, 1);
}

/* The data of an event: what changed, what the act says, who stood behind. */
static void
write_data(const struct task *task, const struct task_event *event,
    struct buffer *data)
{
	buffer_putc(data, '{');
	if (event->after != NULL)
		change_write(event->before, event->after, event->content, data);
	if (event->data != NULL && event->data[0] != '\0') {
		if (data->length > 1)
			buffer_putc(data, ',');
		buffer_puts(data, event->data);
	}
	if (task->real != NULL)
		buffer_member(data, "run_by", task->real);
	if (task->clock_given)
		buffer_member(data, "run_clock", "given");
	buffer_putc(data, '}');
}

enum writing { WRITE_NOTHING, WRITE_MESSAGE, WRITE_DUE };

static const struct fault *
record(struct task *task, const struct task_event *event, enum writing writing)
{
	const struct fault *fault = NULL;
	struct buffer data = {0};
	struct journal_entry entry = {
	    .at = event->at == FIELD_NONE ? task->now : event->at,
	    .recorded_at = task->now,
	    .actor = task->actor,
	    .role = task->role,
	    .message = event->after == NULL ? FIELD_NONE : event->after->id,
	    .kind = event->kind,
	    .data = &data,
	    .texts = event->texts,
	    .text_count = event->text_count};
	int64_t seq = journal_next(task->store);

	write_data(task, event, &data);
	if (event->after != NULL)
		event->after->as_of = seq;
	if (writing == WRITE_MESSAGE)
		fault = messages_update(task->store, event->after);
	else if (writing == WRITE_DUE)
		fault = messages_put_due(task->store, event->after);
	if (fault == NULL)
		fault = journal_append(task->store, &entry, &seq);
	buffer_free(&data);
	return fault;
}

const struct fault *
task_record(struct task *task, const struct task_event *event, bool is_new)
{
	return record(task, event,
	    event->after != NULL && !is_new ? WRITE_MESSAGE : WRITE_NOTHING);
}

const struct fault *
task_record_due(struct task *task, const struct task_event *event)
{
	return record(task, event, WRITE_DUE);
}
