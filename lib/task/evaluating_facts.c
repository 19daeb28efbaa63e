#include "task/evaluating_facts.h"

#include <stdlib.h>

#include "base/text.h"
#include "store/evaluation.h"
#include "task/law.h"
#include "task/telling.h"

/* Room for one more of a list. */
static void *
grow(void *list, size_t count, size_t *room, size_t size)
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
	default:
		return body == NULL ? NULL : &body->figures;
	}
}

static bool
is_watched(const struct evaluating *evaluating, const char *body)
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
	    !is_watched(evaluating, row->body))
		return NULL;
	return evaluating->watch.take(evaluating->watch.to, row);
}

static const struct fault *
add(struct evaluating *evaluating, int number, struct evaluating_body *body,
    const struct indicator_count *count, int64_t message, int64_t clock_id)
{
	return evaluating_facts_add(evaluating, number, body,
	    &(struct evaluating_row){.message = message,
		.clock_id = clock_id,
		.draft_id = FIELD_NONE,
		.body = body == NULL ? NULL : body->code,
		.count = *count});
}

static struct evaluating_month *
month_of(struct evaluating *evaluating, int64_t instant)
{
	size_t i;

	for (i = 0; i + 1 < evaluating->month_count; i++)
		if (instant < evaluating->months[i].end)
			break;
	return &evaluating->months[i];
}

static void
take_breach(struct evaluating *evaluating, struct evaluating_body *body,
    const struct evaluation_clock *clock, int64_t minutes)
{
	int bin = EVALUATING_BINS - 1;

	evaluating->breaches =
	    grow(evaluating->breaches, evaluating->breach_count,
		&evaluating->breach_room, sizeof(*evaluating->breaches));
	evaluating->breaches[evaluating->breach_count++] =
	    (struct evaluating_breach){.message = clock->message,
		.clock_id = clock->clock_id,
		.start = clock->start,
		.due = clock->due,
		.stop =
		    clock->stop != FIELD_NONE && clock->stop <= evaluating->cut
			? clock->stop
			: FIELD_NONE,
		.minutes = minutes,
		.notice = clock->notice,
		.noticed_at = clock->noticed_at,
		.kind = clock->kind,
		.body = (size_t)(body - evaluating->bodies)};
	while (bin > 0 && minutes < evaluating_bins[bin])
		bin--;
	evaluating->lateness[bin]++;
}

/* The lists and charts that stand on a body's own clocks. */
static const struct fault *
note_clock(struct evaluating *evaluating, struct evaluating_body *body,
    const struct indicator_frame *frame, const struct evaluation_clock *clock)
{
	struct indicator_verdict verdict = indicator_judge(frame, clock);
	struct evaluating_month *month;
	const struct fault *fault;
	int64_t minutes = 0;

	if (!verdict.judged)
		return NULL;
	month = month_of(evaluating, clock->due);
	month->due++;
	month->late += verdict.late;
	if (!verdict.late)
		return NULL;
	if ((fault = indicator_lateness(frame, clock, &minutes)) != NULL)
		return fault;
	take_breach(evaluating, body, clock, minutes);
	if (!evaluating->watch.breaches || !is_watched(evaluating, body->code))
		return NULL;
	return evaluating->watch.take(evaluating->watch.to,
	    &(struct evaluating_row){.message = clock->message,
		.clock_id = clock->clock_id,
		.draft_id = FIELD_NONE,
		.body = body->code,
		.count = {1, 1, 60 * minutes}});
}

static struct indicator_frame
frame_of(
    const struct evaluating *evaluating, const struct evaluating_body *body)
{
	return (struct indicator_frame){.begin = evaluating->begin,
	    .end = evaluating->end,
	    .cut = evaluating->cut,
	    .tolerance = evaluating->tolerance,
	    .hours = body == NULL ? evaluating->center_hours : body->hours};
}

static const struct fault *
take_clock(struct evaluating *evaluating, const struct evaluation_clock *clock)
{
	const struct fault *fault = NULL;
	struct evaluating_body *body = NULL;
	struct indicator_frame frame;
	int i;

	if (indicator_is_body(clock))
		fault = evaluating_facts_body(evaluating, clock->body, &body);
	frame = frame_of(evaluating, body);
	for (i = 0; i < INDICATORS && fault == NULL; i++) {
		const struct indicator *indicator = &indicator_all[i];
		struct indicator_count count = {0};

		if (indicator->clock == NULL ||
		    (indicator->subject == INDICATOR_OF_BODY) != (body != NULL))
			continue;
		fault = indicator->clock(indicator, &frame, clock, &count);
		if (fault == NULL)
			fault = add(evaluating, i, body, &count, clock->message,
			    clock->clock_id);
	}
	if (fault == NULL && body != NULL)
		fault = note_clock(evaluating, body, &frame, clock);
	return fault;
}

/* I-40: a municipal body outside the networks of annex 3 breaks no norm. */
static const struct fault *
is_covered(struct evaluating *evaluating, const struct evaluation_clock *clock,
    bool *covered)
{
	struct message message = {.network = clock->network};
	struct clock asked = {.ruleset = clock->ruleset, .start = clock->start};

	*covered = true;
	if (clock->network == NULL)
		return NULL;
	return telling_covers(evaluating->task, &message, &asked, covered);
}

static const struct fault *
read_clocks(struct evaluating *evaluating, struct evaluation *stream)
{
	const struct fault *fault;
	struct evaluation_clock clock;
	bool more, covered;

	while (
	    (fault = evaluation_clock(stream, &clock, &more)) == NULL && more) {
		fault = is_covered(evaluating, &clock, &covered);
		if (fault == NULL && covered)
			fault = take_clock(evaluating, &clock);
		if (fault != NULL)
			break;
	}
	return fault;
}

static const struct fault *
take_drafts(struct evaluating *evaluating, struct evaluating_body *body,
    const struct evaluation_share *share)
{
	struct indicator_frame frame = frame_of(evaluating, body);
	const struct fault *fault = NULL;
	size_t k;
	int i;

	for (i = 0; i < INDICATORS; i++) {
		const struct indicator *indicator = &indicator_all[i];

		for (k = 0; indicator->draft != NULL && fault == NULL &&
			    k < share->drafts.count;
		     k++) {
			struct evaluating_row row = {.message = share->message,
			    .clock_id = FIELD_NONE,
			    .draft_id = share->drafts.list[k].draft_id,
			    .body = body->code};

			indicator->draft(indicator, &frame,
			    &share->drafts.list[k], &row.count);
			fault = evaluating_facts_add(evaluating, i, body, &row);
		}
	}
	return fault;
}

static const struct fault *
take_share(struct evaluating *evaluating, const struct evaluation_share *share)
{
	struct evaluating_body *body;
	const struct fault *fault =
	    evaluating_facts_body(evaluating, share->body, &body);
	struct indicator_frame frame;
	int i;

	if (fault != NULL)
		return fault;
	frame = frame_of(evaluating, body);
	body->received++;
	evaluating->quality.shares++;
	evaluating->quality.imported +=
	    share->drafts.count == 0 && share->answered_at != FIELD_NONE;
	for (i = 0; i < INDICATORS && fault == NULL; i++) {
		const struct indicator *indicator = &indicator_all[i];
		struct indicator_count count = {0};

		if (indicator->share == NULL)
			continue;
		fault = indicator->share(indicator, &frame, share, &count);
		if (fault == NULL)
			fault = add(evaluating, i, body, &count, share->message,
			    FIELD_NONE);
	}
	return fault != NULL ? fault : take_drafts(evaluating, body, share);
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
		if ((fault = take_share(evaluating, &share)) != NULL)
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
	struct evaluating_quality *quality = &evaluating->quality;
	size_t topic = lookup_number(&evaluating->topics,
	    message->topic == NULL ? "не указана" : message->topic);
	size_t before = evaluating->topic_room;

	evaluating->topic_counts = grow(evaluating->topic_counts, topic,
	    &evaluating->topic_room, sizeof(*evaluating->topic_counts));
	for (; before < evaluating->topic_room; before++)
		evaluating->topic_counts[before] = 0;
	evaluating->topic_counts[topic]++;
	quality->messages++;
	quality->unclassified += !message->classified;
	quality->undated += message->posted_at == FIELD_NONE;
	quality->warned += message->warned;
	month_of(evaluating, message->detected_at)->detected++;
	if (!message->significant || message->flagged_at > evaluating->cut)
		return;
	evaluating->significants = grow(evaluating->significants,
	    evaluating->significant_count, &evaluating->significant_room,
	    sizeof(*evaluating->significants));
	evaluating->significants[evaluating->significant_count++] =
	    (struct evaluating_significant){
		message->message, message->flagged_at, message->reported_at};
}

static const struct fault *
read_messages(struct evaluating *evaluating, struct evaluation *stream)
{
	struct indicator_frame frame = frame_of(evaluating, NULL);
	const struct fault *fault;
	struct evaluation_message message;
	struct arena arena = {0};
	bool more;
	int i;

	while ((fault = evaluation_message(stream, &arena, &message, &more)) ==
		   NULL &&
	       more) {
		note_message(evaluating, &message);
		for (i = 0; i < INDICATORS && fault == NULL; i++) {
			const struct indicator *indicator = &indicator_all[i];
			struct indicator_count count = {0};

			if (indicator->message == NULL)
				continue;
			indicator->message(indicator, &frame, &message, &count);
			fault = add(evaluating, i, NULL, &count,
			    message.message, FIELD_NONE);
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
			struct indicator_frame frame =
			    frame_of(evaluating, body);
			struct indicator_count count = {0};

			if (indicator_all[i].repeat == NULL)
				continue;
			indicator_all[i].repeat(
			    &indicator_all[i], &frame, &repeat, &count);
			fault = add(evaluating, i, body, &count, repeat.message,
			    FIELD_NONE);
		}
		if (fault != NULL)
			break;
	}
	return fault;
}

const struct fault *
evaluating_facts_read(struct evaluating *evaluating)
{
	static const struct fault *(*const readers[])(struct evaluating *,
	    struct evaluation *) = {[EVALUATION_CLOCKS] = read_clocks,
	    [EVALUATION_SHARES] = read_shares,
	    [EVALUATION_MESSAGES] = read_messages,
	    [EVALUATION_REPEATS] = read_repeats};
	const struct law_state *law;
	const struct fault *fault = law_get(evaluating->task, &law);
	int i;

	if (fault == NULL)
		evaluating->tolerance = law->tables.readings.tolerance_s;
	for (i = EVALUATION_CLOCKS; i <= EVALUATION_REPEATS && fault == NULL;
	     i++) {
		struct evaluation *stream;

		fault = evaluation_open(&stream, evaluating->task->store,
		    (enum evaluation_stream)i, evaluating->begin,
		    evaluating->end, evaluating->cut);
		if (fault == NULL)
			fault = readers[i](evaluating, stream);
		evaluation_close(stream);
	}
	return fault;
}
