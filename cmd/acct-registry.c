/*
 * acct-registry: the register of official accounts, who has access, what is
 * attested; its public form.
 */
#include "model/secret.h"
#include "task/accounts.h"
#include "task/register.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"load", 'l', "TABLE", "take accounts (default), access or attestations"},
    {"list", 0, NULL, "print the table instead, as it is now"},
    {"at", 0, "TIME", "list, publish: as it was then"},
    {"history", 0, NULL, "list: all rows there ever were"},
    {"publish", 'p', NULL, "print what A2-6.1 makes public"},
    {"digest", 0, NULL, "print the digest of what is public"},
    {0},
};

static const struct tool_spec spec = {
    .name = "acct-registry",
    .synopsis = "[--load TABLE] [FILE...] | --list | --publish",
    .purpose = "Keeps the register of official accounts.",
    .operands = TOOL_FILES,
    .options = options,
    .document = "html",
};

/* A row of any of the three tables. */
union row {
	struct account account;
	struct access access;
	struct attestation attestation;
};

static const struct schema *
schema_of(enum accounts_table table)
{
	static const struct schema *const schemas[] = {
	    [ACCOUNTS_ROWS] = &account_schema,
	    [ACCOUNTS_ACCESS] = &access_schema,
	    [ACCOUNTS_STATED] = &attestation_schema,
	};

	return schemas[table];
}

static const struct fault *
keep(struct tool *tool, enum accounts_table table, union row *row,
    enum keep_result *result)
{
	switch (table) {
	case ACCOUNTS_ROWS:
		return accounts_register(&tool->task, &row->account, result);
	case ACCOUNTS_ACCESS:
		return accounts_grant(&tool->task, &row->access, result);
	default:
		return accounts_attest(&tool->task, &row->attestation, result);
	}
}

static const struct fault *
load_one(struct tool *tool, enum accounts_table table, struct record *record)
{
	const struct schema *schema = schema_of(table);
	const struct fault *fault;
	enum keep_result result;
	union row row;

	if ((fault = secret_refuse(record)) != NULL ||
	    (fault = schema_read(schema, record, tool->task.zone, &tool->record,
		 &row)) != NULL ||
	    (fault = keep(tool, table, &row, &result)) != NULL)
		return tool_refuse(tool, record, fault);
	record_set(record,
	    value_text(&tool->record, "load", keep_result_name(result)));
	if (tool->dry_run)
		record_set(record, value_true(&tool->record, "dry_run"));
	tool_put(tool, schema, &row, record);
	return NULL;
}

static const struct fault *
load_all(struct tool *tool, enum accounts_table table)
{
	const struct fault *fault;
	struct record *record;

	tool->output = schema_of(table);
	fault = tool_streams(tool);
	while (tool_next(tool, &record, &fault))
		fault = load_one(tool, table, record);
	return fault;
}

static const struct fault *
put_rows(struct tool *tool, const struct schema *schema, const char *rows,
    size_t count)
{
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < count && fault == NULL && !tool->closed; i++) {
		tool_put(tool, schema, rows + i * schema->size, NULL);
		fault = tool_heed(tool);
	}
	return fault;
}

static const struct fault *
list(struct tool *tool, enum accounts_table table, int64_t at)
{
	const struct fault *fault;
	struct accounts_list rows;

	tool->output = schema_of(table);
	if (options_flag(&tool->options, "history"))
		at = FIELD_NONE;
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	fault = accounts_read(&rows, &tool->task, table, at);
	if (fault == NULL)
		fault = put_rows(tool, rows.schema, rows.rows, rows.count);
	accounts_unlist(&rows);
	return fault;
}

static const struct fault *
publish(struct tool *tool, int64_t at, bool html)
{
	const struct fault *fault;
	struct public_register public;
	char digest[DIGEST_TEXT];

	tool->output = &register_row_schema;
	if ((fault = tool_streams(tool)) != NULL)
		return fault;
	fault = register_read(&public, &tool->task, at);
	if (fault == NULL && options_flag(&tool->options, "digest")) {
		register_digest(&public, digest);
		buffer_printf(&tool->printed, "%s\n", digest);
	} else if (fault == NULL && html) {
		register_html(&public, &tool->printed);
	} else if (fault == NULL) {
		fault = put_rows(tool, &register_row_schema,
		    (const char *)public.rows, public.count);
	}
	register_close(&public);
	return fault;
}

static const struct fault *
run(struct tool *tool)
{
	const char *table_name = options_text(&tool->options, "load");
	bool print = options_flag(&tool->options, "publish") ||
		     options_flag(&tool->options, "digest");
	bool listing = options_flag(&tool->options, "list");
	bool html = tool->document;
	enum accounts_table table = ACCOUNTS_ROWS;
	const struct fault *fault;
	int64_t at;

	if (table_name != NULL && !accounts_table_parse(table_name, &table))
		return fault_new(FAULT_USAGE,
		    "--load: not one of accounts, access, attestations: %s",
		    table_name);
	if ((fault = tool_instant(tool, "at", &at)) != NULL)
		return fault;
	if (at == FIELD_NONE)
		at = tool->task.now;
	if (print || listing) {
		if (tool->options.operand_count > 0)
			return fault_new(FAULT_USAGE, "takes no FILE here");
		tool->operands = TOOL_SOURCE;
	}
	if (html && !print)
		return fault_new(FAULT_USAGE, "-o html is for --publish");
	if (print)
		return publish(tool, at, html);
	return listing ? list(tool, table, at) : load_all(tool, table);
}

int
main(int argc, char **argv)
{
	struct tool tool;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = tool_store(&tool)) == NULL)
		fault = run(&tool);
	return tool_close(&tool, fault);
}
