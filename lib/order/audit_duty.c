#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"
#include "order/exception.h"

enum { EVALUATION_MONTHS = 6 };

static const char *
duty_evidence(struct audit *audit, const struct audit_body *body,
    const char *duty, const struct person *person)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "body", body->owner.code);
	buffer_member(&evidence, "duty", duty);
	buffer_member(
	    &evidence, "person", person == NULL ? NULL : person->person);
	buffer_member(&evidence, "act", person == NULL ? NULL : person->act);
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

/* Somebody of the body, or of those who act for the Government (A2-4.1). */
static const struct person *
find_duty(const struct audit *audit, const struct audit_body *body,
    const char *duty, bool document)
{
	const struct person *person =
	    audit_person(audit, body->owner.code, duty, audit->day, document);

	if (person == NULL && body->owner.kind == AUDIT_GOVERNMENT)
		person =
		    audit_person(audit, "ministry", duty, audit->day, document);
	if (person == NULL && body->owner.kind == AUDIT_GOVERNMENT)
		person =
		    audit_person(audit, "tsur", duty, audit->day, document);
	return person;
}

static bool
is_stated(const struct audit *audit, const struct audit_body *body,
    const char *code, bool document)
{
	const struct audit_stated none = {0};
	const struct attestation *stated =
	    audit_statement(audit, body->stated, none, code);

	return stated != NULL && !account_denies(stated->value) &&
	       (!document || stated->document != NULL);
}

static void
check_duty(struct audit *audit, const struct audit_check *check,
    const struct audit_body *body, const char *duty, const char *whom)
{
	/* A3-5.1, A3-25.1: fixed in the job description. */
	bool document = body->owner.kind == AUDIT_MUNICIPAL;
	const struct person *person;
	const char *rule = NULL;

	if (find_duty(audit, body, duty, document) != NULL ||
	    is_stated(audit, body, duty, document))
		return;
	person = find_duty(audit, body, duty, false);
	if (strcmp(duty, "responsible") == 0 && !document)
		rule =
		    body->owner.kind == AUDIT_GOVERNMENT ? "A2-4.1" : "A2-4.2";
	audit_report(audit, check,
	    &(struct audit_found){.rule = rule,
		.owner = &body->owner,
		.evidence = duty_evidence(audit, body, duty, person),
		.explain = arena_printf(audit->arena,
		    person == NULL ? "%s: на %s не назначен %s."
				   : "%s: на %s в должностной инструкции не "
				     "закреплён %s.",
		    body->owner.name, audit_date_ru(audit, audit->day), whom)});
}

AUDIT_BODY(audit_duty_responsible)
{
	size_t i, active = 0;

	for (i = 0; i < body->account_count; i++)
		active += body->accounts[i]->active;
	/* Who has no account needs nobody for it, but the bodies that must. */
	if (active == 0 && (body->owner.institution ||
			       (body->owner.kind != AUDIT_LISTED &&
				   body->owner.kind != AUDIT_MUNICIPAL)))
		return;
	check_duty(
	    audit, check, body, "responsible", "ответственный за аккаунты");
}

AUDIT_BODY(audit_duty_coordinator)
{
	if (!body->owner.institution)
		check_duty(audit, check, body, "coordinator",
		    "координатор работы с сообщениями");
}

AUDIT_BODY(audit_duty_act)
{
	struct buffer evidence = {0};

	if (body->owner.institution || body->owner.own_act ||
	    is_stated(audit, body, "act", false))
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "act", NULL);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.owner = &body->owner,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: собственного правового акта нет, приложение № 3 "
		    "остаётся рекомендацией.",
		    body->owner.name)});
}

/* The last evaluation by the time of the audit, and since when it was due. */
static int64_t
last_evaluation(const struct audit *audit, const struct audit_center *center)
{
	int64_t last = FIELD_NONE;
	size_t i;

	for (i = 0; i < center->stated.count; i++) {
		const struct attestation *row = &center->stated.rows[i];

		if (text_equal(row->code, "evaluation") &&
		    row->at <= audit->at && row->at > last)
			last = row->at;
	}
	return last;
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

AUDIT_CENTER(audit_duty_evaluation)
{
	int64_t last = last_evaluation(audit, center), base, due;
	struct audit_owner tsur;
	struct buffer evidence = {0};
	int32_t second;

	audit_owner_on(audit, "tsur", audit->day, &tsur);
	/* Without any the six months run from the order itself. */
	base = last == FIELD_NONE
		   ? date_days(2022, 8, 3)
		   : date_of_civil(zone_civil(audit->zone, last), &second);
	due = working_day(
	    audit, period_add_months(
		       base, (int)audit_norm_number(audit, "evaluation_months",
				 &tsur, audit->day, EVALUATION_MONTHS)));
	if (audit->day <= due)
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "last", audit_instant(audit, last));
	buffer_member(&evidence, "due", audit_date_ru(audit, due));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.owner = &tsur,
		.value = audit_number(audit, audit->day - due),
		.norm = "0",
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "Оценка ведения аккаунтов должна была быть проведена не "
		    "позднее %s.",
		    audit_date_ru(audit, due))});
}
