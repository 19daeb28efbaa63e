#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"
#include "order/audit_spell.h"
#include "order/audit_sweep.h"

enum { ATTEST_DAYS = 180, PERSONS = 3 };

/* What was stated, for the evidence. */
static const char *
stated_evidence(
    struct audit *audit, const struct attestation *stated, const char *code)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "code", code);
	if (stated != NULL) {
		buffer_member(&evidence, "value", stated->value);
		buffer_member(
		    &evidence, "at", audit_instant(audit, stated->at));
		buffer_member(&evidence, "by", stated->by);
		buffer_member(
		    &evidence, "until", audit_instant(audit, stated->until));
	}
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

AUDIT_ACCOUNT(audit_guard_factor)
{
	const struct attestation *stated = audit_statement(
	    audit, account->stated, account->owner_stated, "two_factor");
	bool denied = stated == NULL || account_denies(stated->value);
	int64_t age = audit_norm_age(audit, "attest_max_age", &account->owner,
	    (int64_t)ATTEST_DAYS * DAY_SECONDS);

	if (!account->active || !account->inside ||
	    (!denied && audit->at - stated->at <= age))
		return;
	audit_report(audit, check,
	    &(struct audit_found){.severity = denied ? 0 : 'W',
		.account = account->code,
		.owner = &account->owner,
		.norm = audit_norm(
		    audit, "attest_max_age", &account->owner, audit->day),
		.evidence = stated_evidence(audit, stated, "two_factor"),
		.explain = denied
			       ? arena_printf(audit->arena,
				     "%s: нет действующего подтверждения, что "
				     "двухфакторная идентификация включена.",
				     account->code)
			       : arena_printf(audit->arena,
				     "%s: двухфакторная идентификация "
				     "подтверждена давно, %s.",
				     account->code,
				     audit_instant_ru(audit, stated->at))});
}

/* From when on the norm is in force in the period: its first instant. */
static int64_t
norm_begins(const struct audit *audit, const struct audit_owner *owner)
{
	int64_t day = audit->period.from, first = audit->day + 1;
	size_t i;

	if (audit_norm(audit, "access_max", owner, day) == NULL) {
		for (i = 0; i < audit->rows.norm_count; i++) {
			int64_t from = audit->rows.norms[i].from;

			if (from > day && from < first &&
			    audit_norm(audit, "access_max", owner, from) !=
				NULL)
				first = from;
		}
		day = first;
	}
	return zone_instant(audit->zone, day * DAY_SECONDS);
}

static void
report_crowd(struct audit *audit, const struct audit_check *check,
    const struct audit_found *whose, const char *what,
    const struct access *rows, size_t count, const struct audit_crowd *crowd)
{
	struct audit_found found = *whose;
	const char *const *persons;
	size_t person_count =
	    audit_sweep_persons(rows, count, crowd->at, audit->arena, &persons);
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "from", audit_instant(audit, crowd->from));
	buffer_member(&evidence, "until", audit_instant(audit, crowd->until));
	buffer_member(&evidence, "at", audit_instant(audit, crowd->at));
	audit_member_list(&evidence, "persons", persons, person_count);
	buffer_putc(&evidence, '}');
	found.value = audit_number(audit, (int64_t)crowd->most);
	found.evidence = audit_keep(audit, &evidence);
	found.explain = arena_printf(audit->arena,
	    "%s: с %s по %s лиц с доступом одновременно: %zu (не больше %s).",
	    what, audit_instant_ru(audit, crowd->from),
	    audit_instant_ru(audit, crowd->until), crowd->most, found.norm);
	audit_report(audit, check, &found);
}

/* Crowds between two instants of the period. */
static void
sweep(struct audit *audit, const struct audit_check *check,
    const struct audit_found *whose, const char *what,
    const struct access *rows, size_t count, int64_t from, int64_t until)
{
	int64_t begin = norm_begins(audit, whose->owner), end = audit->at + 1;
	int64_t norm = audit_norm_number(
	    audit, "access_max", whose->owner, audit->day, PERSONS);
	struct audit_found found = *whose;
	const struct audit_crowd *crowds;
	size_t i, crowd_count;

	found.norm = audit_number(audit, norm);
	crowd_count = audit_sweep(rows, count, from > begin ? from : begin,
	    until < end ? until : end, (size_t)norm, audit->arena, &crowds);
	for (i = 0; i < crowd_count; i++)
		report_crowd(
		    audit, check, &found, what, rows, count, &crowds[i]);
}

AUDIT_ACCOUNT(audit_guard_persons)
{
	size_t i;

	for (i = 0; i < account->spell_count; i++) {
		const struct audit_spell *spell = &account->spells[i];

		if (account->access_count > 0 && audit_spell_asks(check, spell))
			sweep(audit, check,
			    &(struct audit_found){.account = account->code,
				.owner = &spell->owner},
			    account->code, account->access,
			    account->access_count, spell->from, spell->until);
	}
}

/* Access to an account as far as it was the owner's in a spell. */
static size_t
add_held(const struct audit_account *account, const struct audit_spell *spell,
    struct access *rows)
{
	size_t i, count = 0;

	for (i = 0; i < account->access_count; i++) {
		struct access row = account->access[i];

		if (row.from == FIELD_NONE || row.from < spell->from)
			row.from = spell->from;
		if (row.until == FIELD_NONE || row.until > spell->until)
			row.until = spell->until;
		if (row.from < row.until)
			rows[count++] = row;
	}
	return count;
}

AUDIT_BODY(audit_guard_union)
{
	struct audit_owner owner = body->owner;
	struct access *rows;
	size_t i, k, room = 0, count = 0;

	if (body->held_count < 2)
		return; /* of one account AC-12 says it all */
	for (i = 0; i < body->held_count; i++)
		room +=
		    body->held[i]->access_count * body->held[i]->spell_count;
	rows = arena_alloc(audit->arena, (room + 1) * sizeof(*rows));
	for (i = 0; i < body->held_count; i++) {
		for (k = 0; k < body->held[i]->spell_count; k++) {
			const struct audit_spell *spell =
			    &body->held[i]->spells[k];

			if (!text_equal(spell->owner.code, owner.code) ||
			    !audit_spell_asks(check, spell))
				continue;
			owner = spell->owner;
			count += add_held(body->held[i], spell, rows + count);
		}
	}
	sweep(audit, check, &(struct audit_found){.owner = &owner}, owner.name,
	    rows, count, INT64_MIN, INT64_MAX);
}

AUDIT_ACCOUNT(audit_guard_custody)
{
	const struct attestation *stated = audit_statement(
	    audit, account->stated, account->owner_stated, "custody");

	if (!account->active || !account->inside ||
	    (stated != NULL && !account_denies(stated->value)))
		return;
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.evidence = stated_evidence(audit, stated, "custody"),
		.explain = arena_printf(audit->arena,
		    "%s: не записано, как и у кого хранятся данные доступа.",
		    account->code)});
}

/* The owner's people; of the Government those of Ministry and Center too. */
static bool
is_of_owner(const struct person *person, const struct audit_owner *owner)
{
	if (text_equal(person->body, owner->code) ||
	    (owner->parent != NULL && text_equal(person->body, owner->parent)))
		return true;
	return owner->kind == AUDIT_GOVERNMENT &&
	       (text_equal(person->body, "ministry") ||
		   text_equal(person->body, "tsur"));
}

/*
 * The last day of a person's duties for the owner, or, if he never had one
 * there, anywhere; DATE_NONE: still has one, or nobody knows him.
 */
static int64_t
left_on(const struct audit *audit, const struct audit_owner *owner,
    const char *name)
{
	int64_t last[2] = {DATE_NONE, DATE_NONE};
	bool known[2] = {false, false}, open[2] = {false, false};
	size_t i;

	for (i = 0; i < audit->rows.person_count; i++) {
		const struct person *person = &audit->rows.people[i];
		int whose = is_of_owner(person, owner);

		if (!text_equal(person->person, name))
			continue;
		known[whose] = true;
		open[whose] |= person->until == DATE_NONE;
		if (person->until > last[whose])
			last[whose] = person->until;
	}
	if (known[1])
		return open[1] ? DATE_NONE : last[1];
	return open[0] ? DATE_NONE : last[0];
}

/*
 * An access that went on after the duties ended, while the account was the
 * owner's and in the period.
 */
static bool
is_stale(const struct audit *audit, const struct audit_spell *spell,
    const struct access *row, int64_t left)
{
	int64_t from, until;

	if (left == DATE_NONE)
		return false;
	from = zone_instant(audit->zone, (left + 1) * DAY_SECONDS);
	if (from < spell->from)
		from = spell->from;
	if (from < audit->begin)
		from = audit->begin;
	if (row->from != FIELD_NONE && from < row->from)
		from = row->from;
	until = row->until == FIELD_NONE ? INT64_MAX : row->until;
	if (until > spell->until)
		until = spell->until;
	return from <= audit->at && from < until;
}

static bool
check_access(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_spell *spell,
    const struct access *row)
{
	int64_t left = left_on(audit, &spell->owner, row->person);
	struct buffer evidence = {0};

	if (!is_stale(audit, spell, row, left))
		return false;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "person", row->person);
	buffer_member(&evidence, "left", audit_date_ru(audit, left));
	buffer_member(&evidence, "until", audit_instant(audit, row->until));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &spell->owner,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: %s не исполняет обязанностей с %s, доступ не "
		    "прекращён "
		    "вовремя.",
		    account->code, row->person,
		    audit_date_ru(audit, left + 1))});
	return true;
}

AUDIT_ACCOUNT(audit_guard_stale)
{
	size_t i, k;

	/* Each access once, however often the account was handed on. */
	for (i = 0; i < account->access_count; i++)
		for (k = account->spell_count; k-- > 0;)
			if (audit_spell_asks(check, &account->spells[k]) &&
			    check_access(audit, check, account,
				&account->spells[k], &account->access[i]))
				break;
}

/* One incident of the period; others are none of this audit. */
static bool
is_incident(const struct audit *audit, const struct attestation *row)
{
	return text_equal(row->code, "incident") && row->at >= audit->begin &&
	       row->at <= audit->at && !account_denies(row->value);
}

static void
report_incident(struct audit *audit, const struct audit_check *check,
    const struct attestation *row, const struct audit_found *whose,
    const char *what)
{
	struct audit_found found = *whose;

	found.evidence = stated_evidence(audit, row, "incident");
	found.explain = arena_printf(audit->arena,
	    "%s: %s записан несанкционированный доступ%s.", what,
	    audit_instant_ru(audit, row->at),
	    row->until == FIELD_NONE || row->until > audit->at
		? ", он не устранён"
		: "");
	audit_report(audit, check, &found);
}

AUDIT_ACCOUNT(audit_guard_incident)
{
	size_t i;

	for (i = 0; i < account->stated.count; i++) {
		const struct attestation *row = &account->stated.rows[i];
		const struct audit_spell *spell =
		    audit_spell_at(account, row->at);

		if (is_incident(audit, row) && audit_spell_asks(check, spell))
			report_incident(audit, check, row,
			    &(struct audit_found){.account = account->code,
				.owner = &spell->owner},
			    account->code);
	}
}

AUDIT_BODY(audit_guard_incidents)
{
	struct audit_owner owner;
	int32_t second;
	size_t i;

	for (i = 0; i < body->stated.count; i++) {
		const struct attestation *row = &body->stated.rows[i];

		if (!is_incident(audit, row))
			continue;
		audit_owner_on(audit, body->owner.code,
		    date_of_civil(zone_civil(audit->zone, row->at), &second),
		    &owner);
		if (audit_applies(check, &owner))
			report_incident(audit, check, row,
			    &(struct audit_found){.owner = &owner}, owner.name);
	}
}
