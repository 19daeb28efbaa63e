/*
 * msg-show: selects messages and prints them.
 */
#include <string.h>

#include "base/text.h"
#include "model/draft.h"
#include "model/event.h"
#include "model/message.h"
#include "task/page.h"
#include "task/show.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"state", 's', "STATE", "in this state (several: a,b)"},
    {"body", 'b', "CODE", "that this body has or had"},
    {"holder", 0, "CODE", "whose turn it is"},
    {"topic", 0, "NAME", "on this topic or group of topics"},
    {"location", 0, "NAME", "about this place"},
    {"network", 0, "NAME", "from vk, ok, telegram, other (several: a,b)"},
    {"author", 0, "ID", "by this author (identity or name)"},
    {"since", 0, "TIME", "posted at or after this instant"},
    {"until", 0, "TIME", "posted before this instant"},
    {"grep", 'g', "WORDS", "whose text has these words, in any form"},
    {"proposed", 0, NULL, "with a proposal that waits for a decision"},
    {"warnings", 0, NULL, "with warnings"},
    {"overdue", 0, NULL, "whose due time has passed"},
    {"mine", 0, NULL, "on which my body must act"},
    {"pending", 'p', NULL, "the drafts and queries that wait for the Curator"},
    {"limit", 0, "N", "at most so many"},
    {"history", 0, NULL, "their events, drafts and revisions instead"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-show",
    .synopsis = "[ID...|-]",
    .purpose = "Prints messages, by id or selected.",
    .operands = TOOL_SOURCE,
    .options = options,
    .output = &message_schema,
};

static const struct fault *
read_filter(struct tool *tool, struct show_filter *filter)
{
	const struct options *o = &tool->options;
	const struct fault *fault;
	const char *limit = options_text(o, "limit");

	*filter = (struct show_filter){.body = options_text(o, "body"),
	    .holder = options_text(o, "holder"),
	    .topic = options_text(o, "topic"),
	    .location = options_text(o, "location"),
	    .author = options_text(o, "author"),
	    .grep = options_text(o, "grep"),
	    .proposed = options_flag(o, "proposed"),
	    .warned = options_flag(o, "warnings"),
	    .overdue = options_flag(o, "overdue"),
	    .mine = options_flag(o, "mine"),
	    .pending = options_flag(o, "pending"),
	    .given = o->operand_count > 0,
	    .limit = FIELD_NONE};
	filter->state_count =
	    options_list(o, "state", &tool->arena, &filter->states);
	filter->network_count =
	    options_list(o, "network", &tool->arena, &filter->networks);
	if (limit != NULL &&
	    (!text_integer(limit, &filter->limit) || filter->limit < 0))
		return fault_new(
		    FAULT_USAGE, "--limit: not a number: %s", limit);
	if ((fault = tool_instant(tool, "since", &filter->since)) != NULL)
		return fault;
	return tool_instant(tool, "until", &filter->until);
}

/* The drafts of a message; of those that wait only the body's, if one is
 * wanted. */
static const struct fault *
put_drafts(struct tool *tool, int64_t id, bool pending)
{
	const char *body = options_text(&tool->options, "body");
	struct draft draft = {0};
	const struct fault *fault;
	bool found;

	while ((fault = show_draft(&tool->task, id, draft.number, pending,
		    &draft, &found)) == NULL &&
	       found)
		if (!pending || body == NULL || text_equal(draft.body, body))
			tool_put(tool, &draft_schema, &draft, NULL);
	return fault;
}

static const struct fault *
put_history(struct tool *tool, int64_t id)
{
	const struct fault *fault;
	struct revision revision;
	struct event event;
	int64_t after = 0;
	bool found;

	while ((fault = show_event(&tool->task, id, after, &event, &found)) ==
		   NULL &&
	       found) {
		tool_put(tool, &event_schema, &event, NULL);
		after = event.seq;
	}
	after = 0;
	if (fault == NULL)
		fault = put_drafts(tool, id, false);
	while (fault == NULL &&
	       (fault = show_revision(
		    &tool->task, id, after, &revision, &found)) == NULL &&
	       found) {
		tool_put(tool, &revision_schema, &revision, NULL);
		after = revision.revision;
	}
	return fault;
}

static const struct fault *
put(struct tool *tool, const struct message *message, struct record *record)
{
	const struct fault *fault;
	struct buffer page = {0};

	if (options_flag(&tool->options, "history"))
		return put_history(tool, message->id);
	if (options_flag(&tool->options, "pending"))
		return put_drafts(tool, message->id, true);
	if (tool->format != WRITER_TEXT || tool->options.operand_count != 1 ||
	    strcmp(tool->options.operands[0], "-") == 0) {
		tool_put(tool, &message_schema, message, record);
		return NULL;
	}
	fault = page_write(&tool->task, message, &page);
	if (fault == NULL)
		writer_text(tool->writer, page.bytes);
	buffer_free(&page);
	return fault;
}

static const struct fault *
show_selected(struct tool *tool, const struct show_filter *filter)
{
	const struct message *message;
	const struct fault *fault;
	struct show *show;
	bool more = true;

	fault = show_open(&show, &tool->task, filter);
	while (fault == NULL && !tool->closed &&
	       (fault = show_next(show, &message, &more)) == NULL && more) {
		arena_reset(&tool->record);
		if ((fault = put(tool, message, NULL)) == NULL)
			fault = tool_heed(tool);
	}
	show_close(show);
	return fault;
}

static const struct fault *
show_those(struct tool *tool, const struct show_filter *filter)
{
	const struct fault *fault;
	struct message message;
	struct record *record;
	struct show *show;
	bool agrees;

	fault = show_open(&show, &tool->task, filter);
	while (fault == NULL && tool_next(tool, &record, &fault)) {
		fault = show_given(
		    show, record_text(record, "id"), &message, &agrees);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
		else if (agrees)
			fault = put(tool, &message, record);
	}
	show_close(show);
	return fault;
}

int
main(int argc, char **argv)
{
	struct show_filter filter;
	struct tool tool;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) != NULL ||
	    (fault = tool_store(&tool)) != NULL)
		return tool_close(&tool, fault);
	if (options_flag(&tool.options, "pending") &&
	    !options_flag(&tool.options, "history"))
		tool.output = &draft_schema;
	if ((fault = tool_streams(&tool)) == NULL &&
	    (fault = read_filter(&tool, &filter)) == NULL)
		fault = tool.options.operand_count > 0
			    ? show_those(&tool, &filter)
			    : show_selected(&tool, &filter);
	return tool_close(&tool, fault);
}
