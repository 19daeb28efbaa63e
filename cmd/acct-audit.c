/*
 * acct-audit: checks every account against the norms; findings with evidence.
 */
#include <string.h>

#include "base/text.h"
#include "task/auditing.h"
#include "task/auditing_record.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"period", 'p', "PERIOD",
	"2022H2, 2022-10, 2022-W31 or DATE/DATE; default: this half-year"},
    {"only", 0, "AC-nn", "only these checks"},
    {"severity", 's', "S", "only findings V, D, W or N"},
    {"check", 0, NULL, "exit 1 if anything was found"},
    {"record", 0, NULL, "keep the findings in the store (view_finding)"},
    {0},
};

static const struct tool_spec spec = {
    .name = "acct-audit",
    .synopsis = "[ACCOUNT...|-]",
    .purpose = "Checks the official accounts against the norms.",
    .operands = TOOL_SOURCE,
    .options = options,
    .output = &finding_schema,
};

struct audit {
	struct tool *tool;
	const char *const *severities;
	size_t severity_count;
	bool explain, check;
	struct auditing *auditing;
	struct findings *record; /* with --record */
	const struct fault *fault;
	/* What the last line of text was about. */
	const char *owner, *account;
};

static bool
is_selected(const struct audit *audit, const char *severity)
{
	size_t i;

	for (i = 0; i < audit->severity_count; i++)
		if (strcmp(audit->severities[i], severity) == 0)
			return true;
	return audit->severity_count == 0;
}

static void
put_line(struct tool *tool, const char *indent, const char *text)
{
	struct buffer line = {0};

	buffer_printf(&line, "%s%s\n", indent, text);
	writer_text(tool->writer, line.bytes);
	buffer_free(&line);
}

/* For people: one owner after the other, one account after the other. */
static void
put_text(struct audit *audit, const struct finding *finding)
{
	struct tool *tool = audit->tool;
	const char *owner = finding->owner == NULL ? "?" : finding->owner;
	bool other = !text_equal(audit->owner, owner);

	if (other)
		put_line(tool,
		    arena_printf(&tool->record, "%s%s  ",
			audit->owner == NULL ? "" : "\n", owner),
		    auditing_owner(audit->auditing, finding->owner));
	if (finding->account != NULL &&
	    (other || !text_equal(audit->account, finding->account)))
		put_line(tool, "  ", finding->account);
	audit->owner = owner;
	audit->account = finding->account;
	put_line(tool,
	    arena_printf(&tool->record, "    %s %s %-8s ", finding->severity,
		finding->check, finding->rule),
	    finding->explain);
	if (!audit->explain)
		return;
	put_line(tool, "        ", auditing_how(finding->check));
	if (finding->evidence != NULL)
		put_line(tool, "        ", finding->evidence);
}

static void
take(void *to, const struct finding *finding)
{
	struct audit *audit = to;
	struct tool *tool = audit->tool;
	struct record extra = {.object.kind = VALUE_OBJECT};

	if (!is_selected(audit, finding->severity))
		return;
	tool->found |= audit->check;
	if (audit->record != NULL && audit->fault == NULL)
		audit->fault = auditing_record_finding(
		    &tool->task, finding, audit->record);
	if (tool->format == WRITER_TEXT && tool->columns == NULL) {
		put_text(audit, finding);
		return;
	}
	/* Of what is only printed nothing was to be kept. */
	if (audit->record != NULL && tool->dry_run)
		record_set(&extra, value_true(&tool->record, "dry_run"));
	if (audit->explain)
		record_set(&extra, value_text(&tool->record, "how",
				       auditing_how(finding->check)));
	tool_put(tool, &finding_schema, finding, &extra);
}

static const struct fault *
check_severities(const struct audit *audit)
{
	size_t i;

	for (i = 0; i < audit->severity_count; i++)
		if (strlen(audit->severities[i]) != 1 ||
		    strchr("VDWN", audit->severities[i][0]) == NULL)
			return fault_new(FAULT_USAGE,
			    "--severity: not one of V, D, W, N: %.20s",
			    audit->severities[i]);
	return NULL;
}

static const struct fault *
read_request(
    struct tool *tool, struct audit *audit, struct auditing_request *request)
{
	const char *period = options_text(&tool->options, "period");

	*audit = (struct audit){.tool = tool,
	    .explain = options_flag(&tool->options, "explain"),
	    .check = options_flag(&tool->options, "check")};
	*request = (struct auditing_request){.take = take, .to = audit};
	audit->severity_count = options_list(
	    &tool->options, "severity", &tool->arena, &audit->severities);
	request->only_count =
	    options_list(&tool->options, "only", &tool->arena, &request->only);
	auditing_period(&tool->task, &request->period);
	if (period != NULL && !period_parse(period, &request->period))
		return fault_new(
		    FAULT_USAGE, "--period: not a period: %s", period);
	return check_severities(audit);
}

static const struct fault *
audit_all(struct tool *tool, struct audit *audit)
{
	bool more = true;

	while (audit->fault == NULL && !tool->closed) {
		arena_reset(&tool->record);
		auditing_next(audit->auditing, &more);
		if (!more)
			break;
		/* What is recorded is recorded whole. */
		if (audit->record == NULL && audit->fault == NULL)
			audit->fault = tool_heed(tool);
	}
	return audit->fault;
}

static const struct fault *
record_all(struct tool *tool, struct audit *audit,
    const struct auditing_request *request)
{
	struct findings findings = {0};
	const struct fault *fault;

	if (tool->options.operand_count > 0 || request->only_count > 0 ||
	    audit->severity_count > 0)
		return fault_new(FAULT_USAGE,
		    "--record: an audit is recorded whole, without ACCOUNT, "
		    "--only and --severity");
	audit->record = &findings;
	if ((fault = auditing_record(&tool->task)) == NULL &&
	    (fault = auditing_open(&audit->auditing, &tool->task, request)) ==
		NULL &&
	    (fault = audit_all(tool, audit)) == NULL)
		fault = auditing_record_end(
		    &tool->task, &request->period, &findings);
	if (fault != NULL)
		task_rollback(&tool->task);
	return fault;
}

/*
 * Operands are codes; records name an account in the field account, else, as
 * findings about a body do, the body in the field owner.
 */
static const struct fault *
audit_one(struct auditing *auditing, const struct record *record)
{
	const char *code = record_text(record, "account");
	const char *owner = record_text(record, "owner");

	if (code == NULL)
		code = record_text(record, "id");
	if (code != NULL)
		return auditing_account(auditing, code);
	return owner == NULL ? fault_field("account", "missing")
			     : auditing_body(auditing, owner);
}

static const struct fault *
audit_given(struct tool *tool, struct auditing *auditing)
{
	const struct fault *fault = NULL;
	struct record *record;

	while (tool_next(tool, &record, &fault)) {
		fault = audit_one(auditing, record);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
	}
	return fault;
}

static const struct fault *
print_all(struct tool *tool, struct audit *audit,
    const struct auditing_request *request)
{
	const struct fault *fault =
	    auditing_open(&audit->auditing, &tool->task, request);

	if (fault != NULL)
		return fault;
	return tool->options.operand_count > 0
		   ? audit_given(tool, audit->auditing)
		   : audit_all(tool, audit);
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct audit audit = {0};
	struct auditing_request request;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = tool_store(&tool)) == NULL &&
	    (fault = tool_streams(&tool)) == NULL &&
	    (fault = read_request(&tool, &audit, &request)) == NULL)
		fault = options_flag(&tool.options, "record")
			    ? record_all(&tool, &audit, &request)
			    : print_all(&tool, &audit, &request);
	auditing_close(audit.auditing);
	return tool_close(&tool, fault);
}
