/*
 * report-semiannual: the evaluation of bodies for a half-year, for the Governor
 * and the Ministry.
 */
#include <stdlib.h>
#include <string.h>

#include "model/figure.h"
#include "task/delivery.h"
#include "task/evidence.h"
#include "task/evidence_page.h"
#include "task/reporting_output.h"
#include "tool.h"
#include "tool_stop.h"

static const struct option_spec options[] = {
    {"method", 'm', "FILE", "the methodology, instead of the table method"},
    {"why", 'w', "INDICATOR", "the rows behind a figure, as MI-01, or score"},
    {"body", 'b', "CODE", "with --why: only those of this body"},
    {"sent", 0, "ADDRESSEE", "records delivery to governor or ministry"},
    {"number", 0, "N", "with --sent: number of the letter"},
    {"date", 0, "DATE", "with --sent: date of the letter"},
    {0},
};

static const struct tool_spec spec = {
    .name = "report-semiannual",
    .synopsis = "PERIOD",
    .purpose = "Evaluates the work of the bodies in a half-year.",
    .operands = TOOL_WORDS,
    .options = options,
    .output = &figure_schema,
    .document = "html,xlsx",
};

static const struct fault *
read_period(struct tool *tool, struct period *period)
{
	if (tool->options.operand_count != 1)
		return fault_new(
		    FAULT_USAGE, "which period? one operand, as 2022H2");
	if (!period_parse(tool->options.operands[0], period))
		return fault_new(
		    FAULT_USAGE, "not a period: %s", tool->options.operands[0]);
	return NULL;
}

/* A letter that nothing is recorded of would look as if it were. */
static const struct fault *
check_letter(const struct tool *tool)
{
	if (options_flag(&tool->options, "sent") ||
	    (!options_flag(&tool->options, "number") &&
		!options_flag(&tool->options, "date")))
		return NULL;
	return fault_new(
	    FAULT_USAGE, "--number and --date are of a letter: needs --sent");
}

/* The rows of a methodology, from a stream with the fields key and value. */
struct method_rows {
	struct method *rows;
	size_t count, room;
};

static void
add_method(
    struct tool *tool, struct method_rows *method, const struct record *record)
{
	if (method->count == method->room) {
		method->room = method->room == 0 ? 32 : 2 * method->room;
		method->rows =
		    realloc(method->rows, method->room * sizeof(*method->rows));
		if (method->rows == NULL)
			abort();
	}
	method->rows[method->count++] = (struct method){
	    arena_string(&tool->arena, record_text(record, "key")),
	    arena_string(&tool->arena, record_text(record, "value"))};
}

/* Says in which row of the file it is. */
static const struct fault *
place(const struct record *record, const struct fault *fault)
{
	return fault == NULL || fault->code != FAULT_INPUT
		   ? fault
		   : fault_new(FAULT_INPUT, "%s:%s%lu: %s", record->input,
			 record->element ? "#" : "", record->position,
			 fault->text);
}

static const struct fault *
read_method(struct tool *tool, char *path, struct method_rows *method)
{
	struct stream_options file = {.paths = &path, .path_count = 1};
	enum reader_status status = READER_EMPTY;
	struct stream *stream = NULL;
	struct record record = {0};
	const struct fault *fault = stream_open(&stream, &file);

	while (fault == NULL && status != READER_END) {
		fault = place(&record, stream_next(stream, &record, &status));
		if (fault == NULL && status == READER_EMPTY)
			fault = stream_fill(stream, tool_stop_asked());
		else if (fault == NULL && status == READER_RECORD)
			add_method(tool, method, &record);
		if (fault == NULL)
			fault = tool_go_on();
	}
	stream_close(stream);
	return fault;
}

static void
put_figure(void *to, const struct figure *figure)
{
	tool_put(to, &figure_schema, figure, NULL);
}

static const struct fault *
put_report(struct tool *tool, struct reporting *reporting)
{
	const char *format = tool->document;

	if (format == NULL && tool->format == WRITER_TEXT &&
	    tool->columns == NULL)
		format = "text";
	if (format == NULL) {
		reporting_records(reporting, put_figure, tool);
		return NULL;
	}
	if (strcmp(format, "text") == 0) {
		struct buffer text = {0};
		const struct fault *fault =
		    reporting_output(reporting, format, &text);

		if (fault == NULL)
			writer_text(tool->writer, text.bytes);
		buffer_free(&text);
		return fault;
	}
	return reporting_output(reporting, format, &tool->printed);
}

static void
set_number(
    struct record *extra, const char *name, int64_t number, struct arena *arena)
{
	record_set(extra, value_number(arena, name,
			      arena_printf(arena, "%lld", (long long)number)));
}

/* What a row adds to the figure stands behind its own fields. */
static void
put_row(struct tool *tool, const struct evidence_record *row)
{
	struct record extra = {.object.kind = VALUE_OBJECT};
	struct arena *arena = &tool->record;

	set_number(&extra, "numerator", row->count.numerator, arena);
	set_number(&extra, "denominator", row->count.denominator, arena);
	if (row->week != NULL)
		record_set(&extra, value_text(arena, "what", row->week));
	if (row->body != NULL)
		record_set(&extra, value_text(arena, "body", row->body));
	tool_put(tool, row->schema, row->record, &extra);
}

static const struct fault *
put_evidence(struct tool *tool, struct evaluating *evaluating, const char *why)
{
	const char *body = options_text(&tool->options, "body");
	const struct fault *fault;
	struct evidence_record row;
	struct evidence evidence;
	bool more;

	fault = evidence_open(&evidence, evaluating, why, body);
	if (fault == NULL && tool->document != NULL) {
		fault = evidence_page(
		    &evidence, why, body, tool->document, &tool->printed);
		goto done;
	}
	while (fault == NULL && !tool->closed) {
		arena_reset(&tool->record);
		fault = evidence_next(&evidence, &row, &more);
		if (fault != NULL || !more)
			break;
		put_row(tool, &row);
		fault = tool_heed(tool);
	}
done:
	evidence_close(&evidence);
	return fault;
}

static const struct fault *
evaluate(struct tool *tool, struct evaluating *evaluating)
{
	const char *why = options_text(&tool->options, "why");
	const char *body = options_text(&tool->options, "body");
	struct reporting reporting = {0};
	const struct fault *fault;

	if (why == NULL && body != NULL)
		return fault_new(FAULT_USAGE, "--body is for --why");
	if (why != NULL && strcmp(why, "score") != 0)
		return put_evidence(tool, evaluating, why);
	if ((fault = evidence_check_body(&tool->task, body)) == NULL &&
	    (fault = evaluating_run(evaluating, NULL)) == NULL &&
	    (fault = reporting_open(&reporting, evaluating)) == NULL) {
		if (why != NULL && tool->document != NULL)
			fault = evidence_page_score(
			    &reporting, body, tool->document, &tool->printed);
		else if (why != NULL)
			reporting_score(&reporting, body, put_figure, tool);
		else
			fault = put_report(tool, &reporting);
	}
	reporting_close(&reporting);
	return fault;
}

static const struct fault *
report(struct tool *tool, const struct period *period)
{
	const char *path = options_text(&tool->options, "method");
	struct evaluating *evaluating = NULL;
	struct method_rows method = {0};
	const struct fault *fault = NULL;

	if (path != NULL)
		fault = read_method(
		    tool, arena_string(&tool->arena, path), &method);
	if (fault == NULL &&
	    (fault = evaluating_open(&evaluating, &tool->task, period)) ==
		NULL &&
	    (fault = evaluating_method(evaluating,
		 path == NULL ? NULL : method.rows, method.count)) == NULL)
		fault = evaluate(tool, evaluating);
	evaluating_close(evaluating);
	free(method.rows);
	return fault;
}

/* What is printed: figures, or the rows behind one. */
static const struct schema *
output_of(const struct tool *tool)
{
	const char *why = options_text(&tool->options, "why");

	if (why == NULL || strcmp(why, "score") == 0)
		return &figure_schema;
	return evidence_schema(why);
}

static const struct fault *
record_delivery(struct tool *tool, const struct period *period)
{
	const char *date = options_text(&tool->options, "date");
	const char *warning = NULL;
	const struct fault *fault;
	struct delivery_act act = {.period = *period,
	    .addressee = options_text(&tool->options, "sent"),
	    .number = options_text(&tool->options, "number"),
	    .date = DATE_NONE};

	if (date != NULL && !date_parse(date, &act.date))
		return fault_new(FAULT_USAGE, "--date: not a date: %s", date);
	fault = delivery_record(&tool->task, &act, &tool->record, &warning);
	if (fault == NULL && warning != NULL)
		tool_remark(tool, "warning: %s", warning);
	return fault;
}

int
main(int argc, char **argv)
{
	struct period period;
	struct tool tool;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = read_period(&tool, &period)) == NULL &&
	    (fault = check_letter(&tool)) == NULL &&
	    (fault = tool_store(&tool)) == NULL) {
		tool.output = output_of(&tool);
		fault = tool_streams(&tool);
	}
	if (fault == NULL)
		fault = options_flag(&tool.options, "sent")
			    ? record_delivery(&tool, &period)
			    : report(&tool, &period);
	return tool_close(&tool, fault);
}
