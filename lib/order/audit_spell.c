#include "order/audit_spell.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/setting.h"

static int
compare_instants(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Something begins on a day, or on the day after its last one. */
static void
note_turn(struct audit *audit, int64_t *turns, int64_t day, bool last)
{
	int64_t at;

	if (day == DATE_NONE)
		return;
	at = zone_instant(audit->zone, (day + last) * DAY_SECONDS);
	if (at > audit->first && at <= audit->seen)
		turns[audit->turn_count++] = at;
}

/* An act counts from its date on, or later (breach_own_act). */
static int64_t
first_day(const struct act *act)
{
	return act->from > act->date ? act->from : act->date;
}

void
audit_spell_turns(struct audit *audit)
{
	const struct audit_rows *rows = &audit->rows;
	size_t i, kept = 0;
	int64_t *turns = arena_alloc(audit->arena,
	    (2 * (rows->body_count + rows->act_count + rows->norm_count) + 1) *
		sizeof(*turns));

	audit->turn_count = 0;
	for (i = 0; i < rows->body_count; i++) {
		note_turn(audit, turns, rows->bodies[i].from, false);
		note_turn(audit, turns, rows->bodies[i].until, true);
	}
	for (i = 0; i < rows->act_count; i++) {
		note_turn(audit, turns, first_day(&rows->acts[i]), false);
		note_turn(audit, turns, rows->acts[i].until, true);
	}
	for (i = 0; i < rows->norm_count; i++) {
		if (strcmp(rows->norms[i].key, "networks") != 0)
			continue;
		note_turn(audit, turns, rows->norms[i].from, false);
		note_turn(audit, turns, rows->norms[i].until, true);
	}
	qsort(turns, audit->turn_count, sizeof(*turns), compare_instants);
	for (i = 0; i < audit->turn_count; i++)
		if (kept == 0 || turns[i] != turns[kept - 1])
			turns[kept++] = turns[i];
	audit->turns = turns;
	audit->turn_count = kept;
}

/* The same is asked; an own act only makes it more than a recommendation. */
static bool
is_same_duty(const struct audit_spell *a, const struct audit_spell *b)
{
	return a->owner.kind == b->owner.kind && a->inside == b->inside &&
	       text_equal(a->owner.code, b->owner.code) &&
	       text_equal(a->owner.norms, b->owner.norms);
}

/* Nothing that any check looks at differs; a name may. */
static bool
is_same(const struct audit_spell *a, const struct audit_spell *b)
{
	return is_same_duty(a, b) && a->owner.own_act == b->owner.own_act &&
	       text_equal(a->owner.parent, b->owner.parent) &&
	       text_equal(a->row->network, b->row->network);
}

/* The networks with which the order came into force after a day. */
static const char *
first_networks(
    const struct audit *audit, const struct audit_owner *owner, int64_t day)
{
	const char *networks = NULL, *other;
	int64_t first = audit->day + 1;
	size_t i;

	for (i = 0; i < audit->rows.norm_count; i++) {
		int64_t from = audit->rows.norms[i].from;

		if (from != DATE_NONE && from < first &&
		    (other = audit_norm(audit, "networks", owner, from)) !=
			NULL) {
			first = from;
			networks = other;
		}
	}
	return first > day ? networks : NULL;
}

static void
make_spell(const struct audit *audit, const struct account *row, int64_t from,
    int64_t until, struct audit_spell *spell)
{
	const char *networks;
	int32_t second;
	int64_t day = date_of_civil(zone_civil(audit->zone, from), &second);

	*spell = (struct audit_spell){.from = from, .until = until, .row = row};
	audit_owner_on(audit, row->owner, day, &spell->owner);
	networks = audit_norm(audit, "networks", &spell->owner, day);
	spell->inside =
	    networks != NULL && setting_lists(networks, row->network);
	if (networks == NULL)
		networks = first_networks(audit, &spell->owner, day);
	spell->counts =
	    networks != NULL && setting_lists(networks, row->network);
}

/* The row that holds at the beginning: before the first it is the first. */
static size_t
first_version(const struct audit *audit, const struct audit_account *account)
{
	size_t at = 0;

	while (at + 1 < account->version_count &&
	       account->versions[at + 1].at <= audit->first)
		at++;
	return at;
}

void
audit_spell_list(const struct audit *audit, struct audit_account *account)
{
	size_t turn = 0, version, count = 0;
	int64_t from = audit->first, until;
	struct audit_spell *spells;

	account->spells = NULL;
	account->spell_count = 0;
	if (account->version_count == 0)
		return;
	version = first_version(audit, account);
	spells = arena_alloc(audit->arena,
	    (account->version_count - version + audit->turn_count) *
		sizeof(*spells));
	while (from <= audit->seen) {
		until = audit->seen + 1;
		while (turn < audit->turn_count && audit->turns[turn] <= from)
			turn++;
		if (turn < audit->turn_count && audit->turns[turn] < until)
			until = audit->turns[turn];
		while (version + 1 < account->version_count &&
		       account->versions[version + 1].at <= from)
			version++;
		if (version + 1 < account->version_count &&
		    account->versions[version + 1].at < until)
			until = account->versions[version + 1].at;
		make_spell(audit, &account->versions[version], from, until,
		    &spells[count]);
		if (count > 0 && is_same(&spells[count - 1], &spells[count])) {
			spells[count].from = spells[count - 1].from;
			spells[count - 1] = spells[count];
		} else {
			count++;
		}
		from = until;
	}
	account->spells = spells;
	account->spell_count = count;
}

const struct audit_spell *
audit_spell_at(const struct audit_account *account, int64_t at)
{
	size_t i = 0;

	if (account->spell_count == 0)
		return NULL;
	while (i + 1 < account->spell_count && account->spells[i].until <= at)
		i++;
	return &account->spells[i];
}

const struct audit_spell *
audit_spell_during(
    const struct audit_account *account, int64_t begin, int64_t end)
{
	const struct audit_spell *first = audit_spell_at(account, begin);
	const struct audit_spell *last = audit_spell_at(account, end - 1);
	const struct audit_spell *spell, *found = last;

	for (spell = first; spell != last; spell++) {
		if (!is_same_duty(spell, last))
			return NULL;
		if (!spell->owner.own_act)
			found = spell;
	}
	return last->owner.own_act ? found : last;
}

bool
audit_spell_counts(const struct audit_spell *spell)
{
	return spell != NULL && spell->counts &&
	       spell->owner.kind != AUDIT_OUTSIDE;
}

bool
audit_spell_asks(
    const struct audit_check *check, const struct audit_spell *spell)
{
	return spell != NULL && spell->inside &&
	       audit_applies(check, &spell->owner);
}
