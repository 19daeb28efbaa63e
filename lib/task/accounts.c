#include "task/accounts.h"

#include "base/text.h"
#include "model/entry.h"

const struct fault *
accounts_find(struct task *task, const char *code, int64_t at,
    struct account *account, bool *found)
{
	const struct fault *fault;
	int64_t entry;

	fault = entries_register_at(
	    task->store, code, at, task->arena, account, &entry);
	*found = fault == NULL && entry != 0;
	return fault;
}

const struct fault *
accounts_need(struct task *task, const char *code, struct account *account)
{
	const struct fault *fault;
	bool found;

	if (code == NULL || code[0] == '\0')
		return fault_field("account", "missing");
	fault = accounts_find(task, code, task->now, account, &found);
	if (fault == NULL && !found)
		fault = fault_value("account", "no such account", code);
	return fault;
}

/*
 * Who gets an account must be there, now or then; whose it is may have ended
 * since, or nobody could close it or hand it on.
 */
static const struct fault *
check_owner(struct task *task, const struct account *old, bool known,
    const struct account *row, int64_t at)
{
	bool same = known && text_equal(old->owner, row->owner);
	const struct fault *fault;
	const struct region *region;

	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	if (!same &&
	    region_body(region, row->owner, task_date(task, task->now)) ==
		NULL &&
	    region_body(region, row->owner, task_date(task, at)) == NULL)
		return fault_value("owner", "no such body", row->owner);
	if (known && !same &&
	    (fault = keep_allow(task, old->owner, NULL)) != NULL)
		return fault;
	return keep_allow(task, row->owner, NULL);
}

/* The row to change: that which begins at the same time, else a new one. */
static const struct fault *
place_row(struct task *task, int64_t given, bool first, struct account *row,
    int64_t *entry)
{
	const struct fault *fault;
	struct account there;

	if (given == FIELD_NONE)
		row->at = first ? FIELD_NONE : task->now;
	else
		row->at = given == FIELD_CLEAR ? FIELD_NONE : given;
	fault = entries_register_at(
	    task->store, row->account, row->at, task->arena, &there, entry);
	if (fault == NULL && *entry != 0 && there.at != row->at)
		*entry = 0;
	return fault;
}

const struct fault *
accounts_register(
    struct task *task, struct account *account, enum keep_result *result)
{
	struct account given = *account, old, row;
	const struct fault *fault;
	int64_t entry;
	bool known;

	if (given.account == NULL)
		return fault_field("account", "missing");
	if (given.at > task->now)
		return fault_field("at", "is in the future");
	schema_reset(&account_schema, &old);
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = accounts_find(task, given.account,
		 given.at == FIELD_NONE ? task->now : given.at, &old,
		 &known)) != NULL)
		return fault;
	row = old;
	entry_merge(&account_schema, &row, &given);
	if ((fault = account_check(&row)) != NULL ||
	    (fault = check_owner(task, &old, known, &row,
		 given.at == FIELD_NONE || given.at == FIELD_CLEAR
		     ? task->now
		     : given.at)) != NULL)
		return fault;
	row.at = old.at;
	*account = row;
	*result = KEEP_UNCHANGED;
	if (known && entry_equal(&account_schema, &old, &row))
		return NULL;
	if ((fault = place_row(task, given.at, !known, &row, &entry)) != NULL)
		return fault;
	*account = row;
	*result = known ? KEEP_CHANGED : KEEP_NEW;
	return keep_entry(task, ENTRY_ACCOUNT, &row, &entry, NULL);
}

/* The body that answers for what a statement is about. */
static const struct fault *
find_subject(struct task *task, const char *subject, const char **body)
{
	const struct fault *fault;
	const struct region *region;
	struct account account;
	size_t i, count;
	const struct body *bodies;
	bool found;

	fault = accounts_find(task, subject, task->now, &account, &found);
	if (fault != NULL || (fault = region_get(task, &region)) != NULL)
		return fault;
	*body = found ? account.owner : NULL;
	bodies = region_rows(region, "bodies", &count);
	for (i = 0; i < count && *body == NULL; i++)
		if (text_equal(bodies[i].code, subject))
			*body = subject;
	if (*body == NULL)
		return fault_value(
		    "subject", "no such account or body", subject);
	return NULL;
}

/*
 * Is it there already? One that says otherwise of the same instant would undo
 * what was stated, so it is refused.
 */
static const struct fault *
find_attestation(
    struct task *task, const struct attestation *given, bool *known)
{
	struct attestation stored;
	struct entries_cursor cursor;
	const struct fault *fault;
	char at[INSTANT_TEXT];
	bool more = true;
	int64_t number;

	*known = false;
	fault = entries_open_stated(
	    &cursor, task->store, given->subject, given->code, given->at);
	while (fault == NULL && !*known &&
	       (fault = entries_next(
		    &cursor, task->arena, &stored, &number, &more)) == NULL &&
	       more)
		*known = text_equal(stored.document, given->document);
	entries_end(&cursor);
	if (fault != NULL || !*known ||
	    entry_equal(&attestation_schema, &stored, given))
		return fault;
	instant_format(given->at, task->zone, at);
	return fault_field("at",
	    "a statement %s of %s says something else, and none is ever "
	    "undone: say when the new one was found",
	    given->code, at);
}

const struct fault *
accounts_attest(struct task *task, struct attestation *attestation,
    enum keep_result *result)
{
	/* The Curator judges (RECORDS part 4) and answers for the Center. */
	static const char *const judges[] = {"curator", NULL};
	struct attestation given = *attestation;
	const struct fault *fault;
	const char *body;
	bool judged = text_equal(given.code, "press_release") ||
		      text_equal(given.code, "evaluation");
	int64_t entry = 0;
	bool known;

	entry_settle(&attestation_schema, &given);
	if (given.at == FIELD_NONE)
		given.at = task->now;
	if (given.by == NULL)
		given.by = task->actor;
	if ((fault = account_check_attestation(&given)) != NULL)
		return fault;
	if (given.at > task->now)
		return fault_field("at", "is in the future");
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = find_subject(task, given.subject, &body)) != NULL)
		return fault;
	fault =
	    judged ? task_allow(task, judges) : keep_allow(task, body, NULL);
	if (fault != NULL ||
	    (fault = find_attestation(task, &given, &known)) != NULL)
		return fault;
	*attestation = given;
	*result = known ? KEEP_UNCHANGED : KEEP_NEW;
	return known ? NULL
		     : keep_entry(
			   task, ENTRY_ATTESTATION, attestation, &entry, NULL);
}
