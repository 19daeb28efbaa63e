#include "order/trace.h"

#include <string.h>

#include "base/date.h"

/* Room for one item more. */
static struct trace_item *
next_item(struct trace *trace, struct arena *arena)
{
	struct trace_item *items;
	size_t count = trace->count;

	/* full whenever the count is a power of two */
	if ((count & (count - 1)) == 0) {
		items = arena_alloc(
		    arena, (count == 0 ? 1 : 2 * count) * sizeof(*items));
		if (count > 0)
			memcpy(items, trace->items, count * sizeof(*items));
		trace->items = items;
	}
	return &trace->items[trace->count++];
}

static struct trace_item *
add_date(struct trace *trace, struct arena *arena, enum trace_kind kind,
    const struct timetable_day *day)
{
	struct trace_item *item = next_item(trace, arena);

	*item = (struct trace_item){.kind = kind,
	    .date = day->date,
	    .exception = day->exception,
	    .weekday = day->weekday};
	if (kind == TRACE_SKIPPED)
		item->exception = timetable_day_off(
		    hours_timetable(trace->question->owner), day);
	return item;
}

/* Counted is [begin, end) without what outage_mode=pause leaves out. */
static void
add_counted(struct trace *trace, struct arena *arena,
    const struct timetable_day *day, int64_t begin, int64_t end, int64_t *total)
{
	const struct due_case *question = trace->question;
	const struct downtime *downtimes = question->downtimes;
	struct trace_item *item;
	size_t i = question->downtime_count;

	if (question->readings->outage_mode == OUTAGE_PAUSE)
		i = downtime_find(downtimes, question->downtime_count, begin);
	while (begin < end) {
		bool out =
		    i < question->downtime_count && downtimes[i].begin < end;
		int64_t until = out ? downtimes[i].begin : end;

		if (begin < until) {
			*total += until - begin;
			item = add_date(trace, arena, TRACE_COUNTED, day);
			item->begin = begin;
			item->end = until;
			item->total = *total;
		}
		begin = out ? downtimes[i++].end : end;
	}
}

/* The spans of one date that lie between the begin and the due. */
static const struct fault *
add_spans(struct trace *trace, struct arena *arena,
    const struct timetable_day *day, int64_t *at, int64_t *total)
{
	const struct hours *hours = trace->question->owner;
	const struct fault *fault;
	struct span span;

	while (*at < trace->due.due) {
		fault = hours_span(hours, *at, &span);
		if (fault != NULL || span.date > day->date)
			return fault;
		if (span.begin < *at)
			span.begin = *at;
		if (span.end > trace->due.due)
			span.end = trace->due.due;
		add_counted(trace, arena, day, span.begin, span.end, total);
		*at = span.end;
	}
	return NULL;
}

/* A term in minutes and hours, from the date of its start to its due. */
static const struct fault *
walk_hours(struct trace *trace, struct arena *arena)
{
	const struct hours *hours = trace->question->owner;
	const struct fault *fault = NULL;
	int64_t at = trace->due.begin, total = 0;
	int64_t date = hours_date(hours, trace->question->start);
	struct timetable_day day;

	/* a night shift belongs to the date on which it began */
	for (date--; fault == NULL && at < trace->due.due; date++) {
		timetable_day(hours_timetable(hours), date, &day);
		if (day.count > 0)
			fault = add_spans(trace, arena, &day, &at, &total);
		else if (date >= hours_date(hours, trace->question->start))
			add_date(trace, arena, TRACE_SKIPPED, &day);
	}
	return fault;
}

/* Does the schedule work on a date that the zone has not skipped? */
static bool
is_worked(const struct hours *hours, const struct timetable_day *day)
{
	struct hours_day found;

	if (day->count == 0)
		return false;
	/* the date of sending may be of a year that nothing is known of */
	return hours_day(hours, day->date, &found) != NULL ||
	       found.date == day->date;
}

/* A term in working days, from the date of sending to the last day. */
static void
walk_days(struct trace *trace, struct arena *arena)
{
	const struct hours *hours = trace->question->owner;
	const struct due_case *question = trace->question;
	int64_t sent = hours_date(hours, question->start), total = 0;
	struct hours_day first;

	for (int64_t date = sent; total < question->limit.amount; date++) {
		struct timetable_day day;
		enum trace_kind kind = TRACE_DAY;

		timetable_day(hours_timetable(hours), date, &day);
		if (!is_worked(hours, &day))
			kind = TRACE_SKIPPED;
		else if (date == sent &&
			 (question->readings->days_start !=
				 DAYS_START_SAME_DAY ||
			     hours_day(hours, sent, &first) != NULL ||
			     question->start >= first.end))
			kind = TRACE_SENT;
		total += kind == TRACE_DAY;
		add_date(trace, arena, kind, &day)->total = total;
	}
}

static void
add_reading(struct trace *trace, struct arena *arena, const char *key)
{
	const struct readings *readings = trace->question->readings;
	struct trace_reading *reading =
	    &trace->readings[trace->reading_count++];

	*reading = (struct trace_reading){reading_id(key), key,
	    arena_string(arena, reading_value(readings, key))};
}

/* Which readings the detection brings in (I-01 to I-04). */
static void
read_detection(struct trace *trace, struct arena *arena)
{
	const struct due_case *question = trace->question;
	bool known = question->first || question->detected != INSTANT_NONE;
	bool first = question->readings->offhours_scope == OFFHOURS_FIRST;

	if (trace->due.place == HOURS_BEFORE)
		add_reading(trace, arena, "prestart_detection");
	if (trace->due.place == HOURS_BREAK)
		add_reading(trace, arena, "lunch_detection");
	if (known && !question->first &&
	    (first || trace->due.place != HOURS_WORKING))
		add_reading(trace, arena, "offhours_scope");
	if (known && question->center != question->owner)
		trace->readings[trace->reading_count++] =
		    (struct trace_reading){
			"I-04", "center", hours_schedule(question->center)};
}

static void
read_outages(struct trace *trace, struct arena *arena)
{
	bool found[DUE_SUSPENDED + 1] = {false};

	for (size_t i = 0; i < trace->question->downtime_count; i++)
		found[trace->due.effects[i]] = true;
	if (found[DUE_RESTARTED] || found[DUE_PAUSED])
		add_reading(trace, arena, "outage_mode");
	if (found[DUE_IDLE] || found[DUE_RESTARTED])
		add_reading(trace, arena, "outage_idle");
	if (found[DUE_SUSPENDED] ||
	    trace->question->readings->open_outage == OPEN_OUTAGE_DUE)
		add_reading(trace, arena, "open_outage");
}

/* Days that are worked instead of others, or are non-working by decree. */
static void
read_days(struct trace *trace, struct arena *arena)
{
	bool moved = false, decree = false;

	for (size_t i = 0; i < trace->count; i++) {
		const struct exception *said = trace->items[i].exception;

		if (said == NULL)
			continue;
		moved |= said->kind == EXCEPTION_WORKING ||
			 said->kind == EXCEPTION_WORKING_SHORT;
		decree |= said->kind == EXCEPTION_DECREE;
	}
	if (moved)
		add_reading(trace, arena, "moved_day_hours");
	if (decree)
		add_reading(trace, arena, "decree_days");
}

static void
read_all(struct trace *trace, struct arena *arena)
{
	size_t most = 0;
	bool days = trace->question->limit.unit == TERM_WORKING_DAYS;

	while (reading_key(most) != NULL)
		most++;
	/* each key once, and the Center's schedule */
	trace->readings =
	    arena_alloc(arena, (most + 1) * sizeof(*trace->readings));
	if (!days)
		read_detection(trace, arena);
	add_reading(trace, arena, "clock_schedule");
	if (days) {
		if (trace->question->downtime_count > 0)
			add_reading(trace, arena, "outage_days");
		add_reading(trace, arena, "days_start");
		add_reading(trace, arena, "days_end");
	} else {
		read_outages(trace, arena);
	}
	read_days(trace, arena);
}

const struct fault *
trace_make(
    const struct due_case *question, struct arena *arena, struct trace *trace)
{
	const struct fault *fault;

	*trace = (struct trace){.question = question};
	trace->due.effects = arena_alloc(arena, question->downtime_count + 1);
	fault = due_find(question, &trace->due);
	if (fault != NULL)
		return fault;
	alternative_find(question, &trace->due, &trace->alternative);
	if (question->limit.unit == TERM_WORKING_DAYS)
		walk_days(trace, arena);
	else if (!trace->due.suspended)
		fault = walk_hours(trace, arena);
	if (fault == NULL)
		read_all(trace, arena);
	return fault;
}

bool
trace_tells_outage(const struct trace *trace, size_t downtime)
{
	const struct downtime *outage = &trace->question->downtimes[downtime];

	if (trace->due.effects[downtime] != DUE_NO_EFFECT)
		return true;
	return outage->end >= trace->question->start - DAY_SECONDS &&
	       (trace->due.suspended ||
		   outage->begin <= trace->due.due + DAY_SECONDS);
}
