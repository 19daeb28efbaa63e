#include "task/planning.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/entry.h"
#include "store/posts.h"
#include "task/accounts.h"

enum { FIRST_ROOM = 16 };

/* Items of an account and month. */
struct items {
	struct plan *rows;
	int64_t *entries;
	size_t count, room;
};

static void
add_item(struct items *items, const struct plan *row, int64_t entry)
{
	if (items->count == items->room) {
		items->room = items->room == 0 ? FIRST_ROOM : 2 * items->room;
		items->rows =
		    realloc(items->rows, items->room * sizeof(*items->rows));
		items->entries = realloc(
		    items->entries, items->room * sizeof(*items->entries));
		if (items->rows == NULL || items->entries == NULL)
			abort();
	}
	items->rows[items->count] = *row;
	items->entries[items->count++] = entry;
}

/* The item of that name, or with NULL all of the month. */
static const struct fault *
read_items(struct task *task, const char *account, const char *month,
    const char *item, struct items *items)
{
	struct entries_filter filter = {account, month, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	struct plan row;
	int64_t entry;
	bool more = true;

	*items = (struct items){0};
	fault =
	    item == NULL
		? entries_open(&cursor, task->store, ENTRY_PLAN, &filter)
		: entries_open_item(&cursor, task->store, account, month, item);
	while (fault == NULL &&
	       (fault = entries_next(
		    &cursor, task->arena, &row, &entry, &more)) == NULL &&
	       more)
		add_item(items, &row, entry);
	entries_end(&cursor);
	return fault;
}

static void
free_items(struct items *items)
{
	free(items->rows);
	free(items->entries);
}

static const struct fault *
allow(struct task *task, enum plan_decision_kind kind,
    const struct plan_decision *decision)
{
	static const char *const ministry[] = {"ministry", NULL};
	const struct fault *fault;
	struct account account;

	fault = accounts_need(task, decision->account, &account);
	if (fault != NULL)
		return fault;
	return kind == PLAN_SUBMIT ? keep_allow(task, account.owner, NULL)
				   : task_allow(task, ministry);
}

/* The month that was given, else that of the date. */
static const char *
month_of(struct task *task, const struct plan_decision *decision)
{
	struct period month;
	char text[PERIOD_TEXT];

	if (decision->month != NULL || decision->date == FIELD_NONE)
		return decision->month;
	period_around(decision->date, PERIOD_MONTH, &month);
	period_format(&month, text);
	return arena_string(task->arena, text);
}

/* What a decision makes of an item; no other member changes. */
static void
apply(struct task *task, enum plan_decision_kind kind,
    const struct plan_decision *decision, struct plan *row)
{
	if (kind != PLAN_AGREE && decision->date != FIELD_NONE)
		row->date = decision->date;
	if (kind != PLAN_AGREE && decision->title != NULL)
		row->title = decision->title;
	row->state = plan_decision_state(kind);
	row->by = task->actor;
	row->at = task->now;
	/* From then on the month had an agreed plan, whatever came later. */
	if (kind == PLAN_AGREE && row->agreed_at == FIELD_NONE)
		row->agreed_at = task->now;
}

static const struct fault *
check_item(enum plan_decision_kind kind, const struct plan *old,
    const struct plan *row)
{
	bool changed =
	    old->date != row->date || !text_equal(old->title, row->title);

	if (kind != PLAN_AGREE && !schema_given(row->title))
		return fault_field("title", "missing");
	if (kind == PLAN_CORRECT && !changed)
		return fault_field("title",
		    "nothing is corrected: give date or title of %s",
		    row->item);
	if (kind == PLAN_AGREE && text_equal(old->state, "agreed"))
		return fault_new(
		    FAULT_STATE, "%s: is agreed already (A2-2.4a)", row->item);
	return NULL;
}

/* Agreed is what there is: who saw something else has to look again. */
static const struct fault *
check_seen(const struct plan_decision *decision, const struct plan *row)
{
	char date[DATE_TEXT];

	if (decision->title != NULL && !text_equal(decision->title, row->title))
		return fault_value("title",
		    "is another now; agree it or correct it first", row->title);
	if (decision->date == FIELD_NONE || decision->date == row->date)
		return NULL;
	if (row->date == FIELD_NONE)
		return fault_field("date",
		    "%s has none; agree it so or correct it first", row->item);
	date_format(row->date, date);
	return fault_value(
	    "date", "is another now; agree it or correct it first", date);
}

/* An item that was handed in before, or a new one. */
static const struct fault *
decide_item(struct task *task, enum plan_decision_kind kind,
    const struct plan_decision *decision, struct items *items, struct plan *row)
{
	const struct fault *fault;
	struct plan old;
	int64_t entry = 0;

	schema_reset(&plan_schema, &old);
	if (items->count > 0) {
		old = items->rows[0];
		entry = items->entries[0];
	}
	if (entry == 0 && kind != PLAN_SUBMIT)
		return fault_value("item", "no such item", decision->item);
	*row = old;
	row->account = decision->account;
	row->month = decision->month;
	row->item = decision->item;
	apply(task, kind, decision, row);
	if ((fault = check_item(kind, &old, row)) != NULL ||
	    (kind == PLAN_AGREE &&
		(fault = check_seen(decision, &old)) != NULL))
		return fault;
	/* Handed in as it is: nothing to agree anew. */
	if (kind == PLAN_SUBMIT && entry != 0 && old.date == row->date &&
	    text_equal(old.title, row->title)) {
		*row = old;
		return NULL;
	}
	return keep_entry(task, ENTRY_PLAN, row, &entry, decision->note);
}

/* All items of the month that are not agreed yet. */
static const struct fault *
agree_month(struct task *task, const struct plan_decision *decision,
    struct items *items, struct plan *rows, size_t *count)
{
	const struct fault *fault = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < items->count && fault == NULL; i++) {
		if (text_equal(items->rows[i].state, "agreed"))
			continue;
		rows[*count] = items->rows[i];
		apply(task, PLAN_AGREE, decision, &rows[*count]);
		fault = keep_entry(task, ENTRY_PLAN, &rows[*count],
		    &items->entries[i], decision->note);
		++*count;
	}
	if (fault == NULL && *count == 0)
		fault = fault_new(FAULT_STATE,
		    "%s %s: there is nothing to agree (A2-2.4a): %s",
		    decision->account, decision->month,
		    items->count == 0
			? "no item was submitted"
			: "each item of the month is agreed already");
	return fault;
}

const struct fault *
planning_decide(struct task *task, const struct plan_decision *given,
    const struct plan **rows, size_t *count)
{
	struct plan_decision decision = *given;
	enum plan_decision_kind kind;
	const struct fault *fault;
	struct items items;
	struct plan *made;

	entry_settle(&plan_decision_schema, &decision);
	if (!plan_decision_parse(decision.decision, &kind))
		return fault_value("decision",
		    "not one of submit, correct, agree", decision.decision);
	decision.month = month_of(task, &decision);
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = allow(task, kind, &decision)) != NULL ||
	    (fault = plan_check(decision.month, decision.date)) != NULL)
		return fault;
	if (!schema_given(decision.item) &&
	    (decision.item != NULL || kind != PLAN_AGREE))
		return fault_field("item", "missing");
	if (decision.item == NULL && decision.title != NULL)
		return fault_field("title", "belongs to an item: give item");
	fault = read_items(
	    task, decision.account, decision.month, decision.item, &items);
	made = arena_alloc(task->arena, (items.count + 1) * sizeof(*made));
	*rows = made;
	*count = 1;
	if (fault == NULL)
		fault = decision.item != NULL
			    ? decide_item(task, kind, &decision, &items, made)
			    : agree_month(task, &decision, &items, made, count);
	free_items(&items);
	return fault;
}

/* The item a post names, NULL if it is none of this plan. */
static struct fulfilment *
find_item(struct fulfilment *rows, size_t count, const struct post *post,
    const char *month, bool in_month)
{
	size_t i, length = strlen(month);
	const char *name = post->plan;

	if (name == NULL)
		return NULL;
	if (strncmp(name, month, length) == 0 && name[length] == '/')
		name += length + 1;
	else if (!in_month)
		return NULL;
	for (i = 0; i < count; i++)
		if (strcmp(rows[i].item, name) == 0)
			return &rows[i];
	return NULL;
}

static void
note_post(struct fulfilment *row, const struct post *post)
{
	if (row->posts++ == 0)
		row->posted_at = post->at;
}

/* Is it of another month's plan, which it was too early or too late for? */
static const struct fault *
find_elsewhere(struct task *task, const char *account, const struct post *post,
    bool *elsewhere)
{
	const char *slash = post->plan == NULL ? NULL : strchr(post->plan, '/');
	const struct fault *fault;
	struct items items;
	const char *month;

	*elsewhere = false;
	if (slash == NULL)
		return NULL;
	month =
	    arena_copy(task->arena, post->plan, (size_t)(slash - post->plan));
	fault = read_items(task, account, month, slash + 1, &items);
	*elsewhere = items.count > 0;
	free_items(&items);
	return fault;
}

/* All there are: what names an item may have been posted in any month. */
static const struct fault *
count_posts(struct task *task, const char *account, const struct period *month,
    const char *text, struct fulfilment *rows, size_t count,
    struct fulfilment *unplanned)
{
	int64_t begin = period_begin(month, task->zone);
	int64_t end = period_end(month, task->zone);
	const struct fault *fault;
	struct posts_cursor cursor;
	struct fulfilment *row;
	struct post post;
	bool more = true, elsewhere, in_month;

	fault = posts_open(
	    &cursor, task->store, account, FIELD_LEAST, task->now + 1);
	while (fault == NULL &&
	       (fault = posts_next(&cursor, &post, &more)) == NULL && more) {
		in_month = post.at >= begin && post.at < end;
		row = find_item(rows, count, &post, text, in_month);
		if (row != NULL)
			note_post(row, &post);
		if (row != NULL || !in_month)
			continue;
		fault = find_elsewhere(task, account, &post, &elsewhere);
		if (fault == NULL && !elsewhere)
			note_post(unplanned, &post);
	}
	posts_end(&cursor);
	return fault;
}

static void
conclude(struct task *task, const struct period *month, struct fulfilment *row)
{
	int32_t second;
	int64_t today =
	    date_of_civil(zone_civil(task->zone, task->now), &second);
	int64_t last = row->date != FIELD_NONE ? row->date : month->until;

	if (row->posts == 0) {
		row->result = today > last ? "missed" : "pending";
		return;
	}
	row->result = "posted";
	if (row->date != FIELD_NONE)
		row->days =
		    date_of_civil(
			zone_civil(task->zone, row->posted_at), &second) -
		    row->date;
}

const struct fault *
planning_compare(struct task *task, const char *account,
    const struct period *month, const struct fulfilment **rows, size_t *count)
{
	const struct fault *fault;
	struct fulfilment *made, *last;
	struct account known;
	char text[PERIOD_TEXT];
	struct items items;
	size_t i;

	period_format(month, text);
	if ((fault = accounts_need(task, account, &known)) != NULL ||
	    (fault = read_items(task, account, text, NULL, &items)) != NULL)
		return fault;
	made = arena_alloc(task->arena, (items.count + 1) * sizeof(*made));
	for (i = 0; i <= items.count; i++) {
		schema_reset(&fulfilment_schema, &made[i]);
		made[i].account = known.account;
		made[i].month = arena_string(task->arena, text);
		made[i].posts = 0;
		if (i == items.count)
			break;
		made[i].item = items.rows[i].item;
		made[i].date = items.rows[i].date;
		made[i].title = items.rows[i].title;
		made[i].state = items.rows[i].state;
	}
	last = &made[items.count];
	fault =
	    count_posts(task, account, month, text, made, items.count, last);
	for (i = 0; i < items.count; i++)
		conclude(task, month, &made[i]);
	last->result = "unplanned";
	*rows = made;
	*count = items.count + (last->posts > 0);
	free_items(&items);
	return fault;
}

const struct fault *
planning_account_after(
    struct task *task, const char *after, const char **account)
{
	return entries_account_after(task->store, after, task->arena, account);
}
