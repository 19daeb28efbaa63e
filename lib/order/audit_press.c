#include <string.h>

#include "order/audit_checks.h"
#include "order/audit_spell.h"

/* How many signs a list of objects has: one `"sign":` each. */
static int64_t
count_signs(const char *signals)
{
	int64_t count = 0;

	while ((signals = strstr(signals, "{\"sign\":")) != NULL) {
		count++;
		signals++;
	}
	return count;
}

static const char *
press_evidence(struct audit *audit, const struct audit_marked *post)
{
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "key", post->key);
	buffer_member(&evidence, "at", audit_instant(audit, post->at));
	buffer_member_json(
	    &evidence, "signals", post->signals == NULL ? "[]" : post->signals);
	buffer_member(&evidence, "verdict", post->verdict);
	if (post->verdict != NULL) {
		buffer_member(&evidence, "by", post->by);
		buffer_member(&evidence, "judged_at",
		    audit_instant(audit, post->judged_at));
	}
	buffer_putc(&evidence, '}');
	return audit_keep(audit, &evidence);
}

AUDIT_ACCOUNT(audit_press_suspected)
{
	int64_t score, norm = audit_setting(audit, "press_release_min");
	size_t i;

	for (i = 0; i < account->posts.marked_count; i++) {
		const struct audit_marked *post = &account->posts.marked[i];
		const struct audit_spell *spell =
		    audit_spell_at(account, post->at);

		if (!audit_spell_asks(check, spell) || post->verdict != NULL ||
		    post->signals == NULL ||
		    (score = count_signs(post->signals)) < norm)
			continue;
		audit_report(audit, check,
		    &(struct audit_found){.account = account->code,
			.owner = &spell->owner,
			.value = audit_number(audit, score),
			.norm = audit_number(audit, norm - 1),
			.evidence = press_evidence(audit, post),
			.explain = arena_printf(audit->arena,
			    "%s: публикация %s похожа на пресс-релиз, "
			    "признаков %lld; решает человек.",
			    account->code, post->key, (long long)score)});
	}
}

AUDIT_ACCOUNT(audit_press_confirmed)
{
	size_t i;

	for (i = 0; i < account->posts.marked_count; i++) {
		const struct audit_marked *post = &account->posts.marked[i];
		const struct audit_spell *spell =
		    audit_spell_at(account, post->at);

		if (!audit_spell_asks(check, spell) || post->verdict == NULL ||
		    account_denies(post->verdict))
			continue;
		audit_report(audit, check,
		    &(struct audit_found){.account = account->code,
			.owner = &spell->owner,
			.evidence = press_evidence(audit, post),
			.explain = arena_printf(audit->arena,
			    "%s: публикация %s признана пресс-релизом (%s, "
			    "%s).",
			    account->code, post->key,
			    post->by == NULL ? "" : post->by,
			    audit_instant_ru(audit, post->judged_at))});
	}
}
