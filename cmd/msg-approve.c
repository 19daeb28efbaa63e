/*
 * msg-approve: the Curator decides on what bodies handed in.
 */
#include "model/decision.h"
#include "model/draft.h"
#include "task/review.h"
#include "tool.h"

static const struct option_spec options[] = {{0}};

static const struct tool_spec spec = {
    .name = "msg-approve",
    .synopsis = "[--decision D] [ID...]",
    .purpose = "Carries out the Curator's decisions on drafts and queries.",
    .operands = TOOL_IDS,
    .options = options,
    .fields = &decision_approve_schema,
    .output = &draft_schema,
};

static const struct fault *
decide_one(struct tool *tool, struct record *record)
{
	const struct fault *fault;
	struct decision decision;
	struct draft draft;

	schema_reset(&decision_schema, &decision);
	fault = schema_read(&decision_approve_schema, record, tool->task.zone,
	    &tool->record, &decision);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (!schema_given(decision.decision)) {
		writer_pass(tool->writer, record);
		return NULL;
	}
	fault = review_draft(&tool->task, &decision, &draft);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (tool->dry_run) {
		record_set(record, value_true(&tool->record, "dry_run"));
		draft.as_of = decision.as_of;
	}
	tool_put(tool, &draft_schema, &draft, record);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct record *record;
	const struct fault *fault;

	if ((fault = tool_open(&tool, &spec, argc, argv)) != NULL)
		return tool_close(&tool, fault);
	while (tool_next(&tool, &record, &fault))
		fault = decide_one(&tool, record);
	return tool_close(&tool, fault);
}
