#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"

enum { REGISTER_DAYS = 90, DIGEST_LENGTH = 64 };

AUDIT_ACCOUNT(audit_register_missing)
{
	struct buffer evidence = {0};
	bool unknown = account->row == NULL;

	if (account->registered || !account->active ||
	    (!unknown && !account->inside))
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

static bool
is_digest(const char *value)
{
	return value != NULL && strlen(value) == DIGEST_LENGTH &&
	       strspn(value, "0123456789abcdef") == DIGEST_LENGTH;
}

/* The digest of what is on the portal: beside its address, or in its place. */
static const char *
snapshot_of(const struct attestation *portal)
{
	if (is_digest(portal->value))
		return portal->value;
	return is_digest(portal->document) ? portal->document : NULL;
}

static const char *
portal_evidence(struct audit *audit, const struct audit_center *center,
    const struct attestation *portal)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "portal",
	    portal == NULL || is_digest(portal->value) ? NULL : portal->value);
	buffer_member(
	    &evidence, "snapshot", portal == NULL ? NULL : snapshot_of(portal));
	buffer_member(&evidence, "at",
	    portal == NULL ? NULL : audit_instant(audit, portal->at));
	buffer_member(
	    &evidence, "register", portal == NULL ? NULL : center->digest);
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

AUDIT_CENTER(audit_register_portal)
{
	const struct audit_stated none = {0};
	const struct attestation *portal =
	    audit_statement(audit, center->stated, none, "portal");
	bool absent = portal == NULL || account_denies(portal->value);
	const char *snapshot = absent ? NULL : snapshot_of(portal);
	struct audit_owner ministry;

	if (!absent && snapshot != NULL &&
	    (center->digest == NULL || strcmp(snapshot, center->digest) == 0))
		return;
	audit_owner_on(audit, "ministry", audit->day, &ministry);
	audit_report(audit, check,
	    &(struct audit_found){.severity = absent ? 0 : 'W',
		.owner = &ministry,
		.evidence =
		    portal_evidence(audit, center, absent ? NULL : portal),
		.explain = absent ? "Нет действующей записи о том, что реестр "
				    "аккаунтов размещён на портале."
			   : snapshot == NULL
			       ? "Реестр на портале не сверен с реестром: "
				 "контрольная сумма снимка не указана."
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

/*
 * An address without what is written in many ways, https://www. and a slash,
 * and without the end of the sentence it stands in.
 */
static const char *
bare_link(const char *link, size_t *length)
{
	static const char *const fronts[] = {
	    "https://", "http://", "www.", "m."};
	size_t i, front;

	for (i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++) {
		front = strlen(fronts[i]);
		if (*length > front &&
		    strncasecmp(link, fronts[i], front) == 0) {
			link += front;
			*length -= front;
		}
	}
	while (*length > 0 && strchr("/.:!?", link[*length - 1]) != NULL)
		--*length;
	return link;
}

/* In any letters: no network tells names of accounts apart by them. */
static bool
is_same_link(
    const char *one, size_t one_length, const char *other, size_t other_length)
{
	one = bare_link(one, &one_length);
	other = bare_link(other, &other_length);
	return one_length > 0 && one_length == other_length &&
	       strncasecmp(one, other, one_length) == 0;
}

/* One of the links that stand between anything no link has in it. */
static bool
lists_link(const char *list, const char *url)
{
	static const char between[] = " \t\r\n,;|<>()[]{}\"'";
	size_t length;

	for (; *list != '\0'; list += length) {
		list += strspn(list, between);
		length = strcspn(list, between);
		if (is_same_link(list, length, url, strlen(url)))
			return true;
	}
	return false;
}

/* The account itself was looked for, or its link stands in a list found. */
static bool
is_linked(const struct audit_account *account, const struct attestation *link)
{
	if (account_denies(link->value))
		return false;
	return text_equal(link->subject, account->code) ||
	       (account->row->url != NULL &&
		   lists_link(link->value, account->row->url));
}

AUDIT_ACCOUNT(audit_register_site)
{
	const struct attestation *link = audit_statement(
	    audit, account->stated, account->owner_stated, "site_link");
	struct buffer evidence = {0};

	if (!account->active || !account->inside || account->row == NULL ||
	    (link != NULL && is_linked(account, link)))
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
