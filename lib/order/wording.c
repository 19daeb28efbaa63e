#include "order/wording.h"

#include "base/date.h"
#include "base/text.h"

enum { HOUR = 3600, MINUTE = 60 };

static const char *const weekdays[] = {
    "", "пн", "вт", "ср", "чт", "пт", "сб", "вс"};

/* Whose hours: понедельника. */
static const char *const of_weekday[] = {"", "понедельника", "вторника",
    "среды", "четверга", "пятницы", "субботы", "воскресенья"};

void
wording_duration(int64_t seconds, struct buffer *out)
{
	const struct {
		int64_t amount;
		const char *unit;
	} parts[] = {{seconds / HOUR, "ч"}, {seconds % HOUR / MINUTE, "мин"},
	    {seconds % MINUTE, "с"}};
	const char *space = "";

	for (int i = 0; i < 3; i++) {
		if (parts[i].amount == 0)
			continue;
		buffer_puts(out, space);
		buffer_integer(out, parts[i].amount);
		buffer_printf(out, " %s", parts[i].unit);
		space = " ";
	}
	if (seconds == 0)
		buffer_puts(out, "0 мин");
}

/* 1 рабочий день, 2 рабочих дня, 5 рабочих дней. */
static const char *
days_form(int64_t days)
{
	int64_t tens = days % 100, ones = days % 10;

	if (tens >= 11 && tens <= 14)
		return "рабочих дней";
	if (ones == 1)
		return "рабочий день";
	return ones >= 2 && ones <= 4 ? "рабочих дня" : "рабочих дней";
}

void
wording_term(struct term term, struct buffer *out)
{
	if (term.unit == TERM_WORKING_DAYS) {
		buffer_integer(out, term.amount);
		buffer_printf(out, " %s", days_form(term.amount));
		return;
	}
	wording_duration(term.amount, out);
	buffer_puts(out, " рабочего времени");
}

void
wording_date(int64_t date, struct buffer *out)
{
	int year, month, day;

	date_civil(date, &year, &month, &day);
	buffer_printf(out, "%02d.%02d.%04d, %s", day, month, year,
	    weekdays[date_weekday(date)]);
}

void
wording_instant(int64_t instant, const struct zone *zone, struct buffer *out)
{
	char text[INSTANT_TEXT];

	instant_format_ru(instant, zone, text);
	buffer_puts(out, text);
}

void
wording_time(int64_t instant, const struct zone *zone, struct buffer *out)
{
	int32_t seconds;

	date_of_civil(zone_civil(zone, instant), &seconds);
	buffer_printf(out, "%02d:%02d", (int)(seconds / HOUR),
	    (int)(seconds % HOUR / MINUTE));
	if (seconds % MINUTE != 0)
		buffer_printf(out, ":%02d", (int)(seconds % MINUTE));
}

static const char *
note_of(const struct exception *exception)
{
	const char *note = exception->row->note;

	return note != NULL && note[0] != '\0' ? note : NULL;
}

const char *
wording_day_name(const struct trace_item *item)
{
	const struct exception *said = item->exception;

	if (said != NULL && note_of(said) != NULL)
		return note_of(said);
	if (said != NULL && said->kind == EXCEPTION_DECREE)
		return "нерабочий день по указу";
	if (said != NULL && said->kind == EXCEPTION_OFF)
		return "нерабочий день";
	return date_weekday(item->date) >= 6 ? "выходной день"
					     : "нет рабочих часов";
}

void
wording_day_source(const struct trace_item *item,
    const struct timetable *timetable, struct buffer *out)
{
	const struct exception *said = item->exception;

	if (said == NULL)
		buffer_printf(out, "график %s", timetable->schedule);
	else if (said->row->body != NULL && said->row->body[0] != '\0')
		buffer_printf(out, "календарь органа %s", said->row->body);
	else
		buffer_puts(out, "производственный календарь");
}

void
wording_day_note(const struct trace_item *item, struct buffer *out)
{
	const struct exception *said = item->exception;
	bool shorter, moved;

	if (said == NULL)
		return;
	shorter = said->kind == EXCEPTION_SHORT ||
		  said->kind == EXCEPTION_WORKING_SHORT;
	moved = said->kind == EXCEPTION_WORKING ||
		said->kind == EXCEPTION_WORKING_SHORT;
	if (moved)
		buffer_printf(out, "рабочий день по переносу, часы %s",
		    of_weekday[item->weekday]);
	if (moved && shorter)
		buffer_puts(out, ", ");
	if (shorter)
		buffer_puts(out, "короче на 1 час");
	if (said->kind == EXCEPTION_DECREE)
		buffer_puts(out, "нерабочий по указу, считается рабочим");
}

const char *
wording_place(enum hours_place place)
{
	static const char *const names[] = {
	    [HOURS_WORKING] = "в рабочее время",
	    [HOURS_BREAK] = "в перерыв рабочего дня",
	    [HOURS_BEFORE] = "в рабочий день до его начала",
	    [HOURS_OUTSIDE] = "в нерабочее время",
	};

	return names[place];
}

const char *
wording_effect(enum due_effect effect)
{
	static const char *const names[] = {
	    [DUE_NO_EFFECT] = "на срок не повлиял: до начала отсчёта или после "
			      "истечения срока",
	    [DUE_IDLE] = "на срок не повлиял: рабочего времени не занял",
	    [DUE_RESTARTED] = "срок исчислен заново и полностью с "
			      "восстановления",
	    [DUE_PAUSED] = "рабочее время сбоя не засчитано",
	    [DUE_SUSPENDED] = "не устранён, срок не определён",
	};

	return names[effect];
}

const char *
wording_network(const char *network)
{
	static const struct {
		const char *code, *name;
	} names[] = {{"vk", "«ВКонтакте»"}, {"ok", "«Одноклассники»"},
	    {"telegram", "«Телеграм»"}, {"other", "другая"}};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_equal(names[i].code, network))
			return names[i].name;
	return network;
}
