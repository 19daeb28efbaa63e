#include "task/lawbook.h"

#include "model/reference.h"

static const struct reference_rows *
find_rows(const struct reference_rows rows[REFERENCE_KINDS], const char *kind)
{
	return &rows[reference_find(kind) - reference_all];
}

const struct fault *
lawbook_tables(const struct reference_rows rows[REFERENCE_KINDS],
    const struct zone *zone, struct compute_tables *tables)
{
	const struct reference_rows *schedules = find_rows(rows, "schedules");
	const struct reference_rows *calendar = find_rows(rows, "calendar");
	const struct reference_rows *terms = find_rows(rows, "terms");
	const struct reference_rows *settings = find_rows(rows, "settings");
	const struct setting *setting = settings->rows;
	const struct fault *fault = NULL;
	size_t i;
	bool known;

	*tables =
	    (struct compute_tables){.rows = {.schedules = schedules->rows,
					.schedule_count = schedules->count,
					.calendar = calendar->rows,
					.calendar_count = calendar->count},
		.terms = terms->rows,
		.term_count = terms->count,
		.readings = reading_defaults,
		.zone = zone};
	for (i = 0; i < settings->count && fault == NULL; i++)
		if (setting[i].value != NULL)
			fault = reading_set(&tables->readings, setting[i].key,
			    setting[i].value, &known);
	return fault;
}
