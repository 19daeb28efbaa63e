#include "task/evidence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/cases.h"
#include "task/law.h"
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
	int indicator = indicator_find(what);

	if (text_equal(what, "breach") ||
	    (indicator >= 0 && indicator_all[indicator].clock != NULL))
		return &clock_schema;
	return indicator >= 0 && strncmp(what, "AI-", 3) == 0 ? &account_schema
							      : &message_schema;
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

	*evidence = (struct evidence){.evaluating = evaluating};
	if (watch.indicator < 0 && !watch.breaches)
		return fault_new(FAULT_USAGE,
		    "--why: no such indicator: %.40s (MI-01 to MI-16, CI-01 to "
		    "CI-05, AI-01 to AI-09, breach or score)",
		    what);
	if ((fault = evidence_check_body(evaluating->task, body)) != NULL)
		return fault;
	return evaluating_run(evaluating, &watch);
}

void
evidence_close(struct evidence *evidence)
{
	free(evidence->rows);
	*evidence = (struct evidence){0};
}

/* The clock as it was at the cut: what stopped later had not stopped. */
static const struct fault *
read_clock(struct evidence *evidence, const struct evaluating_row *row,
    struct clock *clock)
{
	struct evaluating *evaluating = evidence->evaluating;
	struct task *task = evaluating->task;
	const struct fault *fault;
	struct case_clock *list;
	int64_t now = task->now;
	size_t i, count;

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
	task->now = evaluating->cut;
	fault = law_clock_now(task, clock);
	task->now = now;
	return fault;
}

const struct fault *
evidence_next(struct evidence *evidence, const struct evaluating_row **row,
    struct clock *clock, struct message *message)
{
	struct task *task = evidence->evaluating->task;

	if (evidence->at == evidence->count) {
		*row = NULL;
		return NULL;
	}
	*row = &evidence->rows[evidence->at++];
	if ((*row)->account != NULL)
		return NULL;
	if ((*row)->clock_id != FIELD_NONE)
		return read_clock(evidence, *row, clock);
	return show_message(task,
	    arena_printf(task->arena, "%" PRId64, (*row)->message), message);
}
