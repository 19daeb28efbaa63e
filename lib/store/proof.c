#include "store/proof.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/change.h"
#include "store/catalog.h"
#include "store/select.h"
#include "store/sql.h"

/* The number of the first line in which two texts differ, from 1. */
static size_t
first_difference(const char *a, const char *b)
{
	size_t line = 1;

	while (*a != '\0' && *a == *b) {
		line += *a == '\n';
		a++;
		b++;
	}
	return line;
}

/* The content a table had when it was loaded last, NULL if never. */
static const struct fault *
loaded_text(struct store *store, const char *kind, struct arena *arena,
    const char **text)
{
	static const char last[] =
	    "SELECT t.text FROM event e JOIN event_text t ON t.seq = e.seq "
	    "AND t.field = 'content' WHERE e.message IS NULL "
	    "AND e.kind = 'loaded' AND json_extract(e.data, '$.table') = ? "
	    "ORDER BY e.seq DESC LIMIT 1";

	return sql_text(store, text, arena, last, "t", kind);
}

static const struct fault *
prove_table(struct store *store, const struct reference *reference,
    struct arena *arena, const char **problem)
{
	const struct fault *fault;
	struct catalog catalog;
	struct buffer now = {0};
	const char *loaded;

	if ((fault = loaded_text(store, reference->kind, arena, &loaded)) !=
		NULL ||
	    (fault = catalog_read(store, reference, arena, &catalog)) != NULL)
		return fault;
	catalog_text(reference, &catalog, &now);
	loaded = loaded == NULL ? "" : loaded;
	if (strcmp(loaded, now.bytes) != 0)
		*problem = arena_printf(arena,
		    "table %s, row %zu: is not what was loaded last",
		    reference->kind, first_difference(loaded, now.bytes));
	buffer_free(&now);
	return NULL;
}

const struct fault *
proof_tables(struct store *store, struct arena *arena, const char **problem)
{
	const struct fault *fault = NULL;
	size_t i;

	*problem = NULL;
	for (i = 0;
	     reference_all[i].kind != NULL && fault == NULL && *problem == NULL;
	     i++)
		fault = prove_table(store, &reference_all[i], arena, problem);
	return fault;
}

/* What the journal tells about a message. */
struct told {
	struct message message;
	char content[DIGEST_TEXT];
	int64_t last;
};

static void
tell_member(
    struct told *told, const char *name, sqlite3_stmt *row, struct arena *arena)
{
	const struct field *field = schema_field(&message_schema, name);
	char *member;

	if (strcmp(name, "content") == 0 &&
	    sqlite3_column_bytes(row, 3) == DIGEST_TEXT - 1) {
		memcpy(told->content, sqlite3_column_text(row, 3), DIGEST_TEXT);
		return;
	}
	if (field == NULL || change_form(field) == CHANGE_NEVER)
		return;
	member = (char *)&told->message + field->offset;
	if (field->type == FIELD_TEXT || field->type == FIELD_LIST ||
	    field->type == FIELD_OBJECT)
		*(const char **)(void *)member = sql_column_text(row, 3, arena);
	else
		*(int64_t *)(void *)member = sql_column_integer(row, 3);
}

static const struct fault *
tell(struct store *store, int64_t id, struct arena *arena, struct told *told)
{
	static const char events[] =
	    "SELECT e.seq, e.at, j.key, j.value FROM event e "
	    "LEFT JOIN json_each(e.data, '$.set') j WHERE e.message = ? "
	    "ORDER BY e.seq";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	told->last = 0;
	told->content[0] = '\0';
	change_origin(&told->message, FIELD_NONE);
	if ((fault = sql_query(store, &row, events, "i", id)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		const char *name = (const char *)sqlite3_column_text(row, 2);

		if (told->last == 0)
			told->message.collected_at =
			    sqlite3_column_int64(row, 1);
		told->last = sqlite3_column_int64(row, 0);
		if (name != NULL)
			tell_member(told, name, row, arena);
	}
	return fault;
}

static bool
field_holds(const struct field *field, const struct told *told,
    const struct message *message)
{
	char digest[DIGEST_TEXT];
	const char *text;

	switch (change_form(field)) {
	case CHANGE_NEVER:
		return true;
	case CHANGE_PLAIN:
		if (field->type != FIELD_TEXT)
			return change_integer(field, &told->message) ==
			       change_integer(field, message);
		return text_equal(change_text(field, &told->message),
		    change_text(field, message));
	default:
		text = change_text(field, message);
		if (text == NULL)
			return change_text(field, &told->message) == NULL;
		digest_text(text, strlen(text), digest);
		return text_equal(digest, change_text(field, &told->message));
	}
}

static void
compare(const struct told *told, const struct message *message,
    struct arena *arena, const char **problem)
{
	char content[DIGEST_TEXT];
	const char *wrong = NULL;
	size_t i;

	for (i = 0; i < message_schema.count && wrong == NULL; i++)
		if (!field_holds(&message_schema.fields[i], told, message))
			wrong = message_schema.fields[i].name;
	change_content(message, content);
	if (wrong == NULL && message->as_of != told->last)
		wrong = "as_of";
	if (wrong == NULL && strcmp(content, told->content) != 0)
		wrong = "the text, the link or the author";
	if (wrong != NULL)
		*problem = arena_printf(arena,
		    "message %" PRId64 ": %s is not what the journal says",
		    message->id, wrong);
}

/* The first message a query gives, with what is wrong about it. */
static const struct fault *
name_one(struct store *store, const char *query, const char *wrong,
    struct arena *arena, const char **problem)
{
	const struct fault *fault;
	int64_t id;

	fault = sql_integer(store, &id, FIELD_NONE, query, "");
	if (fault == NULL && id != FIELD_NONE)
		*problem =
		    arena_printf(arena, "message %" PRId64 ": %s", id, wrong);
	return fault;
}

/* A message that has events but no row. */
static const struct fault *
find_lost(struct store *store, struct arena *arena, const char **problem)
{
	static const char lost[] =
	    "SELECT message FROM event WHERE message IS NOT NULL "
	    "AND message NOT IN (SELECT id FROM view_message) LIMIT 1";

	return name_one(store, lost,
	    "is in the journal, but its row is missing", arena, problem);
}

/* A row that nothing in the journal tells of. */
static const struct fault *
find_strange(struct store *store, struct arena *arena, const char **problem)
{
	static const char strange[] =
	    "SELECT id FROM message m WHERE NOT EXISTS "
	    "(SELECT 1 FROM event e WHERE e.message = m.id) LIMIT 1";

	return name_one(store, strange,
	    "is in the store, but not in the journal", arena, problem);
}

/* What an index is made of must follow from what the lexicon found (I-41). */
static const struct fault *
find_misled(struct store *store, struct arena *arena, const char **problem)
{
	static const char misled[] =
	    "SELECT id FROM message WHERE alerting IS NOT CASE WHEN "
	    "instr(screen, '\"class\":\"significant\"') > 0 THEN 1 END LIMIT 1";

	return name_one(store, misled,
	    "alerting does not follow from its screen", arena, problem);
}

/* Who has one identity in two networks is two people: whose a message is, is
 * also told by its network. */
static const struct fault *
find_astray(struct store *store, struct arena *arena, const char **problem)
{
	static const char astray[] =
	    "SELECT m.id FROM message m JOIN author a ON a.author = m.author "
	    "WHERE a.network <> m.network ORDER BY m.id LIMIT 1";

	return name_one(
	    store, astray, "its author is of another network", arena, problem);
}

const struct fault *
proof_messages(struct store *store, struct arena *arena, const char **problem)
{
	struct selection everything = {
	    .since = FIELD_NONE, .until = FIELD_NONE, .overdue_at = FIELD_NONE};
	const struct fault *fault;
	struct arena row = {0};
	struct message message;
	struct select *cursor;
	struct told told;
	bool more = true;

	*problem = NULL;
	fault = select_open(store, &everything, &cursor);
	while (fault == NULL && *problem == NULL &&
	       (fault = select_next(cursor, &row, &message, &more)) == NULL &&
	       more) {
		fault = tell(store, message.id, &row, &told);
		if (fault == NULL)
			compare(&told, &message, arena, problem);
		arena_reset(&row);
	}
	select_close(cursor);
	arena_free(&row);
	if (fault == NULL && *problem == NULL)
		fault = find_lost(store, arena, problem);
	if (fault == NULL && *problem == NULL)
		fault = find_strange(store, arena, problem);
	if (fault == NULL && *problem == NULL)
		fault = find_misled(store, arena, problem);
	if (fault == NULL && *problem == NULL)
		fault = find_astray(store, arena, problem);
	return fault;
}

/* The first outage with another reason than the one whose digest was told. */
static const struct fault *
find_misreasoned(struct store *store, int64_t *number)
{
	static const char reasons[] =
	    "WITH last AS MATERIALIZED (SELECT "
	    "json_extract(data, '$.outage') AS outage, "
	    "json_extract(data, '$.reason') AS reason, max(seq) "
	    "FROM event WHERE message IS NULL "
	    "AND kind IN ('outage_begun', 'outage_ended') GROUP BY 1) "
	    "SELECT o.outage, o.reason, l.reason FROM last l "
	    "JOIN outage o ON o.outage = l.outage";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, reasons, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		const char *reason = (const char *)sqlite3_column_text(row, 1);
		const char *told = (const char *)sqlite3_column_text(row, 2);
		char digest[DIGEST_TEXT];

		if (reason != NULL)
			digest_text(reason, strlen(reason), digest);
		if (text_equal(reason == NULL ? NULL : digest, told))
			continue;
		*number = sqlite3_column_int64(row, 0);
		sql_end(row);
		break;
	}
	return fault;
}

const struct fault *
proof_outages(struct store *store, struct arena *arena, const char **problem)
{
	/* An event of an outage carries its whole row as it then was. */
	static const char differing[] =
	    "WITH last AS MATERIALIZED (SELECT "
	    "json_extract(data, '$.outage') AS outage, data, max(seq) "
	    "FROM event WHERE message IS NULL "
	    "AND kind IN ('outage_begun', 'outage_ended') GROUP BY 1), "
	    "told AS (SELECT outage, json_extract(data, '$.begin'), "
	    "json_extract(data, '$.end'), json_extract(data, '$.kind'), "
	    "json_extract(data, '$.scope'), json_extract(data, '$.by') "
	    "FROM last), "
	    "there AS (SELECT outage, begin, \"end\", kind, scope, by "
	    "FROM outage) "
	    "SELECT outage FROM (SELECT * FROM told EXCEPT SELECT * FROM "
	    "there) "
	    "UNION ALL SELECT outage FROM "
	    "(SELECT * FROM there EXCEPT SELECT * FROM told) LIMIT 1";
	const struct fault *fault;
	int64_t number;

	*problem = NULL;
	fault = sql_integer(store, &number, FIELD_NONE, differing, "");
	if (fault == NULL && number == FIELD_NONE)
		fault = find_misreasoned(store, &number);
	if (fault == NULL && number != FIELD_NONE)
		*problem = arena_printf(arena,
		    "outage %" PRId64 ": is not what the journal says", number);
	return fault;
}
