#include "store/evaluation_share.h"

#include <string.h>

#include "base/text.h"
#include "store/evaluation_clocks.h"

/* The columns of a draft, behind those of its assignment. */
enum {
	ANSWER = 9,
	SUBMITTED_AT,
	DECIDED,
	DECIDED_AT,
	MATERIALS,
	ATTACHED,
	DRAFT_ID
};

/* Those of a clock, behind the assignment it comes with and its own. */
enum { ASSIGNMENT = 1, CLOCK };

/*
 * T-DRAFT or T-LEAD, the last one: a lead may begin again (A1-9.1). T-RET.
 * T-FULL: what was cancelled was not kept.
 */
static void
take_own_clock(const struct evaluation_clock *clock, struct arena *arena,
    struct evaluation_share *share)
{
	bool judged = clock->state == CLOCK_MET || clock->state == CLOCK_LATE;

	switch (clock->kind) {
	case CLOCK_DRAFT:
	case CLOCK_LEAD:
		share->draft_start = clock->start;
		share->draft_due = clock->due;
		share->draft_stop = clock->stop;
		share->draft_judged = judged;
		break;
	case CLOCK_RETURN:
		share->return_late = clock->state == CLOCK_LATE;
		share->network = arena_string(arena, clock->network);
		break;
	case CLOCK_FULL_HOURS:
	case CLOCK_FULL_DAYS:
		share->full_due = clock->due;
		share->full_stop = judged ? clock->stop : FIELD_NONE;
		break;
	default:
		break;
	}
}

/* The clock of a row, if there is one; `first`: its message comes by now. */
static const struct fault *
take_clock(struct evaluation_cases *cases, bool first, struct arena *arena,
    struct evaluation_share *share)
{
	struct evaluation_scope *scope = cases->scope;
	struct evaluation_clock clock = {.message = share->message};
	sqlite3_stmt *row = cases->clocks;
	const struct fault *fault;
	bool there;

	fault = evaluation_clocks_row(
	    cases->store, scope, row, CLOCK, &clock, &there);
	if (fault != NULL || !there)
		return fault;
	if (sqlite3_column_int64(row, ASSIGNMENT) == share->assignment)
		take_own_clock(&clock, arena, share);
	return first && evaluation_clocks_counts(scope, &clock)
		   ? scope->take(scope->to, &clock)
		   : NULL;
}

static int64_t
earlier(int64_t one, int64_t other)
{
	return one == FIELD_NONE || (other != FIELD_NONE && other < one) ? other
									 : one;
}

/* One version of a draft, and what was decided on it by the cut. */
static void
take_draft(sqlite3_stmt *row, int64_t cut, struct evaluation_drafts *drafts)
{
	struct evaluation_draft *draft = &drafts->list[drafts->count++];
	const char *decided = (const char *)sqlite3_column_text(row, DECIDED);
	int64_t decided_at = sql_column_integer(row, DECIDED_AT);

	if (decided_at == FIELD_NONE || decided_at > cut)
		decided = NULL;
	*draft = (struct evaluation_draft){
	    .draft_id = sqlite3_column_int64(row, DRAFT_ID),
	    .answer = sqlite3_column_int(row, ANSWER) != 0,
	    .submitted_at = sqlite3_column_int64(row, SUBMITTED_AT),
	    .approved = text_equal(decided, "approve"),
	    .reworked = text_equal(decided, "rework"),
	    .materials_stated =
		sqlite3_column_type(row, MATERIALS) != SQLITE_NULL,
	    .materials = sqlite3_column_int(row, MATERIALS) != 0,
	    .attached = sqlite3_column_int(row, ATTACHED) != 0};
	drafts->first = earlier(drafts->first, draft->submitted_at);
	if (draft->answer)
		drafts->first_answer =
		    earlier(drafts->first_answer, draft->submitted_at);
	else if (draft->approved)
		drafts->extended_at = earlier(drafts->extended_at, decided_at);
}

static bool
is_before(const struct evaluation_draft *a, const struct evaluation_draft *b)
{
	return a->submitted_at != b->submitted_at
		   ? a->submitted_at < b->submitted_at
		   : a->draft_id < b->draft_id;
}

/* In the order in which they came, of which there are few. */
static void
settle_drafts(struct evaluation_drafts *drafts)
{
	struct evaluation_draft *list = drafts->list, moved;
	bool reworked = false;
	size_t i, k;

	for (i = 1; i < drafts->count; i++) {
		moved = list[i];
		for (k = i; k > 0 && is_before(&moved, &list[k - 1]); k--)
			list[k] = list[k - 1];
		list[k] = moved;
	}
	for (i = 0; i < drafts->count; i++) {
		list[i].reworked_before = reworked;
		reworked |= list[i].answer && list[i].reworked;
	}
}

/* Room for one more, in the arena. */
static void
grow_drafts(struct evaluation_drafts *drafts, size_t *room, struct arena *arena)
{
	struct evaluation_draft *old = drafts->list;

	if (drafts->count < *room)
		return;
	*room = *room == 0 ? 4 : 2 * *room;
	drafts->list = arena_alloc(arena, *room * sizeof(*old));
	if (drafts->count > 0)
		memcpy(drafts->list, old, drafts->count * sizeof(*old));
}

/* The drafts of the assignment at hand; the next one is at hand then. */
static const struct fault *
read_drafts(struct evaluation_cases *cases, struct arena *arena,
    struct evaluation_share *share)
{
	sqlite3_stmt *row = cases->shares;
	const struct fault *fault = NULL;
	size_t room = 0;

	while (fault == NULL && cases->share_more &&
	       sqlite3_column_int64(row, 0) == share->assignment) {
		if (sqlite3_column_type(row, DRAFT_ID) != SQLITE_NULL) {
			grow_drafts(&share->drafts, &room, arena);
			take_draft(row, cases->scope->cut, &share->drafts);
		}
		fault = sql_step(cases->store, row, &cases->share_more);
	}
	settle_drafts(&share->drafts);
	return fault;
}

/* What was returned may be waived afterwards: it was returned. */
static const struct fault *
read_return(struct store *store, int64_t cut, struct evaluation_share *share)
{
	static const char returned[] =
	    "SELECT max(at) FROM event WHERE message = ? AND kind = 'returned' "
	    "AND at <= ? AND json_extract(data, '$.assignment') = ?";
	const struct fault *fault;
	int64_t at;

	if (share->state != ASSIGNMENT_WAIVED)
		return NULL;
	fault = sql_integer(store, &at, FIELD_NONE, returned, "iii",
	    share->message, cut, share->assignment);
	if (fault == NULL && at != FIELD_NONE) {
		share->state = ASSIGNMENT_RETURNED;
		share->ended_at = at;
	}
	return fault;
}

/* The reply on the merits is one for all who have a part in it. */
static const struct fault *
read_answer(struct store *store, struct evaluation_share *share)
{
	static const char answered[] = "SELECT max(last_at) FROM assignment "
				       "WHERE message = ? AND state = 'posted'";

	if (share->state == ASSIGNMENT_POSTED)
		share->answered_at = share->ended_at;
	else if (share->role == ROLE_CO)
		return sql_integer(store, &share->answered_at, FIELD_NONE,
		    answered, "i", share->message);
	return NULL;
}

/*
 * True misdirection: another body got it after the return, be it in the same
 * second. Those who had it at the same time did not get it next.
 */
static const struct fault *
read_redirection(
    struct store *store, int64_t cut, struct evaluation_share *share)
{
	static const char next[] =
	    "SELECT EXISTS (SELECT 1 FROM assignment a WHERE a.message = ?1 "
	    "AND a.assignment > ?2 AND a.body <> ?3 AND a.received_at <= ?5 "
	    "AND (a.received_at > ?4 OR (a.received_at = ?4 AND "
	    "(SELECT min(e.seq) FROM event e WHERE e.message = ?1 "
	    "AND json_extract(e.data, '$.assignment') = a.assignment) > "
	    "(SELECT max(e.seq) FROM event e WHERE e.message = ?1 "
	    "AND e.kind = 'returned' "
	    "AND json_extract(e.data, '$.assignment') = ?2))))";
	const struct fault *fault;
	int64_t found = 0;

	if (share->state != ASSIGNMENT_RETURNED)
		return NULL;
	fault = sql_integer(store, &found, 0, next, "iitii", share->message,
	    share->assignment, share->body, share->ended_at, cut);
	share->redirected = found != 0;
	return fault;
}

/*
 * What an export tells of it, and of the author's reaction; the last counts.
 * Of an assignment without drafts that has to do with one alone.
 */
static const struct fault *
read_export(struct store *store, int64_t cut, struct arena *arena,
    struct evaluation_share *share)
{
	static const char told[] =
	    "SELECT t.text, EXISTS (SELECT 1 FROM event s "
	    "WHERE s.message = ?1 AND s.kind = 'imported' AND s.at <= ?2 "
	    "AND json_extract(s.data, '$.step') = 'submitted' "
	    "AND json_extract(s.data, '$.assignment') = ?3) "
	    "FROM event e LEFT JOIN event_text t "
	    "ON t.seq = e.seq AND t.field = 'reason' WHERE e.message = ?1 "
	    "AND e.kind = 'imported' AND e.at <= ?2 "
	    "ORDER BY t.text IS NULL, e.seq DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if (share->drafts.count > 0 ||
	    (share->answered_at == FIELD_NONE && !share->draft_judged))
		return NULL;
	if ((fault = sql_query(store, &row, told, "iii", share->message, cut,
		 share->assignment)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	share->imported = true;
	share->reaction = sql_column_text(row, 0, arena);
	share->submitted_there = sqlite3_column_int(row, 1) != 0;
	sql_end(row);
	return NULL;
}

const struct fault *
evaluation_cases_open(struct evaluation_cases *cases, struct store *store,
    struct evaluation_scope *scope)
{
	static const char shares[] =
	    "SELECT a.assignment, a.message, a.body, a.role, a.state, "
	    "m.detected_at, a.received_at, a.last_at, m.state = 'refused', "
	    "d.kind = 'answer', d.submitted_at, d.decided, d.decided_at, "
	    "d.materials = 'yes', "
	    "d.attachments IS NOT NULL AND d.attachments <> '[]', d.draft_id "
	    "FROM assignment a CROSS JOIN message m ON m.id = a.message "
	    "LEFT JOIN draft d ON d.message = a.message "
	    "AND d.assignment = a.assignment AND d.submitted_at <= ?3 "
	    "AND (d.kind = 'answer' OR d.kind = 'interim') "
	    "WHERE a.received_at >= ?1 AND a.received_at < ?2 "
	    "ORDER BY a.received_at, a.assignment";
	static const char clocks[] =
	    "SELECT a.assignment, c.assignment, " EVALUATION_CLOCKS_COLUMNS
	    "FROM assignment a CROSS JOIN clock c INDEXED BY clock_by_message "
	    "ON c.message = a.message AND c.state <> 'lapsed' "
	    "WHERE a.received_at >= ?1 AND a.received_at < ?2 "
	    "ORDER BY a.received_at, a.assignment";
	int64_t end = scope->cut < scope->end ? scope->cut + 1 : scope->end;
	const struct fault *fault;

	*cases = (struct evaluation_cases){.store = store, .scope = scope};
	if ((fault = sql_query(store, &cases->shares, shares, "iii",
		 scope->begin, end, scope->cut)) != NULL ||
	    (fault = sql_query(store, &cases->clocks, clocks, "ii",
		 scope->begin, end)) != NULL ||
	    (fault = sql_step(store, cases->shares, &cases->share_more)) !=
		NULL)
		return fault;
	return sql_step(store, cases->clocks, &cases->clock_more);
}

void
evaluation_cases_close(struct evaluation_cases *cases)
{
	if (cases->shares != NULL)
		sql_end(cases->shares);
	if (cases->clocks != NULL)
		sql_end(cases->clocks);
}

/* What the assignment's own row says; the rest is not known yet. */
static void
take_assignment(
    sqlite3_stmt *row, struct arena *arena, struct evaluation_share *share)
{
	*share = (struct evaluation_share){
	    .assignment = sqlite3_column_int64(row, 0),
	    .message = sqlite3_column_int64(row, 1),
	    .body = sql_column_text(row, 2, arena),
	    .detected_at = sql_column_integer(row, 5),
	    .received_at = sqlite3_column_int64(row, 6),
	    .ended_at = sqlite3_column_int64(row, 7),
	    .refused_at = FIELD_NONE,
	    .answered_at = FIELD_NONE,
	    .draft_start = FIELD_NONE,
	    .draft_due = FIELD_NONE,
	    .draft_stop = FIELD_NONE,
	    .full_due = FIELD_NONE,
	    .full_stop = FIELD_NONE,
	    .drafts = {.first = FIELD_NONE,
		.first_answer = FIELD_NONE,
		.extended_at = FIELD_NONE}};
	assignment_role_parse(
	    (const char *)sqlite3_column_text(row, 3), &share->role);
	assignment_state_parse(
	    (const char *)sqlite3_column_text(row, 4), &share->state);
}

static const struct fault *
read_refusal(struct store *store, struct evaluation_share *share)
{
	static const char refused[] =
	    "SELECT max(at) FROM event WHERE message = ? AND kind = 'refused'";

	return sql_integer(store, &share->refused_at, FIELD_NONE, refused, "i",
	    share->message);
}

const struct fault *
evaluation_cases_next(struct evaluation_cases *cases, struct arena *arena,
    struct evaluation_share *share, bool *more)
{
	struct store *store = cases->store;
	int64_t cut = cases->scope->cut;
	const struct fault *fault = NULL;
	bool refused, first;

	if (!(*more = cases->share_more))
		return NULL;
	take_assignment(cases->shares, arena, share);
	refused = sqlite3_column_int(cases->shares, 8) != 0;
	first = evaluation_told_first(&cases->scope->told, share->message);
	while (cases->clock_more &&
	       sqlite3_column_int64(cases->clocks, 0) == share->assignment) {
		if ((fault = take_clock(cases, first, arena, share)) != NULL ||
		    (fault = sql_step(
			 store, cases->clocks, &cases->clock_more)) != NULL)
			return fault;
	}
	if ((fault = read_drafts(cases, arena, share)) != NULL ||
	    (refused && (fault = read_refusal(store, share)) != NULL) ||
	    (fault = read_return(store, cut, share)) != NULL ||
	    (fault = read_answer(store, share)) != NULL ||
	    (fault = read_redirection(store, cut, share)) != NULL)
		return fault;
	return read_export(store, cut, arena, share);
}
