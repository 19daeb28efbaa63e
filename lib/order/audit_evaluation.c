
#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"
#include "order/exception.h"

/* The day of the order, from which the first term runs. */
enum { EVALUATION_MONTHS = 6, YEAR = 2022, MONTH = 8, DAY = 3 };

/* What is known of one evaluation after the other. */
struct course {
	int64_t last; /* instant of the one before, FIELD_NONE: none yet */
	int64_t due;  /* last day for the next one */
};

static int64_t
day_of(const struct audit *audit, int64_t at)
{
	int32_t second;

	return date_of_civil(zone_civil(audit->zone, at), &second);
}

/* The evaluation after an instant; FIELD_NONE if there is none by now. */
static int64_t
next_evaluation(
    const struct audit *audit, const struct audit_center *center, int64_t after)
{
	int64_t next = FIELD_NONE;
	size_t i;

	for (i = 0; i < center->stated.count; i++) {
		const struct attestation *row = &center->stated.rows[i];

		if (text_equal(row->code, "evaluation") &&
		    !account_denies(row->value) && row->at <= audit->at &&
		    row->at > after && (next == FIELD_NONE || row->at < next))
			next = row->at;
	}
	return next;
}

/* The next working day of the federal calendar, if this is a day off. */
static int64_t
working_day(const struct audit *audit, int64_t day)
{
	struct exceptions exceptions = {0};
	const struct exception *exception;
	bool off = true;

	if (exception_read(&exceptions, audit->rows.calendar,
		audit->rows.calendar_count, NULL) != NULL)
		off = false;
	while (off) {
		exception = exception_find(&exceptions, day);
		off = exception == NULL
			  ? date_weekday(day) > 5
			  : exception->kind == EXCEPTION_OFF ||
				exception->kind == EXCEPTION_DECREE ||
				(exception->kind == EXCEPTION_SHORT &&
				    date_weekday(day) > 5);
		day += off;
	}
	exception_free(&exceptions);
	return day;
}

/* Six months later; if a day off, the next working day (RULES 6.3). */
static int64_t
due_after(
    const struct audit *audit, const struct audit_owner *tsur, int64_t day)
{
	return working_day(
	    audit, period_add_months(
		       day, (int)audit_norm_number(audit, "evaluation_months",
				tsur, audit->day, EVALUATION_MONTHS)));
}

static const char *
evidence_of(struct audit *audit, int64_t last, int64_t due, int64_t done)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "last", audit_instant(audit, last));
	buffer_member(&evidence, "due", audit_date_ru(audit, due));
	if (done != FIELD_NONE)
		buffer_member(&evidence, "done", audit_instant(audit, done));
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

/* One that came late, or (`done` FIELD_NONE) has not come by the audit. */
static void
report_late(struct audit *audit, const struct audit_check *check,
    const struct audit_owner *tsur, const struct course *course, int64_t done)
{
	int64_t day = done == FIELD_NONE ? audit->day : day_of(audit, done);

	audit_report(audit, check,
	    &(struct audit_found){.owner = tsur,
		.value = audit_number(audit, day - course->due),
		.norm = "0",
		.evidence = evidence_of(audit, course->last, course->due, done),
		.explain = arena_printf(audit->arena,
		    "Оценка ведения аккаунтов должна была быть проведена не "
		    "позднее %s%s%s.",
		    audit_date_ru(audit, course->due),
		    done == FIELD_NONE ? "" : ", проведена ",
		    done == FIELD_NONE ? "" : audit_instant_ru(audit, done))});
}

/*
 * The times between evaluations of which some of the lateness lies in the
 * period. True if the last term has run out by the audit.
 */
static bool
check_gaps(struct audit *audit, const struct audit_check *check,
    const struct audit_center *center, const struct audit_owner *tsur)
{
	struct course course = {
	    FIELD_NONE, due_after(audit, tsur, date_days(YEAR, MONTH, DAY))};
	int64_t done = next_evaluation(audit, center, INT64_MIN);

	while (done != FIELD_NONE) {
		if (day_of(audit, done) > course.due && done >= audit->begin)
			report_late(audit, check, tsur, &course, done);
		course.last = done;
		course.due = due_after(audit, tsur, day_of(audit, done));
		done = next_evaluation(audit, center, course.last);
	}
	if (audit->day <= course.due)
		return false;
	report_late(audit, check, tsur, &course, FIELD_NONE);
	return true;
}

/* A half-year that is over, all of it under the order, without any. */
static void
check_half(struct audit *audit, const struct audit_check *check,
    const struct audit_center *center, const struct audit_owner *tsur,
    const struct period *half)
{
	int64_t begin = period_begin(half, audit->zone);
	int64_t end = period_end(half, audit->zone);
	int64_t first = next_evaluation(audit, center, begin - 1);
	struct buffer evidence = {0};
	char text[PERIOD_TEXT];

	if (end > audit->at + 1 || half->until < audit->period.from ||
	    half->from < date_days(YEAR, MONTH, DAY) ||
	    (first != FIELD_NONE && first < end))
		return;
	period_format(half, text);
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "half_year", text);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.owner = tsur,
		.period = arena_string(audit->arena, text),
		.value = "0",
		.norm = "1",
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "За полугодие %s оценка ведения аккаунтов не проводилась "
		    "ни разу.",
		    text)});
}

/* I-42: both once in a calendar half-year and within six months. */
AUDIT_CENTER(audit_evaluation_due)
{
	struct audit_owner tsur;
	struct period half;

	audit_owner_on(audit, "tsur", audit->day, &tsur);
	if (check_gaps(audit, check, center, &tsur))
		return;
	for (period_around(audit->period.from, PERIOD_HALF_YEAR, &half);
	     half.until <= audit->period.until;
	     period_around(half.until + 1, PERIOD_HALF_YEAR, &half))
		check_half(audit, check, center, &tsur, &half);
}
