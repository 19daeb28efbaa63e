
#include "base/text.h"
#include "model/setting.h"
#include "order/audit_checks.h"
#include "order/breach.h"

/* Those in a network that the order names: others are no account of it. */
static size_t
count_active(const struct audit_body *body)
{
	size_t i, count = 0;

	for (i = 0; i < body->account_count; i++)
		count += body->accounts[i]->active && body->accounts[i]->inside;
	return count;
}

/* The number of a listed body in A2-3, by the order of the table. */
static const char *
rule_of(struct audit *audit, const struct audit_owner *owner)
{
	const struct body *bodies = audit->rows.bodies;
	const char *last = NULL;
	size_t i, number = 0;

	if (owner->kind != AUDIT_LISTED)
		return NULL;
	for (i = 0; i < audit->rows.body_count; i++) {
		if (!text_equal(bodies[i].kind, "listed") ||
		    text_equal(bodies[i].code, last))
			continue;
		last = bodies[i].code;
		number++;
		if (text_equal(last, owner->code))
			return arena_printf(audit->arena, "A2-3.%zu", number);
	}
	return NULL;
}

static const char *
body_evidence(struct audit *audit, const struct audit_body *body)
{
	struct buffer evidence = {0};
	size_t i;

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "body", body->owner.code);
	buffer_member_json(&evidence, "accounts", "[");
	for (i = 0; i < body->account_count; i++) {
		const struct audit_account *account = body->accounts[i];

		buffer_puts(&evidence, i > 0 ? ",{" : "{");
		buffer_member(&evidence, "account", account->code);
		buffer_member(&evidence, "network",
		    account->row == NULL ? NULL : account->row->network);
		buffer_member_json(
		    &evidence, "active", account->active ? "true" : "false");
		buffer_putc(&evidence, '}');
	}
	buffer_puts(&evidence, "]}");
	return audit_keep(audit, &evidence);
}

AUDIT_BODY(audit_presence_none)
{
	if (body->owner.institution || count_active(body) > 0)
		return;
	audit_report(audit, check,
	    &(struct audit_found){.rule = rule_of(audit, &body->owner),
		.owner = &body->owner,
		.value = "0",
		.norm = "1",
		.evidence = body_evidence(audit, body),
		.explain = arena_printf(audit->arena,
		    "%s: на %s нет ни одного действующего аккаунта в сетях, "
		    "названных в приложении.",
		    body->owner.name, audit_date_ru(audit, audit->day))});
}

/* The networks of the norm in which nothing is open, with commas. */
static const char *
missing_networks(struct audit *audit, const struct audit_body *body,
    const char *networks, bool russian)
{
	static const char *const all[] = {"vk", "ok", "telegram"};
	const char *list = "";
	size_t i, k;

	for (i = 0; i < 3; i++) {
		bool has = !setting_lists(networks, all[i]);

		for (k = 0; k < body->account_count && !has; k++)
			has =
			    body->accounts[k]->active &&
			    body->accounts[k]->row != NULL &&
			    text_equal(body->accounts[k]->row->network, all[i]);
		if (!has)
			list = arena_printf(audit->arena, "%s%s%s", list,
			    list[0] == '\0' ? ""
			    : russian	    ? ", "
					    : ",",
			    russian ? audit_network_ru(all[i]) : all[i]);
	}
	return list;
}

AUDIT_BODY(audit_presence_networks)
{
	const char *networks =
	    audit_norm(audit, "networks", &body->owner, audit->day);
	const char *missing;

	/* Without any account AC-01 says it all (I-43). */
	if (networks == NULL || body->owner.institution ||
	    (body->owner.kind != AUDIT_GOVERNMENT && count_active(body) == 0))
		return;
	missing = missing_networks(audit, body, networks, false);
	if (missing[0] == '\0')
		return;
	audit_report(audit, check,
	    &(struct audit_found){.owner = &body->owner,
		.value = missing,
		.norm = networks,
		.evidence = body_evidence(audit, body),
		.explain = arena_printf(audit->arena,
		    "%s: на %s нет действующего аккаунта в сетях: %s.",
		    body->owner.name, audit_date_ru(audit, audit->day),
		    missing_networks(audit, body, networks, true))});
}

AUDIT_BODY(audit_presence_institution)
{
	struct buffer evidence = {0};

	if (!body->owner.institution || !body->public_function ||
	    count_active(body) > 0)
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "institution", body->owner.code);
	buffer_member(&evidence, "parent", body->owner.parent);
	buffer_member_json(&evidence, "public_function", "true");
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.owner = &body->owner,
		.value = "0",
		.norm = "1",
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: учреждение с общественно значимыми функциями, но "
		    "действующего аккаунта в сетях, названных в приложении, на "
		    "%s нет.",
		    body->owner.name, audit_date_ru(audit, audit->day))});
}

static bool
has_decision(const struct audit *audit, const struct audit_body *body)
{
	const struct audit_stated none = {0};

	return breach_own_act(audit->rows.acts, audit->rows.act_count,
		   body->owner.code, audit->day) != NULL ||
	       audit_statement(audit, body->stated, none, "act") != NULL;
}

AUDIT_BODY(audit_presence_decision)
{
	struct buffer evidence = {0};

	if (count_active(body) > 0 || has_decision(audit, body))
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "body", body->owner.code);
	buffer_member(&evidence, "decision", NULL);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.owner = &body->owner,
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: аккаунтов в сетях, названных в приложении, нет, "
		    "решение о том, нужны ли они, не записано.",
		    body->owner.name)});
}

AUDIT_ACCOUNT(audit_presence_outside)
{
	struct buffer evidence = {0};

	if (account->row == NULL || account->inside || !account->active)
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "network", account->row->network);
	buffer_member(&evidence, "mark",
	    account->owner.kind == AUDIT_MUNICIPAL ? "outside_annex3"
						   : "outside_annex2");
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = account->row->network,
		.norm =
		    audit_norm(audit, "networks", &account->owner, audit->day),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: сеть «%s» не названа в приложении, нормы к аккаунту "
		    "не применяются.",
		    account->code, audit_network_ru(account->row->network))});
}
