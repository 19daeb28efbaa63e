#include "order/explain.h"

#include "base/date.h"
#include "order/wording.h"

static const struct zone *
zone_of(const struct explain *explain)
{
	return hours_zone(explain->trace->question->owner);
}

static void
put_instant(const struct explain *explain, int64_t instant, struct buffer *out)
{
	wording_instant(instant, zone_of(explain), out);
}

/* The rule: its term, where it stands, what it asks for. */
static void
put_rule(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	const struct law *law = explain->law;
	bool days = trace->question->limit.unit == TERM_WORKING_DAYS;

	buffer_puts(out, "Срок: ");
	wording_term(trace->question->limit, out);
	buffer_printf(out, ". Основание: %s (%s): %s.\n", law->place, law->rule,
	    law->duty);
	buffer_puts(out, "Рабочее время: ");
	if (explain->owner != NULL)
		buffer_printf(out, "%s, ", explain->owner);
	buffer_printf(out, "график %s", hours_schedule(trace->question->owner));
	if (days)
		buffer_puts(out, ".\n");
	else
		buffer_printf(out, " (%s).\n", law_working_time(law->ruleset));
	buffer_puts(out, "Событие, с которого идёт срок: ");
	put_instant(explain, trace->question->start, out);
	buffer_puts(out, ".\n");
}

/* Detected off-hours, and what follows (A1-12.1b, A3-19.1b). */
static void
put_detection(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	const struct due_case *question = trace->question;

	if (trace->due.place == HOURS_WORKING)
		return;
	buffer_puts(out, "Сообщение выявлено ");
	put_instant(explain,
	    question->first ? question->start : question->detected, out);
	buffer_printf(out, " %s (график %s)", wording_place(trace->due.place),
	    hours_schedule(question->center));
	if (trace->due.floor != INSTANT_NONE) {
		buffer_puts(out, ": срок исчисляется не ранее ");
		put_instant(explain, trace->due.floor, out);
		buffer_printf(out, " (%s)", law_outages(explain->law->ruleset));
	}
	buffer_puts(out, ".\n");
}

static void
put_outages(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;
	bool days = trace->question->limit.unit == TERM_WORKING_DAYS;

	for (size_t i = 0; i < trace->question->downtime_count; i++) {
		const struct downtime *downtime =
		    &trace->question->downtimes[i];

		if (!trace_tells_outage(trace, i))
			continue;
		buffer_puts(out, "Технический сбой с ");
		put_instant(explain, downtime->begin, out);
		if (downtime->end != DOWNTIME_OPEN) {
			buffer_puts(out, " по ");
			put_instant(explain, downtime->end, out);
		}
		buffer_printf(out, ": %s (%s).\n",
		    days ? "на срок в днях не влияет"
			 : wording_effect(trace->due.effects[i]),
		    law_outages(explain->law->ruleset));
	}
}

static void
put_note(const struct trace_item *item, struct buffer *out)
{
	struct buffer note = {0};

	wording_day_note(item, &note);
	if (note.length > 0)
		buffer_printf(out, " (%s)", note.bytes);
	buffer_free(&note);
}

static void
put_item(const struct explain *explain, const struct trace_item *item,
    struct buffer *out)
{
	const struct timetable *timetable =
	    hours_timetable(explain->trace->question->owner);

	buffer_puts(out, "  ");
	wording_date(item->date, out);
	switch (item->kind) {
	case TRACE_COUNTED:
		buffer_puts(out, " ");
		wording_time(item->begin, zone_of(explain), out);
		buffer_puts(out, "–");
		wording_time(item->end, zone_of(explain), out);
		buffer_puts(out, ": ");
		wording_duration(item->end - item->begin, out);
		buffer_puts(out, ", всего ");
		wording_duration(item->total, out);
		put_note(item, out);
		break;
	case TRACE_DAY:
		buffer_puts(out, ": день ");
		buffer_integer(out, item->total);
		put_note(item, out);
		break;
	case TRACE_SENT:
		buffer_puts(out, ": день направления, не считается");
		break;
	case TRACE_SKIPPED:
		buffer_printf(
		    out, ": не считается, %s (", wording_day_name(item));
		wording_day_source(item, timetable, out);
		buffer_puts(out, ")");
		break;
	}
	buffer_puts(out, "\n");
}

static void
put_count(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	if (trace->due.suspended)
		return;
	if (trace->question->limit.unit == TERM_SECONDS) {
		buffer_puts(out, "Отсчёт с ");
		put_instant(explain, trace->due.begin, out);
		buffer_puts(out, ":\n");
	} else {
		buffer_puts(out, "Отсчёт по дням:\n");
	}
	for (size_t i = 0; i < trace->count; i++)
		put_item(explain, &trace->items[i], out);
}

static void
put_due(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	if (trace->due.suspended) {
		buffer_puts(out, "Срок не определён, пока сбой не устранён.\n");
		return;
	}
	buffer_puts(out, "Срок истекает: ");
	put_instant(explain, trace->due.due, out);
	buffer_puts(out, "; действие в этот момент — в срок.\n");
	if (trace->alternative.due == INSTANT_NONE)
		return;
	buffer_printf(out,
	    "При ином прочтении (%s=%s): ", trace->alternative.key,
	    trace->alternative.value);
	put_instant(explain, trace->alternative.due, out);
	buffer_puts(out, ".\n");
}

static void
put_readings(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	buffer_puts(out, "Применённые толкования: ");
	for (size_t i = 0; i < trace->reading_count; i++) {
		const struct trace_reading *reading = &trace->readings[i];

		buffer_printf(out, "%s%s%s%s=%s", i > 0 ? "; " : "",
		    reading->id, reading->id[0] != '\0' ? " " : "",
		    reading->key, reading->value);
	}
	buffer_puts(out, ".\n");
}

void
explain_text(const struct explain *explain, struct buffer *out)
{
	put_rule(explain, out);
	put_detection(explain, out);
	put_outages(explain, out);
	put_count(explain, out);
	put_due(explain, out);
	put_readings(explain, out);
}
