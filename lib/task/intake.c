#include "task/intake.h"

#include <stdlib.h>

#include "base/text.h"
#include "intake/incident.h"
#include "model/schema.h"

typedef const struct fault *(*reader)(struct intake *, struct task *,
    const struct record *, struct intake_item *);

struct intake {
	reader read;
	struct incident_columns columns;
	bool recognised; /* a row of the export was met */
};

static const struct fault *
read_record(struct intake *intake, struct task *task,
    const struct record *record, struct intake_item *item)
{
	(void)intake;
	return schema_read(
	    &message_schema, record, task->zone, task->arena, &item->message);
}

static const struct fault *
read_incident(struct intake *intake, struct task *task,
    const struct record *record, struct intake_item *item)
{
	const struct fault *fault, *foreign;
	struct incident incident;

	fault = incident_read(
	    &intake->columns, record, task->zone, task->arena, &incident);
	if (fault != NULL && !intake->recognised &&
	    (foreign = incident_recognise(&intake->columns, record)) != NULL)
		return foreign;
	if (fault != NULL)
		return fault;
	intake->recognised = true;
	*item = (struct intake_item){.message = incident.message,
	    .facts = incident.facts,
	    .fact_count = incident.fact_count,
	    .version = incident.version,
	    .finished = incident.finished,
	    .unread = incident.unread};
	return NULL;
}

const struct fault *
intake_open(struct intake **intake, const char *format)
{
	static const struct {
		const char *name;
		reader read;
	} formats[] = {{"records", read_record}, {"incident", read_incident}};
	size_t i;

	*intake = NULL;
	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (format != NULL && !text_equal(format, formats[i].name))
			continue;
		if ((*intake = calloc(1, sizeof(**intake))) == NULL)
			abort();
		(*intake)->read = formats[i].read;
		return NULL;
	}
	return fault_new(FAULT_USAGE, "--from: no such format: %s", format);
}

void
intake_close(struct intake *intake)
{
	if (intake == NULL)
		return;
	incident_columns_free(&intake->columns);
	free(intake);
}

bool
intake_passes(const struct intake *intake)
{
	return intake->read == read_record;
}

const struct fault *
intake_read(struct intake *intake, struct task *task,
    const struct record *record, struct intake_item *item)
{
	*item = (struct intake_item){.version = FIELD_NONE};
	return intake->read(intake, task, record, item);
}
