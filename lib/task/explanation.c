#include "task/explanation.h"

#include "base/date.h"
#include "store/cases.h"
#include "store/messages.h"
#include "task/judge.h"

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

/* Finds the due anew, by the law it was judged by, and tells how. */
static const struct fault *
tell_clock(struct task *task, const struct clock *clock, struct arena *arena,
    struct explanation_texts *texts)
{
	struct explain explain = {
	    .law = find_place(clock), .owner = clock->owner, .clock = clock};
	struct case_clock stored;
	const struct fault *fault;
	struct message message;
	struct trace trace;
	bool found;

	if (explain.law == NULL)
		return fault_value("clock", "no such clock", clock->clock);
	if ((fault = cases_clock(task->store, clock->clock_id, arena, &stored,
		 &found)) != NULL ||
	    (fault = messages_get_due(
		 task->store, clock->id, arena, &message, &found)) != NULL ||
	    (fault = judge_trace(task, &stored, message.network, &trace)) !=
		NULL)
		return fault;
	explain.trace = &trace;
	explain.owner_name = name_of(task, clock->owner, clock->start);
	explanation_tell(&explain, arena, texts);
	return NULL;
}

const struct fault *
explanation_clock(struct task *task, const struct clock *clock,
    struct arena *arena, struct explanation_texts *texts)
{
	const struct fault *fault = tell_clock(task, clock, arena, texts);

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
