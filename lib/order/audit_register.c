#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"

enum { REGISTER_DAYS = 90, DIGEST_LENGTH = 64 };

AUDIT_ACCOUNT(audit_register_missing)
{
	struct buffer evidence = {0};
	bool unknown = account->row == NULL;

	if (account->registered || !account->active)
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "account", account->code);
	buffer_member(&evidence, "registered_from",
	    unknown ? NULL : audit_instant(audit, account->row->at));
	buffer_member_integer(&evidence, "posts", account->posts.count);
	buffer_putc(&evidence, '}');
	/* The text names the Government and Bodies; of others it is a W. */
	audit_report(audit, check,
	    &(struct audit_found){
		.severity = unknown || account->owner.kind == AUDIT_INSTITUTION
				? 'W'
				: 0,
		.account = account->code,
		.owner = &account->owner,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: действующий аккаунт, которого %s в реестре.",
		    account->code,
		    unknown ? "нет" : "на дату проверки ещё не было")});
}

static bool
is_empty(const char *text)
{
	return text == NULL || !text_says(text);
}

static size_t
list_missing(const struct account *row, const char *missing[5])
{
	size_t count = 0;

	if (is_empty(row->owner))
		missing[count++] = "owner";
	if (is_empty(row->url))
		missing[count++] = "url";
	if (is_empty(row->title))
		missing[count++] = "title";
	if (is_empty(row->responsible))
		missing[count++] = "responsible";
	if (row->verified_at == FIELD_NONE)
		missing[count++] = "verified_at";
	return count;
}

AUDIT_ACCOUNT(audit_register_incomplete)
{
	const struct account *row = account->row;
	int64_t age = audit_norm_age(audit, "registry_max_age", &account->owner,
	    (int64_t)REGISTER_DAYS * DAY_SECONDS);
	const char *missing[5];
	size_t count;
	bool stale;
	struct buffer evidence = {0};

	if (!account->registered || !account->active || !account->inside)
		return;
	count = list_missing(row, missing);
	stale = row->verified_at != FIELD_NONE &&
		audit->at - row->verified_at > age;
	if (count == 0 && !stale)
		return;
	buffer_putc(&evidence, '{');
	audit_member_list(&evidence, "missing", missing, count);
	buffer_member(
	    &evidence, "verified_at", audit_instant(audit, row->verified_at));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, (int64_t)count + stale),
		.norm = audit_norm(
		    audit, "registry_max_age", &account->owner, audit->day),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena, "%s: строка реестра %s.",
		    account->code,
		    count > 0 ? "заполнена не полностью"
			      : "давно не сверялась с сетью")});
}

/* A value that is a digest, rather than an address. */
static bool
is_digest(const char *value)
{
	return value != NULL && strlen(value) == DIGEST_LENGTH &&
	       strspn(value, "0123456789abcdef") == DIGEST_LENGTH;
}

AUDIT_CENTER(audit_register_portal)
{
	const struct audit_stated none = {0};
	const struct attestation *portal =
	    audit_statement(audit, center->stated, none, "portal");
	bool absent = portal == NULL || account_denies(portal->value);
	struct audit_owner ministry;
	struct buffer evidence = {0};

	if (!absent && (!is_digest(portal->value) || center->digest == NULL ||
			   strcmp(portal->value, center->digest) == 0))
		return;
	audit_owner_on(audit, "ministry", audit->day, &ministry);
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "snapshot", absent ? NULL : portal->value);
	buffer_member(&evidence, "at",
	    portal == NULL ? NULL : audit_instant(audit, portal->at));
	buffer_member(&evidence, "register", absent ? NULL : center->digest);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.severity = absent ? 0 : 'W',
		.owner = &ministry,
		.evidence = audit_keep(audit, &evidence),
		.explain = absent
			       ? "Нет действующей записи о том, что реестр "
				 "аккаунтов размещён на портале."
			       : "Реестр на портале отличается от реестра на "
				 "день размещения."});
}

AUDIT_ACCOUNT(audit_register_link)
{
	const struct attestation *link = audit_statement(
	    audit, account->stated, account->owner_stated, "link");
	struct buffer evidence = {0};

	if (link == NULL || !account->active || !account->inside ||
	    !(account_denies(link->value) || link->value[0] == '4' ||
		link->value[0] == '5'))
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "url", account->row->url);
	buffer_member(&evidence, "status", link->value);
	buffer_member(&evidence, "checked_at", audit_instant(audit, link->at));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = link->value,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: ссылка из реестра не открывается (проверено %s).",
		    account->code, audit_instant_ru(audit, link->at))});
}

/* The account itself was looked for, or its link stands in a list found. */
static bool
is_linked(const struct audit_account *account, const struct attestation *link,
    bool of_account)
{
	if (account_denies(link->value))
		return false;
	return of_account ||
	       (account->row->url != NULL &&
		   strstr(link->value, account->row->url) != NULL);
}

AUDIT_ACCOUNT(audit_register_site)
{
	const struct audit_stated none = {0};
	const struct attestation *own =
	    audit_statement(audit, account->stated, none, "site_link");
	const struct attestation *link =
	    own != NULL ? own
			: audit_statement(
			      audit, none, account->owner_stated, "site_link");
	struct buffer evidence = {0};

	if (!account->active || !account->inside || account->row == NULL ||
	    (link != NULL && is_linked(account, link, own != NULL)))
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "url", account->row->url);
	buffer_member(&evidence, "found", link == NULL ? NULL : link->value);
	buffer_member(&evidence, "page", link == NULL ? NULL : link->document);
	buffer_member(&evidence, "checked_at",
	    link == NULL ? NULL : audit_instant(audit, link->at));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.severity = link == NULL ? 'W' : 0,
		.account = account->code,
		.owner = &account->owner,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    link == NULL
			? "%s: не проверено, есть ли ссылка на сайте органа."
			: "%s: на сайте органа в разделе контактов ссылки "
			  "нет.",
		    account->code)});
}
