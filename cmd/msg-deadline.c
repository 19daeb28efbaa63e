/*
 * msg-deadline: what is due when, what is late, why; due times from their
 * inputs alone.
 */

#include "base/term.h"
#include "delivery.h"
#include "model/clock.h"
#include "record/builtin.h"
#include "task/computation.h"
#include "task/duelist.h"
#include "task/explanation.h"
#include "task/notice.h"
#include "task/show.h"
#include "task/tables.h"
#include "task/telling.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"state", 's', "STATE",
	"running, overdue, suspended; met, late, lapsed, cancelled too"},
    {"clock", 'c', "CLOCK", "only these clocks, as draft,review"},
    {"body", 'b', "CODE", "only those by which this body must act"},
    {"within", 'w', "TIME", "due within 30m, 2h from now, or late"},
    {"since", 0, "TIME", "due at or after this instant"},
    {"until", 0, "TIME", "due before this instant"},
    {"check", 0, NULL, "exit 1 if a body is late or overdue"},
    {"compute", 0, NULL, "due times of records, without any message"},
    {"notices", 0, NULL, "issue a notice of each breach, once"},
    {"warn", 0, NULL, "issue warnings of terms about to be used up, once"},
    {"again", 0, "N", "print notice N again"},
    {"sent", 0, "ADDRESSEE", "record that notices were sent to him"},
    {"date", 0, "TIME", "when they were sent; not given: now"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-deadline",
    .synopsis = "[ID...|-] | --compute [FILE...] | --sent ADDRESSEE [N...]",
    .purpose = "Says what is due when, what is late, and why.",
    .operands = TOOL_SOURCE,
    .options = options,
    .output = &clock_schema,
};

static const struct fault *
read_filter(struct tool *tool, struct duelist_filter *filter)
{
	const char *within = options_text(&tool->options, "within");
	const struct options *o = &tool->options;
	const struct fault *fault;
	struct term term;

	*filter = (struct duelist_filter){
	    .message = FIELD_NONE, .within = FIELD_NONE};
	filter->state_count =
	    options_list(o, "state", &tool->arena, &filter->states);
	filter->clock_count =
	    options_list(o, "clock", &tool->arena, &filter->clocks);
	filter->body_count =
	    options_list(o, "body", &tool->arena, &filter->bodies);
	if (within != NULL) {
		if (!term_parse(within, &term) || term.unit != TERM_SECONDS)
			return fault_new(FAULT_USAGE,
			    "--within: not a time as 30m: %s", within);
		filter->within = term.amount;
	}
	if ((fault = tool_instant(tool, "since", &filter->since)) != NULL)
		return fault;
	return tool_instant(tool, "until", &filter->until);
}

/* Prints a clock with why it is due then. */
static const struct fault *
put_explained(struct tool *tool, const struct clock *clock)
{
	struct explanation_texts texts;
	const struct fault *fault;
	struct record record;

	arena_reset(&tool->record);
	fault = explanation_clock(&tool->task, clock, &tool->record, &texts);
	if (fault != NULL)
		return fault;
	if (tool->format == WRITER_TEXT) {
		delivery_put_text(tool, texts.text);
		return NULL;
	}
	explanation_field(&record, &tool->record, texts.json);
	tool_put(tool, &clock_schema, clock, &record);
	return NULL;
}

/* Prints the clocks of one message, or of all. */
static const struct fault *
list_clocks(struct tool *tool, const struct duelist_filter *filter)
{
	bool check = options_flag(&tool->options, "check");
	bool explain = options_flag(&tool->options, "explain");
	const struct fault *fault;
	const struct clock *clock;
	struct duelist *list;
	bool more = true;

	fault = duelist_open(&list, &tool->task, filter);
	while (fault == NULL && !tool->closed &&
	       (fault = duelist_next(list, &clock, &more)) == NULL && more) {
		tool->found |= check && duelist_is_breach(clock);
		if (explain)
			fault = put_explained(tool, clock);
		else
			tool_put(tool, &clock_schema, clock, NULL);
		if (fault == NULL && filter->message == FIELD_NONE)
			fault = tool_heed(tool);
	}
	duelist_close(list);
	return fault;
}

/* The tables of a store if one is named, else those compiled in. */
static const struct fault *
read_tables(struct tool *tool, struct reference_rows rows[REFERENCE_KINDS],
    struct zone **zone)
{
	const struct fault *fault;

	if (tool->db != NULL && tool->db[0] != '\0') {
		if ((fault = tool_store(tool)) != NULL)
			return fault;
		return tables_read_all(&tool->task, &tool->arena, rows);
	}
	if ((fault = zone_open(zone, "Asia/Omsk")) != NULL ||
	    (fault = tool_actor(tool, *zone)) != NULL)
		return fault;
	return builtin_read(*zone, &tool->arena, rows);
}

static const struct fault *
compute_all(struct tool *tool)
{
	struct reference_rows rows[REFERENCE_KINDS];
	struct computation *computation = NULL;
	struct zone *zone = NULL;
	struct record *record;
	const struct fault *fault;
	bool explain = options_flag(&tool->options, "explain");
	const char *text = NULL;

	tool->operands = TOOL_FILES;
	tool->output = &computation_schema;
	if ((fault = read_tables(tool, rows, &zone)) == NULL &&
	    (fault = computation_open(&computation, rows, tool->task.zone)) ==
		NULL)
		fault = tool_streams(tool);
	while (fault == NULL && tool_next(tool, &record, &fault)) {
		fault = computation_answer(
		    computation, record, &tool->record, explain ? &text : NULL);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
		else if (explain && tool->format == WRITER_TEXT)
			delivery_put_text(tool, text);
		else
			writer_pass(tool->writer, record);
	}
	computation_close(computation);
	zone_close(zone);
	return fault;
}

/* A letter for people, else the record. */
static const struct fault *
put_notice(struct tool *tool, const struct notice *notice)
{
	struct record dry = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;
	struct buffer letter = {0};

	if (tool->format != WRITER_TEXT || tool->columns != NULL) {
		if (tool->dry_run)
			record_set(&dry, value_true(&tool->record, "dry_run"));
		tool_put(tool, notice_schema_of(notice), notice,
		    tool->dry_run ? &dry : NULL);
		return NULL;
	}
	fault = telling_letter(&tool->task, notice, &letter);
	if (fault == NULL)
		delivery_put_text(tool, letter.bytes);
	buffer_free(&letter);
	return fault;
}

/* Issues what is to be told, of one message or of all. */
static const struct fault *
issue_notices(struct tool *tool, const struct duelist_filter *given)
{
	struct notice_filter filter = {
	    .warn = options_flag(&tool->options, "warn"),
	    .message = given->message,
	    .clocks = given->clocks,
	    .clock_count = given->clock_count,
	    .bodies = given->bodies,
	    .body_count = given->body_count,
	    .since = given->since,
	    .until = given->until};
	bool check = options_flag(&tool->options, "check");
	const struct fault *fault;
	struct notice_issue *issue;
	struct notice notice;
	bool more = true;

	if ((fault = duelist_check(&tool->task, given)) != NULL)
		return fault;
	fault = notice_open(&issue, &tool->task, &filter);
	while (fault == NULL && !tool->closed &&
	       (fault = notice_next(issue, &notice, &more)) == NULL && more) {
		tool->found |= check && !filter.warn;
		fault = put_notice(tool, &notice);
		if (fault == NULL && filter.message == FIELD_NONE)
			fault = tool_heed(tool);
	}
	notice_close(issue);
	return fault;
}

static bool
issues(const struct tool *tool)
{
	return options_flag(&tool->options, "notices") ||
	       options_flag(&tool->options, "warn");
}

/* Lists clocks, or issues what is to be told about them. */
static const struct fault *
act(struct tool *tool, const struct duelist_filter *filter)
{
	return issues(tool) ? issue_notices(tool, filter)
			    : list_clocks(tool, filter);
}

static const struct fault *
list_given(struct tool *tool, struct duelist_filter *filter)
{
	const struct fault *fault = NULL;
	struct message message;
	struct record *record;

	while (tool_next(tool, &record, &fault)) {
		fault = show_message(
		    &tool->task, record_text(record, "id"), &message);
		if (fault != NULL) {
			fault = tool_refuse(tool, record, fault);
			continue;
		}
		filter->message = message.id;
		fault = act(tool, filter);
	}
	return fault;
}

static const struct fault *
print_again(struct tool *tool, int64_t number)
{
	const struct fault *fault;
	struct notice notice;

	fault = notice_get(&tool->task, number, &notice);
	return fault != NULL ? fault : put_notice(tool, &notice);
}

static const struct fault *
send_one(struct tool *tool, int64_t number, const char *addressee, int64_t at)
{
	const struct fault *fault;
	struct notice notice;

	fault = notice_send(&tool->task, number, addressee, at, &notice);
	return fault != NULL ? fault : put_notice(tool, &notice);
}

static const struct delivery_acts acts = {print_again, send_one};

/* One thing at a time. */
static const struct fault *
check_options(const struct options *o)
{
	if (options_flag(o, "notices") + options_flag(o, "warn") +
		options_flag(o, "again") + options_flag(o, "sent") +
		options_flag(o, "compute") >
	    1)
		return fault_new(FAULT_USAGE,
		    "--notices, --warn, --again, --sent and --compute do not "
		    "go together");
	if (options_flag(o, "date") && !options_flag(o, "sent"))
		return fault_new(FAULT_USAGE, "--date belongs to --sent");
	return NULL;
}

static const struct fault *
run(struct tool *tool)
{
	const struct options *o = &tool->options;
	struct duelist_filter filter;
	const struct fault *fault;

	if ((fault = check_options(o)) != NULL)
		return fault;
	if (options_flag(o, "compute"))
		return compute_all(tool);
	if ((fault = tool_store(tool)) != NULL)
		return fault;
	if (options_flag(o, "warn"))
		tool->output = &notice_warning_schema;
	else if (issues(tool) || options_flag(o, "again") ||
		 options_flag(o, "sent"))
		tool->output = &notice_schema;
	if (options_flag(o, "sent"))
		return delivery_send(tool, &acts);
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	if (options_flag(o, "again"))
		return delivery_again(tool, &acts);
	if ((fault = read_filter(tool, &filter)) != NULL)
		return fault;
	return o->operand_count > 0 ? list_given(tool, &filter)
				    : act(tool, &filter);
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
