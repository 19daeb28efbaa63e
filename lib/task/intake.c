#include "task/intake.h"

#include <stdlib.h>

#include "base/text.h"
#include "intake/incident.h"
#include "intake/incident_row.h"
#include "intake/ok.h"
#include "intake/telegram.h"
#include "intake/telegram_bot.h"
#include "intake/vk.h"
#include "model/schema.h"

typedef const struct fault *(*reader)(
    struct intake *, struct task *, const struct record *);

static const struct fault *read_record(
    struct intake *intake, struct task *task, const struct record *record);
static const struct fault *read_incident(
    struct intake *intake, struct task *task, const struct record *record);
static const struct fault *read_network(
    struct intake *intake, struct task *task, const struct record *record);

/* What --from says. */
static const struct format {
	const char *name;
	reader read;
	/* of a network: */
	const struct fault *(*items)(const struct record *, struct items *);
	const char *const *lists;
	value_pack *pack;
	const char *timezone; /* in which it tells times, NULL: the store's */
} formats[] = {
    {"records", read_record, NULL, NULL, NULL, NULL},
    {"incident", read_incident, NULL, NULL, NULL, NULL},
    {"vk", read_network, vk_read, vk_lists, vk_people_pack, NULL},
    {"ok", read_network, ok_read, ok_lists, ok_pack, "Europe/Moscow"},
    {"telegram", read_network, telegram_read, telegram_lists, NULL, NULL},
    {"telegram-bot", read_network, telegram_bot_read, telegram_bot_lists, NULL,
	NULL},
};

struct intake {
	const struct format *format;
	struct zone *zone;	 /* NULL: the store's */
	struct intake_item item; /* the one item of a record or row */
	struct fault empty;	 /* of the item, if it points to it */
	bool waits;		 /* it was not given yet */
	struct incident_columns columns;
	bool recognised; /* a row of the export was met */
	struct items items;
	const struct item *next;
	unsigned long service, missing, own;
};

static const struct zone *
zone_of(const struct intake *intake, const struct task *task)
{
	return intake->zone != NULL ? intake->zone : task->zone;
}

static const struct fault *
read_record(
    struct intake *intake, struct task *task, const struct record *record)
{
	const struct fault *fault = schema_read(&message_schema, record,
	    zone_of(intake, task), task->arena, &intake->item.message);

	intake->item.leaves_text = intake->item.message.text == NULL;
	intake->item.leaves_attachments =
	    intake->item.message.attachments == NULL;
	intake->waits = fault == NULL;
	return fault;
}

static const struct fault *
read_incident(
    struct intake *intake, struct task *task, const struct record *record)
{
	const struct fault *fault, *foreign, *empty;
	struct incident incident;

	fault = incident_read(&intake->columns, record, zone_of(intake, task),
	    task->arena, &incident);
	if (fault != NULL && !intake->recognised &&
	    (foreign = incident_recognise(&intake->columns, record)) != NULL)
		return foreign;
	if (fault != NULL)
		return fault;
	empty = incident_empty(&incident);
	if (empty != NULL && !intake->recognised &&
	    (foreign = incident_recognise(&intake->columns, record)) != NULL)
		empty = foreign;
	intake->recognised |= empty == NULL;
	intake->waits = true;
	intake->item = (struct intake_item){.message = incident.message,
	    .facts = incident.facts,
	    .fact_count = incident.fact_count,
	    .version = incident.version,
	    .edited_at = FIELD_NONE,
	    .finished = incident.finished,
	    .unread = incident.unread,
	    .leaves_text = !incident.tells_text,
	    /* Of more than words it tells where there are none. */
	    .leaves_attachments =
		!incident.tells_text || incident.message.text != NULL};
	if (empty != NULL) {
		intake->empty = *empty;
		intake->item.empty = &intake->empty;
	}
	return NULL;
}

static const struct fault *
read_network(
    struct intake *intake, struct task *task, const struct record *record)
{
	const struct fault *fault;

	intake->items.arena = task->arena;
	intake->items.zone = zone_of(intake, task);
	fault = intake->format->items(record, &intake->items);
	intake->next = intake->items.first;
	intake->service += intake->items.service;
	intake->missing += intake->items.missing;
	return fault;
}

static const struct format *
format_of(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (name == NULL || text_equal(name, formats[i].name))
			return &formats[i];
	return NULL;
}

const struct fault *
intake_open(struct intake **intake, const char *format, const char *timezone)
{
	const struct format *found = format_of(format);

	*intake = NULL;
	if (found == NULL)
		return fault_new(
		    FAULT_USAGE, "--from: no such format: %s", format);
	if ((*intake = calloc(1, sizeof(**intake))) == NULL)
		abort();
	(*intake)->format = found;
	if (timezone == NULL)
		timezone = found->timezone;
	return timezone == NULL ? NULL : zone_open(&(*intake)->zone, timezone);
}

void
intake_close(struct intake *intake)
{
	if (intake == NULL)
		return;
	incident_columns_free(&intake->columns);
	items_free(&intake->items);
	zone_close(intake->zone);
	free(intake);
}

const char *const *
intake_lists(const char *format, value_pack **pack)
{
	const struct format *found = format_of(format);

	*pack = found == NULL ? NULL : found->pack;
	return found == NULL ? NULL : found->lists;
}

bool
intake_passes(const struct intake *intake)
{
	return intake->format->read == read_record;
}

const struct fault *
intake_check_columns(const struct intake *intake, const struct value *columns)
{
	bool ours = intake_passes(intake);
	const struct value *column = columns;

	for (; column != NULL; column = column->next)
		if (ours ? schema_field(&message_schema, column->name) != NULL
			 : incident_row_has(column->name))
			return NULL;
	return fault_value("header",
	    ours ? "no column is a field of a message"
		 : "no column is one of the incident system's export",
	    columns->name);
}

const struct fault *
intake_read(
    struct intake *intake, struct task *task, const struct record *record)
{
	intake->item = (struct intake_item){
	    .version = FIELD_NONE, .edited_at = FIELD_NONE};
	intake->waits = false;
	intake->next = NULL;
	return intake->format->read(intake, task, record);
}

/*
 * What an account says under its own name is no message of a citizen. Of its
 * posts that is not sure: communities publish what people send them.
 */
static bool
is_of_account(const struct item *item)
{
	return item->own && (item->kind != ITEM_POST || item->copy);
}

bool
intake_next(struct intake *intake, struct task *task, struct intake_item *item)
{
	for (; intake->next != NULL && is_of_account(intake->next);
	     intake->next = intake->next->next)
		intake->own++;
	if (intake->next != NULL) {
		*item = (struct intake_item){.version = FIELD_NONE,
		    .edited_at = intake->next->edited_at,
		    .tells_edits = item_tells_edits(intake->next),
		    .deleted = intake->next->deleted,
		    .original = intake->next->original,
		    .there = intake->next->there};
		item_project(intake->next, task->arena, &item->message);
		if (item->deleted)
			item->message.deleted_at = task->now;
		intake->next = intake->next->next;
		return true;
	}
	*item = intake->item;
	if (!intake->waits)
		return false;
	intake->waits = false;
	return true;
}

unsigned long
intake_service(const struct intake *intake)
{
	return intake->service;
}

unsigned long
intake_own(const struct intake *intake)
{
	return intake->own;
}

unsigned long
intake_missing(const struct intake *intake)
{
	return intake->missing;
}
