/* Rows of the incident system's export, as CSV. */
#include "records.h"

#include "intake/incident.h"

static void
check(const struct incident *incident)
{
	const struct message *message = &incident->message;
	int64_t latest = INT64_MIN;
	size_t i;

	PROMISE(message->network != NULL || message->key != NULL);
	fuzz_is_text(message->network);
	fuzz_is_text(message->key);
	fuzz_is_text(message->url);
	fuzz_is_text(message->author_id);
	fuzz_is_text(message->text);
	fuzz_is_text(message->topic);
	fuzz_is_text(message->location);
	fuzz_is_text(incident->number);
	fuzz_is_text(incident->step);
	PROMISE(incident->fact_count > 0);
	PROMISE(incident->facts[0].kind == FACT_DETECTED ||
		incident->fact_count > 1);
	for (i = 0; i < incident->fact_count; i++) {
		if (incident->facts[i].at == INSTANT_NONE)
			continue;
		PROMISE(latest <= incident->facts[i].at);
		latest = incident->facts[i].at;
	}
}

struct given {
	struct zone *zone;
	struct incident_columns columns;
};

static void
read_row(const struct record *record, void *data)
{
	struct given *given = data;
	struct arena arena = {0};
	struct incident incident;

	(void)incident_recognise(&given->columns, record);
	if (incident_read(&given->columns, record, given->zone, &arena,
		&incident) == NULL)
		check(&incident);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct given given;

	if (given.zone == NULL)
		PROMISE(zone_open(&given.zone, "Asia/Omsk") == NULL);
	records_each(data, size, &(struct reader_options){0}, read_row, &given);
	incident_columns_free(&given.columns);
	given.columns = (struct incident_columns){0};
	return 0;
}
