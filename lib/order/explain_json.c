#include "order/explain.h"

#include "base/date.h"
#include "order/meaning.h"
#include "order/wording.h"

/* The next object of a list. */
static void
begin_object(size_t number, struct buffer *out)
{
	buffer_puts(out, number == 0 ? "{" : ",{");
}

static void
begin_list(const char *name, struct buffer *out)
{
	buffer_member_json(out, name, "[");
}

static void
member_instant(const struct explain *explain, const char *name, int64_t instant,
    struct buffer *out)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE || instant == DOWNTIME_OPEN) {
		buffer_member_json(out, name, NULL);
		return;
	}
	instant_format(
	    instant, hours_zone(explain->trace->question->owner), text);
	buffer_member(out, name, text);
}

static void
member_date(const char *name, int64_t date, struct buffer *out)
{
	char text[DATE_TEXT];

	date_format(date, text);
	buffer_member(out, name, text);
}

/* Whole minutes, and the seconds over if there are any. */
static void
member_minutes(const char *name, int64_t seconds, struct buffer *out)
{
	buffer_member_integer(out, name, seconds / 60);
	if (seconds % 60 != 0)
		buffer_member_integer(out, "seconds", seconds % 60);
}

static void
put_rule(const struct explain *explain, struct buffer *out)
{
	const struct due_case *question = explain->trace->question;
	const struct law *law = explain->law;
	char limit[TERM_TEXT];

	term_format(question->limit, limit);
	buffer_member(out, "rule", law->rule);
	buffer_member(out, "ruleset", law->ruleset);
	buffer_member(out, "clock", clock_kind_name(law->clock));
	buffer_member(out, "place", law->place);
	buffer_member(out, "duty", law->duty);
	buffer_member(out, "limit", limit);
	buffer_member(out, "owner", explain->owner);
	if (explain->owner_name != NULL)
		buffer_member(out, "owner_name", explain->owner_name);
	buffer_member(out, "schedule", hours_schedule(question->owner));
	member_instant(explain, "start", question->start, out);
}

static void
put_detection(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	const struct due_case *question = trace->question;

	if (trace->due.place == HOURS_WORKING)
		return;
	member_instant(explain, "detected",
	    question->first ? question->start : question->detected, out);
	buffer_member(out, "detected_in", wording_place(trace->due.place));
	buffer_member(out, "center", hours_schedule(question->center));
	if (trace->due.floor != INSTANT_NONE)
		member_instant(explain, "not_before", trace->due.floor, out);
}

static void
put_outages(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	bool days = trace->question->limit.unit == TERM_WORKING_DAYS;
	size_t number = 0;

	begin_list("outages", out);
	for (size_t i = 0; i < trace->question->downtime_count; i++) {
		const struct downtime *downtime =
		    &trace->question->downtimes[i];

		if (!trace_tells_outage(trace, i))
			continue;
		begin_object(number++, out);
		member_instant(explain, "begin", downtime->begin, out);
		member_instant(explain, "end", downtime->end, out);
		buffer_member(out, "effect",
		    days ? "на срок в днях не влияет"
			 : wording_effect(trace->due.effects[i]));
		buffer_puts(out, "}");
	}
	buffer_puts(out, "]");
}

static void
member_note(const struct trace_item *item, struct buffer *out)
{
	struct buffer note = {0};

	wording_day_note(item, &note);
	if (note.length > 0)
		buffer_member(out, "note", note.bytes);
	buffer_free(&note);
}

static void
put_counted(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	size_t number = 0;

	begin_list("counted", out);
	for (size_t i = 0; i < trace->count; i++) {
		const struct trace_item *item = &trace->items[i];

		if (item->kind != TRACE_COUNTED && item->kind != TRACE_DAY)
			continue;
		begin_object(number++, out);
		member_date("date", item->date, out);
		if (item->kind == TRACE_DAY) {
			buffer_member_integer(out, "day", item->total);
		} else {
			member_instant(explain, "begin", item->begin, out);
			member_instant(explain, "end", item->end, out);
			member_minutes("minutes", item->end - item->begin, out);
		}
		member_note(item, out);
		buffer_puts(out, "}");
	}
	buffer_puts(out, "]");
}

static void
put_skipped(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	const struct timetable *timetable =
	    hours_timetable(trace->question->owner);
	struct buffer source = {0};
	size_t number = 0;

	begin_list("skipped", out);
	for (size_t i = 0; i < trace->count; i++) {
		const struct trace_item *item = &trace->items[i];

		if (item->kind != TRACE_SKIPPED && item->kind != TRACE_SENT)
			continue;
		begin_object(number++, out);
		member_date("date", item->date, out);
		if (item->kind == TRACE_SENT) {
			buffer_member(out, "name", "день направления");
		} else {
			buffer_reset(&source);
			wording_day_source(item, timetable, &source);
			buffer_member(out, "name", wording_day_name(item));
			buffer_member(out, "source", source.bytes);
		}
		buffer_puts(out, "}");
	}
	buffer_puts(out, "]");
	buffer_free(&source);
}

static void
put_due(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	struct buffer reading = {0};

	if (trace->due.suspended)
		buffer_member(out, "due", "OPEN");
	else
		member_instant(explain, "due", trace->due.due, out);
	if (trace->alternative.due == INSTANT_NONE)
		return;
	member_instant(explain, "alt_due", trace->alternative.due, out);
	/* as the records write it: KEY=VALUE */
	buffer_puts(&reading, trace->alternative.key);
	buffer_printf(&reading, "=%s", trace->alternative.value);
	buffer_member(out, "alt_reading", reading.bytes);
	buffer_free(&reading);
}

/* The clock as it stands. */
static void
put_clock(const struct explain *explain, struct buffer *out)
{
	const struct clock *clock = explain->clock;

	if (clock == NULL)
		return;
	member_instant(explain, "recorded_due", clock->due, out);
	member_instant(explain, "stop", clock->stop, out);
	buffer_member(out, "state", clock->state);
	if (clock->late_minutes != FIELD_NONE)
		buffer_member_integer(out, "late_minutes", clock->late_minutes);
	buffer_member(out, "force", clock->force);
	if (clock->target_due != FIELD_NONE)
		member_instant(explain, "target_due", clock->target_due, out);
}

static void
put_readings(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	begin_list("readings", out);
	for (size_t i = 0; i < trace->reading_count; i++) {
		const struct trace_reading *reading = &trace->readings[i];

		begin_object(i, out);
		buffer_member(out, "id", reading->id);
		buffer_member(out, "key", reading->key);
		buffer_member(out, "value", reading->value);
		buffer_member(
		    out, "meaning", meaning_of(reading->key, reading->value));
		buffer_puts(out, "}");
	}
	buffer_puts(out, "]");
}

void
explain_json(const struct explain *explain, struct buffer *out)
{
	buffer_puts(out, "{");
	put_rule(explain, out);
	put_detection(explain, out);
	put_outages(explain, out);
	if (!explain->trace->due.suspended) {
		member_instant(
		    explain, "begin", explain->trace->due.begin, out);
		put_counted(explain, out);
		put_skipped(explain, out);
	}
	put_due(explain, out);
	put_clock(explain, out);
	put_readings(explain, out);
	buffer_puts(out, "}");
}
