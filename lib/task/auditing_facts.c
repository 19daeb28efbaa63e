#include "task/auditing_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "order/audit_owner.h"
#include "store/outages.h"
#include "store/posts.h"

enum { FIRST_ROOM = 16 };

static const struct fault *
read_outages(struct auditing_facts *facts)
{
	struct audit_rows *rows = &facts->audit->rows;
	const struct fault *fault;
	struct outage outage;
	size_t room = 0;
	int64_t after = 0;
	bool found;

	while ((fault = outages_next(facts->task->store, after,
		    facts->audit->arena, &outage, &found)) == NULL &&
	       found) {
		if (rows->outage_count == room) {
			room = room == 0 ? FIRST_ROOM : 2 * room;
			facts->outages = realloc(
			    facts->outages, room * sizeof(*facts->outages));
			if (facts->outages == NULL)
				abort();
		}
		facts->outages[rows->outage_count++] = outage;
		after = outage.outage;
	}
	rows->outages = facts->outages;
	return fault;
}

const struct fault *
auditing_facts_tables(struct auditing_facts *facts)
{
	struct audit_rows *rows = &facts->audit->rows;
	const struct region *region;
	const struct fault *fault = region_get(facts->task, &region);

	if (fault != NULL)
		return fault;
	rows->bodies = region_rows(region, "bodies", &rows->body_count);
	rows->acts = region_rows(region, "acts", &rows->act_count);
	rows->people = region_rows(region, "people", &rows->person_count);
	rows->staff = region_rows(region, "staff", &rows->staff_count);
	rows->norms = region_rows(region, "norms", &rows->norm_count);
	rows->settings = region_rows(region, "settings", &rows->setting_count);
	rows->calendar = region_rows(region, "calendar", &rows->calendar_count);
	return read_outages(facts);
}

/* Rows of one code in a list that is in order of its first column. */
static size_t
find_rows(const struct accounts_list *list, const char *code, size_t *count)
{
	size_t size = list->schema->size, low = 0, high = list->count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (strcmp(*(const char *const *)(const void *)(list->rows +
								middle * size),
			code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0;
	     low + *count < list->count &&
	     strcmp(*(const char *const *)(const void *)(list->rows +
							 (low + *count) * size),
		 code) == 0;
	     ++*count)
		;
	return low;
}

struct audit_stated
auditing_facts_stated(const struct auditing_facts *facts, const char *subject)
{
	struct audit_stated stated = {0};
	size_t at;

	if (subject == NULL)
		return stated;
	at = find_rows(&facts->stated, subject, &stated.count);
	stated.rows =
	    (const struct attestation *)(void *)facts->stated.rows + at;
	return stated;
}

static int
compare_versions(const void *left, const void *right)
{
	const struct account *a = left, *b = right;
	int order = strcmp(a->account, b->account);

	return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static void
add_account(struct auditing_facts *facts, size_t *room, const char *code)
{
	if (facts->count == *room) {
		*room = *room == 0 ? FIRST_ROOM : 2 * *room;
		facts->rows =
		    realloc(facts->rows, *room * sizeof(*facts->rows));
		if (facts->rows == NULL)
			abort();
	}
	facts->rows[facts->count++] = (struct audit_account){.code = code};
}

static int
compare_codes(const void *left, const void *right)
{
	const struct audit_account *a = left, *b = right;

	return strcmp(a->code, b->code);
}

/* Every account of the register, and those that only posts tell of. */
static const struct fault *
list_accounts(struct auditing_facts *facts)
{
	struct account *rows = (struct account *)(void *)facts->accounts.rows;
	const struct fault *fault;
	const char *code = "";
	size_t i, room = 0, count;

	if (facts->accounts.count > 0)
		qsort(rows, facts->accounts.count, sizeof(*rows),
		    compare_versions);
	for (i = 0; i < facts->accounts.count; i++)
		if (i == 0 || strcmp(rows[i].account, rows[i - 1].account) != 0)
			add_account(facts, &room, rows[i].account);
	for (;;) {
		fault = posts_account_after(
		    facts->task->store, code, facts->audit->arena, &code);
		if (fault != NULL || code == NULL)
			break;
		find_rows(&facts->accounts, code, &count);
		if (count == 0)
			add_account(facts, &room, code);
	}
	if (facts->count > 0)
		qsort(facts->rows, facts->count, sizeof(*facts->rows),
		    compare_codes);
	return fault;
}

static void
attach_rows(struct auditing_facts *facts, struct audit_account *account)
{
	size_t at =
	    find_rows(&facts->accounts, account->code, &account->version_count);

	account->versions =
	    (const struct account *)(void *)facts->accounts.rows + at;
	at = find_rows(&facts->access, account->code, &account->access_count);
	account->access =
	    (const struct access *)(void *)facts->access.rows + at;
	account->stated = auditing_facts_stated(facts, account->code);
	audit_settle(facts->audit, account);
	account->owner_stated =
	    auditing_facts_stated(facts, account->owner.code);
}

static const struct fault *
read_posts(struct auditing_facts *facts, const struct audit_weeks *weeks,
    struct audit_account *account, struct audit_owners *owners)
{
	struct audit *audit = facts->audit;
	const struct fault *fault;
	struct posts_cursor cursor;
	struct audit_tally tally;
	struct post post;
	int64_t before;
	bool more = true;
	long week;

	audit_tally_open(&tally, audit, weeks, account, &account->posts);
	audit_owner_open(owners, audit, weeks, account);
	if ((fault = posts_last_before(facts->task->store, account->code,
		 audit->first, &before)) != NULL)
		return fault;
	audit_tally_before(&tally, before);
	fault = posts_open(&cursor, facts->task->store, account->code,
	    audit->first, audit->seen + 1);
	while (fault == NULL &&
	       (fault = posts_next(&cursor, &post, &more)) == NULL && more) {
		week = audit_tally_post(&tally, &post);
		if (week >= 0)
			audit_owner_post(
			    owners, week, tally.term->spell, post.special);
	}
	posts_end(&cursor);
	audit_tally_close(&tally);
	return fault;
}

static const struct fault *
read_replies(struct auditing_facts *facts, struct audit_account *account)
{
	struct audit *audit = facts->audit;
	struct reply reply = {.key = "", .at = audit->begin};
	const struct fault *fault;
	struct audit_term *term;
	bool found;

	while ((fault = posts_reply_after(facts->task->store, account->code,
		    audit->at + 1, audit->arena, &reply, &found)) == NULL &&
	       found) {
		term = audit_tally_term(&account->posts, reply.at);
		term->replies++;
		if (reply.agreed_at == FIELD_NONE ||
		    reply.agreed_at > audit->at)
			audit_tally_lack(audit, &term->unagreed, reply.key);
	}
	return fault;
}

/* All rows of one account in one table, in the arena. */
static const struct fault *
read_entries(struct auditing_facts *facts, enum entry_table table,
    const struct entries_filter *filter, const void **rows, size_t *count)
{
	size_t size = entries_schema(table)->size, room = 0;
	struct entries_cursor cursor;
	const struct fault *fault;
	char *list = NULL, *old;
	int64_t entry;
	bool more = true;

	*count = 0;
	fault = entries_open(&cursor, facts->task->store, table, filter);
	while (fault == NULL) {
		if (*count == room) {
			old = list;
			room = room == 0 ? FIRST_ROOM : 2 * room;
			list = arena_alloc(facts->audit->arena, room * size);
			if (old != NULL)
				memcpy(list, old, *count * size);
		}
		fault = entries_next(&cursor, facts->audit->arena,
		    list + *count * size, &entry, &more);
		if (fault != NULL || !more)
			break;
		++*count;
	}
	entries_end(&cursor);
	*rows = list;
	return fault;
}

/* A verdict on a post that shows no sign, if it is in the period. */
static const struct fault *
mark_judged(struct auditing_facts *facts, struct audit_account *account,
    const struct attestation *verdict, struct audit_marked **marked)
{
	struct audit *audit = facts->audit;
	struct audit_posts *posts = &account->posts;
	const struct fault *fault;
	struct audit_marked *list;
	struct post post;
	int64_t entry;

	*marked = NULL;
	fault = entries_find(facts->task->store, ENTRY_POST, account->code,
	    verdict->document, audit->arena, &post, &entry);
	if (fault != NULL || entry == 0 || post.at < audit->begin ||
	    post.at > audit->at)
		return fault;
	list = arena_alloc(
	    audit->arena, (posts->marked_count + 1) * sizeof(*list));
	if (posts->marked_count > 0)
		memcpy(
		    list, posts->marked, posts->marked_count * sizeof(*list));
	posts->marked = list;
	posts->marked_room = posts->marked_count + 1;
	*marked = &list[posts->marked_count++];
	**marked = (struct audit_marked){.key = post.key, .at = post.at};
	return NULL;
}

static const struct fault *
read_verdicts(struct auditing_facts *facts, struct audit_account *account)
{
	const struct fault *fault = NULL;
	size_t i, k;

	for (i = 0; i < account->stated.count && fault == NULL; i++) {
		const struct attestation *row = &account->stated.rows[i];
		struct audit_marked *marked = NULL;

		if (!text_equal(row->code, "press_release") ||
		    row->document == NULL || row->at > facts->audit->at)
			continue;
		for (k = 0; k < account->posts.marked_count; k++)
			if (strcmp(account->posts.marked[k].key,
				row->document) == 0)
				marked = &account->posts.marked[k];
		if (marked == NULL)
			fault = mark_judged(facts, account, row, &marked);
		if (marked == NULL ||
		    (marked->verdict != NULL && marked->judged_at > row->at))
			continue;
		marked->verdict = row->value == NULL ? "no" : row->value;
		marked->by = row->by;
		marked->judged_at = row->at;
	}
	return fault;
}

static const struct fault *
read_account(struct auditing_facts *facts, const struct audit_weeks *weeks,
    struct audit_account *account, struct audit_owners *owners)
{
	struct entries_filter all = {account->code, NULL, false};
	struct entries_filter moderated = {account->code, NULL, true};
	const struct fault *fault;
	const void *rows;

	attach_rows(facts, account);
	if ((fault = read_posts(facts, weeks, account, owners)) != NULL ||
	    (fault = read_verdicts(facts, account)) != NULL ||
	    (fault = read_replies(facts, account)) != NULL ||
	    (fault = read_entries(facts, ENTRY_COMMENT, &moderated, &rows,
		 &account->comment_count)) != NULL)
		return fault;
	account->comments = rows;
	fault =
	    read_entries(facts, ENTRY_PLAN, &all, &rows, &account->plan_count);
	account->plans = rows;
	return fault;
}

const struct fault *
auditing_facts_read(struct auditing_facts *facts)
{
	struct audit_owners owners = {0};
	const struct fault *fault;
	struct audit_weeks weeks;
	size_t i;

	if ((fault = accounts_read(&facts->accounts, facts->task, ACCOUNTS_ROWS,
		 FIELD_NONE)) != NULL ||
	    (fault = accounts_read(&facts->access, facts->task, ACCOUNTS_ACCESS,
		 FIELD_NONE)) != NULL ||
	    (fault = accounts_read(&facts->stated, facts->task, ACCOUNTS_STATED,
		 FIELD_NONE)) != NULL ||
	    (fault = list_accounts(facts)) != NULL)
		return fault;
	audit_tally_weeks(facts->audit, &weeks);
	for (i = 0; i < facts->count && fault == NULL; i++)
		fault = read_account(facts, &weeks, &facts->rows[i], &owners);
	if (fault == NULL)
		audit_owner_sum(&owners);
	audit_owner_free(&owners);
	return fault;
}

void
auditing_facts_close(struct auditing_facts *facts)
{
	accounts_unlist(&facts->accounts);
	accounts_unlist(&facts->access);
	accounts_unlist(&facts->stated);
	free(facts->rows);
	free(facts->outages);
}
