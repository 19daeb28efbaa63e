/*
 * store-admin: makes, fills, checks and copies the store.
 */
#include <string.h>

#include "base/embed.h"
#include "task/admin.h"
#include "task/copy.h"
#include "admin_outage.h"
#include "task/load.h"
#include "tool.h"
#include "tool_stop.h"

static const struct option_spec options[] = {
    {"timezone", 0, "NAME", "init: the region's zone (Asia/Omsk)"},
    {"begin", 0, "TIME", "outage: when it began"},
    {"end", 0, "TIME", "outage: when it ended"},
    {"kind", 0, "KIND", "outage: failure (default) or planned"},
    {"scope", 0, "SCOPE",
	"outage: system (default), special, network:NAME, body:CODE"},
    {"reason", 0, "TEXT", "outage: why"},
    {"head", 0, "SEQ:HASH", "verify: the journal must hold this event"},
    {0},
};

static const struct tool_spec spec = {
    .name = "store-admin",
    .synopsis = "init | upgrade | load KIND | show KIND | outage [N] | verify "
		"| head | dump | restore | backup FILE",
    .purpose = "Makes, fills, checks and copies the store.",
    .operands = TOOL_WORDS,
    .options = options,
    .output = &outage_schema,
};

static const char *const admin[] = {"admin", NULL};
/* How the ministry rates is its own to say. */
static const char *const rates[] = {"admin", "ministry", NULL};

/* Reads the stream to its end; nothing is written in between. A signal may have
 * cut the input short as well: of what was read nothing is loaded. */
static const struct fault *
read_rows(struct tool *tool, struct load *load)
{
	const struct fault *fault;
	struct record record = {0};
	enum reader_status status = READER_EMPTY;

	while (status != READER_END) {
		fault = stream_next(tool->stream, &record, &status);
		if (fault != NULL && fault->code == FAULT_INPUT)
			return load_refuse(load, &record, fault);
		if (fault == NULL && status == READER_EMPTY)
			fault = stream_fill(tool->stream, tool_stop_asked());
		else if (fault == NULL && status == READER_RECORD)
			fault = load_row(load, &tool->task, &record);
		if (fault != NULL || (fault = tool_go_on()) != NULL)
			return fault;
	}
	return load->catalog.rows > 0
		   ? NULL
		   : load_header(load, stream_columns(tool->stream));
}

static const struct fault *
load_built_in(
    struct tool *tool, const struct embed_file *file, const char *zone)
{
	const struct fault *fault;
	struct recompute_result result;
	struct load load;

	stream_close(tool->stream);
	tool->stream = NULL;
	if ((fault = load_open(&load, file->name)) == NULL &&
	    (fault = stream_open_bytes(&tool->stream, file->name, file->bytes,
		 (size_t)(file->end - file->bytes))) == NULL)
		fault = read_rows(tool, &load);
	if (fault == NULL && strcmp(file->name, "staff") == 0)
		fault = admin_enrol(&tool->task, &load);
	if (fault == NULL && strcmp(file->name, "settings") == 0)
		fault = admin_set_zone(&load, zone);
	if (fault == NULL)
		fault = load_finish(&load, &tool->task, false, &result);
	load_close(&load);
	return fault;
}

static const char *
option_or(const struct tool *tool, const char *name, const char *otherwise)
{
	const char *text = options_text(&tool->options, name);

	return text == NULL ? otherwise : text;
}

static const struct fault *
run_init(struct tool *tool)
{
	const char *zone_name = option_or(tool, "timezone", "Asia/Omsk");
	const struct fault *fault;
	const struct embed_file *file;
	struct zone *zone;

	if ((fault = zone_open(&zone, zone_name)) != NULL)
		return fault;
	if ((fault = tool_actor(tool, zone)) == NULL)
		fault = admin_create(&tool->task, tool->db);
	for (file = embed_tables; file->name != NULL && fault == NULL; file++)
		fault = load_built_in(tool, file, zone_name);
	if (fault == NULL && tool->dry_run)
		tool_remark(tool, "%s: would be made", tool->db);
	else if (fault == NULL)
		fault = admin_settle(&tool->task);
	zone_close(zone);
	return fault;
}

static const struct fault *
run_upgrade(struct tool *tool)
{
	const struct fault *fault;
	int from = 0, to = 0;

	fault = admin_upgrade(tool->db, !tool->dry_run, &from, &to);
	if (fault != NULL)
		return fault;
	if (from == to)
		tool_remark(
		    tool, "%s: has schema version %d already", tool->db, to);
	else
		tool_remark(tool, "%s: %s from schema version %d to %d",
		    tool->db, tool->dry_run ? "would be upgraded" : "upgraded",
		    from, to);
	return NULL;
}

static const struct fault *
run_load(struct tool *tool, const char *kind)
{
	const struct fault *fault;
	struct recompute_result result;
	struct load load;

	if ((fault = load_open(&load, kind)) == NULL &&
	    (fault = task_allow(&tool->task,
		 strcmp(kind, "method") == 0 ? rates : admin)) == NULL &&
	    (fault = tool_streams(tool)) == NULL &&
	    (fault = read_rows(tool, &load)) == NULL &&
	    (fault = load_finish(&load, &tool->task, true, &result)) == NULL) {
		if (tool->dry_run)
			tool_remark(tool,
			    "table %s would be replaced: %zu row%s", kind,
			    load.catalog.rows,
			    load.catalog.rows == 1 ? "" : "s");
		admin_outage_tell(tool, load.doubt, &result);
	}
	load_close(&load);
	return fault;
}

/* The columns of a table as --fields: a row has all of them, and no others. */
static const char *
table_columns(struct tool *tool, const struct schema *schema)
{
	const char *columns = schema->fields[0].name;
	size_t i;

	for (i = 1; i < schema->count; i++)
		columns = arena_printf(
		    &tool->arena, "%s,%s", columns, schema->fields[i].name);
	return columns;
}

static const struct fault *
run_show(struct tool *tool, const char *kind)
{
	const struct fault *fault;
	struct admin_table table;
	struct record record;
	size_t row;

	tool->task.arena = &tool->arena;
	if ((fault = admin_read_table(&tool->task, kind, &table)) != NULL)
		return fault;
	tool->output = table.reference->schema;
	if (options_text(&tool->options, "output") == NULL &&
	    tool->format == WRITER_JSON)
		tool->format = WRITER_CSV;
	if (tool->columns == NULL)
		tool->columns = table_columns(tool, tool->output);
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	for (row = 0; row < table.catalog.rows; row++) {
		admin_table_row(&tool->task, &table, row, &record);
		writer_pass(tool->writer, &record);
	}
	/* An empty table has its header too: what is shown can be loaded. */
	writer_end(tool->writer);
	return NULL;
}

static const struct fault *
print_head(struct tool *tool)
{
	const struct fault *fault;
	const char *head;

	if ((fault = admin_head(&tool->task, &head)) == NULL)
		buffer_printf(&tool->printed, "%s\n", head);
	return fault;
}

static const struct fault *
run_verify(struct tool *tool)
{
	const struct fault *fault;
	const char *problem;

	fault = admin_verify(&tool->task, options_text(&tool->options, "head"),
	    tool_stop_reads(&tool->task), &problem);
	if (fault != NULL)
		return fault;
	if (problem == NULL)
		return print_head(tool);
	tool->found = true;
	buffer_printf(&tool->printed, "%s\n", problem);
	return NULL;
}

static const struct fault *
run_dump(struct tool *tool)
{
	const struct fault *fault;
	struct dump *dump;
	bool more = true;

	fault = copy_open(&tool->task, &dump);
	while (fault == NULL && more && !tool->closed) {
		fault = copy_next(dump, &tool->printed, &more);
		if (fault == NULL && tool->printed.length > 1 << 16)
			fault = tool_flush(tool);
		if (fault == NULL)
			fault = tool_heed(tool);
	}
	copy_close(dump);
	return fault;
}

/* Says in which line of the dump it is. */
static const struct fault *
place(const struct record *record, const struct fault *fault)
{
	if (fault == NULL ||
	    (fault->code != FAULT_INPUT && fault->code != FAULT_SYSTEM))
		return fault;
	return fault_new(fault->code, "%s:%lu: %s", record->input,
	    record->position, fault->text);
}

static const struct fault *
run_restore(struct tool *tool)
{
	const struct fault *fault;
	struct dump_restored restored = {0};
	struct record record;
	enum reader_status status = READER_EMPTY;

	if ((fault = task_allow(&tool->task, admin)) != NULL ||
	    (fault = tool_streams(tool)) != NULL)
		return fault;
	/* All or nothing, so it is one transaction: the store is new, nobody
	 * else is at work in it. */
	while (fault == NULL && status != READER_END) {
		fault =
		    place(&record, stream_next(tool->stream, &record, &status));
		if (fault == NULL && status == READER_EMPTY)
			fault = stream_fill(tool->stream, tool_stop_asked());
		else if (fault == NULL && status == READER_RECORD)
			fault = place(&record,
			    copy_restore(&tool->task, &record, &restored));
		if (fault == NULL)
			fault = tool_go_on();
	}
	if (fault == NULL)
		fault = copy_check(&tool->task, &restored);
	if (fault != NULL)
		task_rollback(&tool->task);
	else if (tool->dry_run)
		tool_remark(tool, "%s: would be restored", tool->db);
	return fault;
}

static const struct fault *
run_backup(struct tool *tool, const char *path)
{
	const struct fault *fault = copy_backup(&tool->task, path);

	if (fault == NULL && tool->dry_run)
		tool_remark(tool, "%s: would be made", path);
	return fault;
}

static const struct fault *
run(struct tool *tool)
{
	const char *const *words = (const char *const *)tool->options.operands;
	size_t count = tool->options.operand_count;
	const char *word = count > 0 ? words[0] : "";
	const struct fault *fault;

	if (count == 0)
		return fault_new(FAULT_USAGE, "what to do? %s", spec.synopsis);
	if ((fault = tool_need_db(tool)) != NULL)
		return fault;
	if (strcmp(word, "init") == 0 && count == 1)
		return run_init(tool);
	if (strcmp(word, "upgrade") == 0 && count == 1)
		return run_upgrade(tool);
	if ((fault = tool_store(tool)) != NULL)
		return fault;
	if (strcmp(word, "load") == 0 && count == 2)
		return run_load(tool, words[1]);
	if (strcmp(word, "show") == 0 && count == 2)
		return run_show(tool, words[1]);
	if (strcmp(word, "outage") == 0 && count <= 2)
		return admin_outage_run(tool, count == 2 ? words[1] : NULL);
	if (strcmp(word, "verify") == 0 && count == 1)
		return run_verify(tool);
	if (strcmp(word, "head") == 0 && count == 1)
		return print_head(tool);
	if (strcmp(word, "dump") == 0 && count == 1)
		return run_dump(tool);
	if (strcmp(word, "restore") == 0 && count == 1)
		return run_restore(tool);
	if (strcmp(word, "backup") == 0 && count == 2)
		return run_backup(tool, words[1]);
	return fault_new(FAULT_USAGE, "not understood: %s%s%s", word,
	    count > 1 ? " " : "", count > 1 ? words[1] : "");
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
