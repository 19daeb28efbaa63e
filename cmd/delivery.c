#include "delivery.h"

#include "base/text.h"

const struct fault *
delivery_again(struct tool *tool, const struct delivery_acts *acts)
{
	const char *number = options_text(&tool->options, "again");
	const struct fault *fault;
	int64_t wanted;

	if (!text_integer(number, &wanted))
		return fault_new(FAULT_USAGE,
		    "--again: not a number of a notice: %s", number);
	fault = acts->again(tool, wanted);
	if (fault == NULL || fault_is_fatal(fault))
		return fault;
	/* An unknown number is refused as one that is an operand. */
	tool->refused = true;
	buffer_printf(&tool->complaints, "%s: --again: %s\n", tool->spec->name,
	    fault->text);
	return NULL;
}

/* Operands are numbers of notices; records that hold one may come in too. */
static const struct fault *
send_one(struct tool *tool, const struct delivery_acts *acts,
    const struct record *record, int64_t at)
{
	const char *number = record_text(record, "notice");
	const struct fault *fault;
	int64_t wanted;

	if (number == NULL)
		number = record_text(record, "id");
	if (number == NULL || !text_integer(number, &wanted))
		fault = fault_field("notice", "missing: which notice");
	else
		fault = acts->send(
		    tool, wanted, options_text(&tool->options, "sent"), at);
	return fault == NULL ? NULL : tool_refuse(tool, record, fault);
}

const struct fault *
delivery_send(struct tool *tool, const struct delivery_acts *acts)
{
	static const char *const roles[] = {"curator", "system", NULL};
	const struct fault *fault;
	struct record *record;
	int64_t at;

	tool->operands = TOOL_IDS;
	if ((fault = tool_instant(tool, "date", &at)) != NULL ||
	    (fault = task_allow(&tool->task, roles)) != NULL ||
	    (fault = tool_streams(tool)) != NULL)
		return fault;
	if (at == FIELD_NONE)
		at = tool->task.now;
	while (tool_next(tool, &record, &fault))
		fault = send_one(tool, acts, record, at);
	return fault;
}

void
delivery_put_text(struct tool *tool, const char *text)
{
	writer_text(tool->writer, text);
	writer_text(tool->writer, "\n");
}
