/*
 * msg-publish: posts what is approved, and records what happened.
 */
#include <inttypes.h>

#include "base/text.h"
#include "delivery.h"
#include "model/publication.h"
#include "record/memory.h"
#include "task/posting_page.h"
#include "task/publish.h"
#include "task/settle.h"
#include "task/show.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"config", 'c', "FILE", "networks and tokens; mode 0600"},
    {"limit", 0, "N", "send at most so many"},
    {"manual", 'm', NULL, "list what a person must post or look after"},
    {"confirm", 0, NULL, "it stands at --url"},
    {"retry", 0, NULL, "it does not stand anywhere: try again"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-publish",
    .synopsis = "-c FILE [ID...|-] | --manual | --confirm ID --url URL | "
		"--retry ID",
    .purpose = "Posts approved answers, and records what happened.",
    .operands = TOOL_SOURCE,
    .options = options,
    .fields = &settlement_schema,
    .output = &publication_schema,
};

typedef const struct fault *settle_function(struct task *task,
    const struct settlement *said, struct publication *publication);

static void
put(struct tool *tool, const struct publication *publication,
    struct record *record)
{
	struct record own = {.object.kind = VALUE_OBJECT};

	if (record == NULL)
		record = &own;
	if (tool->dry_run)
		record_set(record, value_true(&tool->record, "dry_run"));
	tool_put(tool, &publication_schema, publication, record);
}

/* For people a page with the whole text, else the record. */
static const struct fault *
put_waiting(struct tool *tool, const struct publication *publication)
{
	const struct fault *fault;
	struct buffer page = {0};

	if (tool->format != WRITER_TEXT || tool->columns != NULL) {
		put(tool, publication, NULL);
		return NULL;
	}
	fault = posting_page(&tool->task, publication, memory_read, &page);
	if (fault == NULL)
		delivery_put_text(tool, page.bytes);
	buffer_free(&page);
	return fault;
}

/* Carries out what a person says about each record. */
static const struct fault *
settle_all(struct tool *tool, settle_function *settle)
{
	const struct fault *fault = NULL;
	struct publication publication;
	struct settlement said;
	struct record *record;

	while (tool_next(tool, &record, &fault)) {
		fault = schema_read(&settlement_schema, record, tool->task.zone,
		    &tool->record, &said);
		if (fault == NULL)
			fault = settle(&tool->task, &said, &publication);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
		else
			put(tool, &publication, record);
	}
	return fault;
}

/* Posts what is due, of one message or of all. */
static const struct fault *
post(struct tool *tool, struct publish *run, int64_t message, int64_t limit)
{
	struct publication publication;
	const struct fault *fault;
	bool more = true;

	publish_begin(run, message);
	while (!tool_stopped(tool) && publish_count(run) < limit) {
		fault = publish_next(run, tool_wall(), &publication, &more);
		if (fault != NULL && !fault_is_fatal(fault)) {
			task_rollback(&tool->task);
			tool->found = true;
			tool_remark(tool, "%s", fault->text);
			continue;
		}
		if (fault != NULL || !more)
			return fault;
		put(tool, &publication, NULL);
		if (publication_needs_person(&publication)) {
			tool->found = true;
			tool_remark(tool, "message %" PRId64 ": %s: %s",
			    publication.id, publication.state,
			    publication.error);
		}
		if ((fault = tool_flush(tool)) != NULL)
			return fault;
	}
	/* What was not looked at must not be taken for nothing to post. */
	return tool->closed || publish_count(run) >= limit ? NULL
							   : tool_go_on();
}

/* Lists what waits for a person, of one message or of all. */
static const struct fault *
list(struct tool *tool, struct settle_list *waiting, int64_t message,
    int64_t limit)
{
	struct publication publication;
	const struct fault *fault;
	bool more = true;

	settle_list_rewind(waiting);
	for (; !tool->closed && limit > 0; limit--) {
		fault = settle_list_next(waiting, message, &publication, &more);
		if (fault != NULL || !more)
			return fault;
		if ((fault = put_waiting(tool, &publication)) != NULL ||
		    (fault = tool_heed(tool)) != NULL)
			return fault;
	}
	return NULL;
}

/* One or the other, for the messages given or for all. */
static const struct fault *
go_over(struct tool *tool, struct publish *run, struct settle_list *waiting,
    int64_t limit)
{
	const struct fault *fault = NULL;
	struct message message;
	struct record *record;

	if (tool->options.operand_count == 0)
		return run != NULL ? post(tool, run, FIELD_NONE, limit)
				   : list(tool, waiting, FIELD_NONE, limit);
	while (tool_next(tool, &record, &fault)) {
		fault = show_message(
		    &tool->task, record_text(record, "id"), &message);
		if (fault != NULL)
			fault = tool_refuse(tool, record, fault);
		else if (run != NULL)
			fault = post(tool, run, message.id, limit);
		else
			fault = list(tool, waiting, message.id, limit);
	}
	return fault;
}

static const struct fault *
run(struct tool *tool)
{
	const char *path = options_text(&tool->options, "config");
	const char *most = options_text(&tool->options, "limit");
	struct settle_list *waiting = NULL;
	struct publish *publish = NULL;
	const struct fault *fault;
	int64_t limit = INT64_MAX;

	if (most != NULL && (!text_integer(most, &limit) || limit < 0))
		return fault_new(
		    FAULT_USAGE, "--limit: not a number: %s", most);
	if (options_flag(&tool->options, "manual"))
		fault =
		    settle_list_open(&waiting, &tool->task, path, memory_read);
	else if (path == NULL)
		return fault_new(FAULT_USAGE,
		    "who posts where? give --config FILE, or --manual");
	else
		fault = publish_open(&publish, &tool->task, path, memory_read);
	if (fault == NULL)
		fault = go_over(tool, publish, waiting, limit);
	publish_close(publish);
	settle_list_close(waiting);
	return fault;
}

/* Who forgot --confirm must not have posted again what stands there. */
static const struct fault *
check_options(const struct options *o)
{
	bool confirm = options_flag(o, "confirm");
	bool retry = options_flag(o, "retry");

	if (confirm && retry)
		return fault_new(FAULT_USAGE, "--confirm or --retry, not both");
	if ((confirm || retry) &&
	    (options_flag(o, "manual") || options_flag(o, "limit")))
		return fault_new(FAULT_USAGE,
		    "--manual and --limit go with neither --confirm nor "
		    "--retry");
	if (!confirm && options_flag(o, "url"))
		return fault_new(FAULT_USAGE, "--url belongs to --confirm");
	if (!confirm && !retry &&
	    (options_flag(o, "id") || options_flag(o, "draft") ||
		options_flag(o, "as_of")))
		return fault_new(FAULT_USAGE,
		    "--id, --draft and --as_of belong to --confirm and "
		    "--retry");
	return NULL;
}

int
main(int argc, char **argv)
{
	const struct fault *fault;
	struct tool tool;
	bool confirm, retry;

	if ((fault = tool_options(&tool, &spec, argc, argv)) != NULL ||
	    (fault = check_options(&tool.options)) != NULL)
		return tool_close(&tool, fault);
	confirm = options_flag(&tool.options, "confirm");
	retry = options_flag(&tool.options, "retry");
	if (confirm || retry)
		tool.operands = TOOL_IDS;
	if ((fault = tool_store(&tool)) == NULL &&
	    (fault = tool_streams(&tool)) == NULL)
		fault = confirm || retry
			    ? settle_all(&tool,
				  confirm ? settle_confirm : settle_retry)
			    : run(&tool);
	return tool_close(&tool, fault);
}
