#include "task/surges.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "task/region.h"

static int64_t
date_of(const struct task *task, int64_t instant)
{
	int32_t seconds;

	return date_of_civil(zone_civil(task->zone, instant), &seconds);
}

/* When a date begins in the region. */
static int64_t
start_of(const struct surges *surges, int64_t date)
{
	return zone_instant(surges->task->zone, date * DAY_SECONDS);
}

/* When it ends; today ends with what has been posted by now. */
static int64_t
end_of(const struct surges *surges, int64_t date)
{
	int64_t end = start_of(surges, date + 1);

	return end > surges->task->now ? surges->task->now + 1 : end;
}

static void *
allocate(size_t count, size_t size)
{
	void *made = calloc(count, size);

	if (made == NULL)
		abort();
	return made;
}

static const struct fault *
read_settings(struct surges *surges)
{
	const struct region *region;
	const struct fault *fault = region_get(surges->task, &region);

	if (fault != NULL)
		return fault;
	text_integer(region_setting(region, "surge_days"), &surges->window);
	text_integer(
	    region_setting(region, "surge_min"), &surges->limits.least);
	surges->limits.factor =
	    strtod(region_setting(region, "surge_factor"), NULL);
	surges->limits.rate =
	    strtod(region_setting(region, "surge_rate"), NULL);
	/* A level that is older says nothing about how things are. */
	if (surges->window > SURGES_BACK)
		surges->window = SURGES_BACK;
	return NULL;
}

static const struct fault *
read_days(struct surges *surges)
{
	const struct fault *fault = NULL;
	size_t i;

	for (int64_t date = surges->begin; fault == NULL && date <= surges->end;
	     date++) {
		i = surges->list.count;
		fault =
		    activity_read(surges->task->store, start_of(surges, date),
			end_of(surges, date), date, &surges->list);
		for (; i < surges->list.count; i++)
			surges->totals[date - surges->begin] +=
			    surges->list.rows[i].count;
	}
	if (fault == NULL)
		fault = surge_places_unite(
		    &surges->places, surges->task, &surges->list);
	return fault;
}

/* Where the rows of the topic and place end that begin at `from`. */
static size_t
group_end(const struct activity_list *list, size_t from)
{
	size_t end = from;

	while (end < list->count &&
	       list->rows[end].topic == list->rows[from].topic &&
	       list->rows[end].location == list->rows[from].location)
		end++;
	return end;
}

/* The counts of these rows from the date `first`; returns that of `date`. */
static const struct activity *
spread_out(const struct activity *rows, size_t count, int64_t first,
    int64_t date, int64_t *counts)
{
	const struct activity *found = NULL;

	memset(counts, 0, (size_t)(date - first) * sizeof(*counts));
	for (size_t i = 0; i < count; i++) {
		if (rows[i].day == date)
			found = &rows[i];
		else if (rows[i].day >= first && rows[i].day < date)
			counts[rows[i].day - first] = rows[i].count;
	}
	return found;
}

static void
add(struct surges *surges, const struct surge *surge)
{
	if (surges->count == surges->size) {
		surges->size = surges->size == 0 ? 16 : 2 * surges->size;
		surges->found = realloc(
		    surges->found, surges->size * sizeof(*surges->found));
		if (surges->found == NULL)
			abort();
	}
	surges->found[surges->count++] = *surge;
}

/* The first day of a level: before the store's first message nobody counted. */
static int64_t
first_day(const struct surges *surges, int64_t date)
{
	int64_t first = date - surges->window;

	while (first < date && surges->totals[first - surges->begin] == 0)
		first++;
	return first;
}

static void
judge_day(struct surges *surges, int64_t date, int64_t *counts)
{
	const struct activity_list *list = &surges->list;
	struct surge surge = {.first = first_day(surges, date)};
	struct surge_days days = {
	    .counts = surges->totals + (surge.first - surges->begin),
	    .count = (size_t)(date - surge.first),
	    .weekday = date_weekday(date)};
	const struct activity *today;
	struct surge_region region;
	size_t at, end;

	surge_start(&region, &days);
	days.counts = counts;
	for (at = 0; at < list->count; at = end) {
		end = group_end(list, at);
		spread_out(
		    list->rows + at, end - at, surge.first, date, counts);
		surge_add(&region, &days);
	}
	for (at = 0; at < list->count; at = end) {
		end = group_end(list, at);
		today = spread_out(
		    list->rows + at, end - at, surge.first, date, counts);
		if (today == NULL ||
		    !surge_measure(&region, &days, today->count,
			&surges->limits, &surge.statistic))
			continue;
		surge.activity = *today;
		add(surges, &surge);
	}
}

const struct fault *
surges_open(struct surges *surges, struct task *task, int64_t since)
{
	const struct fault *fault;
	int64_t *counts;

	*surges =
	    (struct surges){.task = task, .end = date_of(task, task->now)};
	if (since == FIELD_NONE)
		since = surges->end - SURGES_DEFAULT;
	if (since < surges->end - SURGES_BACK)
		return fault_new(FAULT_USAGE,
		    "--since: surges are looked for at most %d days back",
		    SURGES_BACK);
	if ((fault = read_settings(surges)) != NULL || since > surges->end)
		return fault;
	surges->begin = since - surges->window;
	surges->totals = allocate(
	    (size_t)(surges->end - surges->begin + 1), sizeof(int64_t));
	if ((fault = read_days(surges)) != NULL)
		return fault;
	counts = allocate((size_t)surges->window + 1, sizeof(*counts));
	for (; since <= surges->end; since++)
		judge_day(surges, since, counts);
	free(counts);
	return NULL;
}

void
surges_close(struct surges *surges)
{
	activity_free(&surges->list);
	surge_places_free(&surges->places);
	free(surges->totals);
	free(surges->found);
	*surges = (struct surges){0};
}

void
surges_write_counts(
    const struct surges *surges, const struct surge *surge, struct buffer *json)
{
	const struct activity *rows = surges->list.rows;
	const struct activity *wanted = &surge->activity;
	char text[DATE_TEXT];
	size_t at = 0;

	while (rows[at].topic != wanted->topic ||
	       rows[at].location != wanted->location)
		at++;
	buffer_putc(json, '[');
	for (int64_t date = surge->first; date <= wanted->day; date++) {
		int64_t count = 0;

		while (rows[at].day < date)
			at++;
		if (rows[at].day == date)
			count = rows[at].count;
		date_format(date, text);
		buffer_puts(json, date > surge->first ? ",{" : "{");
		buffer_member(json, "date", text);
		buffer_member_integer(json, "count", count);
		buffer_putc(json, '}');
	}
	buffer_putc(json, ']');
}

static void
put_number(struct buffer *json, const char *name, double number)
{
	char text[32];

	snprintf(text, sizeof(text), "%.3g", number);
	buffer_member_json(json, name, text);
}

void
surges_write_statistic(
    const struct surges *surges, const struct surge *surge, struct buffer *json)
{
	const struct surge_statistic *statistic = &surge->statistic;

	buffer_putc(json, '{');
	buffer_member_integer(json, "observed", statistic->observed);
	put_number(json, "expected", statistic->expected);
	put_number(json, "factor", statistic->factor);
	put_number(json, "p", statistic->p);
	put_number(json, "scatter", statistic->scatter);
	buffer_member_integer(
	    json, "window", surge->activity.day - surge->first);
	put_number(json, "rate", surges->limits.rate);
	buffer_putc(json, '}');
}

const struct fault *
surges_last(const struct surges *surges, const struct surge *surge, int64_t *at)
{
	return surge_places_last(&surges->places, surges->task->store,
	    &surge->activity, start_of(surges, surge->activity.day),
	    end_of(surges, surge->activity.day), at);
}
