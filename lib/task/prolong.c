#include "task/prolong.h"

#include "base/date.h"
#include "model/clock.h"
#include "model/schema.h"
#include "order/terms.h"
#include "store/cases.h"
#include "store/drafts.h"
#include "task/law.h"

/* The longest term of that unit that the order knows for this body. */
static const struct fault *
find_cap(struct message_case *made, const char *body, enum term_unit unit,
    struct terms_row *cap)
{
	const struct region *region;
	const struct law_state *law;
	const struct fault *fault;
	int32_t seconds;
	int64_t date;

	if ((fault = region_get(made->task, &region)) != NULL ||
	    (fault = law_get(made->task, &law)) != NULL)
		return fault;
	date = date_of_civil(zone_civil(made->task->zone, made->at), &seconds);
	return terms_find(law->tables.terms, law->tables.term_count,
	    unit == TERM_SECONDS ? CLOCK_FULL_HOURS : CLOCK_FULL_DAYS,
	    region_ruleset(region, body, date), date, cap);
}

const struct fault *
prolong_read(struct message_case *made, const struct assignment *assignment,
    const char *field, const char *text, struct term *term)
{
	const struct fault *fault;
	struct terms_row cap;

	if (!schema_given(text))
		return fault_field(
		    field, "missing: a term, as 8h or 5wd (A1-6)");
	if (!term_parse(text, term))
		return fault_value(field, "not a term as 8h or 5wd", text);
	fault = find_cap(made, assignment->body, term->unit, &cap);
	if (fault == NULL && cap.row != NULL && term->amount > cap.limit.amount)
		fault = fault_field(field, "%s is over the cap of %s (%s)",
		    text, cap.row->limit, cap.row->rule);
	return fault;
}

const struct fault *
prolong_check_measures(
    const char *field, struct term term, const char *measures)
{
	if (term.unit == TERM_SECONDS || schema_given(measures))
		return NULL;
	return fault_field("measures",
	    "missing: `%s` is in days, which is for measures (A1-6.3)", field);
}

/* Is it the clock of a longer term, which runs? */
static bool
is_running(const struct clock *clock)
{
	enum clock_kind kind;

	return clock->stop == FIELD_NONE &&
	       clock_kind_parse(clock->clock, &kind) &&
	       (kind == CLOCK_FULL_HOURS || kind == CLOCK_FULL_DAYS);
}

/* The clock of the term that runs, if one does. */
static const struct fault *
find_running(struct message_case *made, const struct assignment *assignment,
    const struct clock **running)
{
	const struct fault *fault;
	struct case_clock *clocks;
	size_t i, count;

	*running = NULL;
	fault = cases_clocks(made->task->store, made->message.id,
	    made->task->arena, &clocks, &count);
	for (i = 0; fault == NULL && i < count; i++)
		if (clocks[i].assignment == assignment->assignment &&
		    is_running(&clocks[i].clock))
			*running = &clocks[i].clock;
	return fault;
}

const struct fault *
prolong_allow(struct message_case *made, const struct assignment *assignment,
    const char *field, struct term term, int64_t asked)
{
	const struct clock *running;
	const struct fault *fault;
	char due[INSTANT_TEXT];
	struct term granted;

	if ((fault = find_running(made, assignment, &running)) != NULL ||
	    running == NULL || !term_parse(running->limit, &granted))
		return fault;
	if (!term_is_longer(term, granted))
		return fault_new(FAULT_STATE,
		    "%s: %s has %s already, and this is no longer (A1-6.3)",
		    field, assignment->body, running->limit);
	if (running->due == FIELD_NONE || asked <= running->due)
		return NULL;
	instant_format(running->due, made->task->zone, due);
	return fault_new(FAULT_STATE,
	    "%s: the term of %s ended at %s; by I-18 a longer one is asked for "
	    "before that",
	    field, assignment->body, due);
}

void
prolong_warn(struct message_case *made, const struct case_event *event)
{
	char term[TERM_TEXT], due[INSTANT_TEXT];
	const struct clock *clock = NULL;

	for (size_t i = 0; i < made->clock_count; i++)
		if (made->clocks[i].assignment ==
			event->assignment->assignment &&
		    is_running(&made->clocks[i].clock))
			clock = &made->clocks[i].clock;
	if (clock == NULL || clock->due == FIELD_NONE || clock->due > made->at)
		return;
	term_format(event->term, term);
	instant_format(clock->due, made->task->zone, due);
	case_warn(made, "A1-6.2b",
	    arena_printf(made->task->arena,
		"the term of %s that %s was granted had ended by then, at %s",
		term, event->assignment->body, due));
}

const struct fault *
prolong_measures(struct message_case *made, const struct assignment *assignment,
    const char **measures)
{
	struct task *task = made->task;
	struct draft draft = {0};
	const struct fault *fault;
	bool found;

	*measures = NULL;
	while ((fault = drafts_next(task->store, made->message.id, draft.number,
		    task->arena, &draft, &found)) == NULL &&
	       found)
		if (draft.assignment == assignment->assignment &&
		    draft.asks != NULL && draft.measures != NULL)
			*measures = draft.measures;
	return fault;
}
