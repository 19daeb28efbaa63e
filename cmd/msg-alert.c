/*
 * msg-alert: reports at once what is socially significant, and surges.
 */
#include "delivery.h"
#include "model/alert.h"
#include "task/alert.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"since", 0, "TIME", "only what was flagged, or happened, from then on"},
    {"check", 0, NULL, "exit 1 if there was something to report"},
    {"again", 0, "N", "print alert N again"},
    {"sent", 0, "ADDRESSEE", "record that alerts were sent to him"},
    {"date", 0, "TIME", "when they were sent; not given: now"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-alert",
    .synopsis = "| --again N | --sent ADDRESSEE [N...|-]",
    .purpose = "Reports at once what is socially significant, and surges.",
    .operands = TOOL_SOURCE,
    .options = options,
    .output = &alert_schema,
};

/* A letter for people, else the record. */
static void
put_alert(struct tool *tool, const struct alert *alert)
{
	struct record dry = {.object.kind = VALUE_OBJECT};
	struct buffer letter = {0};

	if (tool->format != WRITER_TEXT || tool->columns != NULL) {
		if (tool->dry_run)
			record_set(&dry, value_true(&tool->record, "dry_run"));
		tool_put(
		    tool, &alert_schema, alert, tool->dry_run ? &dry : NULL);
		return;
	}
	alert_letter(&tool->task, alert, &letter);
	delivery_put_text(tool, letter.bytes);
	buffer_free(&letter);
}

static const struct fault *
print_again(struct tool *tool, int64_t number)
{
	const struct fault *fault;
	struct alert alert;

	if ((fault = alert_get(&tool->task, number, &alert)) == NULL)
		put_alert(tool, &alert);
	return fault;
}

static const struct fault *
send_one(struct tool *tool, int64_t number, const char *addressee, int64_t at)
{
	const struct fault *fault;
	struct alert alert;

	fault = alert_send(&tool->task, number, addressee, at, &alert);
	if (fault == NULL)
		put_alert(tool, &alert);
	return fault;
}

static const struct delivery_acts acts = {print_again, send_one};

static const struct fault *
issue_alerts(struct tool *tool)
{
	bool check = options_flag(&tool->options, "check");
	const struct fault *fault;
	struct alert_issue *issue = NULL;
	struct alert alert;
	int64_t since;
	bool more = true;

	if ((fault = tool_instant(tool, "since", &since)) == NULL)
		fault = alert_open(&issue, &tool->task, since);
	while (fault == NULL && !tool->closed &&
	       (fault = alert_next(issue, &alert, &more)) == NULL && more) {
		tool->found |= check;
		put_alert(tool, &alert);
		fault = tool_heed(tool);
	}
	alert_close(issue);
	return fault;
}

/* One thing at a time. */
static const struct fault *
check_options(const struct options *o)
{
	bool again = options_flag(o, "again"), sent = options_flag(o, "sent");

	if (again && sent)
		return fault_new(
		    FAULT_USAGE, "--again and --sent do not go together");
	if ((again || sent) &&
	    (options_flag(o, "since") || options_flag(o, "check")))
		return fault_new(FAULT_USAGE,
		    "--since and --check go with neither --again nor --sent");
	if (options_flag(o, "date") && !sent)
		return fault_new(FAULT_USAGE, "--date belongs to --sent");
	if (o->operand_count > 0 && !sent)
		return fault_new(
		    FAULT_USAGE, "numbers of alerts belong to --sent");
	return NULL;
}

static const struct fault *
run(struct tool *tool)
{
	const struct options *o = &tool->options;
	const struct fault *fault;

	if ((fault = check_options(o)) != NULL ||
	    (fault = tool_store(tool)) != NULL)
		return fault;
	if (options_flag(o, "sent"))
		return delivery_send(tool, &acts);
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	return options_flag(o, "again") ? delivery_again(tool, &acts)
					: issue_alerts(tool);
}

int
main(int argc, char **argv)
{
	struct tool tool;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL)
		fault = run(&tool);
	return tool_close(&tool, fault);
}
