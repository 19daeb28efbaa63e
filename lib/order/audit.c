#include "order/audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/setting.h"
#include "order/audit_spell.h"
#include "order/breach.h"

enum { WEEK_DAYS = 7 };

static bool
holds_on(int64_t from, int64_t until, int64_t day)
{
	return (from == DATE_NONE || from <= day) &&
	       (until == DATE_NONE || until >= day);
}

static int
compare_codes(const void *left, const void *right)
{
	const struct body *const *a = left, *const *b = right;

	return strcmp((*a)->code, (*b)->code);
}

static void
index_bodies(struct audit *audit)
{
	size_t i, count = audit->rows.body_count;

	audit->by_code =
	    arena_alloc(audit->arena, (count + 1) * sizeof(*audit->by_code));
	for (i = 0; i < count; i++)
		audit->by_code[i] = &audit->rows.bodies[i];
	qsort(audit->by_code, count, sizeof(*audit->by_code), compare_codes);
}

void
audit_begin(struct audit *audit, const struct period *period, int64_t now)
{
	int64_t first, last;
	int32_t second;

	audit->period = *period;
	audit->begin = period_begin(period, audit->zone);
	audit->end = period_end(period, audit->zone);
	audit->at = now < audit->end ? now : audit->end - 1;
	audit->day = date_of_civil(zone_civil(audit->zone, audit->at), &second);
	/* I-47: weeks may begin before the half-year, and end after it. */
	audit->first = audit->begin;
	audit->seen = audit->at;
	if (period_weeks(period, &first, &last)) {
		first = zone_instant(audit->zone, first * DAY_SECONDS);
		if (first < audit->first)
			audit->first = first;
		last =
		    zone_instant(audit->zone, (last + WEEK_DAYS) * DAY_SECONDS);
		if (last > audit->end && now > audit->at)
			audit->seen = now < last ? now : last - 1;
	}
	period_format(period, audit->period_text);
	index_bodies(audit);
	audit_spell_turns(audit);
}

static const struct body *
find_body(const struct audit *audit, const char *code, int64_t day)
{
	size_t low = 0, high = audit->rows.body_count, middle;

	if (code == NULL)
		return NULL;
	while (low < high) {
		middle = (low + high) / 2;
		if (strcmp(audit->by_code[middle]->code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < audit->rows.body_count &&
	       strcmp(audit->by_code[low]->code, code) == 0;
	     low++)
		if (holds_on(audit->by_code[low]->from,
			audit->by_code[low]->until, day))
			return audit->by_code[low];
	return NULL;
}

static enum audit_kind
kind_of(const char *kind)
{
	static const struct {
		const char *name;
		enum audit_kind kind;
	} kinds[] = {{"government", AUDIT_GOVERNMENT}, {"listed", AUDIT_LISTED},
	    {"unlisted", AUDIT_UNLISTED}, {"ministry", AUDIT_UNLISTED},
	    {"state_58_1", AUDIT_UNLISTED}, {"municipal", AUDIT_MUNICIPAL}};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(kind, kinds[i].name))
			return kinds[i].kind;
	return AUDIT_OUTSIDE;
}

/* I-38: annex 3 binds the body that adopted its own act (A0-1.1). */
static bool
has_act(const struct audit *audit, const char *code, int64_t day)
{
	return breach_own_act(
		   audit->rows.acts, audit->rows.act_count, code, day) != NULL;
}

/* Whom an institution belongs to, through others; NULL: nobody knows. */
static const struct body *
superior(const struct audit *audit, const struct body *body, int64_t day)
{
	/* No row lies in itself: reference_check saw to it. */
	while (body != NULL && text_equal(body->kind, "institution"))
		body = find_body(audit, body->parent, day);
	return body;
}

/* Institutions of those of whom nothing is asked are outside as well. */
static enum audit_kind
institution_kind(const struct body *body, const struct body *above)
{
	enum audit_kind kind;

	if (body->public_function != 1)
		return AUDIT_OUTSIDE;
	kind = above == NULL ? AUDIT_INSTITUTION : kind_of(above->kind);
	return kind == AUDIT_OUTSIDE || kind == AUDIT_MUNICIPAL
		   ? kind
		   : AUDIT_INSTITUTION;
}

void
audit_owner_on(const struct audit *audit, const char *code, int64_t day,
    struct audit_owner *owner)
{
	const struct body *body = find_body(audit, code, day), *above;

	*owner = (struct audit_owner){.code = code, .name = code};
	if (body == NULL)
		return;
	above = superior(audit, body, day);
	owner->code = body->code;
	owner->name = body->name;
	owner->kind = kind_of(body->kind);
	owner->norms = body->kind;
	owner->parent = body->parent;
	owner->institution = text_equal(body->kind, "institution");
	if (owner->institution)
		owner->kind = institution_kind(body, above);
	if (owner->kind == AUDIT_MUNICIPAL) {
		owner->norms = "municipal";
		owner->own_act = has_act(audit, body->code, day) ||
				 has_act(audit, above->code, day);
	}
}

const struct account *
audit_version(const struct audit_account *account, int64_t at)
{
	const struct account *found = NULL;
	size_t i;

	for (i = 0; i < account->version_count; i++)
		if (account->versions[i].at <= at)
			found = &account->versions[i];
	return found;
}

void
audit_settle(const struct audit *audit, struct audit_account *account)
{
	const struct account *row = audit_version(account, audit->at);
	const char *networks;

	account->registered = row != NULL;
	if (row == NULL && account->version_count > 0)
		row = &account->versions[0];
	account->row = row;
	audit_owner_on(audit, row == NULL ? NULL : row->owner, audit->day,
	    &account->owner);
	account->active =
	    row == NULL || holds_on(row->from, row->until, audit->day);
	networks = audit_norm(audit, "networks", &account->owner, audit->day);
	account->inside = row != NULL && networks != NULL &&
			  setting_lists(networks, row->network);
	audit_spell_list(audit, account);
}

const char *
audit_norm(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t day)
{
	const struct norm *general = NULL;
	size_t i;

	for (i = 0; i < audit->rows.norm_count; i++) {
		const struct norm *norm = &audit->rows.norms[i];

		if (strcmp(norm->key, key) != 0 ||
		    !holds_on(norm->from, norm->until, day))
			continue;
		if (norm->owner_kind == NULL || norm->owner_kind[0] == '\0')
			general = norm;
		else if (text_equal(norm->owner_kind, owner->norms))
			return norm->value;
	}
	return general == NULL ? NULL : general->value;
}

int64_t
audit_norm_number(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t day, int64_t otherwise)
{
	const char *text = audit_norm(audit, key, owner, day);
	int64_t number;

	return text != NULL && text_integer(text, &number) ? number : otherwise;
}

int64_t
audit_norm_age(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t otherwise)
{
	const char *text = audit_norm(audit, key, owner, audit->day);
	int64_t seconds;

	return text != NULL && setting_age(text, &seconds) ? seconds
							   : otherwise;
}

int64_t
audit_setting(const struct audit *audit, const char *key)
{
	const char *text =
	    setting_get(audit->rows.settings, audit->rows.setting_count, key);
	int64_t number = 0;

	text_integer(text, &number);
	return number;
}

/* The last of a code that somebody stated of one subject, if it is valid. */
static const struct attestation *
last_of(struct audit_stated stated, const char *code, int64_t at)
{
	const struct attestation *last = NULL;
	size_t i;

	for (i = 0; i < stated.count; i++)
		if (text_equal(stated.rows[i].code, code) &&
		    stated.rows[i].at <= at &&
		    (last == NULL || stated.rows[i].at >= last->at))
			last = &stated.rows[i];
	if (last != NULL && last->until != FIELD_NONE && last->until <= at)
		return NULL;
	return last;
}

const struct attestation *
audit_statement(const struct audit *audit, struct audit_stated own,
    struct audit_stated owner, const char *code)
{
	const struct attestation *last = last_of(own, code, audit->at);
	const struct attestation *of_owner = last_of(owner, code, audit->at);

	return last == NULL || (of_owner != NULL && of_owner->at > last->at)
		   ? of_owner
		   : last;
}

const struct person *
audit_person(const struct audit *audit, const char *body, const char *duty,
    int64_t day, bool document)
{
	size_t i;

	for (i = 0; i < audit->rows.person_count; i++) {
		const struct person *person = &audit->rows.people[i];

		if (text_equal(person->body, body) &&
		    text_equal(person->duty, duty) &&
		    holds_on(person->from, person->until, day) &&
		    (!document ||
			(person->act != NULL && person->act[0] != '\0')))
			return person;
	}
	return NULL;
}

bool
audit_applies(const struct audit_check *check, const struct audit_owner *owner)
{
	static const char letters[] = "-GLUSM";

	return strchr(check->applies, letters[owner->kind]) != NULL;
}

static bool
is_wanted(const struct audit *audit, const struct audit_check *check)
{
	size_t i;

	if (audit->only == NULL || audit->only_count == 0)
		return true;
	for (i = 0; i < audit->only_count; i++)
		if (strcmp(audit->only[i], check->code) == 0)
			return true;
	return false;
}

/* Of whom it asks on the day of the audit, or by itself whom it asked then. */
static bool
is_due(const struct audit *audit, const struct audit_check *check,
    const struct audit_owner *owner)
{
	return is_wanted(audit, check) &&
	       (strchr(check->applies, '@') != NULL ||
		   audit_applies(check, owner));
}

void
audit_account(struct audit *audit, const struct audit_account *account)
{
	size_t i;

	for (i = 0; i < AUDIT_CHECKS; i++) {
		const struct audit_check *check = &audit_checks[i];
		/* Whose account it is, if the register does not tell. */
		bool unknown = account->row == NULL &&
			       strchr(check->applies, '?') != NULL &&
			       is_wanted(audit, check);

		if (check->account != NULL &&
		    (unknown || is_due(audit, check, &account->owner)))
			check->account(audit, check, account);
	}
}

void
audit_body(struct audit *audit, const struct audit_body *body)
{
	size_t i;

	for (i = 0; i < AUDIT_CHECKS; i++) {
		const struct audit_check *check = &audit_checks[i];

		if (check->body != NULL && is_due(audit, check, &body->owner))
			check->body(audit, check, body);
	}
}

void
audit_center(struct audit *audit, const struct audit_center *center)
{
	size_t i;

	for (i = 0; i < AUDIT_CHECKS; i++)
		if (audit_checks[i].center != NULL &&
		    is_wanted(audit, &audit_checks[i]))
			audit_checks[i].center(audit, &audit_checks[i], center);
}
