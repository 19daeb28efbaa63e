#include <string.h>

#include "order/audit_checks.h"

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
		active +=
		    body->accounts[i]->active && body->accounts[i]->inside;
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
