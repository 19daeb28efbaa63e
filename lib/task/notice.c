#include "task/notice.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/event.h"
#include "model/schema.h"
#include "store/clock_select.h"
#include "store/messages.h"
#include "store/notices.h"
#include "task/sending.h"
#include "task/telling.h"

enum { CHUNK = 64 };

struct notice_issue {
	struct task *task;
	struct notice_filter filter;
	struct clock_selection selection;
	int64_t shown;	     /* withdrawals up to this number */
	struct arena record; /* of the notice in hand */
	struct arena rows;   /* of the chunk */
	struct case_clock chunk[CHUNK];
	size_t count, at;
	int64_t transaction; /* in which the chunk was read */
	bool last;
};

const struct fault *
notice_open(struct notice_issue **issue, struct task *task,
    const struct notice_filter *filter)
{
	static const char *const roles[] = {"curator", "system", NULL};
	struct notice_issue *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*issue = made;
	made->task = task;
	made->filter = *filter;
	made->selection = (struct clock_selection){.untold = true,
	    .message = filter->message,
	    .clocks = filter->clocks,
	    .clock_count = filter->clock_count,
	    .bodies = filter->bodies,
	    .body_count = filter->body_count,
	    .since = filter->since,
	    .until = filter->until,
	    .after_due = INT64_MIN,
	    .after_message = INT64_MIN,
	    .after_clock = INT64_MIN};
	/* A breach is due in the past, a warning in the future. */
	if (filter->warn &&
	    (filter->since == FIELD_NONE || filter->since < task->now))
		made->selection.since = task->now;
	if (!filter->warn &&
	    (filter->until == FIELD_NONE || filter->until > task->now))
		made->selection.until = task->now;
	return task_allow(task, roles);
}

void
notice_close(struct notice_issue *issue)
{
	if (issue == NULL)
		return;
	arena_free(&issue->rows);
	arena_free(&issue->record);
	free(issue);
}

static void
pass(struct notice_issue *issue, const struct case_clock *clock)
{
	issue->selection.after_due = clock->clock.due;
	issue->selection.after_message = clock->clock.id;
	issue->selection.after_clock = clock->clock.clock_id;
}

static const struct fault *
read_chunk(struct notice_issue *issue)
{
	struct clock_select *cursor;
	const struct fault *fault;
	bool more = true;

	issue->count = issue->at = 0;
	issue->transaction = store_transaction(issue->task->store);
	arena_reset(&issue->rows);
	fault =
	    clock_select_open(issue->task->store, &issue->selection, &cursor);
	while (fault == NULL && more && issue->count < CHUNK) {
		fault = clock_select_next(
		    cursor, &issue->rows, &issue->chunk[issue->count], &more);
		issue->count += fault == NULL && more;
	}
	clock_select_close(cursor);
	issue->last = !more;
	return fault;
}

/* The next clock behind the last one that was looked at. */
static const struct fault *
next_clock(struct notice_issue *issue, const struct case_clock **clock)
{
	const struct fault *fault;

	*clock = NULL;
	if (issue->transaction != store_transaction(issue->task->store) ||
	    (issue->at == issue->count && !issue->last))
		if ((fault = read_chunk(issue)) != NULL)
			return fault;
	if (issue->at == issue->count)
		return NULL;
	*clock = &issue->chunk[issue->at++];
	pass(issue, *clock);
	return NULL;
}

static const struct fault *
tell(struct notice_issue *issue, const struct case_clock *clock,
    struct notice *notice, bool *told)
{
	struct task *task = issue->task;
	struct case_clock stored = *clock;
	const struct fault *fault;
	struct message message;
	bool found, covered;

	*told = false;
	if ((fault = messages_get_due(task->store, stored.clock.id, task->arena,
		 &message, &found)) != NULL ||
	    (fault = telling_covers(task, &message, &stored.clock, &covered)) !=
		NULL ||
	    !covered)
		return fault;
	return issue->filter.warn
		   ? telling_warning(task, &message, &stored, notice, told)
		   : telling_breach(task, &message, &stored, notice, told);
}

static bool
is_listed(const char *const *list, size_t count, const char *word)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (text_equal(list[i], word))
			return true;
	return count == 0;
}

static bool
is_wanted(const struct notice_filter *filter, const struct clock *clock)
{
	return (filter->message == FIELD_NONE ||
		   filter->message == clock->id) &&
	       is_listed(filter->clocks, filter->clock_count, clock->clock) &&
	       is_listed(filter->bodies, filter->body_count, clock->owner);
}

/* A withdrawal that was made when something was learned: shown now, once. */
static const struct fault *
show_withdrawal(struct notice_issue *issue, struct notice *notice, bool *shown)
{
	struct task *task = issue->task;
	const struct fault *fault = NULL;
	int64_t number;

	*shown = false;
	while (!issue->filter.warn &&
	       (fault = notices_unprinted(
		    task->store, issue->shown, &number)) == NULL &&
	       number != FIELD_NONE) {
		issue->shown = number;
		if ((fault = notice_get(task, number, notice)) != NULL)
			return fault;
		if (!is_wanted(&issue->filter, &notice->clock))
			continue;
		*shown = true;
		return notices_set_printed(task->store, number);
	}
	return fault;
}

static const struct fault *
find_next(struct notice_issue *issue, struct notice *notice, bool *more)
{
	const struct case_clock *clock;
	const struct fault *fault;

	if ((fault = store_begin(issue->task->store)) != NULL ||
	    (fault = region_refresh(issue->task)) != NULL ||
	    (fault = show_withdrawal(issue, notice, more)) != NULL || *more)
		return fault;
	while (!*more && (fault = next_clock(issue, &clock)) == NULL &&
	       clock != NULL)
		if ((fault = tell(issue, clock, notice, more)) != NULL)
			return fault;
	if (issue->task->dry_run && *more)
		notice->notice = FIELD_NONE;
	return fault;
}

const struct fault *
notice_next(struct notice_issue *issue, struct notice *notice, bool *more)
{
	struct arena *arena = issue->task->arena;
	const struct fault *fault;

	*more = false;
	arena_reset(&issue->record);
	issue->task->arena = &issue->record;
	fault = find_next(issue, notice, more);
	issue->task->arena = arena;
	return fault;
}

const struct fault *
notice_get(struct task *task, int64_t number, struct notice *notice)
{
	const struct fault *fault;
	bool found;

	fault = notices_get(task->store, number, task->arena, notice, &found);
	if (fault == NULL && !found)
		return fault_field(
		    "notice", "no such notice: %lld", (long long)number);
	return fault;
}

static const struct fault *
record_delivery(struct task *task, const struct notice *notice,
    const char *addressee, int64_t at)
{
	struct task_event event = {
	    .kind = event_kind_name(EVENT_NOTICE_SENT), .at = FIELD_NONE};
	struct message before, message;
	struct buffer data = {0};
	const struct fault *fault;
	bool found;

	if ((fault = messages_get_due(task->store, notice->clock.id,
		 task->arena, &message, &found)) != NULL ||
	    (fault = deliveries_put(task->store, DELIVERY_NOTICE,
		 notice->notice, addressee, at)) != NULL)
		return fault;
	before = message;
	event.before = &before;
	event.after = &message;
	buffer_putc(&data, '{');
	buffer_member_integer(&data, "notice", notice->notice);
	buffer_member(&data, "body", notice->clock.body);
	buffer_member(&data, "addressee", addressee);
	buffer_member_integer(&data, "sent_at", at);
	event.data = data.bytes + 1;
	fault = task_record_due(task, &event);
	buffer_free(&data);
	return fault;
}

const struct fault *
notice_send(struct task *task, int64_t number, const char *addressee,
    int64_t at, struct notice *notice)
{
	struct sending sending = {.kind = DELIVERY_NOTICE,
	    .number = number,
	    .addressee = addressee,
	    .at = at};
	const struct fault *fault;
	bool is_new;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = notice_get(task, number, notice)) != NULL)
		return fault;
	sending.addressees = notice->addressees;
	sending.issued_at = notice->issued_at;
	if ((fault = sending_check(task, &sending, &is_new)) != NULL ||
	    (is_new &&
		(fault = record_delivery(task, notice, addressee, at)) != NULL))
		return fault;
	return notice_get(task, number, notice);
}
