#include "task/law.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "order/hours.h"
#include "task/downtimes.h"

const char law_center[] = "tsur";

/* Puts the law of a region in front of those there are. */
static const struct fault *
add_law(struct task *task, const struct region *region, struct law_state **law)
{
	struct law_state *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL)
		abort();
	*law = made;
	made->region = region;
	/* A zone that the machine has no more: the store's of now. */
	zone_open(&made->own_zone, region_setting(region, "timezone"));
	made->zone = made->own_zone != NULL ? made->own_zone : task->zone;
	fault = lawbook_tables(region->tables, made->zone, &made->tables);
	if (fault != NULL) {
		law_close(made);
		return fault;
	}
	made->older = task->law;
	task->law = made;
	office_open(&made->offices, &made->tables.rows, made->zone);
	reading_digest(&made->tables.readings, made->readings);
	return NULL;
}

const struct fault *
law_get(struct task *task, const struct law_state **law)
{
	const struct fault *fault;
	const struct region *region;
	struct law_state *made;

	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	for (*law = task->law; *law != NULL; *law = (*law)->older)
		if ((*law)->region == region)
			return NULL;
	fault = add_law(task, region, &made);
	*law = made;
	return fault;
}

const struct fault *
law_version(struct task *task, int64_t loaded, const struct law_state **law)
{
	const struct fault *fault;
	struct law_state *made;
	struct region *region;

	if ((fault = law_get(task, law)) != NULL || loaded == FIELD_NONE ||
	    (*law)->region->loaded == loaded)
		return fault;
	for (*law = task->law; *law != NULL; *law = (*law)->older)
		if ((*law)->region->loaded == loaded)
			return NULL;
	fault = region_at(task, loaded, &region);
	if (fault != NULL) {
		region_close(region);
		return fault;
	}
	if ((fault = add_law(task, region, &made)) != NULL) {
		region_close(region);
		return fault;
	}
	made->own = region;
	*law = made;
	return fault;
}

void
law_close(struct law_state *law)
{
	struct law_state *older;

	for (; law != NULL; law = older) {
		older = law->older;
		outages_close(law->outages);
		office_close(law->offices);
		region_close(law->own);
		arena_free(&law->outage_rows);
		zone_close(law->own_zone);
		free(law);
	}
}

const struct fault *
law_recorded_outages(struct task *task, const struct law_state *law,
    const struct outages **outages)
{
	struct law_state *state = task->law;
	int64_t transaction = store_transaction(task->store) + 1;
	const struct fault *fault;
	struct outage *rows;
	size_t count;

	while (state != law)
		state = state->older;
	*outages = state->outages;
	if (state->outages_read == transaction)
		return NULL;
	outages_close(state->outages);
	state->outages = NULL;
	arena_reset(&state->outage_rows);
	fault = downtimes_read(task, &state->outage_rows, &rows, &count);
	if (fault != NULL)
		return fault;
	outages_open(&state->outages, rows, count, &state->tables.readings);
	state->outages_read = transaction;
	*outages = state->outages;
	return NULL;
}

void
law_forget_outages(struct task *task)
{
	struct law_state *law;

	for (law = task->law; law != NULL; law = law->older)
		law->outages_read = 0;
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

/* The row in force on a date; one that was, or will be, before none. */
static const struct body *
find_body(const struct region *region, const char *code, int64_t date)
{
	const struct body *bodies, *found;
	size_t i, count;

	found = region_body(region, code, date);
	if (found != NULL)
		return found;
	bodies = region_rows(region, "bodies", &count);
	for (i = 0; i < count; i++)
		if (text_equal(bodies[i].code, code))
			found = &bodies[i];
	return found;
}

/* The place where an answer is kept; a newer one takes it over. */
static struct law_asked *
place_of(struct task *task, const struct law_state *law, const char *code,
    int64_t date)
{
	struct law_state *state = task->law;
	uint64_t sum = (uint64_t)date;
	const char *at;

	while (state != law)
		state = state->older;
	for (at = code; *at != '\0'; at++)
		sum = sum * 31 + (unsigned char)*at;
	return &state->asked[sum % LAW_ASKED];
}

const struct fault *
law_hours_at(struct task *task, const struct law_state *law, const char *code,
    int64_t at, const struct hours **hours)
{
	const struct fault *fault;
	const struct body *body;
	struct law_asked *asked;
	int32_t seconds;
	int64_t date = date_of_civil(zone_civil(law->zone, at), &seconds);

	asked = place_of(task, law, code, date);
	if (asked->hours != NULL && asked->date == date &&
	    strcmp(asked->body, code) == 0) {
		*hours = asked->hours;
		return NULL;
	}
	body = find_body(law->region, code, date);
	fault = office_hours(law->offices, schedule_of(law, body), code,
	    &law->tables.readings, hours);
	if (fault == NULL && strlen(code) < sizeof(asked->body)) {
		strcpy(asked->body, code);
		asked->date = date;
		asked->hours = *hours;
	}
	return fault;
}

const struct fault *
law_clock_hours(
    struct task *task, const struct clock *clock, const struct hours **hours)
{
	const struct law_state *law;
	const struct fault *fault = law_get(task, &law);
	bool center;

	if (fault != NULL)
		return fault;
	center = law->tables.readings.clock_schedule == CLOCK_SCHEDULE_CENTER;
	return law_hours_at(
	    task, law, center ? law_center : clock->owner, clock->start, hours);
}

/* Is it past its due? At the due instant it is not (RULES 2.5.7, I-32). */
static bool
is_past(const struct task *task, const struct law_state *law,
    const struct clock *clock)
{
	return text_equal(clock->state, clock_state_name(CLOCK_RUNNING)) &&
	       clock->due != FIELD_NONE &&
	       task->now > clock->due + law->tables.readings.tolerance_s;
}

bool
law_has_lapsed(const struct task *task, const struct law_state *law,
    const struct clock *clock)
{
	if (clock->stop != FIELD_NONE)
		return false;
	return text_equal(clock->state, clock_state_name(CLOCK_LAPSED)) ||
	       (text_equal(clock->clock, clock_kind_name(CLOCK_RETURN)) &&
		   is_past(task, law, clock));
}

const struct fault *
law_clock_now(struct task *task, struct clock *clock)
{
	const struct law_state *law;
	const struct hours *hours;
	const struct fault *fault;
	int64_t seconds;

	if (!text_equal(clock->state, "running") || clock->due == FIELD_NONE ||
	    task->now <= clock->due)
		return NULL;
	if ((fault = law_get(task, &law)) != NULL)
		return fault;
	if (!is_past(task, law, clock))
		return NULL;
	if (law_has_lapsed(task, law, clock)) {
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
