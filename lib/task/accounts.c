#include "task/accounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/entry.h"

enum { VERSIONS = 4096, ENTRY_SIZE = 512 };

/* All rows of an account, by the numbers of their entries. */
struct versions {
	struct account *rows;
	int64_t *entries;
	size_t count, room;
};

static void
add_version(struct versions *versions, const struct account *row, int64_t entry)
{
	if (versions->count == versions->room) {
		versions->room = versions->room == 0 ? 8 : 2 * versions->room;
		versions->rows = realloc(
		    versions->rows, versions->room * sizeof(*versions->rows));
		versions->entries = realloc(versions->entries,
		    versions->room * sizeof(*versions->entries));
		if (versions->rows == NULL || versions->entries == NULL)
			abort();
	}
	versions->rows[versions->count] = *row;
	versions->entries[versions->count++] = entry;
}

static void
free_versions(struct versions *versions)
{
	free(versions->rows);
	free(versions->entries);
}

static const struct fault *
read_versions(struct task *task, const char *code, struct versions *versions)
{
	struct entries_filter filter = {code, NULL, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	struct account row;
	int64_t entry;
	bool more = true;

	*versions = (struct versions){0};
	fault = entries_open(&cursor, task->store, ENTRY_ACCOUNT, &filter);
	while (fault == NULL &&
	       (fault = entries_next(
		    &cursor, task->arena, &row, &entry, &more)) == NULL &&
	       more)
		add_version(versions, &row, entry);
	entries_end(&cursor);
	return fault;
}

/* The row that holds at an instant: FIELD_NONE is before all others. */
static size_t
version_at(const struct versions *versions, int64_t at)
{
	size_t i, best = versions->count, first = 0;

	for (i = 0; i < versions->count; i++) {
		int64_t begins = versions->rows[i].at;

		if (begins <= at && (best == versions->count ||
					begins > versions->rows[best].at))
			best = i;
		if (begins < versions->rows[first].at)
			first = i;
	}
	return best < versions->count ? best : first;
}

const struct fault *
accounts_find(struct task *task, const char *code, int64_t at,
    struct account *account, bool *found)
{
	const struct fault *fault;
	struct versions versions;

	fault = read_versions(task, code, &versions);
	*found = fault == NULL && versions.count > 0;
	if (*found)
		*account = versions.rows[version_at(&versions, at)];
	free_versions(&versions);
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

static const struct fault *
check_owner(struct task *task, const struct account *old, bool known,
    const struct account *row)
{
	const struct fault *fault;
	const struct region *region;
	int32_t second;
	int64_t today =
	    date_of_civil(zone_civil(task->zone, task->now), &second);

	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	if (region_body(region, row->owner, today) == NULL)
		return fault_value("owner", "no such body", row->owner);
	if (known && !text_equal(old->owner, row->owner) &&
	    (fault = keep_allow(task, old->owner, NULL)) != NULL)
		return fault;
	return keep_allow(task, row->owner, NULL);
}

/* The row to change: that which begins at the same time, else a new one. */
static void
place_version(const struct versions *versions, int64_t given, int64_t now,
    struct account *row, int64_t *entry)
{
	size_t i;

	*entry = 0;
	if (given == FIELD_NONE)
		row->at = versions->count == 0 ? FIELD_NONE : now;
	else
		row->at = given == FIELD_CLEAR ? FIELD_NONE : given;
	for (i = 0; i < versions->count; i++)
		if (versions->rows[i].at == row->at)
			*entry = versions->entries[i];
}

const struct fault *
accounts_register(
    struct task *task, struct account *account, enum keep_result *result)
{
	struct account given = *account, old, row;
	const struct fault *fault;
	struct versions versions;
	int64_t entry;

	if (given.account == NULL)
		return fault_field("account", "missing");
	if (given.at > task->now)
		return fault_field("at", "is in the future");
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = read_versions(task, given.account, &versions)) != NULL)
		return fault;
	schema_reset(&account_schema, &old);
	if (versions.count > 0)
		old = versions.rows[version_at(
		    &versions, given.at == FIELD_NONE ? task->now : given.at)];
	row = old;
	entry_merge(&account_schema, &row, &given);
	if ((fault = account_check(&row)) != NULL ||
	    (fault = check_owner(task, &old, versions.count > 0, &row)) != NULL)
		goto done;
	row.at = old.at;
	*account = row;
	*result = KEEP_UNCHANGED;
	if (versions.count > 0 && entry_equal(&account_schema, &old, &row))
		goto done;
	place_version(&versions, given.at, task->now, &row, &entry);
	*account = row;
	*result = versions.count == 0 ? KEEP_NEW : KEEP_CHANGED;
	fault = keep_entry(task, ENTRY_ACCOUNT, &row, &entry, NULL);
done:
	free_versions(&versions);
	return fault;
}

/* The stored row of an access: `*entry` stays 0 if there is none. */
static const struct fault *
find_access(struct task *task, const struct access *given,
    struct access *stored, int64_t *entry)
{
	struct entries_filter filter = {given->account, given->person, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	struct access row;
	int64_t number, open = 0;
	size_t open_count = 0;
	bool more = true;

	fault = entries_open(&cursor, task->store, ENTRY_ACCESS, &filter);
	while (fault == NULL &&
	       (fault = entries_next(
		    &cursor, task->arena, &row, &number, &more)) == NULL &&
	       more) {
		if (given->role != NULL && !text_equal(given->role, row.role))
			continue;
		if (row.from == given->from) {
			*stored = row;
			*entry = number;
			break;
		}
		if (given->from == FIELD_NONE && row.until == FIELD_NONE) {
			*stored = row;
			open = number;
			open_count++;
		}
	}
	entries_end(&cursor);
	if (*entry == 0 && open_count == 1)
		*entry = open;
	return fault;
}

const struct fault *
accounts_grant(
    struct task *task, struct access *access, enum keep_result *result)
{
	struct access given = *access, stored;
	const struct fault *fault;
	struct account account;
	int64_t entry = 0;

	if ((fault = account_check_access(access)) != NULL ||
	    (fault = store_begin(task->store)) != NULL ||
	    (fault = accounts_need(task, given.account, &account)) != NULL ||
	    (fault = keep_allow(task, account.owner, NULL)) != NULL ||
	    (fault = find_access(task, &given, &stored, &entry)) != NULL)
		return fault;
	schema_reset(&access_schema, access);
	if (entry != 0)
		*access = stored;
	entry_merge(&access_schema, access, &given);
	if ((fault = account_check_access(access)) != NULL)
		return fault;
	return keep_changes(
	    task, ENTRY_ACCESS, &stored, access, &entry, result);
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

static const struct fault *
find_attestation(struct task *task, const struct attestation *given,
    struct attestation *stored, int64_t *entry)
{
	struct entries_filter filter = {given->subject, given->code, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	bool more = true;
	int64_t number;

	fault = entries_open(&cursor, task->store, ENTRY_ATTESTATION, &filter);
	while (fault == NULL && *entry == 0 &&
	       (fault = entries_next(
		    &cursor, task->arena, stored, &number, &more)) == NULL &&
	       more)
		if (stored->at == given->at &&
		    text_equal(stored->document, given->document))
			*entry = number;
	entries_end(&cursor);
	return fault;
}

const struct fault *
accounts_attest(struct task *task, struct attestation *attestation,
    enum keep_result *result)
{
	/* The Curator judges (RECORDS part 4) and answers for the Center. */
	static const char *const judges[] = {"curator", NULL};
	struct attestation given = *attestation, stored;
	const struct fault *fault;
	const char *body;
	bool judged = text_equal(given.code, "press_release") ||
		      text_equal(given.code, "evaluation");
	int64_t entry = 0;

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
	    (fault = find_attestation(task, &given, &stored, &entry)) != NULL)
		return fault;
	*attestation = given;
	return keep_changes(
	    task, ENTRY_ATTESTATION, &stored, attestation, &entry, result);
}
