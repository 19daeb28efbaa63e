#include "store/findings.h"

#include <inttypes.h>

#include "base/text.h"
#include "model/entry.h"
#include "model/event.h"
#include "store/sql.h"

#define COLUMNS                                                                \
	"\"check\", rule, severity, account, owner, period, value, norm, "     \
	"evidence, explain"

static void
add_content(const struct finding *finding, struct findings *findings)
{
	char digest[DIGEST_TEXT];
	const char *both[] = {findings->content, digest};

	entry_digest(&finding_schema, finding, digest);
	digest_strings(both, 2, findings->content);
	findings->count++;
}

const struct fault *
findings_write(struct store *store, int64_t at, const struct finding *finding,
    struct findings *findings)
{
	static const char next[] =
	    "SELECT coalesce(max(finding), 0) + 1 FROM finding";
	static const char insert[] =
	    "INSERT INTO finding (finding, at, " COLUMNS ") "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	const struct fault *fault;

	if (findings->count == 0 &&
	    (fault = sql_integer(store, &findings->first, 1, next, "")) != NULL)
		return fault;
	fault = sql_run(store, insert, "iitttttttttt",
	    findings->first + findings->count, at, finding->check,
	    finding->rule, finding->severity, finding->account, finding->owner,
	    finding->period, finding->value, finding->norm, finding->evidence,
	    finding->explain);
	add_content(finding, findings);
	return fault;
}

static void
read_finding(sqlite3_stmt *row, struct arena *arena, struct finding *finding)
{
	const char **members[] = {&finding->check, &finding->rule,
	    &finding->severity, &finding->account, &finding->owner,
	    &finding->period, &finding->value, &finding->norm,
	    &finding->evidence, &finding->explain};
	size_t i;

	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		*members[i] = sql_column_text(row, (int)i, arena);
}

/*
 * The findings of one audit told again, those of its time; how many there are,
 * and of what.
 */
static const struct fault *
tell(struct store *store, int64_t at, int64_t first, int64_t count,
    struct findings *findings)
{
	static const char rows[] =
	    "SELECT " COLUMNS " FROM finding WHERE finding >= ? "
	    "AND finding < ? AND at = ? ORDER BY finding";
	const struct fault *fault;
	struct arena texts = {0};
	struct finding finding;
	sqlite3_stmt *row;
	bool more = true;

	*findings = (struct findings){0};
	fault = sql_query(store, &row, rows, "iii", first, first + count, at);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		arena_reset(&texts);
		read_finding(row, &texts, &finding);
		add_content(&finding, findings);
	}
	arena_free(&texts);
	return fault;
}

const struct fault *
findings_prove(struct store *store, struct arena *arena, const char **problem)
{
	static const char audits[] =
	    "SELECT seq, json_extract(data, '$.first'), "
	    "json_extract(data, '$.count'), json_extract(data, '$.content'), "
	    "recorded_at FROM event WHERE message IS NULL AND kind = ? ORDER "
	    "BY seq";
	static const char all[] = "SELECT count(*) FROM finding";
	const struct fault *fault;
	struct findings findings;
	sqlite3_stmt *row = NULL;
	int64_t told = 0, there = 0;
	bool more = true;

	*problem = NULL;
	fault =
	    sql_query(store, &row, audits, "t", event_kind_name(EVENT_AUDITED));
	while (fault == NULL && *problem == NULL &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		int64_t count = sqlite3_column_int64(row, 2);

		told += count;
		fault = tell(store, sqlite3_column_int64(row, 4),
		    sqlite3_column_int64(row, 1), count, &findings);
		if (fault == NULL &&
		    (findings.count != count ||
			!text_equal(findings.content,
			    (const char *)sqlite3_column_text(row, 3))))
			*problem = arena_printf(arena,
			    "findings of event %lld: are not what the journal "
			    "says",
			    (long long)sqlite3_column_int64(row, 0));
	}
	sql_end(row);
	if (fault == NULL)
		fault = sql_integer(store, &there, 0, all, "");
	if (fault == NULL && *problem == NULL && there != told)
		*problem = arena_printf(arena,
		    "findings: %" PRId64 " are there, the journal has %" PRId64,
		    there, told);
	return fault;
}
