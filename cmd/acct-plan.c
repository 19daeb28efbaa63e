/*
 * acct-plan: content plans of the official accounts.
 */

#include "task/planning.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"compare", 0, NULL, "print the plan against what was published"},
    {"period", 'p', "MONTH", "compare: the month, as 2022-10; default: this"},
    {0},
};

static const struct tool_spec spec = {
    .name = "acct-plan",
    .synopsis = "[--decision D] [FILE...] | --compare [ACCOUNT...]",
    .purpose = "Hands in, corrects, agrees and compares content plans.",
    .operands = TOOL_FILES,
    .options = options,
    .fields = &plan_decision_schema,
    .output = &plan_schema,
};

/* Carries out what the record says; without a decision it passes. */
static const struct fault *
decide_one(struct tool *tool, struct record *record)
{
	const struct fault *fault;
	struct plan_decision decision;
	const struct plan *rows;
	size_t i, count;

	fault = schema_read(&plan_decision_schema, record, tool->task.zone,
	    &tool->record, &decision);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (decision.decision == NULL || decision.decision == schema_clear) {
		writer_pass(tool->writer, record);
		return NULL;
	}
	fault = planning_decide(&tool->task, &decision, &rows, &count);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (tool->dry_run)
		record_set(record, value_true(&tool->record, "dry_run"));
	for (i = 0; i < count; i++)
		tool_put(tool, &plan_schema, &rows[i], record);
	return NULL;
}

static const struct fault *
put_comparison(
    struct tool *tool, const char *account, const struct period *month)
{
	const struct fulfilment *rows;
	const struct fault *fault;
	size_t i, count;

	fault = planning_compare(&tool->task, account, month, &rows, &count);
	for (i = 0; fault == NULL && i < count; i++)
		tool_put(tool, &fulfilment_schema, &rows[i], NULL);
	return fault != NULL ? fault : tool_heed(tool);
}

static const struct fault *
compare_all(struct tool *tool, const struct period *month)
{
	const struct fault *fault;
	const char *account = "";

	while (!tool->closed) {
		account = arena_string(&tool->arena, account);
		arena_reset(&tool->record);
		fault = planning_account_after(&tool->task, account, &account);
		if (fault != NULL || account == NULL)
			return fault;
		if ((fault = put_comparison(tool, account, month)) != NULL)
			return fault;
	}
	return NULL;
}

static const struct fault *
compare_given(struct tool *tool, const struct period *month)
{
	const struct fault *fault = NULL;
	struct record *record;
	const char *code;

	while (tool_next(tool, &record, &fault)) {
		code = record_text(record, "account");
		if (code == NULL)
			code = record_text(record, "id");
		fault = put_comparison(tool, code, month);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
	}
	return fault;
}

static const struct fault *
compare(struct tool *tool)
{
	const char *text = options_text(&tool->options, "period");
	const struct fault *fault;
	struct period month;
	int32_t second;

	tool->operands = TOOL_SOURCE;
	tool->output = &fulfilment_schema;
	period_around(
	    date_of_civil(zone_civil(tool->task.zone, tool->task.now), &second),
	    PERIOD_MONTH, &month);
	if (text != NULL &&
	    (!period_parse(text, &month) || month.kind != PERIOD_MONTH))
		return fault_new(
		    FAULT_USAGE, "--period: not a month as 2022-10: %s", text);
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	return tool->options.operand_count > 0 ? compare_given(tool, &month)
					       : compare_all(tool, &month);
}

static const struct fault *
decide(struct tool *tool)
{
	const struct fault *fault;
	struct record *record;

	/* Who forgot --compare would wait for an input of no end. */
	if (options_text(&tool->options, "period") != NULL)
		return fault_new(FAULT_USAGE,
		    "--period is the month to compare: needs --compare");
	fault = tool_streams(tool);
	while (tool_next(tool, &record, &fault))
		fault = decide_one(tool, record);
	return fault;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = tool_store(&tool)) == NULL)
		fault = options_flag(&tool.options, "compare") ? compare(&tool)
							       : decide(&tool);
	return tool_close(&tool, fault);
}
