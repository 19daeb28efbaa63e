#include <string.h>

#include "base/text.h"
#include "model/setting.h"
#include "order/audit_checks.h"

/* What was last stated of an account or all of its owner's, as evidence. */
static const char *
look_evidence(
    struct audit *audit, const char *code, const struct attestation *stated)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, code, stated == NULL ? NULL : stated->value);
	buffer_member(&evidence, "checked_at",
	    stated == NULL ? NULL : audit_instant(audit, stated->at));
	buffer_member(&evidence, "by", stated == NULL ? NULL : stated->by);
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

static const struct attestation *
find_look(const struct audit *audit, const struct audit_account *account,
    const char *code)
{
	return audit_statement(
	    audit, account->stated, account->owner_stated, code);
}

static bool
is_looked_at(const struct audit_account *account)
{
	return account->active && account->inside;
}

/*
 * A look that was never taken proves nothing against anybody: W; one that
 * found nothing is the check's own severity.
 */
static void
report_look(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const char *code,
    const struct attestation *stated, const char *missing, const char *unknown)
{
	audit_report(audit, check,
	    &(struct audit_found){.severity = stated == NULL ? 'W' : 0,
		.account = account->code,
		.owner = &account->owner,
		.value = stated == NULL ? NULL : stated->value,
		.evidence = look_evidence(audit, code, stated),
		.explain = arena_printf(audit->arena, "%s: %s.", account->code,
		    stated == NULL ? unknown : missing)});
}

AUDIT_ACCOUNT(audit_look_description)
{
	const struct attestation *stated =
	    find_look(audit, account, "description");

	if (!is_looked_at(account) ||
	    (stated != NULL && !account_denies(stated->value)))
		return;
	report_look(audit, check, account, "description", stated,
	    "текстового описания нет", "текстовое описание не проверялось");
}

AUDIT_ACCOUNT(audit_look_design)
{
	const struct attestation *avatar, *cover;

	if (!is_looked_at(account))
		return;
	avatar = find_look(audit, account, "avatar");
	cover = find_look(audit, account, "cover");
	if (avatar == NULL || account_denies(avatar->value))
		report_look(audit, check, account, "avatar", avatar,
		    "аватара нет", "наличие аватара не проверялось");
	/* Telegram has no covers. */
	if (!text_equal(account->row->network, "telegram") &&
	    (cover == NULL || account_denies(cover->value)))
		report_look(audit, check, account, "cover", cover,
		    "обложки нет", "наличие обложки не проверялось");
}

/* How many words of one list are in another. */
static int64_t
count_common(const char *list, const char *of, struct arena *arena)
{
	int64_t count = 0;
	const char *at = list;

	while (*at != '\0') {
		size_t length = strcspn(at, ",; ");

		if (length > 0 &&
		    setting_lists(of, arena_copy(arena, at, length)))
			count++;
		at += length;
		at += strspn(at, ",; ");
	}
	return count;
}

AUDIT_ACCOUNT(audit_look_tools)
{
	const struct attestation *stated = find_look(audit, account, "tools");
	int64_t norm = audit_setting(audit, "tools_min"), count = 0;
	const char *offered;

	if (!is_looked_at(account))
		return;
	offered = audit_norm(audit,
	    arena_printf(audit->arena, "tools_%s", account->row->network),
	    &account->owner, audit->day);
	if (offered == NULL || norm == 0)
		return;
	if (stated != NULL && stated->value != NULL)
		count = count_common(stated->value, offered, audit->arena);
	if (count >= norm)
		return;
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, count),
		.norm = audit_number(audit, norm),
		.evidence = look_evidence(audit, "tools", stated),
		.explain = arena_printf(audit->arena,
		    "%s: инструменты сети (%s) не используются или не "
		    "проверялись.",
		    account->code, offered)});
}

AUDIT_ACCOUNT(audit_look_concept)
{
	const struct attestation *stated = find_look(audit, account, "concept");

	if (!is_looked_at(account) ||
	    (stated != NULL && !account_denies(stated->value)))
		return;
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.evidence = look_evidence(audit, "concept", stated),
		.explain = arena_printf(audit->arena,
		    "%s: нет действующего подтверждения, что аккаунт следует "
		    "концепции единого информационного пространства.",
		    account->code)});
}
