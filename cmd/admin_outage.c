#include "admin_outage.h"

#include "base/text.h"
#include "task/outage.h"

static const char *const roles[] = {"curator", "admin", NULL};

void
admin_outage_tell(
    struct tool *tool, const char *doubt, const struct recompute_result *result)
{
	if (doubt != NULL)
		tool_remark(tool, "%s", doubt);
	if (options_flag(&tool->options, "verbose"))
		tool_remark(tool,
		    "messages with other due times: %zu, notices withdrawn: "
		    "%zu",
		    result->messages, result->withdrawn);
}

static const struct fault *
list_outages(struct tool *tool)
{
	const struct fault *fault;
	struct outage outage;
	int64_t after = 0;
	bool found = true;

	while ((fault = outage_next(&tool->task, after, &outage, &found)) ==
		   NULL &&
	       found) {
		tool_put(tool, &outage_schema, &outage, NULL);
		after = outage.outage;
	}
	return fault;
}

/* Who forgot --begin is not to take the list for what he recorded. */
static const struct fault *
check_options(const struct tool *tool)
{
	static const char *const names[] = {"kind", "scope", "reason"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (options_text(&tool->options, names[i]) != NULL)
			return fault_new(
			    FAULT_USAGE, "--%s belongs to --begin", names[i]);
	return NULL;
}

/* One that a dry run began has no number, as it will not be kept. */
static void
put_outage(struct tool *tool, struct outage *outage, bool begun)
{
	struct record dry = {.object.kind = VALUE_OBJECT};

	if (tool->dry_run)
		record_set(&dry, value_true(&tool->record, "dry_run"));
	if (tool->dry_run && begun)
		outage->outage = FIELD_NONE;
	tool_put(tool, &outage_schema, outage, tool->dry_run ? &dry : NULL);
}

const struct fault *
admin_outage_run(struct tool *tool, const char *number)
{
	const struct fault *fault;
	struct outage outage = {.kind = options_text(&tool->options, "kind"),
	    .scope = options_text(&tool->options, "scope"),
	    .reason = options_text(&tool->options, "reason")};
	struct recompute_result result;
	int64_t ended;

	if (outage.kind == NULL)
		outage.kind = "failure";
	if (outage.scope == NULL)
		outage.scope = "system";
	if ((fault = tool_streams(tool)) != NULL ||
	    (fault = tool_instant(tool, "begin", &outage.begin)) != NULL ||
	    (fault = tool_instant(tool, "end", &outage.end)) != NULL)
		return fault;
	if (outage.begin == FIELD_NONE && (fault = check_options(tool)) != NULL)
		return fault;
	if (outage.begin == FIELD_NONE && outage.end == FIELD_NONE &&
	    number == NULL)
		return list_outages(tool);
	if ((fault = task_allow(&tool->task, roles)) != NULL)
		return fault;
	if (number == NULL) {
		fault = outage_begin(&tool->task, &outage, &result);
	} else if (!text_integer(number, &ended) ||
		   outage.begin != FIELD_NONE || outage.end == FIELD_NONE) {
		fault = fault_new(FAULT_USAGE,
		    "to end an outage: store-admin outage --end TIME N");
	} else {
		fault = outage_end(
		    &tool->task, ended, outage.end, &outage, &result);
	}
	if (fault != NULL)
		return fault;
	put_outage(tool, &outage, number == NULL);
	admin_outage_tell(tool, NULL, &result);
	return NULL;
}
