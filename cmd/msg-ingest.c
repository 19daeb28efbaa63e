/*
 * msg-ingest: registers what an export holds.
 */
#include "model/message.h"
#include "record/mapping.h"
#include "record/override.h"
#include "task/ingest.h"
#include "task/ingest_ahead.h"
#include "task/ingest_queue.h"
#include "task/intake.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"from", 'f', "FORMAT",
	"what the input is: records (default), incident, vk, ok, telegram, "
	"telegram-bot"},
    {"timezone", 0, "ZONE", "where times without an offset are told"},
    {"map", 0, "FIELD=COLUMN", "a column of another table is that field"},
    {"detect", 0, NULL, "the Curator detects them all (A1-4.1)"},
    {"all", 'a', NULL, "print duplicates too"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-ingest",
    .synopsis = "[--from FORMAT] [--map FIELD=COLUMN]... [--detect] "
		"[FILE...]",
    .purpose = "Registers messages: what is new, revised or updated is "
	       "printed.",
    .operands = TOOL_FILES,
    .options = options,
    .fields = &message_schema,
    .output = &message_schema,
};

/* A1-4.1: curators collect and detect, cron collects. */
static const char *const roles[] = {"curator", "system", NULL};

/* What is the store's to say, and may mean something else in somebody else's
 * table: whatever it is, it is ignored. */
static const char *const foreign[] = {"id", "as_of", "revision", "state",
    "holder", "due", "proposal", "similar", "screen", "bodies", "warnings",
    NULL};

/* What msg-ingest works with from record to record. */
struct work {
	struct tool *tool;
	struct intake *intake;
	struct ingest ingest;
	struct ingest_queue *queue;
	struct mapping mapping;
	struct ingest_columns columns;
	unsigned long unknown; /* gone where they were, never here */
	/* The first number given in a transaction: in a dry run of none. */
	int64_t first_new, transaction;
};

/* Does the message come from what will be rolled back? */
static bool
is_unsaved(const struct tool *tool, struct work *work, int64_t id,
    enum ingest_result result)
{
	int64_t transaction = task_transaction(&tool->task);

	if (work->transaction != transaction) {
		work->transaction = transaction;
		work->first_new = FIELD_NONE;
	}
	if (result == INGEST_NEW && work->first_new == FIELD_NONE)
		work->first_new = id;
	return work->first_new != FIELD_NONE && id >= work->first_new;
}

static void
put(struct tool *tool, struct work *work, struct message *message,
    enum ingest_result result, struct record *record)
{
	bool unsaved =
	    tool->dry_run && is_unsaved(tool, work, message->id, result);

	if (result == INGEST_DUPLICATE && !options_flag(&tool->options, "all"))
		return;
	record_set(record,
	    value_text(&tool->record, "ingest", ingest_result_name(result)));
	if (tool->dry_run) {
		record_set(record, value_true(&tool->record, "dry_run"));
		if (unsaved)
			message->id = FIELD_NONE;
	}
	tool_put(tool, &message_schema, message, record);
}

/* Options speak of the message, whatever a foreign export calls its fields. */
static const struct fault *
override(struct tool *tool, struct intake_item *item)
{
	struct record given = {.object.kind = VALUE_OBJECT};

	override_apply(&tool->options, &message_schema, &tool->record, &given);
	item->leaves_text &= record_find(&given, "text") == NULL;
	item->leaves_attachments &= record_find(&given, "attachments") == NULL;
	return schema_read_over(&message_schema, &given, tool->task.zone,
	    &tool->record, &item->message);
}

static const struct fault *
ingest_now(struct tool *tool, struct work *work, struct intake_item *item,
    struct record *record)
{
	struct record bare = {.object.kind = VALUE_OBJECT};
	const struct fault *fault = NULL;
	enum ingest_result result;
	struct message message;

	if (tool->foreign)
		fault = override(tool, item);
	if (fault == NULL)
		fault = ingest_message(
		    &tool->task, &work->ingest, item, &message, &result);
	if (fault != NULL)
		return fault;
	if (result == INGEST_UNKNOWN)
		work->unknown++;
	else
		put(tool, work, &message, result,
		    tool->foreign ? &bare : record);
	return NULL;
}

/* What waits was new and is registered. */
static const struct fault *
put_waiting(void *data, struct message *message, struct record *record)
{
	struct work *work = data;

	put(work->tool, work, message, INGEST_NEW, record);
	return NULL;
}

static const struct fault *
settle(void *data, uint64_t generation)
{
	struct work *work = data;

	return generation == 0 ? ingest_queue_end(work->queue)
			       : ingest_queue_turn(work->queue, generation);
}

static const struct fault *
ingest_item(struct tool *tool, struct work *work, struct intake_item *item,
    struct record *record)
{
	bool may_wait = !tool->foreign && tool->generation != 0 &&
			!options_flag(&tool->options, "all");
	enum ingest_begun begun = INGEST_AT_ONCE;
	const struct fault *fault = NULL;

	if (may_wait)
		fault = ingest_queue_add(work->queue, item, record, &begun);
	if (fault != NULL || begun != INGEST_AT_ONCE)
		return fault;
	fault = ingest_queue_end(work->queue);
	return fault != NULL ? fault : ingest_now(tool, work, item, record);
}

/* Refuses the record for one of its items; its bytes are kept once. */
static const struct fault *
refuse(struct tool *tool, struct record *record, const struct fault *fault)
{
	fault = tool_refuse(tool, record, fault);
	record->source_length = 0;
	return fault;
}

static const struct fault *
ingest_one(struct tool *tool, struct work *work, struct record *record)
{
	const struct fault *fault;
	struct intake_item item;

	const struct ingest_ahead *ahead = record->prepared;

	work->ingest.content = ahead == NULL ? NULL : &ahead->content;
	screening_use(
	    work->ingest.screening, ahead == NULL ? NULL : ahead->reading);
	if (!tool->foreign)
		mapping_apply(&work->mapping, foreign, &tool->record, record);
	fault = intake_read(work->intake, &tool->task, record);
	if (fault != NULL)
		fault = refuse(tool, record, fault);
	while (fault == NULL && intake_next(work->intake, &tool->task, &item)) {
		fault = ingest_item(tool, work, &item, record);
		if (fault != NULL)
			fault = refuse(tool, record, fault);
	}
	/* It was read before new texts came: so were those behind it. */
	if (ahead == NULL && !tool->foreign &&
	    screening_prepares(work->ingest.screening))
		stream_prepare_again(tool->stream);
	return fault;
}

/* In a second thread, while the records before are stored. */
static const void *
read_ahead(
    void *data, const struct record *record, struct arena *arena, bool again)
{
	struct work *work = data;

	return ingest_ahead_read(
	    work->ingest.screening, &work->columns, record, arena, again);
}

/* What the input calls what the second thread looks at. */
static void
find_columns(struct work *work)
{
	const struct mapping *mapping = &work->mapping;

	work->columns = (struct ingest_columns){
	    .network = mapping_column(mapping, "network"),
	    .key = mapping_column(mapping, "key"),
	    .url = mapping_column(mapping, "url"),
	    .author_id = mapping_column(mapping, "author_id"),
	    .author = mapping_column(mapping, "author"),
	    .text = mapping_column(mapping, "text"),
	    .attachments = mapping_column(mapping, "attachments")};
}

/* Opens what reads the input; says if it is not to be detected after all. */
static const struct fault *
prepare(struct tool *tool, struct work *work)
{
	const struct options *given = &tool->options;
	const struct fault *fault;
	bool may;

	work->ingest.detect = options_flag(given, "detect");
	if ((fault = intake_open(&work->intake, options_text(given, "from"),
		 options_text(given, "timezone"))) != NULL ||
	    (fault = mapping_parse(&work->mapping, "map", given,
		 &message_schema, &tool->arena)) != NULL ||
	    (fault = task_allow(&tool->task, roles)) != NULL ||
	    (fault = ingest_may_detect(&tool->task, &may)) != NULL)
		return fault;
	tool->foreign = !intake_passes(work->intake);
	if (tool->foreign && work->mapping.count > 0)
		return fault_new(
		    FAULT_USAGE, "--map is for records: leave out --from");
	if (work->ingest.detect && !may)
		tool_remark(tool, "nothing is detected here: role system "
				  "detects with the setting auto_detect = yes");
	work->ingest.detect &= may;
	work->ingest.screening = screening_open(&tool->task, tool->helper);
	find_columns(work);
	stream_read_ahead(tool->stream, tool->helper, read_ahead, work);
	work->queue = ingest_queue_open(
	    &tool->task, &work->ingest, tool->helper, put_waiting, work);
	work->tool = tool;
	tool->settle = settle;
	tool->settled = work;
	return NULL;
}

/* Says what came in and is no message. */
static void
remark(struct tool *tool, const struct work *work)
{
	unsigned long service = intake_service(work->intake);
	unsigned long missing = intake_missing(work->intake);
	unsigned long own = intake_own(work->intake);
	const char *column = mapping_unmet(&work->mapping);

	if (service > 0)
		tool_remark(tool, "%lu service record%s passed over", service,
		    service == 1 ? "" : "s");
	if (own > 0)
		tool_remark(tool, "%lu text%s of an account itself passed over",
		    own, own == 1 ? "" : "s");
	if (work->unknown > 0)
		tool_remark(tool,
		    "%lu deleted message%s passed over: never seen here",
		    work->unknown, work->unknown == 1 ? "" : "s");
	if (missing > 0)
		tool_remark(tool,
		    "threads tell of %lu answer%s more than they hold: ask for "
		    "them by comment_id",
		    missing, missing == 1 ? "" : "s");
	if (column != NULL && tool->records > 0)
		tool_remark(tool, "--map: no record has a \"%s\"", column);
}

/*
 * What a server says in place of a table, in one line, would be a header without
 * rows. A table of ours that has none has columns that we know.
 */
static const struct fault *
check_header(struct tool *tool, const struct work *work)
{
	const struct value *columns = stream_columns(tool->stream);
	struct record header = tool->record_in;
	const struct fault *fault;

	if (columns == NULL || tool->records > 0 || tool->refused ||
	    work->mapping.count > 0)
		return NULL;
	fault = intake_check_columns(work->intake, columns);
	if (fault == NULL)
		return NULL;
	header.position = 1;
	header.source_length = 0;
	stream_reject_header(tool->stream);
	return tool_refuse(tool, &header, fault);
}

/* Ends what was begun, unless the run ends with a fault of the store. */
static const struct fault *
finish(struct tool *tool, struct work *work, const struct fault *fault)
{
	if (work->queue != NULL && (fault == NULL || !fault_is_fatal(fault))) {
		const struct fault *last = ingest_queue_end(work->queue);

		fault = last != NULL ? last : fault;
	}
	tool->settle = NULL;
	/* First who looks at what the others hold. */
	ingest_queue_close(work->queue);
	intake_close(work->intake);
	stream_end_ahead(tool->stream);
	screening_close(work->ingest.screening);
	return fault;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct work work = {0};
	struct record *record;
	const struct fault *fault;

	if ((fault = tool_options(&tool, &spec, argc, argv)) == NULL &&
	    (fault = tool_store(&tool)) == NULL) {
		tool.lists = intake_lists(
		    options_text(&tool.options, "from"), &tool.pack);
		fault = tool_streams(&tool);
	}
	if (fault == NULL)
		fault = prepare(&tool, &work);
	while (fault == NULL && tool_next(&tool, &record, &fault))
		fault = ingest_one(&tool, &work, record);
	if (fault == NULL)
		fault = check_header(&tool, &work);
	if (work.intake != NULL)
		remark(&tool, &work);
	fault = finish(&tool, &work, fault);
	return tool_close(&tool, fault);
}
