/*
 * acct-ingest: publications, comments and replies of the official accounts.
 */
#include <string.h>

#include "model/message.h"
#include "task/moderation.h"
#include "task/post_intake.h"
#include "task/posts.h"
#include "tool.h"
#include "acct_verdict.h"

static const struct option_spec options[] = {
    {"from", 'f', "FORMAT",
	"what the input is: records (default), vk, ok, telegram"},
    {"kind", 'k', "KIND", "posts (default), comments or replies"},
    {"account", 0, "CODE", "the account, whatever the records say"},
    {"whole", 'w', NULL,
	"the input shows all there is: what is missing was deleted"},
    {"messages", 'm', NULL,
	"print only comments that may need an answer, for msg-ingest"},
    {"all", 'a', NULL, "print what is known already too"},
    {"deleted", 0, "KEY", "this comment was deleted, by --ground"},
    {"ground", 0, "G", "law, spam, insult or obscene (A2-13)"},
    {"moderator", 0, "PERSON", "who deleted it, if not the caller"},
    {"when", 0, "TIME", "when it was deleted, if not now"},
    {"verdict", 0, "yes|no", "are posts press releases; KEYs are operands"},
    {0},
};

static const struct tool_spec spec = {
    .name = "acct-ingest",
    .synopsis = "[--kind KIND] [FILE...] | --deleted KEY --ground G | "
		"--verdict yes|no [KEY...]",
    .purpose = "Registers what stands in the official accounts.",
    .operands = TOOL_FILES,
    .options = options,
};

struct ingest {
	enum post_intake_kind kind;
	struct post_intake *intake; /* of a network's documents */
	struct moderation *moderation;
	const char *account;
	struct posts_seen *seen; /* with --whole */
	bool messages;
};

union row {
	struct post post;
	struct comment comment;
	struct reply reply;
};

static const struct schema *
schema_of(enum post_intake_kind kind)
{
	static const struct schema *const schemas[] = {
	    [POST_INTAKE_POSTS] = &post_schema,
	    [POST_INTAKE_COMMENTS] = &comment_schema,
	    [POST_INTAKE_REPLIES] = &reply_schema,
	};

	return schemas[kind];
}

/* One that may need an answer, in the form that msg-ingest takes. */
static const struct fault *
put_message(struct tool *tool, const struct comment *comment,
    const struct record *record)
{
	struct record extra = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;
	struct message message;
	bool needs;

	fault = posts_message(&tool->task, comment, &message, &needs);
	if (fault != NULL || !needs)
		return fault;
	message.url = record_text(record, "url");
	message.author_id = record_text(record, "author_id");
	message.author = record_text(record, "author");
	if (tool->dry_run)
		record_set(&extra, value_true(&tool->record, "dry_run"));
	tool_put(tool, &message_schema, &message, &extra);
	return NULL;
}

/* How long what had to go stood there: a metric, never a breach. */
static void
add_latency(
    struct tool *tool, const struct comment *comment, struct record *record)
{
	int64_t minutes;

	if (comment->flagged_at == FIELD_NONE ||
	    comment->deleted_at == FIELD_NONE)
		return;
	minutes = (comment->deleted_at - comment->flagged_at) / 60;
	record_set(record,
	    value_number(&tool->record, "latency_minutes",
		arena_printf(&tool->record, "%lld", (long long)minutes)));
}

static const struct fault *
put(struct tool *tool, const struct ingest *ingest, const union row *row,
    enum keep_result result, struct record *record)
{
	static const char *const names[] = {"new", "updated", "duplicate"};

	if (result == KEEP_UNCHANGED && !options_flag(&tool->options, "all"))
		return NULL;
	if (ingest->messages)
		return put_message(tool, &row->comment, record);
	record_set(record, value_text(&tool->record, "ingest", names[result]));
	if (ingest->kind == POST_INTAKE_COMMENTS)
		add_latency(tool, &row->comment, record);
	if (tool->dry_run)
		record_set(record, value_true(&tool->record, "dry_run"));
	tool_put(tool, schema_of(ingest->kind), row, record);
	return NULL;
}

static const struct fault *
take(struct tool *tool, const struct ingest *ingest, union row *row,
    enum keep_result *result)
{
	switch (ingest->kind) {
	case POST_INTAKE_POSTS:
		return posts_take(&tool->task, &row->post, result);
	case POST_INTAKE_COMMENTS:
		return posts_take_comment(
		    &tool->task, ingest->moderation, &row->comment, result);
	default:
		return posts_take_reply(&tool->task, &row->reply, result);
	}
}

static const struct fault *
take_item(struct tool *tool, const struct ingest *ingest, union row *row,
    struct record *record)
{
	const struct fault *fault;
	enum keep_result result;

	if ((fault = take(tool, ingest, row, &result)) != NULL)
		return fault;
	if (ingest->kind == POST_INTAKE_POSTS)
		posts_seen_add(ingest->seen, row->post.account, row->post.key,
		    row->post.at);
	else if (ingest->kind == POST_INTAKE_COMMENTS)
		posts_seen_add(ingest->seen, row->comment.account,
		    row->comment.key, row->comment.at);
	return put(tool, ingest, row, result, record);
}

static const struct fault *
take_record(
    struct tool *tool, const struct ingest *ingest, struct record *record)
{
	const struct fault *fault;
	union row row;

	if (ingest->account != NULL)
		record_set(record,
		    value_text(&tool->record, "account", ingest->account));
	fault = schema_read(schema_of(ingest->kind), record, tool->task.zone,
	    &tool->record, &row);
	if (fault == NULL)
		fault = take_item(tool, ingest, &row, record);
	return fault == NULL ? NULL : tool_refuse(tool, record, fault);
}

/* Refuses the document for one of its items; its bytes are kept once. */
static const struct fault *
refuse(struct tool *tool, struct record *record, const struct fault *fault)
{
	fault = tool_refuse(tool, record, fault);
	record->source_length = 0;
	return fault;
}

static void
tell(struct tool *tool, const char *name, const char *text,
    struct record *record)
{
	if (text != NULL)
		record_set(record, value_text(&tool->record, name, text));
}

static const struct fault *
take_document(
    struct tool *tool, const struct ingest *ingest, struct record *record)
{
	const struct fault *fault;
	struct post_intake_item item;
	union row row;

	fault = post_intake_read(ingest->intake, &tool->task, record);
	if (fault != NULL)
		fault = refuse(tool, record, fault);
	while (fault == NULL &&
	       post_intake_next(ingest->intake, &tool->task, &item)) {
		struct record bare = {.object.kind = VALUE_OBJECT};

		if (ingest->kind == POST_INTAKE_POSTS)
			row.post = item.post;
		else if (ingest->kind == POST_INTAKE_COMMENTS)
			row.comment = item.comment;
		else
			row.reply = item.reply;
		tell(tool, "url", item.url, &bare);
		tell(tool, "author_id", item.author_id, &bare);
		tell(tool, "author", item.author, &bare);
		fault = take_item(tool, ingest, &row, &bare);
		if (fault != NULL)
			fault = refuse(tool, record, fault);
	}
	return fault;
}

static const struct fault *
take_missing(struct tool *tool, const struct ingest *ingest)
{
	struct record none = {.object.kind = VALUE_OBJECT};
	bool posts = ingest->kind == POST_INTAKE_POSTS, found = true;
	const struct fault *fault;
	union row row;

	while (!tool->closed) {
		arena_reset(&tool->record);
		none.object.child = NULL;
		fault = posts_seen_missing(ingest->seen, &tool->task,
		    posts ? &row.post : NULL, posts ? NULL : &row.comment,
		    &found);
		if (fault != NULL || !found)
			return fault;
		if ((fault = put(tool, ingest, &row, KEEP_CHANGED, &none)) !=
			NULL ||
		    (fault = tool_heed(tool)) != NULL)
			return fault;
	}
	return NULL;
}

static const struct fault *
take_all(struct tool *tool, struct ingest *ingest)
{
	const struct fault *fault;
	struct record *record;

	tool->input = schema_of(ingest->kind);
	tool->output = ingest->messages ? &message_schema : tool->input;
	if (options_flag(&tool->options, "whole"))
		ingest->seen = posts_seen_open();
	fault = tool_streams(tool);
	while (tool_next(tool, &record, &fault))
		fault = ingest->intake != NULL
			    ? take_document(tool, ingest, record)
			    : take_record(tool, ingest, record);
	/* Only what was read to its end shows what is missing. */
	if (fault == NULL && ingest->seen != NULL && !tool->refused &&
	    !tool_stopped(tool))
		fault = take_missing(tool, ingest);
	posts_seen_close(ingest->seen);
	return fault;
}

static const struct fault *
delete_one(struct tool *tool, const struct ingest *ingest, const char *key)
{
	struct record none = {.object.kind = VALUE_OBJECT,
	    .input = "--deleted",
	    .position = 1,
	    .element = true};
	const struct options *o = &tool->options;
	const struct fault *fault;
	int64_t at = FIELD_NONE;
	union row row;

	tool->output = &comment_schema;
	tool->operands = TOOL_SOURCE;
	if (o->operand_count > 0)
		return fault_new(FAULT_USAGE, "--deleted takes no FILE");
	if ((fault = tool_instant(tool, "when", &at)) != NULL ||
	    (fault = tool_streams(tool)) != NULL)
		return fault;
	fault = posts_delete(&tool->task, ingest->account, key,
	    options_text(o, "ground"), options_text(o, "moderator"), at,
	    &row.comment);
	if (fault != NULL)
		return tool_refuse(tool, &none, fault);
	return put(tool, &(struct ingest){.kind = POST_INTAKE_COMMENTS}, &row,
	    KEEP_CHANGED, &none);
}

static const struct fault *
open_intake(struct tool *tool, struct ingest *ingest)
{
	const char *from = options_text(&tool->options, "from");

	if (from == NULL || strcmp(from, "records") == 0)
		return NULL;
	tool->lists = post_intake_lists(from, &tool->pack);
	tool->foreign = true;
	return post_intake_open(
	    &ingest->intake, from, ingest->kind, ingest->account);
}

static const struct fault *
run(struct tool *tool, struct ingest *ingest)
{
	static const char *const kinds[] = {"posts", "comments", "replies"};
	const struct options *o = &tool->options;
	const char *kind = options_text(o, "kind");
	const char *deleted = options_text(o, "deleted");
	const struct fault *fault;

	while (kind != NULL && strcmp(kind, kinds[ingest->kind]) != 0)
		if (++ingest->kind > POST_INTAKE_REPLIES)
			return fault_new(
			    FAULT_USAGE, "--kind: no such kind: %s", kind);
	if (options_flag(o, "verdict"))
		return acct_verdict_take(tool, ingest->account);
	if (deleted != NULL)
		return delete_one(tool, ingest, deleted);
	if ((ingest->messages && ingest->kind != POST_INTAKE_COMMENTS) ||
	    (options_flag(o, "whole") && ingest->kind == POST_INTAKE_REPLIES))
		return fault_new(FAULT_USAGE,
		    "--messages is for comments, --whole for them and posts");
	fault = open_intake(tool, ingest);
	return fault != NULL ? fault : take_all(tool, ingest);
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct ingest ingest = {0};
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = tool_store(&tool)) == NULL) {
		ingest.account = options_text(&tool.options, "account");
		ingest.messages = options_flag(&tool.options, "messages");
		ingest.moderation = moderation_open(&tool.task);
		fault = run(&tool, &ingest);
	}
	post_intake_close(ingest.intake);
	moderation_close(ingest.moderation);
	return tool_close(&tool, fault);
}
