#include "task/judge.h"

#include "base/term.h"
#include "base/text.h"
#include "model/schema.h"
#include "order/assess.h"
#include "order/verdict.h"

const char *
judge_ending(const struct timeline_clock *clock)
{
	return clock->overtaken	  ? "overtaken"
	       : clock->cancelled ? "cancelled"
				  : NULL;
}

void
judge_record(struct task *task, const struct law_state *law,
    const struct timeline_clock *clock, bool live, struct case_clock *stored)
{
	struct clock *record = &stored->clock;
	char target[TERM_TEXT];

	verdict_record(clock, task->now, task->arena, record);
	record->readings = law->readings;
	stored->detected = clock->question.detected;
	stored->law = law->region->loaded;
	stored->ending = judge_ending(clock);
	stored->target = NULL;
	if (clock->target.amount != 0) {
		term_format(clock->target, target);
		stored->target = arena_string(task->arena, target);
	}
	if (clock->stop != INSTANT_NONE || clock->due.suspended)
		return;
	/* What has not stopped is judged when it is looked at. */
	record->late_minutes = FIELD_NONE;
	if (clock->kind == CLOCK_RETURN && !live)
		record->state = clock_state_name(CLOCK_LAPSED);
	if (!text_equal(record->state, clock_state_name(CLOCK_LAPSED)))
		record->state = clock_state_name(CLOCK_RUNNING);
}

/* A stored clock as the law wants it, with all that it points to. */
struct question {
	struct term_row row;
	struct timeline_party owner, center;
	struct timeline_input input;
	struct timeline_clock clock;
};

static const struct fault *
read_clock(const struct case_clock *stored, struct question *question)
{
	const struct clock *record = &stored->clock;
	struct timeline_clock *clock = &question->clock;

	question->row = (struct term_row){.clock = record->clock,
	    .rule = record->rule,
	    .ruleset = record->ruleset,
	    .force = record->force};
	*clock = (struct timeline_clock){.row = &question->row,
	    .assignment = stored->assignment,
	    .body = record->body,
	    .owner = &question->owner,
	    .start = record->start,
	    .stop = record->stop,
	    .cancelled = stored->ending != NULL,
	    .overtaken = text_equal(stored->ending, "overtaken"),
	    .target_due = INSTANT_NONE};
	if (!clock_kind_parse(record->clock, &clock->kind))
		return fault_value("clock", "no such clock", record->clock);
	if (!term_parse(record->limit, &clock->limit))
		return fault_value("limit", "not a term", record->limit);
	if (stored->target != NULL)
		term_parse(stored->target, &clock->target);
	return NULL;
}

/* Whose it is, by whose time it runs, and what is recorded of outages. */
static const struct fault *
ask(struct task *task, const struct law_state *law,
    const struct case_clock *stored, const char *network,
    struct question *question)
{
	const struct clock *record = &stored->clock;
	const struct fault *fault;

	question->owner =
	    (struct timeline_party){record->owner, record->ruleset, NULL};
	question->center = (struct timeline_party){law_center, NULL, NULL};
	question->input = (struct timeline_input){.center = &question->center,
	    .network = network,
	    .readings = &law->tables.readings};
	if ((fault = law_hours_at(task, law, record->owner, record->start,
		 &question->owner.hours)) != NULL ||
	    (fault = law_hours_at(task, law, law_center, record->start,
		 &question->center.hours)) != NULL ||
	    (fault = law_recorded_outages(
		 task, law, &question->input.outages)) != NULL ||
	    (fault = read_clock(stored, question)) != NULL)
		return fault;
	return assess_clock(
	    &question->input, stored->detected, task->arena, &question->clock);
}

const struct fault *
judge_again(struct task *task, const struct law_state *law,
    const struct case_clock *stored, const char *network, bool live,
    struct case_clock *judged)
{
	const struct clock *record = &stored->clock;
	const struct fault *fault;
	struct question question;

	if ((fault = ask(task, law, stored, network, &question)) != NULL)
		return fault;
	*judged = *stored;
	judge_record(task, law, &question.clock, live, judged);
	judged->clock.id = record->id;
	judged->clock.clock_id = record->clock_id;
	/* These outlive the question. */
	judged->clock.rule = record->rule;
	judged->clock.ruleset = record->ruleset;
	judged->clock.force = record->force;
	judged->clock.owner = record->owner;
	return NULL;
}

const struct fault *
judge_law(struct task *task, const struct case_clock *stored,
    const struct law_state **law)
{
	const struct fault *fault = law_get(task, law);

	if (fault != NULL || (stored->clock.stop == FIELD_NONE &&
				 !law_has_lapsed(task, *law, &stored->clock)))
		return fault;
	return law_version(task, stored->law, law);
}

const struct fault *
judge_trace(struct task *task, const struct case_clock *stored,
    const char *network, struct trace *trace)
{
	struct question *question = arena_alloc(task->arena, sizeof(*question));
	const struct law_state *law;
	const struct fault *fault;

	fault = judge_law(task, stored, &law);
	if (fault == NULL)
		fault = ask(task, law, stored, network, question);
	return fault != NULL
		   ? fault
		   : trace_make(&question->clock.question, task->arena, trace);
}

bool
judge_is_stored(const struct case_clock *stored, const struct case_clock *found)
{
	const struct clock *a = &stored->clock, *b = &found->clock;

	return a->due == b->due && a->stop == b->stop &&
	       a->late_minutes == b->late_minutes &&
	       a->target_due == b->target_due && a->alt_due == b->alt_due &&
	       stored->detected == found->detected &&
	       stored->law == found->law && text_equal(a->state, b->state) &&
	       text_equal(a->limit, b->limit) && text_equal(a->rule, b->rule) &&
	       text_equal(a->ruleset, b->ruleset) &&
	       text_equal(a->force, b->force) &&
	       text_equal(a->owner, b->owner) &&
	       text_equal(a->alt_reading, b->alt_reading) &&
	       text_equal(a->readings, b->readings) &&
	       text_equal(stored->target, found->target) &&
	       text_equal(stored->ending, found->ending);
}

/* A return that ran out unused is stored so only when something is written. */
static bool
same_state(const struct clock *a, const struct clock *b)
{
	if (text_equal(a->state, b->state))
		return true;
	return text_equal(a->clock, "return") && a->stop == FIELD_NONE &&
	       b->stop == FIELD_NONE && a->due != FIELD_NONE &&
	       b->due != FIELD_NONE;
}

bool
judge_same(const struct clock *a, const struct clock *b)
{
	return a->due == b->due && a->late_minutes == b->late_minutes &&
	       a->target_due == b->target_due && a->alt_due == b->alt_due &&
	       same_state(a, b) && text_equal(a->alt_reading, b->alt_reading);
}
