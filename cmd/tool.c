#include "tool.h"

#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/output.h"
#include "record/override.h"
#include "tool_stop.h"

enum {
	EXIT_OK = 0,
	EXIT_REFUSED = 1,
	EXIT_FAILED = 2,
	EXIT_BUSY = 75,
	BATCH_RECORDS = 20000,
	BATCH_MILLISECONDS = 500,
	/* after a batch as long as this a pause, for who waits to write */
	BATCH_LONG = 50,
	BATCH_PAUSE_US = 3000
};

static uint64_t
milliseconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static const char *
login(struct arena *arena)
{
	const struct passwd *user = getpwuid(getuid());

	if (user != NULL)
		return arena_string(arena, user->pw_name);
	return arena_printf(arena, "%u", (unsigned)getuid());
}

/* Answers --help or --version; the program ends with that. */
static const struct fault *
answer(struct tool *tool, const struct option_spec *fields)
{
	const struct tool_spec *spec = tool->spec;
	const struct fault *fault;

	if (options_flag(&tool->options, "help"))
		options_usage(spec->name, spec->synopsis, spec->purpose,
		    (const struct option_spec *const[]){spec->options, fields},
		    &tool->printed);
	else
		buffer_printf(&tool->printed, "%s (otklik) %s\n", spec->name,
		    OTKLIK_VERSION);
	if ((fault = tool_flush(tool)) == NULL)
		exit(EXIT_OK);
	return fault;
}

const struct fault *
tool_options(
    struct tool *tool, const struct tool_spec *spec, int argc, char **argv)
{
	const struct fault *fault;
	const struct option_spec *fields;
	const char *format;

	tool_keep_streams();
	*tool = (struct tool){.spec = spec};
	tool_stop_catch();
	fields = override_specs(spec->fields, &tool->arena);
	if ((fault = options_parse(argc, argv,
		 (const struct option_spec *const[]){
		     spec->options, fields, options_common, NULL},
		 &tool->arena, &tool->options)) != NULL)
		return fault;
	if (options_flag(&tool->options, "help") ||
	    options_flag(&tool->options, "version"))
		return answer(tool, fields);
	tool->output = spec->output;
	tool->operands = spec->operands;
	tool->overrides = override_any(&tool->options, spec->fields);
	tool->columns = options_text(&tool->options, "fields");
	tool->dry_run = options_flag(&tool->options, "dry-run");
	tool->task.dry_run = tool->dry_run;
	format = options_text(&tool->options, "output");
	tool->format = isatty(STDOUT_FILENO) ? WRITER_TEXT : WRITER_JSON;
	if (options_listed(spec->document, format))
		tool->document = format;
	else if (format != NULL && !writer_format_parse(format, &tool->format))
		return fault_new(FAULT_USAGE,
		    "-o: not one of json, csv, excel, text%s%s: %s",
		    spec->document == NULL ? "" : ", or ",
		    spec->document == NULL ? "" : spec->document, format);
	tool->db = options_text(&tool->options, "db");
	if (tool->db == NULL)
		tool->db = getenv("OTKLIK_DB");
	tool->temporary = getenv("TMPDIR");
	return NULL;
}

const struct fault *
tool_actor(struct tool *tool, const struct zone *zone)
{
	struct task *task = &tool->task;
	const char *as = options_text(&tool->options, "as");
	const char *given = options_text(&tool->options, "now");
	const char *now = given != NULL ? given : getenv("OTKLIK_NOW");

	task->zone = zone;
	task->arena = &tool->record;
	task->actor = login(&tool->arena);
	if (as != NULL && strcmp(as, task->actor) != 0) {
		task->real = task->actor;
		task->actor = as;
	}
	task->clock_given = now != NULL && (given != NULL || now[0] != '\0');
	task->now = (int64_t)time(NULL);
	if (task->clock_given && !instant_parse(now, zone, &task->now))
		return fault_value(
		    given != NULL ? "--now" : "OTKLIK_NOW", "not a time", now);
	return NULL;
}

const struct fault *
tool_need_db(const struct tool *tool)
{
	if (tool->db != NULL && tool->db[0] != '\0')
		return NULL;
	return fault_new(
	    FAULT_USAGE, "which store? give --db FILE or set OTKLIK_DB");
}

const struct fault *
tool_store(struct tool *tool)
{
	const struct fault *fault;

	if ((fault = tool_need_db(tool)) != NULL ||
	    (fault = task_open(&tool->task, tool->db)) != NULL)
		return fault;
	return tool_actor(tool, tool->task.zone);
}

const char *
tool_editor(void)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");

	if (visual != NULL && visual[0] != '\0')
		return visual;
	return editor != NULL && editor[0] != '\0' ? editor : "vi";
}

static void
complain(struct tool *tool)
{
	if (tool->complaints.length > 0)
		fwrite(
		    tool->complaints.bytes, 1, tool->complaints.length, stderr);
	buffer_reset(&tool->complaints);
}

static void
show_progress(const struct tool *tool)
{
	if (tool->records >= BATCH_RECORDS && isatty(STDERR_FILENO) &&
	    !options_flag(&tool->options, "quiet"))
		fprintf(stderr, "\r%s: %" PRIu64 " records", tool->spec->name,
		    tool->records);
}

/* Is a batch open since so many milliseconds? */
static bool
batch_lasts(const struct tool *tool, uint64_t least)
{
	return tool->batch_began != 0 &&
	       milliseconds(CLOCK_MONOTONIC) - tool->batch_began >= least;
}

const struct fault *
tool_flush(struct tool *tool)
{
	const struct fault *fault =
	    tool->settle == NULL ? NULL : tool->settle(tool->settled, 0);

	if (tool->dry_run)
		task_rollback(&tool->task);
	else if (fault == NULL)
		fault = task_commit(&tool->task);
	if (fault != NULL && tool->writer != NULL)
		writer_discard(tool->writer);
	if (tool->stream != NULL && fault == NULL)
		fault = stream_flush(tool->stream);
	complain(tool);
	if (fault == NULL && tool->writer != NULL && !tool->closed)
		fault =
		    writer_flush(tool->writer, STDOUT_FILENO, &tool->closed);
	if (fault == NULL && tool->printed.length > 0 && !tool->closed)
		fault = output_write(STDOUT_FILENO, "standard output",
		    tool->printed.bytes, tool->printed.length, &tool->closed);
	buffer_reset(&tool->printed);
	show_progress(tool);
	tool->batch_began = 0;
	return fault;
}

/* Ends a batch behind which another one may come. */
static const struct fault *
end_batch(struct tool *tool)
{
	bool pauses = batch_lasts(tool, BATCH_LONG);
	const struct fault *fault = tool_flush(tool);

	/* Others look for the lock once a millisecond: let them find it. */
	if (pauses)
		usleep(BATCH_PAUSE_US);
	return fault;
}

const struct fault *
tool_pace(struct tool *tool)
{
	tool->records++;
	if (tool->batch_began == 0)
		tool->batch_began = milliseconds(CLOCK_MONOTONIC);
	if (tool->records % BATCH_RECORDS == 0 ||
	    (tool->records % 64 == 0 && batch_lasts(tool, BATCH_MILLISECONDS)))
		return end_batch(tool);
	return NULL;
}

/* A batch ends where others are waited for, and where records were refused:
 * however many, they are told and written out. */
static const struct fault *
fill(struct tool *tool)
{
	bool ends = stream_waits(tool->stream) || tool->complaints.length > 0 ||
		    batch_lasts(tool, BATCH_MILLISECONDS);
	const struct fault *fault = ends ? end_batch(tool) : NULL, *last;

	if (fault != NULL || tool_stopped(tool))
		return fault;
	fault = stream_fill(tool->stream, tool_stop_asked());
	/* What came before is kept. */
	last = fault != NULL ? tool_flush(tool) : NULL;
	return last != NULL ? last : fault;
}

bool
tool_next(struct tool *tool, struct record **record, const struct fault **fault)
{
	enum reader_status status = READER_EMPTY;
	const struct fault *turned;

	*record = &tool->record_in;
	for (;;) {
		if (*fault != NULL)
			return false;
		if (tool_stopped(tool)) {
			tool->cut = !tool->closed;
			return false;
		}
		*fault = stream_next(tool->stream, &tool->record_in, &status);
		if ((turned = tool_turn(tool)) != NULL)
			*fault = turned;
		if (*fault != NULL && (*fault)->code != FAULT_INPUT)
			return false;
		if (*fault != NULL) {
			*fault = tool_refuse(tool, &tool->record_in, *fault);
			continue;
		}
		if (status == READER_END)
			return false;
		if (status == READER_EMPTY) {
			*fault = fill(tool);
			continue;
		}
		if (tool->record_in.tail) {
			stream_reject(tool->stream, &tool->record_in);
			continue;
		}
		tool_look_around(tool, &tool->record_in);
		if ((*fault = tool_pace(tool)) != NULL || tool->closed)
			return false;
		if (tool->overrides && !tool->foreign)
			override_apply(&tool->options, tool->spec->fields,
			    &tool->record, &tool->record_in);
		return true;
	}
}

int64_t
tool_wall(void)
{
	return (int64_t)milliseconds(CLOCK_REALTIME);
}

static int
exit_status(const struct tool *tool, const struct fault *fault, bool said)
{
	if (fault != NULL && fault->code == FAULT_BUSY)
		return EXIT_BUSY;
	if (fault != NULL && !said)
		return EXIT_FAILED;
	if (tool->closed)
		return EXIT_OK;
	return tool->refused || tool->found ? EXIT_REFUSED : EXIT_OK;
}

int
tool_close(struct tool *tool, const struct fault *fault)
{
	/* A record refused with --strict has been complained about. */
	bool said = fault != NULL && tool->said && !fault_is_fatal(fault);
	int status;

	if (fault == NULL || said) {
		const struct fault *last = tool_flush(tool);
		const char *lost = writer_lost(tool->writer);

		/* What was not read must not be taken for done. */
		if (last == NULL && tool->cut && !tool->closed)
			last = tool_go_on();
		if (last != NULL) {
			fault = last;
			said = false;
		}
		if (lost != NULL)
			tool_remark(tool,
			    "\"%s\" has no column: no record had it when "
			    "the header was written, or there were too many; "
			    "name the columns with --fields, or take -o json",
			    lost);
	}
	complain(tool);
	if (fault != NULL && !said) {
		fprintf(stderr, "%s: %s\n", tool->spec->name, fault->text);
		if (fault->code == FAULT_USAGE)
			fprintf(stderr, "Try: %s --help\n", tool->spec->name);
	}
	status = exit_status(tool, fault, said);
	stream_close(tool->stream);
	writer_close(tool->writer);
	tool_stop_keep();
	task_close(&tool->task);
	helper_close(tool->helper);
	buffer_free(&tool->complaints);
	buffer_free(&tool->printed);
	arena_free(&tool->record);
	arena_free(&tool->before[0]);
	arena_free(&tool->before[1]);
	arena_free(&tool->arena);
	return status;
}
