#include "acct_verdict.h"

#include "base/text.h"
#include "model/finding.h"
#include "task/posts.h"

/* The post meant: an operand, a record of it, or a finding about it. */
static const char *
key_of(const struct record *record)
{
	const struct value *evidence = record_find(record, "evidence");
	const char *key = record_text(record, "id");

	if (key == NULL)
		key = record_text(record, "key");
	if (key == NULL && evidence != NULL)
		key = value_string(value_get(evidence, "key"));
	return key;
}

static const struct fault *
take_one(struct tool *tool, const char *account, struct record *record)
{
	struct record extra = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;
	struct attestation verdict;

	fault = posts_judge(&tool->task,
	    account != NULL ? account : record_text(record, "account"),
	    key_of(record), options_text(&tool->options, "verdict"), &verdict);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (tool->dry_run)
		record_set(&extra, value_true(&tool->record, "dry_run"));
	tool_put(tool, &attestation_schema, &verdict, &extra);
	return NULL;
}

const struct fault *
acct_verdict_take(struct tool *tool, const char *account)
{
	const char *verdict = options_text(&tool->options, "verdict");
	const struct fault *fault;
	struct record *record;

	if (!text_equal(verdict, "yes") && !text_equal(verdict, "no"))
		return fault_new(
		    FAULT_USAGE, "--verdict: not yes or no: %s", verdict);
	/* In a cell the evidence of a finding is JSON text. */
	tool->input = &finding_schema;
	tool->output = &attestation_schema;
	tool->operands = TOOL_IDS;
	fault = tool_streams(tool);
	while (tool_next(tool, &record, &fault))
		fault = take_one(tool, account, record);
	return fault;
}
