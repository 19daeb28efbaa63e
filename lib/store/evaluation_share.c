#include "store/evaluation_share.h"

#include <string.h>

#include "base/text.h"
#include "store/sql.h"

/* T-DRAFT or T-LEAD: the last one; a lead may begin again (A1-9.1). */
static void
take_drafting(sqlite3_stmt *row, struct evaluation_share *share)
{
	const char *state = (const char *)sqlite3_column_text(row, 4);

	share->draft_start = sqlite3_column_int64(row, 1);
	share->draft_due = sql_column_integer(row, 2);
	share->draft_stop = sql_column_integer(row, 3);
	share->draft_judged =
	    text_equal(state, "met") || text_equal(state, "late");
}

/* T-FULL: what was cancelled was not kept. */
static void
take_full(sqlite3_stmt *row, struct evaluation_share *share)
{
	const char *state = (const char *)sqlite3_column_text(row, 4);

	share->full_due = sql_column_integer(row, 2);
	share->full_stop = text_equal(state, "met") || text_equal(state, "late")
			       ? sql_column_integer(row, 3)
			       : FIELD_NONE;
}

static const struct fault *
read_clocks(struct store *store, struct evaluation_share *share)
{
	static const char clocks[] =
	    "SELECT clock, start, due, stop, state FROM clock "
	    "WHERE message = ? AND assignment = ? ORDER BY clock_id";
	const struct fault *fault;
	enum clock_kind kind;
	sqlite3_stmt *row;
	bool more;

	if ((fault = sql_query(store, &row, clocks, "ii", share->message,
		 share->assignment)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		if (!clock_kind_parse(
			(const char *)sqlite3_column_text(row, 0), &kind))
			continue;
		if (kind == CLOCK_DRAFT || kind == CLOCK_LEAD) {
			take_drafting(row, share);
		} else if (kind == CLOCK_RETURN) {
			share->return_late = text_equal(
			    (const char *)sqlite3_column_text(row, 4), "late");
		} else if (kind == CLOCK_FULL_HOURS ||
			   kind == CLOCK_FULL_DAYS) {
			take_full(row, share);
		}
	}
	return fault;
}

/* One version of a draft, and what was decided on it by the cut. */
static void
take_draft(sqlite3_stmt *row, int64_t cut, struct evaluation_drafts *drafts)
{
	struct evaluation_draft *draft = &drafts->list[drafts->count];
	const char *decided = (const char *)sqlite3_column_text(row, 2);
	int64_t at = sqlite3_column_int64(row, 1);
	int64_t decided_at = sql_column_integer(row, 3);

	if (decided_at == FIELD_NONE || decided_at > cut)
		decided = NULL;
	*draft =
	    (struct evaluation_draft){.draft_id = sqlite3_column_int64(row, 6),
		.answer = sqlite3_column_int(row, 0) != 0,
		.approved = text_equal(decided, "approve"),
		.reworked = text_equal(decided, "rework"),
		.materials = sqlite3_column_int(row, 4) != 0,
		.attached = sqlite3_column_int(row, 5) != 0};
	if (drafts->count > 0)
		draft->reworked_before =
		    draft[-1].reworked_before ||
		    (draft[-1].answer && draft[-1].reworked);
	if (drafts->first == FIELD_NONE)
		drafts->first = at;
	if (draft->answer && drafts->first_answer == FIELD_NONE)
		drafts->first_answer = at;
	if (!draft->answer && draft->approved &&
	    drafts->extended_at == FIELD_NONE)
		drafts->extended_at = decided_at;
	drafts->count++;
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

static const struct fault *
read_drafts(struct store *store, int64_t cut, struct arena *arena,
    struct evaluation_share *share)
{
	static const char drafts[] =
	    "SELECT kind = 'answer', submitted_at, decided, decided_at, "
	    "materials = 'yes', attachments IS NOT NULL "
	    "AND attachments <> '[]', draft_id, materials IS NOT NULL "
	    "FROM draft "
	    "WHERE message = ? AND assignment = ? "
	    "AND kind IN ('answer', 'interim') AND submitted_at <= ? "
	    "ORDER BY submitted_at, draft_id";
	const struct fault *fault;
	sqlite3_stmt *row;
	size_t room = 0;
	bool more;

	if ((fault = sql_query(store, &row, drafts, "iii", share->message,
		 share->assignment, cut)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		grow_drafts(&share->drafts, &room, arena);
		take_draft(row, cut, &share->drafts);
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

/* True misdirection: another body got it after the return. */
static const struct fault *
read_redirection(
    struct store *store, int64_t cut, struct evaluation_share *share)
{
	static const char others[] =
	    "SELECT count(*) FROM assignment WHERE message = ? "
	    "AND assignment > ? AND body <> ? AND received_at <= ?";
	const struct fault *fault;
	int64_t count = 0;

	if (share->state != ASSIGNMENT_RETURNED)
		return NULL;
	fault = sql_integer(store, &count, 0, others, "iiti", share->message,
	    share->assignment, share->body, cut);
	share->redirected = count > 0;
	return fault;
}

/* What an export tells of it, and of the author's reaction; the last counts. */
static const struct fault *
read_reaction(struct store *store, int64_t cut, struct arena *arena,
    struct evaluation_share *share)
{
	static const char reasons[] =
	    "SELECT t.text FROM event e LEFT JOIN event_text t "
	    "ON t.seq = e.seq AND t.field = 'reason' WHERE e.message = ? "
	    "AND e.kind = 'imported' AND e.at <= ? "
	    "ORDER BY t.text IS NULL, e.seq DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if (share->answered_at == FIELD_NONE || share->drafts.count > 0)
		return NULL;
	if ((fault = sql_query(
		 store, &row, reasons, "ii", share->message, cut)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	share->imported = true;
	share->reaction = sql_column_text(row, 0, arena);
	sql_end(row);
	return NULL;
}

const struct fault *
evaluation_share_read(struct store *store, int64_t cut, struct arena *arena,
    struct evaluation_share *share)
{
	const struct fault *fault;

	share->answered_at = share->draft_start = FIELD_NONE;
	share->draft_due = share->draft_stop = FIELD_NONE;
	share->full_due = share->full_stop = FIELD_NONE;
	share->drafts.first = share->drafts.first_answer = FIELD_NONE;
	share->drafts.extended_at = FIELD_NONE;
	if ((fault = read_clocks(store, share)) != NULL ||
	    (fault = read_drafts(store, cut, arena, share)) != NULL ||
	    (fault = read_answer(store, share)) != NULL ||
	    (fault = read_redirection(store, cut, share)) != NULL)
		return fault;
	return read_reaction(store, cut, arena, share);
}
