#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"
#include "order/audit_spell.h"

enum { HOUR = 3600, TARGET_HOURS = 24 };

/* Gone by the time of the audit. */
static bool
is_deleted(const struct audit *audit, const struct comment *comment)
{
	return comment->deleted_at != FIELD_NONE &&
	       comment->deleted_at <= audit->at;
}

static bool
is_in_period(const struct audit *audit, int64_t at)
{
	return at != FIELD_NONE && at >= audit->begin && at <= audit->at;
}

/* No text: a digest and a short ground are kept (RULES part 5). */
static const char *
comment_evidence(struct audit *audit, const struct comment *comment)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "key", comment->key);
	buffer_member(&evidence, "kind", comment->kind);
	buffer_member(&evidence, "ground", comment->ground);
	buffer_member(
	    &evidence, "flagged_at", audit_instant(audit, comment->flagged_at));
	buffer_member(
	    &evidence, "deleted_at", audit_instant(audit, comment->deleted_at));
	buffer_member(&evidence, "moderator", comment->moderator);
	buffer_member(&evidence, "text_digest", comment->text_digest);
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

/* A2-13.1 is about what breaks the law, 13.2 about spam, insult, obscenity. */
static const char *
rule_of(const struct audit_account *account, const char *ground)
{
	bool law = text_equal(ground, "law");

	if (account->owner.kind == AUDIT_MUNICIPAL)
		return law ? "A3-32.1" : "A3-32.2";
	return law ? "A2-13.1" : "A2-13.2";
}

AUDIT_ACCOUNT(audit_moderation_left)
{
	int64_t target = audit_norm_age(audit, "moderation_target",
	    &account->owner, (int64_t)TARGET_HOURS * HOUR);
	size_t i;

	for (i = 0; i < account->comment_count; i++) {
		const struct comment *comment = &account->comments[i];
		int64_t flagged = comment->flagged_at == FIELD_NONE
				      ? comment->at
				      : comment->flagged_at;
		int64_t hours = (audit->at - flagged) / HOUR;

		if (!account->inside || flagged > audit->at ||
		    !post_must_go(comment->kind, comment->ground) ||
		    is_deleted(audit, comment))
			continue;
		audit_report(audit, check,
		    &(struct audit_found){
			.rule = rule_of(account, comment->ground),
			.account = account->code,
			.owner = &account->owner,
			.value = audit_number(audit, hours),
			.evidence = comment_evidence(audit, comment),
			.explain = arena_printf(audit->arena,
			    "%s: %s подлежит удалению (%s), но не удалён; "
			    "с тех пор прошло часов: %lld%s.",
			    account->code, comment->key, comment->ground,
			    (long long)hours,
			    hours * HOUR > target ? ", ориентир превышен"
						  : "")});
	}
}

/* Whose the account was when it was deleted; NULL: that is not looked at. */
static const struct audit_spell *
deleted_in(const struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct comment *comment)
{
	const struct audit_spell *spell =
	    audit_spell_at(account, comment->deleted_at);

	return is_in_period(audit, comment->deleted_at) &&
		       audit_spell_asks(check, spell)
		   ? spell
		   : NULL;
}

AUDIT_ACCOUNT(audit_moderation_ground)
{
	size_t i;

	for (i = 0; i < account->comment_count; i++) {
		const struct comment *comment = &account->comments[i];
		const struct audit_spell *spell =
		    deleted_in(audit, check, account, comment);

		if (spell == NULL ||
		    post_must_go(comment->kind, comment->ground))
			continue;
		audit_report(audit, check,
		    &(struct audit_found){.account = account->code,
			.owner = &spell->owner,
			.value = comment->ground,
			.norm = text_equal(comment->kind, "message")
				    ? "law"
				    : "law,spam,insult,obscene",
			.evidence = comment_evidence(audit, comment),
			.explain = arena_printf(audit->arena,
			    "%s: %s удалён %s без основания из закрытого "
			    "перечня.",
			    account->code, comment->key,
			    audit_instant_ru(audit, comment->deleted_at))});
	}
}

/* A2-12: the Ministry with the Center for the Government, else the owner. */
static bool
may_moderate(const struct audit_owner *owner, const char *body)
{
	if (body == NULL)
		return false;
	if (owner->kind == AUDIT_GOVERNMENT)
		return strcmp(body, "ministry") == 0 ||
		       strcmp(body, "tsur") == 0;
	return text_equal(body, owner->code) ||
	       (owner->parent != NULL && strcmp(body, owner->parent) == 0);
}

/* The moderator as one of the people, or by his login. */
static bool
is_moderator(const struct audit *audit, const struct audit_owner *owner,
    const char *name, int64_t day)
{
	size_t i;

	for (i = 0; i < audit->rows.person_count; i++) {
		const struct person *person = &audit->rows.people[i];

		if (text_equal(person->person, name) &&
		    (person->from == DATE_NONE || person->from <= day) &&
		    (person->until == DATE_NONE || person->until >= day) &&
		    may_moderate(owner, person->body))
			return true;
	}
	for (i = 0; i < audit->rows.staff_count; i++) {
		const struct staff *staff = &audit->rows.staff[i];

		if (!text_equal(staff->login, name))
			continue;
		if (may_moderate(owner, staff->body) ||
		    (owner->kind == AUDIT_GOVERNMENT &&
			(text_equal(staff->role, "ministry") ||
			    text_equal(staff->role, "curator"))))
			return true;
	}
	return false;
}

AUDIT_ACCOUNT(audit_moderation_who)
{
	size_t i;

	for (i = 0; i < account->comment_count; i++) {
		const struct comment *comment = &account->comments[i];
		const struct audit_spell *spell =
		    deleted_in(audit, check, account, comment);
		int32_t second;

		if (spell == NULL || comment->moderator == NULL ||
		    is_moderator(audit, &spell->owner, comment->moderator,
			date_of_civil(
			    zone_civil(audit->zone, comment->deleted_at),
			    &second)))
			continue;
		audit_report(audit, check,
		    &(struct audit_found){
			.rule = spell->owner.kind == AUDIT_MUNICIPAL ? "A3-31.1"
				: spell->owner.kind == AUDIT_GOVERNMENT
				    ? "A2-12.1"
				    : "A2-12.2",
			.account = account->code,
			.owner = &spell->owner,
			.value = comment->moderator,
			.evidence = comment_evidence(audit, comment),
			.explain = arena_printf(audit->arena,
			    "%s: %s удалил %s, который не из организации, "
			    "которой это поручено.",
			    account->code, comment->key, comment->moderator)});
	}
}
