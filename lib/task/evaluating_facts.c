#include "task/evaluating_facts.h"

#include <stdlib.h>

#include "base/text.h"
#include "store/evaluation.h"
#include "task/law.h"
#include "task/telling.h"

void *
evaluating_facts_grow(void *list, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return list;
	*room = *room == 0 ? 64 : 2 * *room;
	list = realloc(list, *room * size);
	if (list == NULL)
		abort();
	return list;
}

/* Whose figure it is: the body's, the Center's, the region's. */
static struct evaluating_figures *
figures_of(struct evaluating *evaluating, const struct indicator *indicator,
    struct evaluating_body *body)
{
	switch (indicator->subject) {
	case INDICATOR_OF_CENTER:
		return &evaluating->center;
	case INDICATOR_OF_REGION:
		return &evaluating->region;
	case INDICATOR_OF_RECORDS:
		return &evaluating->records;
	default:
		return body == NULL ? NULL : &body->figures;
	}
}

bool
evaluating_facts_watched(const struct evaluating *evaluating, const char *body)
{
	return evaluating->watching &&
	       (evaluating->watch.body == NULL ||
		   text_equal(evaluating->watch.body, body));
}

const struct fault *
evaluating_facts_add(struct evaluating *evaluating, int number,
    struct evaluating_body *body, const struct evaluating_row *row)
{
	const struct indicator *indicator = &indicator_all[number];
	struct evaluating_figures *figures =
	    figures_of(evaluating, indicator, body);

	if (figures == NULL ||
	    (row->count.denominator == 0 && row->count.numerator == 0))
		return NULL;
	indicator_add(indicator, &figures->sums[number], &row->count);
	if (body != NULL)
		body->counted = true;
	if (number != evaluating->watch.indicator ||
	    !evaluating_facts_watched(evaluating, row->body))
		return NULL;
	return evaluating->watch.take(evaluating->watch.to, row);
}

static const struct fault *
add(struct evaluating *evaluating, int number, struct evaluating_body *body,
    const struct indicator_count *count, int64_t message)
{
	return evaluating_facts_add(evaluating, number, body,
	    &(struct evaluating_row){.message = message,
		.clock_id = FIELD_NONE,
		.draft_id = FIELD_NONE,
		.body = body == NULL ? NULL : body->code,
		.count = *count});
}

struct evaluating_month *
evaluating_facts_month(struct evaluating *evaluating, int64_t instant)
{
	size_t i;

	for (i = 0; i + 1 < evaluating->month_count; i++)
		if (instant < evaluating->months[i].end)
			break;
	return &evaluating->months[i];
}

static const struct fault *
take_drafts(struct evaluating *evaluating, struct evaluating_body *body,
    const struct indicator_frame *frame, const struct evaluation_share *share)
{
	const struct fault *fault = NULL;
	size_t k;
	const int *i;

	for (i = evaluating->of_draft; *i >= 0; i++) {
		const struct indicator *indicator = &indicator_all[*i];

		for (k = 0; k < share->drafts.count && fault == NULL; k++) {
			struct evaluating_row row = {.message = share->message,
			    .clock_id = FIELD_NONE,
			    .draft_id = share->drafts.list[k].draft_id,
			    .body = body->code};

			indicator->draft(indicator, frame,
			    &share->drafts.list[k], &row.count);
			fault =
			    evaluating_facts_add(evaluating, *i, body, &row);
		}
	}
	return fault;
}

static const struct fault *
take_share(struct evaluating *evaluating, const struct evaluation_share *share)
{
	struct evaluating_body *body;
	struct indicator_frame frame;
	const struct fault *fault;
	const int *i;

	if (share->detected_at != FIELD_NONE &&
	    share->detected_at < evaluating->since)
		return NULL;
	fault = evaluating_facts_body(evaluating, share->body, &body);
	if (fault != NULL || (fault = evaluating_facts_frame(evaluating, body,
				  share->received_at, &frame)) != NULL)
		return fault;
	body->received++;
	evaluating->shares++;
	for (i = evaluating->of_share; *i >= 0 && fault == NULL; i++) {
		const struct indicator *indicator = &indicator_all[*i];
		struct indicator_count count = {0};

		fault = indicator->share(indicator, &frame, share, &count);
		if (fault == NULL)
			fault =
			    add(evaluating, *i, body, &count, share->message);
	}
	return fault != NULL ? fault
			     : take_drafts(evaluating, body, &frame, share);
}

/* I-40: a municipal body outside the networks of annex 3 is late for nothing. */
static const struct fault *
spare_return(struct evaluating *evaluating, struct evaluation_share *share)
{
	struct message message = {.network = share->network};
	struct clock asked = {.ruleset = "annex3", .start = share->received_at};

	return share->network == NULL || !share->return_late
		   ? NULL
		   : telling_covers(evaluating->task, &message, &asked,
			 &share->return_late);
}

static const struct fault *
read_shares(struct evaluating *evaluating, struct evaluation *stream)
{
	const struct fault *fault;
	struct evaluation_share share;
	struct arena arena = {0};
	bool more;

	while (
	    (fault = evaluation_share(stream, &arena, &share, &more)) == NULL &&
	    more) {
		if ((fault = spare_return(evaluating, &share)) != NULL ||
		    (fault = take_share(evaluating, &share)) != NULL)
			break;
		arena_reset(&arena);
	}
	arena_free(&arena);
	return fault;
}

static void
note_message(
    struct evaluating *evaluating, const struct evaluation_message *message)
{
	size_t topic = lookup_number(&evaluating->topics,
	    message->topic == NULL ? "не указана" : message->topic);
	size_t before = evaluating->topic_room;

	evaluating->topic_counts =
	    evaluating_facts_grow(evaluating->topic_counts, topic,
		&evaluating->topic_room, sizeof(*evaluating->topic_counts));
	for (; before < evaluating->topic_room; before++)
		evaluating->topic_counts[before] = 0;
	evaluating->topic_counts[topic]++;
	evaluating->messages++;
	evaluating_facts_month(evaluating, message->detected_at)->detected++;
	if (!message->significant || message->flagged_at > evaluating->cut)
		return;
	evaluating->significants = evaluating_facts_grow(
	    evaluating->significants, evaluating->significant_count,
	    &evaluating->significant_room, sizeof(*evaluating->significants));
	evaluating->significants[evaluating->significant_count++] =
	    (struct evaluating_significant){
		message->message, message->flagged_at, message->reported_at};
}

static const struct fault *
read_messages(struct evaluating *evaluating, struct evaluation *stream)
{
	struct evaluation_message message;
	struct indicator_frame frame;
	const struct fault *fault;
	struct arena arena = {0};
	bool more;
	const int *i;

	fault = evaluating_facts_frame(
	    evaluating, NULL, evaluating->end - 1, &frame);
	if (fault != NULL)
		return fault;
	while ((fault = evaluation_message(stream, &arena, &message, &more)) ==
		   NULL &&
	       more) {
		note_message(evaluating, &message);
		for (i = evaluating->of_message; *i >= 0 && fault == NULL;
		     i++) {
			const struct indicator *indicator = &indicator_all[*i];
			struct indicator_count count = {0};

			indicator->message(indicator, &frame, &message, &count);
			fault =
			    add(evaluating, *i, NULL, &count, message.message);
		}
		if (fault != NULL)
			break;
		arena_reset(&arena);
	}
	arena_free(&arena);
	return fault;
}

static const struct fault *
read_repeats(struct evaluating *evaluating, struct evaluation *stream)
{
	const struct fault *fault;
	struct evaluation_repeat repeat;
	struct evaluating_body *body;
	bool more;
	int i;

	while ((fault = evaluation_repeat(stream, &repeat, &more)) == NULL &&
	       more) {
		fault = evaluating_facts_body(evaluating, repeat.body, &body);
		for (i = 0; i < INDICATORS && fault == NULL; i++) {
			struct indicator_count count = {0};
			struct indicator_frame frame;

			if (indicator_all[i].repeat == NULL)
				continue;
			fault = evaluating_facts_frame(
			    evaluating, body, evaluating->end - 1, &frame);
			if (fault != NULL)
				break;
			indicator_all[i].repeat(
			    &indicator_all[i], &frame, &repeat, &count);
			fault =
			    add(evaluating, i, body, &count, repeat.message);
		}
		if (fault != NULL)
			break;
	}
	return fault;
}

const struct fault *
evaluating_facts_read(struct evaluating *evaluating)
{
	static const struct fault *(*const readers[])(
	    struct evaluating *, struct evaluation *) = {
	    [EVALUATION_CLOCKS] = evaluating_clocks_read,
	    [EVALUATION_SHARES] = read_shares,
	    [EVALUATION_MESSAGES] = read_messages,
	    [EVALUATION_REPEATS] = read_repeats};
	const struct law_state *law;
	const struct fault *fault = law_get(evaluating->task, &law);
	struct evaluation_scope scope = {.begin = evaluating->begin,
	    .end = evaluating->end,
	    .cut = evaluating->cut,
	    .take = evaluating_clocks_take,
	    .past = evaluating_clocks_past,
	    .to = evaluating};
	int i;

	if (fault == NULL)
		evaluating->tolerance = law->tables.readings.tolerance_s;
	for (i = EVALUATION_SHARES; i <= EVALUATION_REPEATS && fault == NULL;
	     i++) {
		struct evaluation *stream;

		/* These belong where they were detected. */
		if (i >= EVALUATION_MESSAGES && scope.begin < evaluating->since)
			scope.begin = evaluating->since;
		fault = evaluation_open(&stream, evaluating->task->store,
		    (enum evaluation_stream)i, &scope);
		if (fault == NULL)
			fault = readers[i](evaluating, stream);
		evaluation_close(stream);
	}
	evaluation_told_free(&scope.told);
	return fault;
}
