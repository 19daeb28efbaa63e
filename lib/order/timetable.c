#include "order/timetable.h"

#include "base/date.h"

enum { FRIDAY = 5, SHORTER = 3600 };

const struct fault *
timetable_make(struct timetable *timetable, const struct timetable_rows *rows,
    const char *schedule, const char *body, const struct readings *readings)
{
	const struct fault *fault;

	*timetable = (struct timetable){.schedule = schedule,
	    .moved_day_hours = readings->moved_day_hours,
	    .decree_days = readings->decree_days};
	fault = weekly_read(&timetable->weekly, rows->schedules,
	    rows->schedule_count, schedule);
	if (fault != NULL)
		return fault;
	return exception_read(
	    &timetable->exceptions, rows->calendar, rows->calendar_count, body);
}

void
timetable_free(struct timetable *timetable)
{
	weekly_free(&timetable->weekly);
	exception_free(&timetable->exceptions);
}

static bool
is_off(const struct timetable *timetable, const struct exception *exception)
{
	return exception->kind == EXCEPTION_OFF ||
	       (exception->kind == EXCEPTION_DECREE &&
		   timetable->decree_days == DECREE_OFF);
}

static bool
is_moved(const struct exception *exception)
{
	return exception->kind == EXCEPTION_WORKING ||
	       exception->kind == EXCEPTION_WORKING_SHORT;
}

/* I-56: the weekday whose hours a worked day off takes. */
static int
weekday_of_moved(
    const struct timetable *timetable, const struct exception *exception)
{
	int own = date_weekday(exception->date);

	switch (timetable->moved_day_hours) {
	case MOVED_FRIDAY:
		return FRIDAY;
	case MOVED_OWN:
		return own;
	default:
		return exception->hours_as != 0 ? exception->hours_as : own;
	}
}

/*
 * I-56: the day ends an hour earlier, breaks stay where they are. What would
 * begin at or after the new end is not worked at all.
 */
static void
shorten(struct timetable_day *day)
{
	int32_t end;

	if (day->count == 0)
		return;
	end = day->intervals[day->count - 1].end - SHORTER;
	while (day->count > 0 && day->intervals[day->count - 1].begin >= end)
		day->count--;
	if (day->count > 0 && day->intervals[day->count - 1].end > end)
		day->intervals[day->count - 1].end = end;
}

void
timetable_day(
    const struct timetable *timetable, int64_t date, struct timetable_day *day)
{
	const struct exception *exception =
	    exception_find(&timetable->exceptions, date);

	day->date = date;
	day->exception = exception;
	day->weekday = date_weekday(date);
	day->count = 0;
	if (exception != NULL) {
		if (is_off(timetable, exception))
			return;
		if (is_moved(exception))
			day->weekday = weekday_of_moved(timetable, exception);
	}
	day->count = weekly_hours(
	    &timetable->weekly, day->weekday, date, day->intervals);
	if (exception != NULL &&
	    (exception->kind == EXCEPTION_SHORT ||
		exception->kind == EXCEPTION_WORKING_SHORT))
		shorten(day);
}

const struct exception *
timetable_day_off(
    const struct timetable *timetable, const struct timetable_day *day)
{
	struct weekly_interval hours[WEEKLY_INTERVALS];

	if (day->exception == NULL || is_off(timetable, day->exception))
		return day->exception;
	/* a day of an hour or less, and shorter by one */
	return weekly_hours(
		   &timetable->weekly, day->weekday, day->date, hours) > 0
		   ? day->exception
		   : NULL;
}
