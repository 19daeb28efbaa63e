#include "order/compute.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "order/office.h"
#include "order/question.h"
#include "order/terms.h"

struct compute {
	struct compute_tables tables;
	struct office_set *offices;
	struct arena arena; /* what one question needs */
};

void
compute_open(struct compute **compute, const struct compute_tables *tables)
{
	*compute = calloc(1, sizeof(**compute));
	if (*compute == NULL)
		abort();
	(*compute)->tables = *tables;
	office_open(&(*compute)->offices, &tables->rows, tables->zone);
}

void
compute_close(struct compute *compute)
{
	if (compute == NULL)
		return;
	office_close(compute->offices);
	arena_free(&compute->arena);
	free(compute);
}

static bool
is_given(const char *text)
{
	return text != NULL && text[0] != '\0';
}

/* What a rule says in passing holds unless a field says otherwise. */
static const char *
either(const char *field, const char *in_rule)
{
	return is_given(field) ? field : in_rule;
}

/* Which clock is meant, by its own name; a ruleset not said is annex 1. */
static const struct fault *
read_clock(const struct compute_input *input, enum clock_kind *clock,
    const char **ruleset)
{
	*clock = CLOCK_KINDS;
	*ruleset = is_given(input->ruleset) ? input->ruleset : NULL;
	if (is_given(input->clock) && !clock_kind_parse(input->clock, clock))
		return fault_value("clock", "no such clock", input->clock);
	if (*ruleset != NULL && !text_equal(*ruleset, "annex1") &&
	    !text_equal(*ruleset, "annex3"))
		return fault_value("ruleset", "not annex1 or annex3", *ruleset);
	return NULL;
}

static const struct fault *
find_law(
    const struct compute_input *input, const char *rule, const struct law **law)
{
	const char *ruleset;
	enum clock_kind clock;
	const struct fault *fault = read_clock(input, &clock, &ruleset);

	if (fault != NULL)
		return fault;
	if (!is_given(rule)) {
		if (clock == CLOCK_KINDS)
			return fault_field(
			    "rule", "missing: give rule or clock");
		*law =
		    law_of_clock(clock, ruleset != NULL ? ruleset : "annex1");
		return NULL;
	}
	if (law_find(rule) == NULL)
		return fault_value(
		    "rule", "no requirement that sets a term", rule);
	/* several targets go by one interpretation (I-23, I-27) */
	*law = law_of_both(rule, clock, ruleset);
	if (*law != NULL)
		return NULL;
	return law_of_both(rule, clock, NULL) == NULL
		   ? fault_value(
			 "clock", "the rule sets no such one", input->clock)
		   : fault_value(
			 "ruleset", "the rule is not of this one", ruleset);
}

/* The rule with its readings, then the readings that are fields. */
static const struct fault *
read_rule(struct compute *compute, const struct compute_input *input,
    struct question_rule *rule, struct compute_answer *answer)
{
	const struct fault *fault = NULL;
	bool known;

	*rule = (struct question_rule){.rule = NULL};
	answer->readings = compute->tables.readings;
	if (is_given(input->rule))
		fault = question_rule(
		    input->rule, &compute->arena, &answer->readings, rule);
	for (size_t i = 0; fault == NULL && i < input->override_count; i++) {
		if (is_given(input->overrides[i].value))
			fault = reading_set(&answer->readings,
			    input->overrides[i].key, input->overrides[i].value,
			    &known);
	}
	if (is_given(input->center))
		answer->readings.center = input->center;
	if (fault == NULL)
		fault = find_law(input, rule->rule, &answer->law);
	return fault;
}

/* The limit of the table, as it is in force on the day of the start. */
static const struct fault *
find_limit(const struct compute *compute, struct compute_answer *answer)
{
	const struct compute_tables *tables = &compute->tables;
	const struct law *law = answer->law;
	const struct fault *fault;
	struct terms_row found;
	char text[DATE_TEXT];
	int32_t seconds;
	int64_t date;

	date = date_of_civil(
	    zone_civil(tables->zone, answer->question.start), &seconds);
	fault = terms_find(tables->terms, tables->term_count, law->clock,
	    law->ruleset, date, &found);
	if (fault != NULL)
		return fault;
	if (found.row == NULL) {
		date_format(date, text);
		return fault_field("limit",
		    "missing, and no term for %s of %s is in force on %s",
		    clock_kind_name(law->clock), law->ruleset, text);
	}
	answer->limit = found.limit;
	return NULL;
}

static const struct fault *
read_limit(const struct compute *compute, const struct compute_input *input,
    struct compute_answer *answer)
{
	if (!is_given(input->limit))
		return find_limit(compute, answer);
	if (!term_parse(input->limit, &answer->limit))
		return fault_value("limit", "not a term", input->limit);
	return NULL;
}

/* Start and detection, and the limit, which may depend on the start. */
static const struct fault *
read_times(struct compute *compute, const struct compute_input *input,
    const struct question_rule *rule, struct compute_answer *answer)
{
	const struct zone *zone = compute->tables.zone;
	const char *detected = either(input->detected, rule->detected);
	struct due_case *question = &answer->question;
	const struct fault *fault;

	if (!is_given(input->start))
		return fault_field("start", "missing");
	fault = question_instant("start", input->start, zone, &question->start);
	question->detected = INSTANT_NONE;
	if (fault == NULL && is_given(detected))
		fault = question_instant(
		    "detected", detected, zone, &question->detected);
	question->first = answer->law->clock == CLOCK_FORWARD;
	if (fault == NULL)
		fault = read_limit(compute, input, answer);
	question->limit = answer->limit;
	return fault;
}

static const struct fault *
read_outages(struct compute *compute, const struct compute_input *input,
    struct compute_answer *answer)
{
	struct due_case *question = &answer->question;
	struct downtime *downtimes = NULL;
	const struct fault *fault;
	size_t count = 0;

	if (is_given(input->outages)) {
		fault = question_outages(input->outages, compute->tables.zone,
		    &compute->arena, &downtimes, &count);
		if (fault != NULL)
			return fault;
	}
	question->downtime_count =
	    downtime_settle(downtimes, count, &answer->readings);
	question->downtimes = downtimes;
	answer->due.effects =
	    count == 0 ? NULL : arena_alloc(&compute->arena, count);
	return NULL;
}

static bool
has_schedule(const struct compute *compute, const char *name)
{
	const struct timetable_rows *rows = &compute->tables.rows;

	for (size_t i = 0; i < rows->schedule_count; i++)
		if (text_equal(rows->schedules[i].schedule, name))
			return true;
	return false;
}

/* Whose working time is counted, and by whose off-hours are told. */
static const struct fault *
find_hours(struct compute *compute, const struct compute_input *input,
    struct compute_answer *answer)
{
	const char *center = answer->readings.center;
	struct due_case *question = &answer->question;
	const struct fault *fault;

	if (!is_given(input->schedule))
		return fault_field("schedule", "missing");
	fault = office_hours(compute->offices, input->schedule, NULL,
	    &answer->readings, &question->owner);
	question->center = question->owner;
	if (fault == NULL && center != NULL && !has_schedule(compute, center))
		return fault_value("center", "no such schedule", center);
	if (fault == NULL && center != NULL)
		fault = office_hours(compute->offices, center, NULL,
		    &answer->readings, &question->center);
	if (fault == NULL &&
	    answer->readings.clock_schedule == CLOCK_SCHEDULE_CENTER)
		question->owner = question->center;
	return fault;
}

const struct fault *
compute_due(struct compute *compute, const struct compute_input *input,
    struct compute_answer *answer)
{
	struct question_rule rule;
	const struct fault *fault;

	arena_reset(&compute->arena);
	answer->question = (struct due_case){.readings = &answer->readings};
	fault = read_rule(compute, input, &rule, answer);
	if (fault == NULL)
		fault = read_times(compute, input, &rule, answer);
	if (fault == NULL)
		fault = read_outages(compute, input, answer);
	if (fault == NULL)
		fault = find_hours(compute, input, answer);
	if (fault == NULL)
		fault = due_find(&answer->question, &answer->due);
	if (fault != NULL)
		return fault;
	alternative_find(&answer->question, &answer->due, &answer->alternative);
	answer->state = answer->due.suspended ? CLOCK_SUSPENDED : CLOCK_RUNNING;
	return NULL;
}
