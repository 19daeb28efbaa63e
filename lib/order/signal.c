#include "order/signal.h"

#include "model/schema.h"
#include "order/wording.h"

#define POINT "(приложение № 1, " WORDING_ORDER ", пункт 17)"

/*
 * One line, whatever the text: nobody writes lines of a letter from outside.
 * A place that ends as an abbreviation does ends the line.
 */
static void
put_if(const char *name, const char *text, struct buffer *out)
{
	char last = '\0';

	if (!schema_given(text))
		return;
	buffer_printf(out, "%s: ", name);
	for (; *text != '\0'; text++) {
		last = *text;
		buffer_putc(out, (unsigned char)last < ' ' ? ' ' : last);
	}
	buffer_puts(out, last == '.' ? "\n" : ".\n");
}

static void
put_at(const struct signal_source *source, const char *name, int64_t at,
    struct buffer *out)
{
	if (at == FIELD_NONE)
		return;
	buffer_printf(out, "%s: ", name);
	wording_instant(at, source->zone, out);
	buffer_puts(out, ".\n");
}

/* Whether the report came at once: a measure, no term (I-41). */
static void
put_latency(const struct signal_source *source, struct buffer *out)
{
	const struct alert *alert = source->alert;

	put_at(source,
	    alert->proposed == 0 ? "Отмечено куратором" : "Поступило",
	    alert->flagged_at, out);
	buffer_puts(out, "До доклада прошло: ");
	wording_duration(alert->latency_s, out);
	buffer_printf(out, " (ориентир p17_target=%s, I-41).\n", alert->target);
}

void
signal_message(const struct signal_source *source, struct buffer *out)
{
	const struct alert *alert = source->alert;
	const struct message *message = source->message;

	if (alert->proposed == 0)
		buffer_puts(out, "Сведения о сообщении, имеющем социальную или "
				 "общественную значимость " POINT ".\n");
	else
		buffer_puts(out,
		    "Сообщение, которое может иметь социальную или "
		    "общественную значимость " POINT ". Предложено программой "
		    "по словам сообщения; решения куратора ещё нет.\n");
	buffer_puts(out, "Сообщение: № ");
	buffer_integer(out, message->id);
	buffer_printf(out, ", сеть: %s.\n", wording_network(message->network));
	put_if("Ссылка", message->url, out);
	put_if("Тема", alert->topic, out);
	put_if("Место", alert->location, out);
	put_at(source, "Размещено", message->posted_at, out);
	if (alert->proposed != 0)
		put_if("Основание, найденные слова", source->words, out);
	put_latency(source, out);
}

/* 0.0001: one in 10000. */
static void
put_rate(double rate, struct buffer *out)
{
	if (rate > 0)
		buffer_printf(out, "не более одного раза на %.0f", 1 / rate);
	else
		buffer_puts(out, "никогда");
}

void
signal_surge(const struct signal_source *source, struct buffer *out)
{
	const struct alert *alert = source->alert;
	const struct surge_statistic *statistic = source->statistic;

	buffer_puts(out, "Сведения о повышенной социальной активности по "
			 "актуальным вопросам " POINT ". Выявлено программой "
			 "по числу сообщений; решения куратора ещё нет.\n");
	put_if("Тема", alert->topic, out);
	put_if("Место",
	    schema_given(alert->location) ? alert->location : "не указано",
	    out);
	buffer_puts(out, "День: ");
	wording_date(alert->date, out);
	buffer_puts(out, ".\nСообщений за день: ");
	buffer_integer(out, statistic->observed);
	buffer_printf(out,
	    ", обычно: %.1f (по %lld предшествующим дням с учётом дня "
	    "недели), больше в %.1f раза.\n",
	    statistic->expected, (long long)source->window, statistic->factor);
	buffer_printf(out,
	    "Вероятность такого числа при обычной активности: %.2g; порог "
	    "срабатывает ошибочно ",
	    statistic->p);
	put_rate(source->rate, out);
	buffer_puts(out, " дней темы и места.\n");
	put_latency(source, out);
}

const char *
signal_title(const struct alert *alert)
{
	return alert_is_surge(alert)
		   ? "Доклад о повышенной социальной активности"
		   : "Доклад о социально значимом сообщении";
}
