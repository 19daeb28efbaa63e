#include "order/audit_idle.h"

#include <string.h>

#include "base/date.h"
#include "order/audit_checks.h"
#include "order/audit_spell.h"

enum { IDLE_DAYS = 14, FIRST_ROOM = 4 };

void
audit_idle_open(const struct audit *audit, const struct audit_account *account,
    int64_t *opened, int64_t *closed)
{
	const struct account *row = account->row;

	*opened = INT64_MIN;
	*closed = INT64_MAX;
	if (row != NULL && row->from != FIELD_NONE)
		*opened = zone_instant(audit->zone, row->from * DAY_SECONDS);
	if (row != NULL && row->until != FIELD_NONE)
		*closed =
		    zone_instant(audit->zone, (row->until + 1) * DAY_SECONDS);
}

int64_t
audit_idle_since(const struct audit *audit, int64_t since)
{
	int64_t first = INT64_MAX, begins;
	size_t i;

	for (i = 0; i < audit->rows.norm_count; i++)
		if (strcmp(audit->rows.norms[i].key, "idle_days") == 0 &&
		    audit->rows.norms[i].from < first)
			first = audit->rows.norms[i].from;
	if (first == INT64_MAX || first == DATE_NONE)
		return since;
	begins = zone_instant(audit->zone, first * DAY_SECONDS);
	return since > begins ? since : begins;
}

static int64_t
norm_of(const struct audit *audit, const struct audit_term *term)
{
	return audit_norm_number(
	    audit, "idle_days", &term->spell->owner, audit->day, IDLE_DAYS);
}

void
audit_idle_note(const struct audit *audit, struct audit_term *term,
    int64_t from, int64_t until)
{
	struct audit_idle *old = term->idle;

	if (term->spell == NULL || until <= audit->begin ||
	    until <= term->spell->from || from >= until ||
	    until - from < norm_of(audit, term) * DAY_SECONDS)
		return;
	if (term->idle_count == term->idle_room) {
		term->idle_room =
		    term->idle_room == 0 ? FIRST_ROOM : 2 * term->idle_room;
		term->idle = arena_alloc(
		    audit->arena, term->idle_room * sizeof(*term->idle));
		if (old != NULL)
			memcpy(
			    term->idle, old, term->idle_count * sizeof(*old));
	}
	term->idle[term->idle_count++] = (struct audit_idle){from, until};
}

static void
report_idle(struct audit *audit, const struct audit_check *check,
    const struct audit_account *account, const struct audit_term *term,
    const struct audit_idle *idle)
{
	const struct audit_owner *owner = &term->spell->owner;
	int64_t days = (idle->until - idle->from) / DAY_SECONDS;
	struct buffer evidence = {0};

	buffer_putc(&evidence, '{');
	buffer_member(&evidence, "from", audit_instant(audit, idle->from));
	buffer_member(&evidence, "until", audit_instant(audit, idle->until));
	buffer_putc(&evidence, '}');
	audit_report(audit, check,
	    &(struct audit_found){
		.rule = owner->kind == AUDIT_GOVERNMENT	 ? "A2-8.1"
			: owner->kind != AUDIT_MUNICIPAL ? "A2-8.2"
							 : "A3-26.1",
		.account = account->code,
		.owner = owner,
		.value = audit_number(audit, days),
		.norm = audit_number(audit, norm_of(audit, term)),
		.evidence = audit_keep(audit, &evidence),
		.explain = arena_printf(audit->arena,
		    "%s: с %s по %s публикаций не было (дней: %lld).",
		    account->code, audit_instant_ru(audit, idle->from),
		    audit_instant_ru(audit, idle->until), (long long)days)});
}

AUDIT_ACCOUNT(audit_idle_times)
{
	const struct audit_term *term = account->posts.terms;
	size_t i, k;

	for (i = 0; i < account->posts.term_count; i++, term++)
		for (k = 0; k < term->idle_count; k++)
			if (audit_spell_asks(check, term->spell))
				report_idle(audit, check, account, term,
				    &term->idle[k]);
}
