/*
 * msg-draft: a body hands in an answer, an interim answer, information for the
 * lead, a query, a request for a longer term.
 */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "letter.h"
#include "model/draft.h"
#include "model/submission.h"
#include "record/override.h"
#include "task/show.h"
#include "task/submit.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"file", 'f', "FILE", "the text; - is standard input, with ids only"},
    {"attach", 'a', "URL", "attaches a link (several: again, or a,b)"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-draft",
    .synopsis = "[--kind KIND] [--text TEXT | --file FILE] [ID...]",
    .purpose = "Hands in drafts of a body: each is a version that never "
	       "changes.",
    .operands = TOOL_IDS,
    .options = options,
    .fields = &submission_schema,
    .output = &draft_schema,
};

/* The messages, to be read while their answer is written. */
static const struct fault *
write_below(struct tool *tool, struct buffer *below)
{
	const struct fault *fault = NULL;
	struct message message;
	size_t i;

	for (i = 0; i < tool->options.operand_count && fault == NULL; i++) {
		fault = show_message(
		    &tool->task, tool->options.operands[i], &message);
		if (fault == NULL)
			buffer_printf(below, "\n%" PRId64 ": %s\n", message.id,
			    message.text == NULL ? "" : message.text);
	}
	return fault;
}

/* The one text of all: of an option, a file, or the editor; else NULL. */
static const struct fault *
find_text(struct tool *tool, const char **text)
{
	const char *file = options_text(&tool->options, "file");
	bool ids = tool->options.operand_count > 0 &&
		   strcmp(tool->options.operands[0], "-") != 0;
	const char *kind = options_text(&tool->options, "kind");
	const struct fault *fault;
	struct buffer below = {0};

	*text = options_text(&tool->options, "text");
	if (file != NULL && *text != NULL)
		return fault_new(FAULT_USAGE, "--text and --file: one of them");
	if (file != NULL && strcmp(file, "-") == 0 && !ids)
		return fault_new(FAULT_USAGE,
		    "--file -: records come from standard input; give ids");
	if (file != NULL)
		return letter_read(tool, file, text);
	if (*text != NULL || !ids || !tool_may_edit() ||
	    text_equal(kind, "extension"))
		return NULL;
	if ((fault = write_below(tool, &below)) == NULL)
		fault = letter_write(
		    tool, below.bytes == NULL ? "" : below.bytes, text);
	buffer_free(&below);
	return fault;
}

/*
 * Facts are never taken for drafts: of a record of another kind only id, as_of
 * and body count. A draft as it was printed is one that is there already.
 */
static bool
is_fact(const struct record *record)
{
	const char *kind = record_text(record, "record");

	return kind != NULL && !text_equal(kind, submission_schema.record) &&
	       !text_equal(kind, draft_schema.record);
}

static bool
is_printed(struct tool *tool, const struct record *record)
{
	const char *digest = record_text(record, "draft");
	char found[DIGEST_TEXT];
	struct draft draft;

	if (digest == NULL ||
	    schema_read(&draft_schema, record, tool->task.zone, &tool->record,
		&draft) != NULL)
		return false;
	draft_digest(&draft, found);
	return strcmp(found, digest) == 0;
}

static void
take(struct tool *tool, const struct record *from, const char *name,
    struct record *to)
{
	const char *text = record_text(from, name);

	if (text != NULL)
		record_set(to, value_text(&tool->record, name, text));
}

/* What is handed in: the record, or what counts of it, and the options. */
static void
compose(struct tool *tool, struct record *record, const char *text,
    struct record *said)
{
	const char *const *links;
	struct value *list;
	size_t i, count;

	*said = *record;
	if (is_fact(record)) {
		said->object.child = NULL;
		take(tool, record, "id", said);
		take(tool, record, "as_of", said);
		take(tool, record, "body", said);
	}
	override_apply(&tool->options, &submission_schema, &tool->record, said);
	/* --text was put over it as every field, a lone - clears it. */
	if (text != NULL && !options_flag(&tool->options, "text"))
		record_set(said, value_text(&tool->record, "text", text));
	count = options_list(&tool->options, "attach", &tool->record, &links);
	if (count == 0)
		return;
	list = value_list(&tool->record, "attachments");
	for (i = 0; i < count; i++)
		value_append(list, value_text(&tool->record, NULL, links[i]));
	record_set(said, list);
}

static const struct fault *
hand_in(struct tool *tool, struct record *record, const char *text)
{
	struct submission submission;
	const struct fault *fault;
	struct record said;
	struct draft draft;
	bool wordless =
	    text == NULL &&
	    !text_equal(options_text(&tool->options, "kind"), "extension");

	if (wordless && (is_fact(record) || is_printed(tool, record))) {
		writer_pass(tool->writer, record);
		return NULL;
	}
	compose(tool, record, text, &said);
	fault = schema_read(&submission_schema, &said, tool->task.zone,
	    &tool->record, &submission);
	if (fault == NULL)
		fault = submit_draft(&tool->task, &submission, &said, &draft);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (tool->dry_run) {
		record_set(record, value_true(&tool->record, "dry_run"));
		draft.as_of = submission.as_of;
	}
	tool_put(tool, &draft_schema, &draft, record);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct record *record;
	const struct fault *fault;
	const char *text;

	if ((fault = tool_open(&tool, &spec, argc, argv)) != NULL ||
	    (fault = find_text(&tool, &text)) != NULL)
		return tool_close(&tool, fault);
	tool.foreign = true; /* compose puts the options over it */
	while (tool_next(&tool, &record, &fault))
		fault = hand_in(&tool, record, text);
	return tool_close(&tool, fault);
}
