#include <string.h>

#include "base/embed.h"
#include "store/connect.h"
#include "store/proof.h"
#include "store/sql.h"

/* What a schema has, one row each; SQLite's own names begin with sqlite_. */
static const char parts[] =
    "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
    "WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY type, name";

/* A part of a schema, until the next one is read. */
struct part {
	sqlite3_stmt *row;
	bool there;
};

static const char *
column(const struct part *part, int number)
{
	return (const char *)sqlite3_column_text(part->row, number);
}

static const struct fault *
step(struct store *store, struct part *part)
{
	return part->there ? sql_step(store, part->row, &part->there) : NULL;
}

/* Which of the two comes first: below 0, above 0, or 0 if they are the same. */
static int
order(const struct part *a, const struct part *b)
{
	int by_type;

	if (!a->there || !b->there)
		return a->there ? -1 : 1;
	by_type = strcmp(column(a, 0), column(b, 0));
	return by_type != 0 ? by_type : strcmp(column(a, 1), column(b, 1));
}

static const char *
name(const struct part *part, const char *wrong, struct arena *arena)
{
	return arena_printf(
	    arena, "%s %s: %s", column(part, 0), column(part, 1), wrong);
}

static const struct fault *
compare(struct store *fresh, struct store *store, struct arena *arena,
    const char **problem)
{
	struct part ours = {.there = true}, is = ours;
	const struct fault *fault;

	if ((fault = sql_query(fresh, &ours.row, parts, "")) != NULL ||
	    (fault = sql_query(store, &is.row, parts, "")) != NULL)
		return fault;
	while ((fault = step(fresh, &ours)) == NULL &&
	       (fault = step(store, &is)) == NULL && (ours.there || is.there)) {
		int by = order(&ours, &is);

		if (by < 0)
			*problem = name(&ours, "is missing", arena);
		else if (by > 0)
			*problem = name(&is, "is none of the schema's", arena);
		else if (strcmp(column(&ours, 2), column(&is, 2)) != 0)
			*problem =
			    name(&is, "is not as the schema has it", arena);
		if (*problem != NULL)
			break;
	}
	sql_end(ours.row);
	sql_end(is.row);
	return fault;
}

const struct fault *
proof_schema(struct store *store, struct arena *arena, const char **problem)
{
	const struct fault *fault;
	struct store *fresh;
	int version;

	*problem = NULL;
	fault = connect_open(
	    &fresh, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
	for (version = 0; fault == NULL && embed_schema[version].name != NULL;
	     version++)
		fault = sql_script(fresh, embed_schema[version].bytes,
		    embed_schema[version].name);
	if (fault == NULL)
		fault = compare(fresh, store, arena, problem);
	store_close(fresh);
	return fault;
}
