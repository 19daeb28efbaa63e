#include "order/rating_part.h"

#include "base/date.h"
#include "base/text.h"
#include "order/audit_spell.h"
#include "order/audit_tally.h"

static bool
is_of(const struct audit_spell *spell, const struct audit_owner *owner)
{
	return audit_spell_counts(spell) &&
	       text_equal(spell->owner.code, owner->code);
}

bool
rating_part_has(const struct rating_part *part, int64_t at)
{
	return is_of(audit_spell_at(part->account, at), part->owner);
}

size_t
rating_part_largest(const struct rating_part *part)
{
	const struct audit_formats *formats = &part->formats;
	size_t i, largest = 0;

	for (i = 1; i < formats->count; i++)
		if (formats->counts[i] > formats->counts[largest])
			largest = i;
	return largest;
}

static int64_t
day_of(const struct audit *audit, int64_t at)
{
	int32_t second;

	return date_of_civil(zone_civil(audit->zone, at), &second);
}

static bool
is_in_period(const struct audit *audit, const struct audit_spell *spell)
{
	return spell->from <= audit->at && spell->until > audit->begin;
}

/* True if the register had the account as open in some of the spell. */
static bool
is_open(const struct audit *audit, const struct audit_spell *spell)
{
	int64_t from = spell->from > audit->begin ? spell->from : audit->begin;
	int64_t last = spell->until <= audit->at ? spell->until - 1 : audit->at;

	return (spell->row->from == FIELD_NONE ||
		   spell->row->from <= day_of(audit, last)) &&
	       (spell->row->until == FIELD_NONE ||
		   spell->row->until >= day_of(audit, from));
}

static void
add_spell(const struct audit *audit, const struct audit_spell *spell,
    struct rating_part *part)
{
	part->owner = &spell->owner;
	part->row = spell->row;
	part->held |= is_open(audit, spell);
}

static void
add_posts(struct rating_part *part)
{
	const struct audit_posts *posts = &part->account->posts;
	size_t i;

	for (i = 0; i < posts->term_count; i++) {
		const struct audit_term *term = &posts->terms[i];

		if (!is_of(term->spell, part->owner))
			continue;
		part->posts += term->posts;
		audit_tally_add_formats(&part->formats, &term->formats);
	}
	for (i = 0; i < posts->marked_count; i++)
		part->confirmed +=
		    text_equal(posts->marked[i].verdict, "yes") &&
		    rating_part_has(part, posts->marked[i].at);
}

/* Whose it is now shows how it stands now: closed, it is no account. */
static void
find_present(struct rating_part *part)
{
	const struct audit_account *account = part->account;

	if (!account->inside || account->owner.kind == AUDIT_OUTSIDE ||
	    !text_equal(account->owner.code, part->owner->code))
		return;
	part->owner = &account->owner;
	part->row = account->row;
	part->present = account->active;
	part->held = false;
}

size_t
rating_parts(const struct audit *audit, const struct audit_account *account,
    const struct rating_part **parts)
{
	struct rating_part *list = arena_alloc(
	    audit->arena, (account->spell_count + 1) * sizeof(*list));
	size_t i, k, count = 0;

	for (i = 0; i < account->spell_count; i++) {
		const struct audit_spell *spell = &account->spells[i];

		if (!audit_spell_counts(spell) || !is_in_period(audit, spell))
			continue;
		for (k = 0; k < count; k++)
			if (is_of(spell, list[k].owner))
				break;
		if (k == count)
			list[count++].account = account;
		add_spell(audit, spell, &list[k]);
	}
	for (i = 0; i < count; i++) {
		add_posts(&list[i]);
		find_present(&list[i]);
	}
	*parts = list;
	return count;
}
