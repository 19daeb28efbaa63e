#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_checks.h"

enum { IDLE_DAYS = 14 };

/* Posts that lack something: one finding an account, with the first keys. */
static void
report_lack(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_lack *lack,
    unsigned of, const char *what)
{
	struct buffer evidence = {0};

	if (lack->count == 0 || !account->inside)
		return;
	buffer_putc(&evidence, '{');
	buffer_member_integer(&evidence, "of", of);
	audit_member_list(&evidence, "keys", lack->keys,
	    lack->count < AUDIT_KEYS ? lack->count : AUDIT_KEYS);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, lack->count),
		.norm = "0",
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena, "%s: %s: %u из %u.",
		    account->code, what, lack->count, of)});
}

AUDIT_ACCOUNT(audit_post_topic)
{
	report_lack(audit, check, account, &account->posts.untagged,
	    account->posts.count,
	    "публикаций без темы, в недельную норму они не идут");
}

AUDIT_ACCOUNT(audit_post_plan)
{
	report_lack(audit, check, account, &account->posts.unplanned,
	    account->posts.count, "публикаций без пункта контент-плана");
}

AUDIT_ACCOUNT(audit_post_reply)
{
	report_lack(audit, check, account, &account->unagreed, account->replies,
	    "ответов без отметки о согласовании");
}

AUDIT_ACCOUNT(audit_post_author)
{
	report_lack(audit, check, account, &account->posts.unsigned_,
	    account->posts.count,
	    "публикаций без уполномоченного на тот день автора");
}

static bool
is_agreed(const struct audit *audit, const struct audit_account *account,
    const char *month, unsigned *items)
{
	size_t i;
	bool agreed = false;

	*items = 0;
	for (i = 0; i < account->plan_count; i++) {
		const struct plan *plan = &account->plans[i];

		if (!text_equal(plan->month, month))
			continue;
		++*items;
		agreed |= plan->agreed_at != FIELD_NONE &&
			  plan->agreed_at <= audit->at;
	}
	return agreed;
}

/* A month is looked at if the account was there during all of it so far. */
static bool
was_open(const struct audit *audit, const struct audit_account *account,
    const struct period *month)
{
	int64_t last = month->until < audit->day ? month->until : audit->day;

	return month->from <= audit->day &&
	       audit_norm(audit, "posts_week_min", &account->owner,
		   month->from) != NULL &&
	       (account->row->from == FIELD_NONE ||
		   account->row->from <= month->from) &&
	       (account->row->until == FIELD_NONE ||
		   account->row->until >= last);
}

AUDIT_ACCOUNT(audit_post_month)
{
	struct period month;
	char text[PERIOD_TEXT];
	unsigned items;

	if (account->row == NULL || !account->inside)
		return;
	for (period_around(audit->period.from, PERIOD_MONTH, &month);
	     month.from <= audit->period.until;
	     period_around(month.until + 1, PERIOD_MONTH, &month)) {
		struct buffer evidence = {0};

		period_format(&month, text);
		if (month.from < audit->period.from ||
		    !was_open(audit, account, &month) ||
		    is_agreed(audit, account, text, &items))
			continue;
		buffer_putc(&evidence, '{');
		buffer_member_integer(&evidence, "items", items);
		buffer_putc(&evidence, '}');
		audit_report(audit, check,
		    &(struct audit_found){.account = account->code,
			.owner = &account->owner,
			.period = arena_string(audit->arena, text),
			.evidence = audit_keep(audit, &evidence),
			.explain = arena_printf(audit->arena,
			    "%s: на %s нет согласованного контент-плана "
			    "(пунктов в плане: %u).",
			    account->code, text, items)});
	}
}

AUDIT_ACCOUNT(audit_post_formats)
{
	const struct audit_posts *posts = &account->posts;
	int64_t norm = audit_setting(audit, "formats_min");
	struct buffer evidence = {0};

	/* I-53: an indicator of a half-year. */
	if (audit->period.kind != PERIOD_HALF_YEAR || !account->active ||
	    !account->inside || (int64_t)posts->format_count >= norm)
		return;
	buffer_putc(&evidence, '{');
	audit_member_list(
	    &evidence, "formats", posts->formats, posts->format_count);
	buffer_member_integer(&evidence, "posts", posts->count);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, (int64_t)posts->format_count),
		.norm = audit_number(audit, norm),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: форматов публикаций за полугодие %zu, не меньше "
		    "%lld.",
		    account->code, posts->format_count, (long long)norm)});
}

AUDIT_ACCOUNT(audit_post_idle)
{
	const struct audit_posts *posts = &account->posts;
	int64_t days = audit_norm_number(
	    audit, "idle_days", &account->owner, audit->day, IDLE_DAYS);
	struct buffer evidence = {0};

	if (!account->inside || !account->active ||
	    posts->gap < days * DAY_SECONDS)
		return;
	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "from", audit_instant(audit, posts->gap_from));
	buffer_member(
	    &evidence, "until", audit_instant(audit, posts->gap_until));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){
		.rule = account->owner.kind == AUDIT_GOVERNMENT	 ? "A2-8.1"
			: account->owner.kind != AUDIT_MUNICIPAL ? "A2-8.2"
								 : "A3-26.1",
		.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, posts->gap / DAY_SECONDS),
		.norm = audit_number(audit, days),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: с %s по %s публикаций не было (дней: %lld).",
		    account->code, audit_instant_ru(audit, posts->gap_from),
		    audit_instant_ru(audit, posts->gap_until),
		    (long long)(posts->gap / DAY_SECONDS))});
}
