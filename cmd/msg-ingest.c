/*
 * msg-ingest: registers what an export holds.
 */
#include "model/message.h"
#include "record/override.h"
#include "task/ingest.h"
#include "task/intake.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"from", 'f', "FORMAT", "what the input is: records (default), incident"},
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

/* Options speak of the message, whatever a foreign export calls its fields. */
static const struct fault *
override(struct tool *tool, struct message *message)
{
	struct record given = {.object.kind = VALUE_OBJECT};

	override_apply(&tool->options, &message_schema, &tool->record, &given);
	return schema_read_over(
	    &message_schema, &given, tool->task.zone, &tool->record, message);
}

static const struct fault *
ingest_one(struct tool *tool, struct intake *intake,
    const struct ingest *ingest, struct record *record)
{
	struct record bare = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;
	enum ingest_result result;
	struct intake_item item;
	struct message message;

	fault = intake_read(intake, &tool->task, record, &item);
	if (fault == NULL && tool->foreign)
		fault = override(tool, &item.message);
	if (fault == NULL)
		fault = ingest_message(
		    &tool->task, ingest, &item, &message, &result);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	put(tool, &message, result, tool->foreign ? &bare : record);
	return NULL;
}

/* Opens what reads the input; says if it is not to be detected after all. */
static const struct fault *
prepare(struct tool *tool, struct intake **intake, struct ingest *ingest)
{
	const struct fault *fault;
	bool may;

	*ingest =
	    (struct ingest){.detect = options_flag(&tool->options, "detect")};
	if ((fault = intake_open(
		 intake, options_text(&tool->options, "from"))) != NULL ||
	    (fault = task_allow(&tool->task, roles)) != NULL ||
	    (fault = ingest_may_detect(&tool->task, &may)) != NULL)
		return fault;
	tool->foreign = !intake_passes(*intake);
	if (ingest->detect && !may)
		tool_remark(tool, "messages are only collected: role system "
				  "detects with the setting auto_detect = yes");
	ingest->detect &= may;
	return NULL;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct ingest ingest;
	struct intake *intake = NULL;
	struct record *record;
	const struct fault *fault;

	if ((fault = tool_open(&tool, &spec, argc, argv)) == NULL)
		fault = prepare(&tool, &intake, &ingest);
	while (fault == NULL && tool_next(&tool, &record, &fault))
		fault = ingest_one(&tool, intake, &ingest, record);
	intake_close(intake);
	return tool_close(&tool, fault);
}
