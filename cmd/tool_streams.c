#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/text.h"
#include "tool.h"
#include "tool_stop.h"

/*
 * A standard stream that is closed must not become that of a file we open: in
 * its place comes one whose use fails.
 */
void
tool_keep_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

const struct fault *
tool_instant(const struct tool *tool, const char *option, int64_t *instant)
{
	const char *text = options_text(&tool->options, option);

	*instant = FIELD_NONE;
	if (text != NULL && !instant_parse(text, tool->task.zone, instant))
		return fault_new(
		    FAULT_USAGE, "--%s: not a time: %s", option, text);
	return NULL;
}

/* The file that is read besides the input, NULL: none. */
static const char *
given_file(const struct options *given)
{
	static const char *const names[] = {"file", "config", "method"};
	const char *path = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (path == NULL)
			path = options_text(given, names[i]);
	return path;
}

static const struct fault *
open_input(struct tool *tool)
{
	const struct options *given = &tool->options;
	const struct fault *fault;
	struct stream_options options = {
	    .rejects = options_text(given, "rejects"),
	    .store = tool->db,
	    .given = given_file(given),
	    .reader = {.encoding = options_text(given, "encoding"),
		.schema =
		    tool->input != NULL ? tool->input : tool->spec->fields,
		.lists = tool->lists,
		.pack = tool->pack,
		.folder = tool->temporary,
		/* Files may be tables of somebody else. */
		.unguard = tool->operands != TOOL_FILES}};
	size_t i;

	if (tool->operands == TOOL_SOURCE && given->operand_count == 0)
		return NULL;
	stream_operands(&options, given->operands,
	    tool->operands == TOOL_WORDS ? 0 : given->operand_count,
	    tool->operands != TOOL_FILES);
	for (i = 0; i < options.path_count; i++)
		if (strcmp(options.paths[i], "-") == 0 && isatty(STDIN_FILENO))
			return fault_new(FAULT_USAGE,
			    "records come from standard input, which is a "
			    "terminal");
	if ((fault = stream_open(&tool->stream, &options)) == NULL)
		stream_read_ahead(tool->stream, tool->helper, NULL, NULL);
	return fault;
}

const struct fault *
tool_streams(struct tool *tool)
{
	const struct fault *fault;
	struct writer_options options = {.format = tool->format,
	    .schema = tool->output,
	    .fields = tool->columns,
	    .zone = tool->task.zone,
	    .columns = output_columns(STDOUT_FILENO)};

	tool->helper = helper_open();
	if ((fault = open_input(tool)) != NULL)
		return fault;
	fault = writer_open(&tool->writer, &options);
	if (fault == NULL)
		writer_use_helper(tool->writer, tool->helper);
	return fault;
}

const struct fault *
tool_open(
    struct tool *tool, const struct tool_spec *spec, int argc, char **argv)
{
	const struct fault *fault;

	if ((fault = tool_options(tool, spec, argc, argv)) != NULL ||
	    (fault = tool_store(tool)) != NULL)
		return fault;
	return tool_streams(tool);
}

/* What hangs on the records of a generation; more is given back before. */
enum { RECORDS_BYTES = 1 << 20 };

const struct fault *
tool_turn(struct tool *tool)
{
	uint64_t generation =
	    tool->settle == NULL ? 0 : stream_generation(tool->stream);
	struct arena oldest = tool->before[1];
	const struct fault *fault = NULL;

	if (generation == tool->generation) {
		if (generation != 0 && tool->record.size <= RECORDS_BYTES)
			return NULL;
		if (generation != 0)
			fault = tool->settle(tool->settled, 0);
		arena_reset(&tool->record);
		return fault;
	}
	tool->generation = generation;
	arena_reset(&oldest);
	tool->before[1] = tool->before[0];
	tool->before[0] = tool->record;
	tool->record = oldest;
	return tool->settle(tool->settled, generation);
}

const struct fault *
tool_go_on(void)
{
	return *tool_stop_asked() == 0
		   ? NULL
		   : fault_new(
			 FAULT_SYSTEM, "stopped by a signal before the end");
}

const struct fault *
tool_heed(struct tool *tool)
{
	const struct fault *fault;

	if (*tool_stop_asked() == 0 || tool->closed)
		return tool_pace(tool);
	fault = tool_flush(tool);
	return fault != NULL ? fault : tool_go_on();
}

void
tool_put(struct tool *tool, const struct schema *schema, const void *data,
    struct record *in)
{
	/* Where the record comes from it was one, here it is not. */
	if (in != NULL && !tool->dry_run)
		record_drop(in, "dry_run");
	writer_record(tool->writer, schema, data, in);
}

void
tool_look_around(struct tool *tool, const struct record *record)
{
	if (tool->partial || !record_around_partial(record))
		return;
	tool->partial = true;
	tool_remark(tool,
	    "%s: names may be missing: what stands around the records is "
	    "broken, or more than can be kept",
	    record->input);
}

bool
tool_stopped(const struct tool *tool)
{
	return *tool_stop_asked() != 0 || tool->closed;
}

void
tool_remark(struct tool *tool, const char *format, ...)
{
	char text[1200], shown[1200];
	va_list args;

	if (options_flag(&tool->options, "quiet"))
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	text_tame(shown, sizeof(shown), text);
	buffer_printf(&tool->complaints, "%s: %s\n", tool->spec->name, shown);
}

const struct fault *
tool_refuse(
    struct tool *tool, const struct record *record, const struct fault *fault)
{
	char input[1200];

	if (fault_is_fatal(fault))
		return fault;
	tool->refused = true;
	text_tame(input, sizeof(input), record->input);
	buffer_printf(&tool->complaints, "%s: %s:%s%lu: %s\n", tool->spec->name,
	    input, record->element ? "#" : "", record->position, fault->text);
	if (tool->stream != NULL)
		stream_reject(tool->stream, record);
	tool->said = options_flag(&tool->options, "strict");
	return tool->said ? fault : NULL;
}
