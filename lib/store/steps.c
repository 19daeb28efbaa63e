#include "store/steps.h"

#include "model/schema.h"
#include "store/members.h"
#include "store/sql.h"

static const struct fault *
count_events(struct store *store, int64_t message, int64_t *count)
{
	static const char events[] =
	    "SELECT count(*) FROM event WHERE message = ?";

	return sql_integer(store, count, 0, events, "i", message);
}

/* Which member of the data goes where; the first of a name counts. */
static void
take(struct steps_event *step, const struct member *member, struct arena *arena)
{
	const struct {
		const char *name;
		const char **to;
	} texts[] = {{"body", &step->body}, {"role", &step->role},
	    {"term", &step->term}, {"step", &step->step}, {"text", &step->text},
	    {"kind", &step->draft}};
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (members_is(member, texts[i].name)) {
			if (*texts[i].to == NULL)
				*texts[i].to = members_text(member, arena);
			return;
		}
	if (members_is(member, "assignment") && step->assignment == FIELD_NONE)
		step->assignment = members_integer(member, arena);
	else if (members_is(member, "query") && step->query == FIELD_NONE)
		step->query = members_integer(member, arena);
	else if (members_is(member, "untimed"))
		step->untimed = members_text(member, arena) != NULL;
}

static void
read_row(sqlite3_stmt *row, struct arena *arena, struct steps_event *step)
{
	const char *at = (const char *)sqlite3_column_text(row, 2);
	struct member member;

	*step = (struct steps_event){.at = sqlite3_column_int64(row, 0),
	    .kind = sql_column_text(row, 1, arena),
	    .assignment = FIELD_NONE,
	    .query = FIELD_NONE};
	while (at != NULL && members_next(&at, &member))
		take(step, &member, arena);
}

const struct fault *
steps_read(struct store *store, int64_t message, struct arena *arena,
    struct steps_event **steps, size_t *count)
{
	static const char events[] =
	    "SELECT at, kind, data FROM event WHERE message = ? ORDER BY seq";
	const struct fault *fault;
	sqlite3_stmt *row;
	int64_t room = 0;
	bool more = true;

	*count = 0;
	if ((fault = count_events(store, message, &room)) != NULL)
		return fault;
	*steps = arena_alloc(arena, ((size_t)room + 1) * sizeof(**steps));
	if ((fault = sql_query(store, &row, events, "i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more)
		read_row(row, arena, &(*steps)[(*count)++]);
	return fault;
}

const struct fault *
steps_had(struct store *store, int64_t message, const char *field,
    const char *value, bool *found)
{
	static const char had[] =
	    "SELECT count(*) FROM event WHERE message = ? "
	    "AND json_extract(data, '$.set.' || ?) = ?";
	const struct fault *fault;
	int64_t count = 0;

	fault =
	    sql_integer(store, &count, 0, had, "itt", message, field, value);
	*found = count > 0;
	return fault;
}
