/*
 * Words and phrases of explanations, in Russian. Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_WORDING_H
#define OTKLIK_ORDER_WORDING_H

#include "base/buffer.h"
#include "base/term.h"
#include "order/trace.h"

/* How the order is cited. */
#define WORDING_ORDER                                                          \
	"распоряжение Губернатора Омской области от 8 апреля 2020 года № 39-р"

/* 1 ч 45 мин 10 с; 0 мин if nothing. */
void wording_duration(int64_t seconds, struct buffer *out);

/* 2 ч рабочего времени, 8 рабочих дней. */
void wording_term(struct term term, struct buffer *out);

/* The day of the month and the weekday: 04.11.2022, пт. */
void wording_date(int64_t date, struct buffer *out);

/* An instant, without seconds if there are none. */
void wording_instant(
    int64_t instant, const struct zone *zone, struct buffer *out);

/* Its time alone. */
void wording_time(int64_t instant, const struct zone *zone, struct buffer *out);

/* A network by its name. */
const char *wording_network(const char *network);

/* What a skipped date is, and who says so. */
const char *wording_day_name(const struct trace_item *item);
void wording_day_source(const struct trace_item *item,
    const struct timetable *timetable, struct buffer *out);

/* What is special about a worked date; "" if nothing. */
void wording_day_note(const struct trace_item *item, struct buffer *out);

/* Where in the working time the detection lay. */
const char *wording_place(enum hours_place place);

/* What an outage did. */
const char *wording_effect(enum due_effect effect);

#endif
