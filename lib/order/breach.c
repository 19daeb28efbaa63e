#include "order/breach.h"

#include "base/date.h"
#include "base/text.h"
#include "order/law.h"
#include "order/wording.h"

static bool
is_annex3(const char *ruleset)
{
	return text_equal(ruleset, "annex3");
}

bool
breach_stands(const struct clock *clock)
{
	return clock_is_of_body(clock) && text_equal(clock->force, "norm") &&
	       (text_equal(clock->state, "late") ||
		   text_equal(clock->state, "overdue"));
}

const char *
breach_addressees(const char *ruleset)
{
	return is_annex3(ruleset) ? "[\"governor\",\"ministry\",\"head\"]"
				  : "[\"governor\",\"ministry\"]";
}

const char *
breach_addressee_name(const char *addressee)
{
	if (text_equal(addressee, "governor"))
		return "Губернатору Омской области";
	if (text_equal(addressee, "ministry"))
		return "в Министерство региональной политики и массовых "
		       "коммуникаций Омской области";
	return text_equal(addressee, "head") ? "руководителю органа" : "органу";
}

const struct act *
breach_own_act(
    const struct act *acts, size_t count, const char *body, int64_t date)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(acts[i].body, body) && acts[i].date <= date &&
		    (acts[i].from == DATE_NONE || acts[i].from <= date) &&
		    (acts[i].until == DATE_NONE || date <= acts[i].until))
			return &acts[i];
	}
	return NULL;
}

const char *
breach_severity(const char *ruleset, const struct act *own_act)
{
	return is_annex3(ruleset) && own_act == NULL ? "D" : "V";
}

static const struct zone *
zone_of(const struct breach *breach)
{
	return hours_zone(breach->trace->question->owner);
}

static void
put_instant(const struct breach *breach, const char *name, int64_t at,
    struct buffer *out)
{
	buffer_printf(out, "%s: ", name);
	wording_instant(at, zone_of(breach), out);
	buffer_puts(out, ".\n");
}

/* 1 минута, 2 минуты, 5 минут. */
static void
put_minutes(int64_t minutes, struct buffer *out)
{
	int64_t tens = minutes % 100, ones = minutes % 10;
	const char *form = "минут";

	if (tens < 11 || tens > 14)
		form = ones == 1		? "минута"
		       : ones >= 2 && ones <= 4 ? "минуты"
						: "минут";
	buffer_integer(out, minutes);
	buffer_printf(out, " %s рабочего времени", form);
}

static void
put_subject(const struct breach *breach, struct buffer *out)
{
	const struct clock *clock = breach->clock;
	const struct law *law = law_find(clock->rule);

	buffer_printf(out, "Орган: %s.\n", breach->body);
	buffer_puts(out, "Сообщение: № ");
	buffer_integer(out, clock->id);
	buffer_printf(out, ", сеть: %s", wording_network(breach->network));
	if (breach->detected != INSTANT_NONE) {
		buffer_puts(out, ", выявлено ");
		wording_instant(breach->detected, zone_of(breach), out);
	}
	buffer_puts(out, ".\n");
	if (law != NULL)
		buffer_printf(out, "Требование: %s (%s, %s).\n", law->duty,
		    law->place, law->rule);
	buffer_puts(out, "Срок: ");
	wording_term(breach->trace->question->limit, out);
	buffer_puts(out, ".\n");
	put_instant(breach, "Событие, с которого идёт срок", clock->start, out);
}

/* What there was of outages about this term (A1-12.1a), and what they did. */
static void
put_outages(const struct breach *breach, struct buffer *out)
{
	const struct trace *trace = breach->trace;
	bool days = trace->question->limit.unit == TERM_WORKING_DAYS;
	bool any = false;

	for (size_t i = 0; i < trace->question->downtime_count; i++) {
		const struct downtime *outage = &trace->question->downtimes[i];

		if (!trace_tells_outage(trace, i))
			continue;
		any = true;
		buffer_puts(out, "Технический сбой с ");
		wording_instant(outage->begin, zone_of(breach), out);
		if (outage->end != DOWNTIME_OPEN) {
			buffer_puts(out, " по ");
			wording_instant(outage->end, zone_of(breach), out);
		}
		buffer_printf(out, ": %s.\n",
		    days ? "на срок в днях не влияет"
			 : wording_effect(trace->due.effects[i]));
	}
	if (!any)
		buffer_puts(out, "Технические сбои за время срока не "
				 "зарегистрированы.\n");
}

/* What a clock of this kind starts from, or is a breach by. */
static void
put_start_reading(const struct breach *breach, struct buffer *out)
{
	static const struct {
		const char *clock, *key;
	} keys[] = {{"full_hours", "interim_base"},
	    {"full_days", "interim_base"}, {"lead", "lead_start"}};
	const struct readings *readings = breach->trace->question->readings;

	if (text_equal(breach->clock->clock, "return"))
		buffer_puts(out, "; I-26 late_return=accept_breach");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (text_equal(breach->clock->clock, keys[i].clock))
			buffer_printf(out, "; %s %s=%s",
			    reading_id(keys[i].key), keys[i].key,
			    reading_value(readings, keys[i].key));
}

static void
put_readings(const struct breach *breach, struct buffer *out)
{
	const struct trace *trace = breach->trace;

	buffer_puts(out, "Применённые толкования: ");
	for (size_t i = 0; i < trace->reading_count; i++) {
		const struct trace_reading *reading = &trace->readings[i];

		buffer_printf(out, "%s%s%s%s=%s", i > 0 ? "; " : "",
		    reading->id, reading->id[0] != '\0' ? " " : "",
		    reading->key, reading->value);
	}
	put_start_reading(breach, out);
	if (is_annex3(breach->clock->ruleset))
		buffer_puts(out, "; I-38");
	buffer_printf(out, ". Набор толкований: %s.\n",
	    breach->clock->readings == NULL ? "" : breach->clock->readings);
}

/* Which text it is about, and with what force for this body. */
static void
put_opening(const struct breach *breach, struct buffer *out)
{
	const struct act *act = breach->own_act;
	char date[DATE_TEXT];

	if (!is_annex3(breach->clock->ruleset)) {
		buffer_puts(out,
		    "Сведения о несоблюдении срока, установленного Порядком "
		    "организации работы с сообщениями из открытых "
		    "источников (приложение № 1, " WORDING_ORDER
		    "), пункт 16.\n");
		return;
	}
	if (act == NULL) {
		buffer_puts(out,
		    "Сведения об отклонении от срока, указанного в "
		    "Методических рекомендациях (приложение № 3, " WORDING_ORDER
		    "), пункт 23. Действующий собственный правовой акт органа "
		    "не зарегистрирован: рекомендации не обязательны.\n");
		return;
	}
	date_format(act->date, date);
	buffer_printf(out,
	    "Сведения о несоблюдении срока, указанного в Методических "
	    "рекомендациях (приложение № 3, " WORDING_ORDER "), пункт 23. "
	    "Собственный правовой акт органа: № %s от %.2s.%.2s.%.4s.\n",
	    act->number, date + 8, date + 5, date);
}

void
breach_notice(const struct breach *breach, struct buffer *out)
{
	const struct clock *clock = breach->clock;

	put_opening(breach, out);
	put_subject(breach, out);
	put_instant(breach, "Срок истёк", clock->due, out);
	if (clock->stop != FIELD_NONE) {
		put_instant(breach, "Исполнено", clock->stop, out);
	} else {
		buffer_puts(out, "Исполнено: ещё нет, на ");
		wording_instant(breach->now, zone_of(breach), out);
		buffer_puts(out, ".\n");
	}
	buffer_puts(out, "Позже срока на: ");
	put_minutes(
	    clock->late_minutes == FIELD_NONE ? 0 : clock->late_minutes, out);
	buffer_puts(out, ".\n");
	put_outages(breach, out);
	put_readings(breach, out);
}

void
breach_warning(const struct breach *breach, int64_t left, int64_t share,
    struct buffer *out)
{
	buffer_puts(out, "Предупреждение: срок истекает.\n");
	put_subject(breach, out);
	put_instant(breach, "Срок истекает", breach->clock->due, out);
	buffer_puts(out, "Использовано срока: не менее ");
	buffer_integer(out, share);
	buffer_puts(out, " %; осталось: ");
	put_minutes(left / 60, out);
	buffer_puts(out, ".\n");
	put_outages(breach, out);
}

static const char *
cause_name(const char *cause)
{
	static const struct {
		const char *cause, *name;
	} names[] = {
	    {"outage", "зарегистрирован технический сбой или его окончание, "
		       "срок исчислен заново"},
	    {"calendar", "изменён производственный календарь, срок исчислен "
			 "заново"},
	    {"schedules", "изменён график рабочего времени, срок исчислен "
			  "заново"},
	    {"terms", "изменена таблица сроков, срок исчислен заново"},
	    {"settings", "изменены настройки толкований, срок исчислен заново"},
	    {"bodies", "изменён перечень органов, срок исчислен заново"},
	    {"extended", "по просьбе, поступившей в срок, срок продлён"},
	    {"recalled", "сообщение у органа отозвано, исполнение срока не "
			 "оценивается"},
	    {"submitted", "зарегистрировано направление проекта ответа или "
			  "сведений, состоявшееся ранее"},
	    {"replaced", "зарегистрировано направление проекта ответа, "
			 "состоявшееся ранее"},
	    {"returned", "зарегистрирован возврат сообщения органом, "
			 "состоявшийся ранее"},
	    {"waived", "сведения от органа более не требуются"},
	    {"lead_set", "ответственным исполнителем назначен другой орган"},
	    {"imported", "получены сведения выгрузки о том, что состоялось "
			 "ранее"},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_equal(names[i].cause, cause))
			return names[i].name;
	return "зарегистрировано событие, с учётом которого нарушение срока не "
	       "усматривается";
}

void
breach_withdrawal(const struct breach *breach, const struct notice *earlier,
    const char *cause, struct buffer *out)
{
	const struct clock *clock = breach->clock;

	buffer_puts(out, "Уведомление № ");
	buffer_integer(out, earlier->notice);
	buffer_puts(out, " от ");
	wording_instant(earlier->issued_at, zone_of(breach), out);
	buffer_printf(out, " отзывается: %s.\n", cause_name(cause));
	put_subject(breach, out);
	put_instant(
	    breach, "Срок по отозванному уведомлению", earlier->clock.due, out);
	if (clock->due == FIELD_NONE)
		buffer_puts(out, "Срок, исчисленный заново: не определён, пока "
				 "сбой не устранён.\n");
	else if (clock->due != earlier->clock.due)
		put_instant(
		    breach, "Срок, исчисленный заново", clock->due, out);
	if (clock->stop != FIELD_NONE)
		put_instant(breach,
		    text_equal(clock->state, "cancelled") ? "Отозвано"
							  : "Исполнено",
		    clock->stop, out);
	put_outages(breach, out);
	put_readings(breach, out);
}
