#include "task/evidence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/cases.h"
#include "store/posts.h"
#include "task/law.h"
#include "task/past.h"
#include "task/show.h"

/* Bodies live as long as the evaluation; so may the row's code. */
static const struct fault *
keep(void *to, const struct evaluating_row *row)
{
	struct evidence *evidence = to;

	if (evidence->count == evidence->room) {
		evidence->room = evidence->room == 0 ? 64 : 2 * evidence->room;
		evidence->rows = realloc(
		    evidence->rows, evidence->room * sizeof(*evidence->rows));
		if (evidence->rows == NULL)
			abort();
	}
	evidence->rows[evidence->count++] = *row;
	return NULL;
}

const struct schema *
evidence_schema(const char *what)
{
	int number = indicator_find(what);
	const struct indicator *indicator;

	if (number < 0)
		return &clock_schema;
	indicator = &indicator_all[number];
	if (indicator->clock != NULL)
		return &clock_schema;
	if (indicator->draft != NULL)
		return &draft_schema;
	if (indicator->share != NULL || indicator->message != NULL)
		return &message_schema;
	if (text_equal(what, "AI-07-largest") || text_equal(what, "AI-08"))
		return &post_schema;
	if (text_equal(what, "AI-09") || text_equal(what, "AI-09-time"))
		return &comment_schema;
	return text_equal(what, "DQ-07") ? &attestation_schema
					 : &account_schema;
}

const struct fault *
evidence_check_body(struct task *task, const char *body)
{
	const struct region *region;
	const struct fault *fault;
	const struct body *rows;
	size_t i, count;

	if (body == NULL)
		return NULL;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	rows = region_rows(region, "bodies", &count);
	for (i = 0; i < count; i++)
		if (text_equal(rows[i].code, body))
			return NULL;
	return fault_new(FAULT_USAGE, "--body: no such body: %.60s", body);
}

/* The Center, the region, a message: nobody's part in it. */
static bool
is_of_bodies(int number)
{
	const struct indicator *indicator;

	if (number < 0)
		return true;
	indicator = &indicator_all[number];
	return indicator->message == NULL &&
	       (indicator->subject != INDICATOR_OF_CENTER ||
		   indicator->clock == NULL);
}

/* However they were read. */
static int
compare_clocks(const void *a, const void *b)
{
	const struct evaluating_row *x = a, *y = b;

	if (x->message != y->message)
		return x->message < y->message ? -1 : 1;
	return x->clock_id < y->clock_id ? -1 : x->clock_id > y->clock_id;
}

const struct fault *
evidence_open(struct evidence *evidence, struct evaluating *evaluating,
    const char *what, const char *body)
{
	struct evaluating_watch watch = {.indicator = indicator_find(what),
	    .breaches = text_equal(what, "breach"),
	    .body = body,
	    .take = keep,
	    .to = evidence};
	const struct fault *fault;

	*evidence = (struct evidence){
	    .evaluating = evaluating, .indicator = watch.indicator};
	if (watch.indicator < 0 && !watch.breaches)
		return fault_new(FAULT_USAGE,
		    "--why: no such indicator: %.40s (MI-01 to MI-16, CI-01 to "
		    "CI-05, AI-01 to AI-09, DQ-01 to DQ-08, breach or score)",
		    what);
	if (body != NULL && !is_of_bodies(watch.indicator))
		return fault_new(
		    FAULT_USAGE, "--body: %s is not a figure of a body", what);
	if ((fault = evidence_check_body(evaluating->task, body)) != NULL)
		return fault;
	if ((fault = evaluating_run(evaluating, &watch)) == NULL &&
	    evidence->count > 0 && evidence->rows->clock_id != FIELD_NONE)
		qsort(evidence->rows, evidence->count, sizeof(*evidence->rows),
		    compare_clocks);
	return fault;
}

void
evidence_close(struct evidence *evidence)
{
	arena_free(&evidence->arena);
	free(evidence->rows);
	*evidence = (struct evidence){0};
}

/* The clock as it was at the cut: what stopped later had not stopped. */
static const struct fault *
read_clock(struct evidence *evidence, const struct evaluating_row *row)
{
	struct evaluating *evaluating = evidence->evaluating;
	struct clock *clock = &evidence->clock;
	struct task *task = evaluating->task;
	const struct fault *fault;
	struct case_clock *list;
	int64_t now = task->now;
	size_t i, count;
	bool there;

	if ((fault = cases_clocks(task->store, row->message, task->arena, &list,
		 &count)) != NULL)
		return fault;
	for (i = 0; i < count; i++)
		if (list[i].clock.clock_id == row->clock_id)
			*clock = list[i].clock;
	if (clock->stop != FIELD_NONE && clock->stop > evaluating->cut) {
		clock->stop = clock->late_minutes = FIELD_NONE;
		clock->state = clock_state_name(CLOCK_RUNNING);
	}
	if (clock->stop == FIELD_NONE &&
	    (fault = past_tell_clock(task, evaluating->cut, clock, &there)) !=
		NULL)
		return fault;
	task->now = evaluating->until;
	fault = law_clock_now(task, clock);
	task->now = now;
	return fault;
}

/* The draft as it was at the cut: what was decided later had not been. */
static const struct fault *
read_draft(struct evidence *evidence, const struct evaluating_row *row)
{
	struct draft *draft = &evidence->draft;
	const struct fault *fault;
	bool found;

	fault = show_draft(evidence->evaluating->task, row->message,
	    row->draft_id - 1, false, draft, &found);
	if (fault == NULL && draft->decided_at != FIELD_NONE &&
	    draft->decided_at > evidence->evaluating->cut) {
		draft->decided = draft->decided_by = NULL;
		draft->term = draft->comment = NULL;
		draft->decided_at = FIELD_NONE;
	}
	return fault;
}

/* Texts of a post live as long as those of its account are at hand. */
static void
keep_post(struct evidence *evidence, const struct post *post)
{
	struct post *kept;
	size_t i;

	if (evidence->post_count == evidence->post_room) {
		evidence->post_room =
		    evidence->post_room == 0 ? 64 : 2 * evidence->post_room;
		kept = arena_alloc(
		    &evidence->arena, evidence->post_room * sizeof(*kept));
		if (evidence->post_count > 0)
			memcpy(kept, evidence->posts,
			    evidence->post_count * sizeof(*kept));
		evidence->posts = kept;
	}
	kept = &evidence->posts[evidence->post_count++];
	*kept = *post;
	for (i = 0; i < post_schema.count; i++) {
		const struct field *field = &post_schema.fields[i];
		const char **text =
		    (const char **)(void *)((char *)kept + field->offset);

		if (schema_is_text(field) && *text != NULL)
			*text = arena_string(&evidence->arena, *text);
	}
}

/* All posts of the account in the period, so that no read stays open. */
static const struct fault *
read_posts(struct evidence *evidence, const struct evaluating_row *row)
{
	const struct evaluating *evaluating = evidence->evaluating;
	int64_t end = evaluating->end;
	const struct fault *fault;
	struct posts_cursor cursor;
	struct post post;
	bool more = true;

	arena_reset(&evidence->arena);
	evidence->posts = NULL;
	evidence->post_count = evidence->post_room = evidence->post_at = 0;
	evidence->posts_of = row;
	if (evaluating->cut < end)
		end = evaluating->cut + 1;
	fault = posts_open(&cursor, evaluating->task->store,
	    row->rated->account->account, evaluating->begin, end);
	while (fault == NULL &&
	       (fault = posts_next(&cursor, &post, &more)) == NULL && more) {
		post.account = row->rated->account->account;
		keep_post(evidence, &post);
	}
	posts_end(&cursor);
	return fault;
}

/* The next post of the account at hand that counts; false after the last. */
static bool
next_post(struct evidence *evidence, struct evidence_record *record)
{
	while (evidence->post_at < evidence->post_count) {
		const struct post *post = &evidence->posts[evidence->post_at++];

		record->count =
		    rating_post(indicator_all[evidence->indicator].id,
			evidence->posts_of->rated->posts, post);
		record->record = post;
		if (record->count.denominator > 0)
			return true;
	}
	return false;
}

static void
take_rated(struct evidence_record *record, const struct rating_row *rated)
{
	record->week = rated->week;
	if (rated->comment != NULL)
		record->record = rated->comment;
	else if (rated->stated != NULL)
		record->record = rated->stated;
	else
		record->record = rated->account;
}

static const struct fault *
take_case(struct evidence *evidence, struct evidence_record *record,
    const struct evaluating_row *row)
{
	struct task *task = evidence->evaluating->task;

	if (row->clock_id != FIELD_NONE) {
		record->record = &evidence->clock;
		return read_clock(evidence, row);
	}
	if (row->draft_id != FIELD_NONE) {
		record->record = &evidence->draft;
		return read_draft(evidence, row);
	}
	record->record = &evidence->message;
	record->body = row->body;
	return show_message(task,
	    arena_printf(task->arena, "%" PRId64, row->message),
	    &evidence->message);
}

const struct fault *
evidence_next(
    struct evidence *evidence, struct evidence_record *record, bool *more)
{
	const struct evaluating_row *row;
	const struct fault *fault;

	*record = (struct evidence_record){
	    .schema =
		evidence->indicator < 0
		    ? &clock_schema
		    : evidence_schema(indicator_all[evidence->indicator].id)};
	while (!(*more = next_post(evidence, record)) &&
	       evidence->at < evidence->count) {
		row = &evidence->rows[evidence->at++];
		*more = true;
		record->count = row->count;
		if (row->rated == NULL)
			return take_case(evidence, record, row);
		if (row->rated->posts == NULL) {
			take_rated(record, row->rated);
			return NULL;
		}
		if ((fault = read_posts(evidence, row)) != NULL)
			return fault;
	}
	return NULL;
}
