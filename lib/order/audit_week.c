
#include "base/date.h"
#include "base/text.h"
#include "model/setting.h"
#include "order/audit_checks.h"
#include "order/audit_spell.h"
#include "order/audit_week.h"

enum { WEEK = 7 };

static int64_t
day_begins(const struct audit *audit, int64_t day)
{
	return zone_instant(audit->zone, day * DAY_SECONDS);
}

static bool
has_holiday(const struct audit *audit, int64_t monday)
{
	size_t i;

	for (i = 0; i < audit->rows.calendar_count; i++) {
		const struct calendar *row = &audit->rows.calendar[i];

		if (row->body == NULL && row->date >= monday &&
		    row->date < monday + WEEK - 2 &&
		    (text_equal(row->kind, "off") ||
			text_equal(row->kind, "decree")))
			return true;
	}
	return false;
}

bool
audit_week_open(const struct audit *audit, const struct audit_account *account,
    int64_t monday)
{
	const struct account *first =
	    audit_version(account, day_begins(audit, monday));

	if (account->row == NULL)
		return false;
	if (first == NULL)
		first = &account->versions[0];
	return (first->from == FIELD_NONE || first->from <= monday) &&
	       (account->row->from == FIELD_NONE ||
		   account->row->from <= monday) &&
	       (account->row->until == FIELD_NONE ||
		   account->row->until >= monday + WEEK - 1);
}

const struct audit_owner *
audit_week_judged(const struct audit *audit,
    const struct audit_account *account, int64_t monday, const char *norm)
{
	const char *exempt = setting_get(
	    audit->rows.settings, audit->rows.setting_count, "holiday_weeks");
	int64_t end = day_begins(audit, monday + WEEK);
	const struct audit_spell *spell;

	if (end > audit->seen + 1 || !audit_week_open(audit, account, monday))
		return NULL;
	spell = audit_spell_during(account, day_begins(audit, monday), end);
	if (spell == NULL || !spell->inside ||
	    spell->owner.kind == AUDIT_OUTSIDE ||
	    audit_norm(audit, norm, &spell->owner, monday) == NULL ||
	    audit_norm(audit, norm, &spell->owner, monday + WEEK - 1) == NULL ||
	    (text_equal(exempt, "exempt") && has_holiday(audit, monday)))
		return NULL;
	return &spell->owner;
}

static const char *
week_evidence(struct audit *audit, const struct audit_week *week)
{
	struct buffer evidence = {0};
	char monday[DATE_TEXT];

	date_format(week->monday, monday);
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "monday", monday);
	buffer_member_integer(&evidence, "publications", week->publications);
	buffer_member_integer(&evidence, "reposts", week->reposts);
	buffer_member_integer(&evidence, "stories", week->stories);
	buffer_member_integer(&evidence, "deleted", week->deleted);
	buffer_member_integer(&evidence, "with_topic", week->tagged);
	buffer_member_integer(&evidence, "special", week->special);
	buffer_member_integer(&evidence, "special_proven", week->proven);
	buffer_member_integer(&evidence, "owner_sum", week->owner_sum);
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

static const char *
week_text(struct audit *audit, const struct audit_week *week)
{
	struct period period;
	char text[PERIOD_TEXT];

	period_around(week->monday, PERIOD_WEEK, &period);
	period_format(&period, text);
	return arena_string(audit->arena, text);
}

static const char *
week_ru(struct audit *audit, const struct audit_week *week)
{
	return arena_printf(audit->arena, "%s - %s",
	    audit_date_ru(audit, week->monday),
	    audit_date_ru(audit, week->monday + WEEK - 1));
}

/* One account in one week against posts_week_min (I-44). */
static void
judge_count(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_week *week,
    const struct audit_owner *owner, unsigned count)
{
	int64_t norm =
	    audit_norm_number(audit, "posts_week_min", owner, week->monday, 0);
	bool owner_short = week->owner_sum < norm;

	if (count >= norm)
		return;
	audit_report(audit, check,
	    &(struct audit_found){.severity = owner_short ? 0 : 'W',
		.account = account->code,
		.owner = owner,
		.period = week_text(audit, week),
		.value = audit_number(audit, count),
		.norm = audit_number(audit, norm),
		.evidence = week_evidence(audit, week),
		.explain = arena_printf(audit->arena,
		    "%s: за неделю %s публикаций %u, не меньше %lld; во всех "
		    "аккаунтах владельца разных публикаций %u.",
		    account->code, week_ru(audit, week), count, (long long)norm,
		    week->owner_sum)});
}

static void
judge_weeks(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account)
{
	const struct audit_owner *owner;
	size_t i;

	for (i = 0; i < account->posts.week_count; i++) {
		const struct audit_week *week = &account->posts.weeks[i];

		owner = audit_week_judged(
		    audit, account, week->monday, "posts_week_min");
		if (owner == NULL || !audit_applies(check, owner))
			continue;
		/* A2-8.1 wants publications on its own topics (AC-20). */
		judge_count(audit, check, account, week, owner,
		    owner->kind == AUDIT_GOVERNMENT ? week->tagged
						    : week->publications);
	}
}

AUDIT_ACCOUNT(audit_week_government)
{
	judge_weeks(audit, check, account);
}

AUDIT_ACCOUNT(audit_week_bodies)
{
	judge_weeks(audit, check, account);
}

/* An outage of the special system in a week makes AC-19 a warning. */
bool
audit_week_outage(const struct audit *audit, int64_t monday)
{
	int64_t begin = day_begins(audit, monday);
	int64_t end = day_begins(audit, monday + WEEK);
	size_t i;

	for (i = 0; i < audit->rows.outage_count; i++) {
		const struct outage *outage = &audit->rows.outages[i];

		if (text_equal(outage->scope, "special") &&
		    outage->begin < end &&
		    (outage->end == FIELD_NONE || outage->end > begin))
			return true;
	}
	return false;
}

static void
judge_special(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_week *week,
    const struct audit_owner *owner)
{
	int64_t norm = audit_norm_number(
	    audit, "special_week_min", owner, week->monday, 0);
	bool fewer = week->special < norm;
	bool outage = audit_week_outage(audit, week->monday);
	unsigned value = fewer ? week->special : week->proven;

	if (value >= norm)
		return;
	audit_report(audit, check,
	    &(struct audit_found){.severity = fewer && !outage ? 0 : 'W',
		.account = account->code,
		.owner = owner,
		.period = week_text(audit, week),
		.value = audit_number(audit, value),
		.norm = audit_number(audit, norm),
		.evidence = week_evidence(audit, week),
		.explain = arena_printf(audit->arena,
		    fewer ? "%s: за неделю %s через специализированную "
			    "систему публикаций %u, не меньше %lld%s."
			  : "%s: за неделю %s публикаций, которые "
			    "специализированная система разместила и в другой "
			    "сети владельца, %u, не меньше %lld%s.",
		    account->code, week_ru(audit, week), value, (long long)norm,
		    outage ? "; система в эту неделю не работала" : "")});
}

AUDIT_ACCOUNT(audit_week_special)
{
	const struct audit_owner *owner;
	size_t i;

	for (i = 0; i < account->posts.week_count; i++) {
		const struct audit_week *week = &account->posts.weeks[i];

		owner = audit_week_judged(
		    audit, account, week->monday, "special_week_min");
		if (owner != NULL && audit_applies(check, owner))
			judge_special(audit, check, account, week, owner);
	}
}
