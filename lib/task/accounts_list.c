#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "task/accounts.h"

enum { FIRST_ROOM = 64 };

static const struct {
	const char *name;
	enum entry_table table;
} tables[] = {
    [ACCOUNTS_ROWS] = {"accounts", ENTRY_ACCOUNT},
    [ACCOUNTS_ACCESS] = {"access", ENTRY_ACCESS},
    [ACCOUNTS_STATED] = {"attestations", ENTRY_ATTESTATION},
};

bool
accounts_table_parse(const char *name, enum accounts_table *table)
{
	int i;

	for (i = ACCOUNTS_ROWS; i <= ACCOUNTS_STATED; i++) {
		if (text_equal(name, tables[i].name)) {
			*table = (enum accounts_table)i;
			return true;
		}
	}
	return false;
}

/* Does an access or a statement hold at an instant? */
static bool
holds(enum accounts_table table, const void *data, int64_t at)
{
	const struct access *access = data;
	const struct attestation *stated = data;
	int64_t from = table == ACCOUNTS_ACCESS ? access->from : stated->at;
	int64_t until =
	    table == ACCOUNTS_ACCESS ? access->until : stated->until;

	return from <= at && (until == FIELD_NONE || until > at);
}

/* The rows of one account come together: keep the one in force. */
static bool
replaces(const struct account *last, const struct account *row, int64_t at)
{
	if (row->at > at)
		return last->at > at && row->at < last->at;
	return last->at > at || row->at > last->at;
}

static void *
room_for_one(struct accounts_list *list, size_t *room)
{
	if (list->count == *room) {
		*room = *room == 0 ? FIRST_ROOM : 2 * *room;
		list->rows = realloc(list->rows, *room * list->schema->size);
		if (list->rows == NULL)
			abort();
	}
	return list->rows + list->count * list->schema->size;
}

static void
take(struct accounts_list *list, enum accounts_table table, int64_t at,
    const void *row)
{
	void *last = NULL;

	if (list->count > 0)
		last = list->rows + (list->count - 1) * list->schema->size;
	if (at != FIELD_NONE && table != ACCOUNTS_ROWS) {
		list->count += holds(table, row, at);
		return;
	}
	if (at != FIELD_NONE && last != NULL &&
	    text_equal(((const struct account *)last)->account,
		((const struct account *)row)->account)) {
		if (replaces(last, row, at))
			memcpy(last, row, list->schema->size);
		return;
	}
	list->count++;
}

const struct fault *
accounts_read(struct accounts_list *list, struct task *task,
    enum accounts_table table, int64_t at)
{
	struct entries_cursor cursor;
	const struct fault *fault;
	size_t room = 0;
	int64_t entry;
	bool more = true;

	*list = (struct accounts_list){
	    .schema = entries_schema(tables[table].table)};
	fault = entries_open(&cursor, task->store, tables[table].table, NULL);
	while (fault == NULL) {
		void *row = room_for_one(list, &room);

		fault = entries_next(&cursor, &list->arena, row, &entry, &more);
		if (fault != NULL || !more)
			break;
		take(list, table, at, row);
	}
	entries_end(&cursor);
	return fault;
}

void
accounts_unlist(struct accounts_list *list)
{
	free(list->rows);
	arena_free(&list->arena);
}
