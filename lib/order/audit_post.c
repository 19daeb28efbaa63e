
#include "base/text.h"
#include "order/audit_checks.h"
#include "order/audit_spell.h"
#include "order/audit_tally.h"

/* Posts that lack something: one finding an owner, with the first keys. */
static void
report_lack(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_term *term,
    const struct audit_lack *lack, unsigned of, const char *what)
{
	struct buffer evidence = {0};

	if (lack->count == 0 || !audit_spell_asks(check, term->spell))
		return;
	buffer_putc(&evidence, '{');
	buffer_member_integer(&evidence, "of", of);
	audit_member_list(&evidence, "keys", lack->keys,
	    lack->count < AUDIT_KEYS ? lack->count : AUDIT_KEYS);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &term->spell->owner,
		.value = audit_number(audit, lack->count),
		.norm = "0",
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena, "%s: %s: %u из %u.",
		    account->code, what, lack->count, of)});
}

AUDIT_ACCOUNT(audit_post_topic)
{
	const struct audit_term *term = account->posts.terms;
	size_t i;

	for (i = 0; i < account->posts.term_count; i++, term++)
		report_lack(audit, check, account, term, &term->untagged,
		    term->count,
		    "публикаций без темы, в недельную норму они не идут");
}

AUDIT_ACCOUNT(audit_post_plan)
{
	const struct audit_term *term = account->posts.terms;
	size_t i;

	for (i = 0; i < account->posts.term_count; i++, term++)
		report_lack(audit, check, account, term, &term->unplanned,
		    term->count, "публикаций без пункта контент-плана");
}

AUDIT_ACCOUNT(audit_post_reply)
{
	const struct audit_term *term = account->posts.terms;
	size_t i;

	for (i = 0; i < account->posts.term_count; i++, term++)
		report_lack(audit, check, account, term, &term->unagreed,
		    term->replies, "ответов без отметки о согласовании");
}

AUDIT_ACCOUNT(audit_post_author)
{
	const struct audit_term *term = account->posts.terms;
	size_t i;

	for (i = 0; i < account->posts.term_count; i++, term++)
		report_lack(audit, check, account, term, &term->unsigned_,
		    term->count,
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

/*
 * Whose the account was in a month: it is looked at if the account was there
 * during all of it so far, and asked for the same. NULL: it is not.
 */
static const struct audit_owner *
owner_in(const struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct period *month)
{
	int64_t last = month->until < audit->day ? month->until : audit->day;
	int64_t end = period_end(month, audit->zone);
	const struct audit_spell *spell;

	if (month->from > audit->day ||
	    (account->row->from != FIELD_NONE &&
		account->row->from > month->from) ||
	    (account->row->until != FIELD_NONE && account->row->until < last))
		return NULL;
	spell = audit_spell_during(account, period_begin(month, audit->zone),
	    end <= audit->at ? end : audit->at + 1);
	return audit_spell_asks(check, spell) &&
		       audit_norm(audit, "posts_week_min", &spell->owner,
			   month->from) != NULL
		   ? &spell->owner
		   : NULL;
}

AUDIT_ACCOUNT(audit_post_month)
{
	const struct audit_owner *owner;
	struct period month;
	char text[PERIOD_TEXT];
	unsigned items;

	if (account->row == NULL)
		return;
	for (period_around(audit->period.from, PERIOD_MONTH, &month);
	     month.from <= audit->period.until;
	     period_around(month.until + 1, PERIOD_MONTH, &month)) {
		struct buffer evidence = {0};

		period_format(&month, text);
		if (month.from < audit->period.from ||
		    (owner = owner_in(audit, check, account, &month)) == NULL ||
		    is_agreed(audit, account, text, &items))
			continue;
		buffer_putc(&evidence, '{');
		buffer_member_integer(&evidence, "items", items);
		buffer_putc(&evidence, '}');
		audit_report(audit, check,
		    &(struct audit_found){.account = account->code,
			.owner = owner,
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
	struct audit_formats formats = {0};
	struct buffer evidence = {0};
	size_t i;

	for (i = 0; i < posts->term_count; i++)
		audit_tally_add_formats(&formats, &posts->terms[i].formats);
	/* I-53: an indicator of a half-year. */
	if (audit->period.kind != PERIOD_HALF_YEAR || !account->active ||
	    !account->inside || (int64_t)formats.count >= norm)
		return;
	buffer_putc(&evidence, '{');
	audit_member_list(&evidence, "formats", formats.names, formats.count);
	buffer_member_integer(&evidence, "posts", posts->count);
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){.account = account->code,
		.owner = &account->owner,
		.value = audit_number(audit, (int64_t)formats.count),
		.norm = audit_number(audit, norm),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: форматов публикаций за полугодие %zu, не меньше "
		    "%lld.",
		    account->code, formats.count, (long long)norm)});
}
