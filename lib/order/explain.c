#include "order/explain.h"

#include "base/date.h"
#include "base/text.h"
#include "order/meaning.h"
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
	if (explain->owner_name != NULL)
		buffer_printf(
		    out, "%s (%s), ", explain->owner_name, explain->owner);
	else if (explain->owner != NULL)
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

/* The due that the store has, where it is another one. */
static void
put_recorded(const struct explain *explain, struct buffer *out)
{
	const struct clock *clock = explain->clock;
	bool open = explain->trace->due.suspended;

	if (clock == NULL ||
	    clock->due == (open ? FIELD_NONE : explain->trace->due.due))
		return;
	buffer_puts(out, "В учёте записан иной срок: ");
	if (clock->due == FIELD_NONE)
		buffer_puts(out, "не определён");
	else
		put_instant(explain, clock->due, out);
	buffer_puts(out,
	    "; он найден по настройкам и сведениям, действовавшим при "
	    "его записи.\n");
}

static void
put_due(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	if (trace->due.suspended) {
		buffer_puts(out, "Срок не определён, пока сбой не устранён.\n");
	} else {
		buffer_puts(out, "Срок истекает: ");
		put_instant(explain, trace->due.due, out);
		buffer_puts(out, "; действие в этот момент — в срок.\n");
	}
	put_recorded(explain, out);
}

/* What became of it, by its state. */
static void
put_state(const struct explain *explain, struct buffer *out)
{
	const struct clock *clock = explain->clock;

	if (clock->stop != FIELD_NONE) {
		buffer_puts(out, text_equal(clock->state, "cancelled")
				     ? "Отсчёт прекращён без оценки: "
				 : text_equal(clock->state, "lapsed")
				     ? "Возможность возврата прекращена: "
				     : "Исполнено: ");
		put_instant(explain, clock->stop, out);
	} else {
		buffer_puts(out, text_equal(clock->state, "lapsed")
				     ? "Возврата не было, это не нарушение"
				     : "Не исполнено");
	}
	if (text_equal(clock->state, "met"))
		buffer_puts(out, ", в срок");
	if (clock->late_minutes != FIELD_NONE) {
		buffer_puts(out, clock->stop != FIELD_NONE ? ", позже срока на "
							   : ", просрочено ");
		wording_duration(clock->late_minutes * 60, out);
		buffer_puts(out, " рабочего времени");
	}
	buffer_puts(out, ".\n");
}

/* What kind of term it is, and whether somebody answers for it. */
static void
put_force(const struct explain *explain, struct buffer *out)
{
	const struct clock *clock = explain->clock;

	if (text_equal(clock->force, "target"))
		buffer_puts(out, "Это целевой срок: порядком он не установлен, "
				 "его нарушения быть не может.\n");
	else if (!clock_is_of_body(clock))
		buffer_puts(out, "Это срок Куратора: он учитывается только во "
				 "внутренней статистике (I-33).\n");
	if (clock->target_due == FIELD_NONE)
		return;
	buffer_puts(out, "Куратор назначил более ранний срок, ориентир без "
			 "последствий (I-20): ");
	put_instant(explain, clock->target_due, out);
	buffer_puts(out, ".\n");
}

static void
put_reading(
    const char *id, const char *key, const char *value, struct buffer *out)
{
	const char *meaning = meaning_of(key, value);

	buffer_printf(
	    out, "%s%s%s=%s", id, id[0] != '\0' ? " " : "", key, value);
	if (meaning != NULL)
		buffer_printf(out, ": %s", meaning);
}

static void
put_alternative(const struct explain *explain, struct buffer *out)
{
	const struct alternative *other = &explain->trace->alternative;

	if (other->due == INSTANT_NONE)
		return;
	buffer_puts(out, "При ином прочтении (");
	put_reading(reading_id(other->key), other->key, other->value, out);
	buffer_puts(out, ") срок истекал бы: ");
	put_instant(explain, other->due, out);
	buffer_puts(out, ".\n");
}

static void
put_readings(const struct explain *explain, struct buffer *out)
{
	const struct trace *trace = explain->trace;

	buffer_puts(out, "Применённые толкования:\n");
	for (size_t i = 0; i < trace->reading_count; i++) {
		const struct trace_reading *reading = &trace->readings[i];

		buffer_puts(out, "  ");
		put_reading(reading->id, reading->key, reading->value, out);
		buffer_puts(out, "\n");
	}
}

void
explain_text(const struct explain *explain, struct buffer *out)
{
	put_rule(explain, out);
	put_detection(explain, out);
	put_outages(explain, out);
	put_count(explain, out);
	put_due(explain, out);
	if (explain->clock != NULL) {
		put_state(explain, out);
		put_force(explain, out);
	}
	put_alternative(explain, out);
	put_readings(explain, out);
}
