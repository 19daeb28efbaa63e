/*
 * msg-ingest: registers what an export holds.
 */
#include "base/text.h"
#include "model/message.h"
#include "task/ingest.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"from", 'f', "FORMAT", "what the input is: records (default)"},
    {"detect", 0, NULL, "the Curator detects them all (A1-4.1)"},
    {"all", 'a', NULL, "print duplicates too"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-ingest",
    .synopsis = "[--from FORMAT] [--detect] [FILE...]",
    .purpose = "Registers messages: what is new, revised or updated is "
	       "printed.",
    .operands = TOOL_FILES,
    .options = options,
    .fields = &message_schema,
    .output = &message_schema,
};

/* A1-4.1: curators collect and detect, cron collects. */
static const char *const roles[] = {"curator", "system", NULL};

static void
put(struct tool *tool, struct message *message, enum ingest_result result,
    struct record *record)
{
	if (result == INGEST_DUPLICATE && !options_flag(&tool->options, "all"))
		return;
	record_set(record,
	    value_text(&tool->record, "ingest", ingest_result_name(result)));
	if (tool->dry_run) {
		record_set(record, value_true(&tool->record, "dry_run"));
		if (result == INGEST_NEW)
			message->id = FIELD_NONE;
	}
	tool_put(tool, &message_schema, message, record);
}

static const struct fault *
ingest_one(
    struct tool *tool, const struct ingest *ingest, struct record *record)
{
	const struct fault *fault;
	enum ingest_result result;
	struct message message;

	fault = schema_read(
	    &message_schema, record, tool->task.zone, &tool->record, &message);
	if (fault == NULL)
		fault = ingest_message(&tool->task, ingest, &message, &result);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	put(tool, &message, result, record);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct ingest ingest;
	struct record *record;
	const struct fault *fault;
	const char *from;

	if ((fault = tool_open(&tool, &spec, argc, argv)) == NULL &&
	    (from = options_text(&tool.options, "from")) != NULL &&
	    !text_equal(from, "records"))
		fault =
		    fault_new(FAULT_USAGE, "--from: no such format: %s", from);
	if (fault == NULL)
		fault = task_allow(&tool.task, roles);
	if (fault != NULL)
		return tool_close(&tool, fault);
	ingest =
	    (struct ingest){.detect = options_flag(&tool.options, "detect")};
	while (tool_next(&tool, &record, &fault))
		fault = ingest_one(&tool, &ingest, record);
	return tool_close(&tool, fault);
}
