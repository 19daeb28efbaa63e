#include "task/law.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "order/hours.h"

const char law_center[] = "tsur";

static const char *
readings_digest(struct task *task, const struct readings *readings)
{
	char digest[DIGEST_TEXT];

	reading_digest(readings, digest);
	return arena_string(&task->region->arena, digest);
}

const struct fault *
law_get(struct task *task, const struct law_state **law)
{
	const struct fault *fault = NULL;
	const struct region *region;
	struct law_state *made;

	*law = task->law;
	if (task->law != NULL)
		return NULL;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	if ((made = calloc(1, sizeof(*made))) == NULL)
		abort();
	task->law = made;
	*law = made;
	if ((fault = lawbook_tables(
		 region->tables, task->zone, &made->tables)) != NULL)
		return fault;
	office_open(&made->offices, &made->tables.rows, task->zone);
	made->readings = readings_digest(task, &made->tables.readings);
	return NULL;
}

void
law_close(struct law_state *law)
{
	if (law == NULL)
		return;
	office_close(law->offices);
	free(law);
}

/* The schedule of a body; the Center's may be a setting (I-04). */
static const char *
schedule_of(const struct law_state *law, const struct body *body)
{
	const char *center = law->tables.readings.center;

	if (body == NULL)
		return "gov";
	if (center != NULL && text_equal(body->kind, "center"))
		return center;
	return reference_schedule(body);
}

const struct fault *
law_hours(struct task *task, const char *code, const struct hours **hours)
{
	const struct law_state *law;
	const struct fault *fault;
	const struct body *body;
	int32_t seconds;

	if ((fault = law_get(task, &law)) != NULL)
		return fault;
	body = region_body(task->region, code,
	    date_of_civil(zone_civil(task->zone, task->now), &seconds));
	return office_hours(law->offices, schedule_of(law, body), code,
	    &law->tables.readings, hours);
}

const struct fault *
law_clock_hours(
    struct task *task, const struct clock *clock, const struct hours **hours)
{
	const struct law_state *law;
	const struct fault *fault = law_get(task, &law);

	if (fault != NULL)
		return fault;
	return law_hours(task,
	    law->tables.readings.clock_schedule == CLOCK_SCHEDULE_CENTER
		? law_center
		: clock->owner,
	    hours);
}

/* The instant after which it is late (I-32). */
static const struct fault *
last_instant(struct task *task, const struct clock *clock, int64_t *last)
{
	const struct law_state *law;
	const struct fault *fault = law_get(task, &law);

	if (fault == NULL)
		*last = clock->due + law->tables.readings.tolerance_s;
	return fault;
}

const struct fault *
law_clock_now(struct task *task, struct clock *clock)
{
	const struct hours *hours;
	const struct fault *fault;
	int64_t seconds, last;

	if (!text_equal(clock->state, "running") || clock->due == FIELD_NONE ||
	    task->now <= clock->due)
		return NULL;
	if ((fault = last_instant(task, clock, &last)) != NULL ||
	    task->now <= last)
		return fault;
	if (text_equal(clock->clock, "return")) {
		clock->state = clock_state_name(CLOCK_LAPSED);
		return NULL;
	}
	clock->state = clock_state_name(CLOCK_OVERDUE);
	if ((fault = law_clock_hours(task, clock, &hours)) != NULL ||
	    (fault = hours_measure(hours, clock->due, task->now, &seconds)) !=
		NULL)
		return fault;
	clock->late_minutes = (seconds + 59) / 60;
	return NULL;
}
