#include "task/auditing.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "task/auditing_facts.h"
#include "task/auditing_held.h"
#include "task/auditing_watch.h"
#include "task/register.h"

enum { MOST_DAYS = 3660 };

struct auditing {
	struct audit audit;
	const struct auditing_watch *watch; /* NULL: nobody looks on */
	struct arena arena;
	struct auditing_facts facts;
	const struct audit_account **sorted; /* by owner, then code */
	struct auditing_held held;
	char digest[DIGEST_TEXT]; /* of the register when it was published */
	bool published;
	size_t body; /* the row of the table bodies that comes next */
	bool orphans, last;
	bool *account_done, *body_done; /* of those that were asked for */
};

static const struct fault *
check_only(const struct auditing_request *request)
{
	size_t i;

	for (i = 0; i < request->only_count; i++)
		if (audit_check_find(request->only[i]) == NULL)
			return fault_new(FAULT_USAGE,
			    "--only: no such check, they are AC-01 to AC-39: "
			    "%.20s",
			    request->only[i]);
	return NULL;
}

static int
compare_texts(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static int
compare_owners(const void *left, const void *right)
{
	const struct audit_account *const *a = left, *const *b = right;
	int order = compare_texts((*a)->owner.code, (*b)->owner.code);

	return order != 0 ? order : strcmp((*a)->code, (*b)->code);
}

static void
sort_accounts(struct auditing *made)
{
	size_t i;

	made->sorted = calloc(made->facts.count + 1, sizeof(*made->sorted));
	if (made->sorted == NULL)
		abort();
	for (i = 0; i < made->facts.count; i++)
		made->sorted[i] = &made->facts.rows[i];
	qsort(made->sorted, made->facts.count, sizeof(*made->sorted),
	    compare_owners);
}

/* Statements about Government, Ministry and Center, by time. */
static struct audit_stated
center_stated(const struct auditing *made)
{
	static const char *const subjects[] = {
	    "pravitelstvo", "ministry", "tsur"};
	struct audit_stated part[3], all = {0};
	struct attestation *rows;
	size_t i;

	for (i = 0; i < 3; i++) {
		part[i] = auditing_facts_stated(&made->facts, subjects[i]);
		all.count += part[i].count;
	}
	rows = arena_alloc(made->audit.arena, (all.count + 1) * sizeof(*rows));
	all.rows = rows;
	for (i = 0; i < 3; i++) {
		if (part[i].count > 0)
			memcpy(
			    rows, part[i].rows, part[i].count * sizeof(*rows));
		rows += part[i].count;
	}
	return all;
}

/* AC-08 compares with the register as it was when it was published. */
static const struct fault *
read_digest(struct auditing *made)
{
	const struct audit_stated none = {0};
	const struct attestation *portal =
	    audit_statement(&made->audit, center_stated(made), none, "portal");
	struct public_register public;
	const struct fault *fault;

	made->published = portal != NULL;
	if (portal == NULL)
		return NULL;
	fault = register_read(&public, made->facts.task, portal->at);
	if (fault == NULL)
		register_digest(&public, made->digest);
	register_close(&public);
	return fault;
}

const struct fault *
auditing_open(struct auditing **auditing, struct task *task,
    const struct auditing_request *request)
{
	struct auditing *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL)
		abort();
	*auditing = made;
	made->audit = (struct audit){.zone = task->zone,
	    .arena = &made->arena,
	    .only = request->only,
	    .only_count = request->only_count,
	    .take = request->take,
	    .to = request->to};
	made->facts =
	    (struct auditing_facts){.task = task, .audit = &made->audit};
	if ((fault = check_only(request)) != NULL)
		return fault;
	if (period_begin(&request->period, task->zone) > task->now)
		return fault_new(FAULT_USAGE, "--period: it has not begun yet");
	if (request->period.until - request->period.from > MOST_DAYS)
		return fault_new(
		    FAULT_USAGE, "--period: longer than ten years");
	if ((fault = auditing_facts_tables(&made->facts)) != NULL)
		return fault;
	audit_begin(&made->audit, &request->period, task->now);
	if ((fault = auditing_facts_read(&made->facts)) != NULL)
		return fault;
	sort_accounts(made);
	made->account_done = arena_alloc(&made->arena, made->facts.count + 1);
	made->body_done =
	    arena_alloc(&made->arena, made->audit.rows.body_count + 1);
	auditing_held_list(&made->held, made->facts.rows, made->facts.count);
	return read_digest(made);
}

void
auditing_watch(struct auditing *auditing, const struct auditing_watch *watch)
{
	auditing->watch = watch;
}

void
auditing_close(struct auditing *auditing)
{
	if (auditing == NULL)
		return;
	auditing_facts_close(&auditing->facts);
	free(auditing->sorted);
	auditing_held_free(&auditing->held);
	arena_free(&auditing->arena);
	free(auditing);
}

/* The accounts of an owner among the sorted ones. */
static size_t
find_accounts(const struct auditing *made, const char *owner, size_t *count)
{
	size_t low = 0, high = made->facts.count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (compare_texts(made->sorted[middle]->owner.code, owner) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0;
	     low + *count < made->facts.count &&
	     compare_texts(made->sorted[low + *count]->owner.code, owner) == 0;
	     ++*count)
		;
	return low;
}

/* A body by itself; its accounts are those of the day of the audit. */
static void
audit_alone(struct auditing *made, const char *code, bool public_function,
    struct audit_body *body)
{
	*body = (struct audit_body){.public_function = public_function};
	audit_owner_on(&made->audit, code, made->audit.day, &body->owner);
	body->accounts =
	    made->sorted + find_accounts(made, code, &body->account_count);
	body->held = auditing_held_find(&made->held, code, &body->held_count);
	body->stated = auditing_facts_stated(&made->facts, code);
	audit_body(&made->audit, body);
}

static void
audit_one_account(struct auditing *made, const struct audit_account *account)
{
	audit_account(&made->audit, account);
	if (made->watch != NULL)
		made->watch->account(made->audit.to, &made->audit, account);
}

static void
audit_one_body(struct auditing *made, const struct body *row)
{
	struct audit_body body;
	size_t i;

	audit_alone(made, row->code, row->public_function == 1, &body);
	if (made->watch != NULL)
		made->watch->body(made->audit.to, &made->audit, &body);
	for (i = 0; i < body.account_count; i++)
		audit_one_account(made, body.accounts[i]);
}

/* True if the row tells what the body is on the day of the audit. */
static bool
is_in_force(const struct auditing *made, const struct body *row)
{
	return (row->from == DATE_NONE || row->from <= made->audit.day) &&
	       (row->until == DATE_NONE || row->until >= made->audit.day);
}

static bool
ends(const struct auditing *made, const struct body *row)
{
	return row->until != DATE_NONE &&
	       row->until >= made->audit.period.from &&
	       row->until < made->audit.day;
}

/*
 * True of one row of each body that ended in the period: what it did or left
 * undone before is not lost.
 */
static bool
has_ended(const struct auditing *made, const struct body *row)
{
	const struct audit_rows *rows = &made->audit.rows;
	const struct body *other;

	if (!ends(made, row))
		return false;
	for (other = rows->bodies; other < rows->bodies + rows->body_count;
	     other++)
		if (text_equal(other->code, row->code) &&
		    (is_in_force(made, other) ||
			(other < row && ends(made, other))))
			return false;
	return true;
}

/* Bodies that are no more, and accounts whose owner is none on the day. */
static void
audit_orphans(struct auditing *made)
{
	const struct audit_rows *rows = &made->audit.rows;
	struct audit_body body;
	size_t i;

	for (i = 0; i < rows->body_count; i++)
		if (has_ended(made, &rows->bodies[i]))
			audit_alone(made, rows->bodies[i].code, false, &body);
	for (i = 0; i < made->facts.count; i++)
		if (made->facts.rows[i].owner.norms == NULL)
			audit_one_account(made, &made->facts.rows[i]);
}

static void
audit_last(struct auditing *made)
{
	struct audit_center center = {
	    center_stated(made), made->published ? made->digest : NULL};

	audit_center(&made->audit, &center);
}

void
auditing_next(struct auditing *auditing, bool *more)
{
	const struct audit_rows *rows = &auditing->audit.rows;

	*more = true;
	while (auditing->body < rows->body_count) {
		const struct body *row = &rows->bodies[auditing->body++];

		if (is_in_force(auditing, row)) {
			audit_one_body(auditing, row);
			return;
		}
	}
	if (!auditing->orphans) {
		auditing->orphans = true;
		audit_orphans(auditing);
	} else if (!auditing->last) {
		auditing->last = true;
		audit_last(auditing);
	} else {
		*more = false;
	}
}

const struct fault *
auditing_account(struct auditing *auditing, const char *code)
{
	const struct audit_account *rows = auditing->facts.rows;
	size_t low = 0, high = auditing->facts.count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (strcmp(rows[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == auditing->facts.count || strcmp(rows[low].code, code) != 0)
		return fault_value("account", "no such account", code);
	if (!auditing->account_done[low])
		audit_account(&auditing->audit, &rows[low]);
	auditing->account_done[low] = true;
	return NULL;
}

/* The row of a body: that of the day of the audit, else any. */
static const struct body *
find_row(const struct auditing *auditing, const char *code)
{
	const struct audit_rows *rows = &auditing->audit.rows;
	const struct body *found = NULL;
	size_t i;

	for (i = 0; i < rows->body_count; i++)
		if (strcmp(rows->bodies[i].code, code) == 0 &&
		    (found == NULL || is_in_force(auditing, &rows->bodies[i])))
			found = &rows->bodies[i];
	return found;
}

const struct fault *
auditing_body(struct auditing *auditing, const char *code)
{
	const struct body *row = find_row(auditing, code);
	struct audit_body body;
	bool *done;

	if (row == NULL)
		return fault_value("owner", "no such body", code);
	done = &auditing->body_done[row - auditing->audit.rows.bodies];
	if (!*done)
		audit_alone(auditing, row->code,
		    is_in_force(auditing, row) && row->public_function == 1,
		    &body);
	*done = true;
	if (text_equal(code, "ministry") || text_equal(code, "tsur")) {
		if (!auditing->last)
			audit_last(auditing);
		auditing->last = true;
	}
	return NULL;
}

const char *
auditing_owner(const struct auditing *auditing, const char *code)
{
	struct audit_owner owner;

	audit_owner_on(&auditing->audit, code, auditing->audit.day, &owner);
	return owner.norms == NULL ? "" : owner.name;
}

const char *
auditing_how(const char *check)
{
	const struct audit_check *found = audit_check_find(check);

	return found == NULL ? "" : found->how;
}

void
auditing_period(const struct task *task, struct period *period)
{
	int32_t second;

	period_around(date_of_civil(zone_civil(task->zone, task->now), &second),
	    PERIOD_HALF_YEAR, period);
}
