#include <stdlib.h>

#include "base/text.h"
#include "model/entry.h"
#include "task/accounts.h"

enum { FIRST_ROOM = 8, NAMED = 5, SHOWN = 200 };

/* The rows of a person in an account, and which of them is meant. */
struct choice {
	const struct access *given;
	int64_t from; /* what was given, FIELD_NONE: always */
	struct access *rows;
	int64_t *entries;
	size_t count, room;
	size_t meant; /* `count`: none */
};

static void
add(struct choice *choice, const struct access *row, int64_t entry)
{
	if (choice->count == choice->room) {
		choice->room =
		    choice->room == 0 ? FIRST_ROOM : 2 * choice->room;
		choice->rows =
		    realloc(choice->rows, choice->room * sizeof(*choice->rows));
		choice->entries = realloc(
		    choice->entries, choice->room * sizeof(*choice->entries));
		if (choice->rows == NULL || choice->entries == NULL)
			abort();
	}
	choice->rows[choice->count] = *row;
	choice->entries[choice->count++] = entry;
}

/* Those of the role, if one is given. */
static const struct fault *
read_rows(struct task *task, struct choice *choice)
{
	const struct access *given = choice->given;
	struct entries_filter filter = {given->account, given->person, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	struct access row;
	int64_t entry;
	bool more = true;

	fault = entries_open(&cursor, task->store, ENTRY_ACCESS, &filter);
	while (fault == NULL &&
	       (fault = entries_next(
		    &cursor, task->arena, &row, &entry, &more)) == NULL &&
	       more)
		if (given->role == NULL || text_equal(given->role, row.role))
			add(choice, &row, entry);
	entries_end(&cursor);
	return fault;
}

static void
free_rows(struct choice *choice)
{
	free(choice->rows);
	free(choice->entries);
}

/*
 * How well a row fits, 0: not at all. Without `from` a record is about access
 * that is open; what it ends was open just before, or ended just then when the
 * same record came the first time.
 */
static int
fit(const struct choice *choice, const struct access *row)
{
	int64_t until = choice->given->until;

	if (choice->given->from != FIELD_NONE)
		return row->from == choice->from ? 1 : 0;
	if (until <= FIELD_CLEAR) {
		if (row->from == FIELD_NONE && until == FIELD_NONE)
			return 2;
		return row->until == FIELD_NONE ? 1 : 0;
	}
	if (row->until != FIELD_NONE && row->until != until)
		return 0;
	return row->from < until ? 2 : 1;
}

/* "editor from 2022-08-05T00:00:00+06:00; ...", the first few. */
static const char *
list_rows(struct task *task, const struct choice *choice, int fitting)
{
	const char *list = "";
	size_t i, named = 0;

	for (i = 0; i < choice->count && named <= NAMED; i++) {
		const struct access *row = &choice->rows[i];
		char role[SHOWN], from[INSTANT_TEXT], until[INSTANT_TEXT];

		if (fit(choice, row) < fitting)
			continue;
		if (named++ == NAMED) {
			list = arena_printf(task->arena, "%s; ...", list);
			break;
		}
		text_show(role, sizeof(role),
		    row->role == NULL ? "access" : row->role, 24);
		if (row->from != FIELD_NONE)
			instant_format(row->from, task->zone, from);
		if (row->until != FIELD_NONE)
			instant_format(row->until, task->zone, until);
		list = arena_printf(task->arena, "%s%s%s%s%s%s%s", list,
		    named == 1 ? "" : "; ", role,
		    row->from == FIELD_NONE ? "" : " from ",
		    row->from == FIELD_NONE ? "" : from,
		    row->until == FIELD_NONE ? "" : " until ",
		    row->until == FIELD_NONE ? "" : until);
	}
	return list;
}

/* Does the record say anything of a row that the row does not? */
static bool
changes(const struct choice *choice, const struct access *row)
{
	struct access merged = *row;

	entry_merge(&access_schema, &merged, choice->given);
	return !entry_equal(&access_schema, &merged, row);
}

static const struct fault *
choose(struct task *task, struct choice *choice)
{
	char person[SHOWN];
	size_t i, fitting = 0;
	bool change = false;
	int best = 1;

	choice->meant = choice->count;
	for (i = 0; i < choice->count; i++)
		if (fit(choice, &choice->rows[i]) > best)
			best = fit(choice, &choice->rows[i]);
	for (i = 0; i < choice->count; i++) {
		if (fit(choice, &choice->rows[i]) < best)
			continue;
		if (fitting++ == 0)
			choice->meant = i;
		change |= changes(choice, &choice->rows[i]);
	}
	text_show(person, sizeof(person), choice->given->person, 24);
	if (fitting > 1 && change)
		return fault_field("from",
		    "%s has several here (A2-5.2), say by from and role which: "
		    "%s",
		    person, list_rows(task, choice, best));
	if (fitting > 0 || choice->given->from != FIELD_NONE)
		return NULL;
	if (choice->count > 0)
		return fault_field("from",
		    "missing: %s has no such access that is open (A2-5.2), "
		    "only: %s",
		    person, list_rows(task, choice, 0));
	if (choice->given->until > FIELD_CLEAR)
		return fault_field("from",
		    "missing: %s has no access to %s that could end "
		    "(A2-5.2); null: always",
		    person, choice->given->account);
	return NULL;
}

/* The row that a record is about: `*entry` is 0 if it is a new one. */
static const struct fault *
find_access(struct task *task, const struct access *given,
    struct access *stored, int64_t *entry)
{
	struct choice choice = {.given = given, .from = given->from};
	const struct fault *fault;

	if (choice.from == FIELD_CLEAR)
		choice.from = FIELD_NONE;
	if ((fault = read_rows(task, &choice)) == NULL &&
	    (fault = choose(task, &choice)) == NULL &&
	    choice.meant < choice.count) {
		*stored = choice.rows[choice.meant];
		*entry = choice.entries[choice.meant];
	}
	free_rows(&choice);
	return fault;
}

static const struct fault *
check_order(struct task *task, const struct access *access)
{
	char from[INSTANT_TEXT], until[INSTANT_TEXT];

	if (access->from <= FIELD_CLEAR || access->until <= FIELD_CLEAR ||
	    access->until >= access->from)
		return NULL;
	instant_format(access->from, task->zone, from);
	instant_format(access->until, task->zone, until);
	return fault_field("until",
	    "%s is before the access begins, %s (A2-5.2)", until, from);
}

const struct fault *
accounts_grant(
    struct task *task, struct access *access, enum keep_result *result)
{
	struct access given = *access, stored;
	const struct fault *fault;
	struct account account;
	int64_t entry = 0;

	if ((fault = check_order(task, access)) != NULL ||
	    (fault = account_check_access(access)) != NULL ||
	    (fault = store_begin(task->store)) != NULL ||
	    (fault = accounts_need(task, given.account, &account)) != NULL ||
	    (fault = keep_allow(task, account.owner, NULL)) != NULL ||
	    (fault = find_access(task, &given, &stored, &entry)) != NULL)
		return fault;
	schema_reset(&access_schema, access);
	if (entry != 0)
		*access = stored;
	entry_merge(&access_schema, access, &given);
	if ((fault = check_order(task, access)) != NULL)
		return fault;
	return keep_changes(
	    task, ENTRY_ACCESS, &stored, access, &entry, result);
}
