/*
 * msg-deadline: what is due when, what is late, why; due times from their
 * inputs alone.
 */
#include <string.h>

#include "base/term.h"
#include "base/text.h"
#include "model/clock.h"
#include "record/builtin.h"
#include "task/computation.h"
#include "task/duelist.h"
#include "task/explanation.h"
#include "task/show.h"
#include "task/tables.h"
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
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-deadline",
    .synopsis = "[ID...|-] | --compute [FILE...]",
    .purpose = "Says what is due when, what is late, and why.",
    .operands = TOOL_SOURCE,
    .options = options,
    .output = &clock_schema,
};

static const struct fault *
read_instant(struct tool *tool, const char *name, int64_t *instant)
{
	const char *text = options_text(&tool->options, name);

	*instant = FIELD_NONE;
	if (text != NULL && !instant_parse(text, tool->task.zone, instant))
		return fault_new(
		    FAULT_USAGE, "--%s: not a time: %s", name, text);
	return NULL;
}

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
	if ((fault = read_instant(tool, "since", &filter->since)) != NULL)
		return fault;
	return read_instant(tool, "until", &filter->until);
}

/* A text for people, and an empty line behind it. */
static void
put_text(struct tool *tool, const char *text)
{
	writer_text(tool->writer, text);
	writer_text(tool->writer, "\n");
}

/* Prints a clock with why it is due then. */
static const struct fault *
put_explained(struct tool *tool, struct explanation *explanation,
    const struct clock *clock)
{
	struct explanation_texts texts;
	const struct fault *fault;
	struct record record;

	arena_reset(&tool->record);
	fault = explanation_clock(explanation, clock, &tool->record, &texts);
	if (fault != NULL)
		return fault;
	if (tool->format == WRITER_TEXT) {
		put_text(tool, texts.text);
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
	struct explanation *explanation = NULL;
	const struct fault *fault;
	const struct clock *clock;
	struct duelist *list;
	bool more = true;

	fault = duelist_open(&list, &tool->task, filter);
	if (fault == NULL && options_flag(&tool->options, "explain"))
		fault = explanation_open(&explanation, &tool->task);
	while (fault == NULL && !tool->closed &&
	       (fault = duelist_next(list, &clock, &more)) == NULL && more) {
		tool->found |= check && duelist_is_breach(clock);
		if (explanation != NULL)
			fault = put_explained(tool, explanation, clock);
		else
			tool_put(tool, &clock_schema, clock, NULL);
		if (fault == NULL && filter->message == FIELD_NONE)
			fault = tool_pace(tool);
	}
	explanation_close(explanation);
	duelist_close(list);
	return fault;
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
		filter->message = message.id;
		fault = fault != NULL ? tool_refuse(tool, record, fault)
				      : list_clocks(tool, filter);
	}
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
			put_text(tool, text);
		else
			writer_pass(tool->writer, record);
	}
	computation_close(computation);
	zone_close(zone);
	return fault;
}

int
main(int argc, char **argv)
{
	struct duelist_filter filter;
	struct tool tool;
	const struct fault *fault;

	fault = tool_options(&tool, &spec, argc, argv);
	if (fault == NULL && options_flag(&tool.options, "compute"))
		return tool_close(&tool, compute_all(&tool));
	if (fault == NULL && (fault = tool_store(&tool)) == NULL &&
	    (fault = tool_streams(&tool)) == NULL &&
	    (fault = read_filter(&tool, &filter)) == NULL)
		fault = tool.options.operand_count > 0
			    ? list_given(&tool, &filter)
			    : list_clocks(&tool, &filter);
	return tool_close(&tool, fault);
}
