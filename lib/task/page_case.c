#include "task/page_case.h"

#include <inttypes.h>

#include "base/date.h"
#include "base/difference.h"
#include "base/text.h"
#include "model/publication.h"
#include "store/cases.h"
#include "store/drafts.h"
#include "store/publications.h"
#include "task/law.h"
#include "task/outbox.h"

/* "1h 20m" of working time. */
static void
put_duration(struct buffer *page, int64_t seconds)
{
	int64_t minutes = seconds / 60;

	if (minutes >= 60)
		buffer_printf(page, "%" PRId64 "h ", minutes / 60);
	buffer_printf(page, "%" PRId64 "m", minutes % 60);
}

static void
put_instant(struct task *task, struct buffer *page, int64_t instant)
{
	char text[INSTANT_TEXT];

	instant_format_ru(instant, task->zone, text);
	buffer_puts(page, text);
}

const struct fault *
page_case_bodies(struct task *task, int64_t message, struct buffer *page)
{
	const struct fault *fault;
	struct assignment *list;
	size_t i, count;

	fault =
	    cases_assignments(task->store, message, task->arena, &list, &count);
	if (fault != NULL || count == 0)
		return fault;
	buffer_puts(page, "\nBodies\n");
	for (i = 0; i < count; i++) {
		buffer_printf(page, "%-13s %-7s %-15s ", list[i].body,
		    assignment_role_name(list[i].role),
		    assignment_state_name(list[i].state));
		if (list[i].due != FIELD_NONE) {
			buffer_puts(page, "until ");
			put_instant(task, page, list[i].due);
		}
		buffer_putc(page, '\n');
	}
	return NULL;
}

/* Of a clock that runs: what is left of the owner's working time. */
static const struct fault *
put_left(struct task *task, const struct clock *clock, struct buffer *page)
{
	const struct hours *hours;
	const struct fault *fault;
	int64_t seconds;

	if (!text_equal(clock->state, "running") || clock->due == FIELD_NONE)
		return NULL;
	if ((fault = law_clock_hours(task, clock, &hours)) != NULL ||
	    (fault = hours_measure(hours, task->now, clock->due, &seconds)) !=
		NULL)
		return fault;
	buffer_puts(page, ", ");
	put_duration(page, seconds);
	buffer_puts(page, " left");
	return NULL;
}

static const struct fault *
put_clock(struct task *task, struct clock *clock, struct buffer *page)
{
	const struct fault *fault;

	if ((fault = law_clock_now(task, clock)) != NULL)
		return fault;
	buffer_printf(page, "%-13s %-13s %-5s ", clock->clock, clock->owner,
	    clock->limit);
	if (clock->due != FIELD_NONE) {
		buffer_puts(page, "until ");
		put_instant(task, page, clock->due);
		buffer_puts(page, "  ");
	}
	buffer_puts(page, clock->state);
	if (clock->late_minutes != FIELD_NONE) {
		buffer_puts(page, " by ");
		put_duration(page, clock->late_minutes * 60);
	}
	if (clock->stop == FIELD_NONE)
		fault = put_left(task, clock, page);
	buffer_putc(page, '\n');
	return fault;
}

const struct fault *
page_case_clocks(struct task *task, int64_t message, struct buffer *page)
{
	const struct fault *fault;
	struct case_clock *list;
	size_t i, count;

	fault = cases_clocks(task->store, message, task->arena, &list, &count);
	if (fault != NULL || count == 0)
		return fault;
	buffer_puts(page, "\nClocks\n");
	for (i = 0; i < count && fault == NULL; i++)
		fault = put_clock(task, &list[i].clock, page);
	return fault;
}

/* A line of what a draft says, with what the version before said else. */
static void
put_line(
    struct buffer *page, const char *name, const char *older, const char *text)
{
	if (text == NULL && older == NULL)
		return;
	buffer_printf(page, "  %s%s", name, name[0] == '\0' ? "" : ": ");
	difference_write(
	    older == NULL ? "" : older, text == NULL ? "" : text, page);
	buffer_putc(page, '\n');
}

/* The version before of the same body and kind, NULL if this is the first. */
static const struct draft *
before(const struct draft *list, size_t count)
{
	const struct draft *draft = &list[count];

	while (count-- > 0)
		if (text_equal(list[count].body, draft->body) &&
		    text_equal(list[count].kind, draft->kind))
			return &list[count];
	return NULL;
}

/* The publication of a draft, and what holds it back by now. */
static const struct fault *
read_publication(struct task *task, const struct draft *draft,
    struct publication *publication)
{
	const struct fault *fault;

	fault = publications_of(task->store, draft, task->arena, publication);
	if (fault == NULL && draft->to_post == 1)
		fault = outbox_hold(task, draft, publication);
	return fault;
}

/* "failed, 2 attempts: why": what became of it so far. */
static void
put_attempts(const struct publication *publication, struct buffer *page)
{
	buffer_printf(page, "%s, %" PRId64 " attempt%s", publication->state,
	    publication->attempts, publication->attempts == 1 ? "" : "s");
	if (publication->error != NULL)
		buffer_printf(page, ": %s", publication->error);
	buffer_putc(page, '\n');
}

/* A1-7.2: does what is approved stand in the network, and if not, why not? */
static const struct fault *
put_posting(struct task *task, const struct draft *draft, struct buffer *page)
{
	struct publication publication;
	const struct fault *fault;

	if ((fault = read_publication(task, draft, &publication)) != NULL)
		return fault;
	if (publication.url != NULL) {
		buffer_puts(page, "  posted ");
		put_instant(task, page, publication.at);
		buffer_printf(page, ": %s\n", publication.url);
	} else if (draft->to_post == FIELD_NONE) {
		return NULL;
	} else if (publication_needs_person(&publication)) {
		buffer_puts(page, "  not posted, a person must look: ");
		put_attempts(&publication, page);
	} else {
		buffer_puts(page, "  waits to be posted");
		if (publication.next_at != FIELD_NONE) {
			buffer_puts(page, ", not before ");
			put_instant(task, page, publication.next_at);
		}
		if (publication.error != NULL) {
			buffer_puts(page, ": ");
			put_attempts(&publication, page);
		} else {
			buffer_putc(page, '\n');
		}
	}
	return NULL;
}

static const struct fault *
put_decision(struct task *task, const struct draft *draft, struct buffer *page)
{
	enum draft_kind kind;

	if (draft->decided == NULL) {
		buffer_puts(page, "  waits for the Curator\n");
		return NULL;
	}
	buffer_printf(page, "  %s", draft->decided);
	if (draft->term != NULL)
		buffer_printf(page, " %s", draft->term);
	buffer_printf(page, " by %s, ", draft->decided_by);
	put_instant(task, page, draft->decided_at);
	if (draft->comment != NULL)
		buffer_printf(page, ": %s", draft->comment);
	buffer_putc(page, '\n');
	if (!draft_kind_parse(draft->kind, &kind) || !draft_is_posted(kind))
		return NULL;
	return put_posting(task, draft, page);
}

static const struct fault *
put_draft(
    struct task *task, const struct draft *list, size_t at, struct buffer *page)
{
	const struct draft *draft = &list[at], *older = before(list, at);

	buffer_printf(page, "%s %" PRId64 " of %s by %s, ", draft->kind,
	    draft->version, draft->body, draft->author);
	put_instant(task, page, draft->submitted_at);
	buffer_printf(page, "\n  %s\n", draft->draft);
	if (older == NULL)
		older = draft; /* nothing differs */
	put_line(page, "", older->text, draft->text);
	put_line(page, "attached", older->attachments, draft->attachments);
	put_line(page, "measures", older->measures, draft->measures);
	put_line(page, "reason", older->reason, draft->reason);
	put_line(page, "asks", older->asks, draft->asks);
	put_line(page, "note", draft->note, draft->note);
	return put_decision(task, draft, page);
}

const struct fault *
page_case_drafts(struct task *task, int64_t message, struct buffer *page)
{
	const struct fault *fault;
	struct draft *list;
	size_t i, count;

	fault = drafts_all(task->store, message, task->arena, &list, &count);
	if (fault != NULL || count == 0)
		return fault;
	buffer_puts(page, "\nDrafts\n");
	for (i = 0; i < count && fault == NULL; i++)
		fault = put_draft(task, list, i, page);
	return fault;
}

const struct fault *
page_case_posting(struct task *task, int64_t message, struct buffer *page)
{
	struct publication publication;
	const struct fault *fault;
	struct draft *list;
	size_t i, count;

	fault = drafts_all(task->store, message, task->arena, &list, &count);
	for (i = 0; i < count && fault == NULL; i++) {
		if (list[i].to_post == FIELD_NONE)
			continue;
		fault = read_publication(task, &list[i], &publication);
		if (fault == NULL && publication_needs_person(&publication))
			buffer_printf(page, ", %s not posted: %s", list[i].kind,
			    publication.state);
	}
	return fault;
}
