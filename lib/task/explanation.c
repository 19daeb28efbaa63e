#include "task/explanation.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/term.h"
#include "base/text.h"
#include "order/outages.h"
#include "store/messages.h"
#include "task/downtimes.h"
#include "task/law.h"

struct explanation {
	struct task *task;
	struct arena arena; /* of the whole run */
	struct outages *outages;
};

void
explanation_tell(const struct explain *explain, struct arena *arena,
    struct explanation_texts *texts)
{
	struct buffer out = {0};

	explain_text(explain, &out);
	texts->text = arena_copy(arena, out.bytes, out.length);
	buffer_reset(&out);
	explain_json(explain, &out);
	texts->json = arena_copy(arena, out.bytes, out.length);
	buffer_free(&out);
}

const struct fault *
explanation_open(struct explanation **explanation, struct task *task)
{
	struct explanation *made = calloc(1, sizeof(*made));
	const struct law_state *law;
	const struct fault *fault;
	struct outage *rows;
	size_t count;

	if (made == NULL)
		abort();
	*explanation = made;
	made->task = task;
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = downtimes_read(task, &made->arena, &rows, &count)) != NULL)
		return fault;
	outages_open(&made->outages, rows, count, &law->tables.readings);
	return NULL;
}

void
explanation_close(struct explanation *explanation)
{
	if (explanation == NULL)
		return;
	outages_close(explanation->outages);
	arena_free(&explanation->arena);
	free(explanation);
}

/* When the message was detected (I-05). */
static int64_t
detected_at(const struct message *message, const struct readings *readings)
{
	return readings->detection == DETECTION_COLLECTED
		   ? message->collected_at
		   : message->detected_at;
}

/* The case of a clock as it was when the clock was found. */
static const struct fault *
make_question(struct explanation *explanation, const struct clock *clock,
    struct arena *arena, struct due_case *question)
{
	struct task *task = explanation->task;
	struct outages_clock open = {.body = clock->body, .stop = clock->stop};
	const struct law_state *law;
	const struct fault *fault;
	struct message message;
	bool found;

	*question = (struct due_case){.start = clock->start,
	    .first = text_equal(clock->clock, clock_kind_name(CLOCK_FORWARD))};
	if (!term_parse(clock->limit, &question->limit))
		return fault_value("limit", "not a term", clock->limit);
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = law_clock_hours(task, clock, &question->owner)) != NULL ||
	    (fault = law_hours(task, law_center, &question->center)) != NULL ||
	    (fault = messages_get(
		 task->store, clock->id, arena, &message, &found)) != NULL)
		return fault;
	question->readings = &law->tables.readings;
	question->detected = INSTANT_NONE;
	if (found) {
		question->detected = detected_at(&message, question->readings);
		open.network = message.network;
	}
	question->downtime_count = outages_of(
	    explanation->outages, &open, arena, &question->downtimes);
	return NULL;
}

/* The place in the order; a region's own rule stands where its clock does. */
static const struct law *
find_place(const struct clock *clock)
{
	enum clock_kind kind = CLOCK_KINDS;
	const struct law *law;

	clock_kind_parse(clock->clock, &kind);
	law = law_of_both(clock->rule, kind, clock->ruleset);
	return law != NULL ? law : law_of_clock(kind, clock->ruleset);
}

static const char *
name_of(struct task *task, const char *code, int64_t instant)
{
	const struct body *body;
	int32_t seconds;

	body = region_body(task->region, code,
	    date_of_civil(zone_civil(task->zone, instant), &seconds));
	return body == NULL ? NULL : body->name;
}

/* Why there is none: a table has changed so that the due is not found now. */
static void
tell_fault(const struct fault *fault, struct arena *arena,
    struct explanation_texts *texts)
{
	struct buffer out = {0};

	texts->text =
	    arena_printf(arena, "Объяснить нельзя: %s.\n", fault->text);
	buffer_puts(&out, "{");
	buffer_member(&out, "error", fault->text);
	buffer_puts(&out, "}");
	texts->json = arena_copy(arena, out.bytes, out.length);
	buffer_free(&out);
}

/* Finds the due anew, and tells how. */
static const struct fault *
tell_clock(struct explanation *explanation, const struct clock *clock,
    struct arena *arena, struct explanation_texts *texts)
{
	struct explain explain = {
	    .law = find_place(clock), .owner = clock->owner, .clock = clock};
	struct due_case question;
	const struct fault *fault;
	struct trace trace;

	if (explain.law == NULL)
		return fault_value("clock", "no such clock", clock->clock);
	if ((fault = make_question(explanation, clock, arena, &question)) !=
		NULL ||
	    (fault = trace_make(&question, arena, &trace)) != NULL)
		return fault;
	explain.trace = &trace;
	explain.owner_name =
	    name_of(explanation->task, clock->owner, clock->start);
	explanation_tell(&explain, arena, texts);
	return NULL;
}

const struct fault *
explanation_clock(struct explanation *explanation, const struct clock *clock,
    struct arena *arena, struct explanation_texts *texts)
{
	const struct fault *fault =
	    tell_clock(explanation, clock, arena, texts);

	if (fault != NULL && fault->code != FAULT_INPUT)
		return fault;
	if (fault != NULL)
		tell_fault(fault, arena, texts);
	texts->text = arena_printf(arena, "Сообщение %lld (%s, %s):\n%s",
	    (long long)clock->id, clock->clock, clock->state, texts->text);
	return NULL;
}

void
explanation_field(struct record *record, struct arena *arena, const char *json)
{
	*record = (struct record){.object = {.kind = VALUE_OBJECT}};
	record_set(record, value_object(arena, "explain", json));
}
