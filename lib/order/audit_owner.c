#include "order/audit_owner.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "order/audit_spell.h"
#include "order/audit_week.h"

enum { FIRST_ROOM = 4096 };

/* All accounts of one owner in one week. */
struct family {
	unsigned networks; /* bits of those that were open all week */
	unsigned sum;
};

static unsigned
network_bit(const struct account *row)
{
	static const char *const networks[] = {"vk", "ok", "telegram"};
	unsigned i;

	for (i = 0; i < 3; i++)
		if (text_equal(row->network, networks[i]))
			return 1u << i;
	return 1u << 3;
}

static struct audit_part *
add_part(struct audit_owners *owners, struct audit_account *account,
    uint32_t week, const struct audit_spell *spell)
{
	struct audit_part *part;

	if (owners->part_count == owners->part_room) {
		owners->part_room =
		    owners->part_room == 0 ? FIRST_ROOM : 2 * owners->part_room;
		owners->parts = realloc(
		    owners->parts, owners->part_room * sizeof(*owners->parts));
		if (owners->parts == NULL)
			abort();
	}
	part = &owners->parts[owners->part_count++];
	*part = (struct audit_part){.account = account, .week = week};
	if (spell != NULL && spell->inside) {
		part->owner = spell->owner.code;
		part->network = network_bit(spell->row);
	}
	return part;
}

void
audit_owner_open(struct audit_owners *owners, const struct audit *audit,
    const struct audit_weeks *weeks, struct audit_account *account)
{
	const struct audit_spell *spell;
	struct audit_part *part;
	size_t i;

	owners->base = owners->part_count;
	for (i = 0; i < weeks->count; i++) {
		spell = audit_spell_at(account, weeks->begins[i + 1] - 1);
		part = add_part(owners, account, (uint32_t)i, spell);
		part->open = audit_week_open(audit, account,
				 account->posts.weeks[i].monday) &&
			     audit_spell_during(account, weeks->begins[i],
				 weeks->begins[i + 1]) != NULL;
	}
}

/* The part of the account in hand that an owner has in a week. */
static struct audit_part *
find_part(
    struct audit_owners *owners, size_t week, const struct audit_spell *spell)
{
	struct audit_part *part = &owners->parts[owners->base + week];
	size_t i;

	if (text_equal(part->owner, spell->owner.code))
		return part;
	/* In this week it was another's first. */
	for (i = owners->part_count; i-- > owners->base;) {
		struct audit_part *other = &owners->parts[i];

		if (other->week == week &&
		    text_equal(other->owner, spell->owner.code))
			return other;
	}
	return add_part(owners, part->account, (uint32_t)week, spell);
}

void
audit_owner_post(struct audit_owners *owners, long week,
    const struct audit_spell *spell, const char *id)
{
	struct audit_part *part = find_part(owners, (size_t)week, spell);

	if (id == NULL) {
		part->plain++;
		return;
	}
	if (owners->count == owners->room) {
		owners->room =
		    owners->room == 0 ? FIRST_ROOM : 2 * owners->room;
		owners->rows =
		    realloc(owners->rows, owners->room * sizeof(*owners->rows));
		if (owners->rows == NULL)
			abort();
	}
	owners->rows[owners->count++] = (struct audit_special){
	    hash_string(id), (uint32_t)(part - owners->parts)};
}

static int
compare_parts(const void *left, const void *right)
{
	const struct audit_part *const *a = left, *const *b = right;

	if ((*a)->week != (*b)->week)
		return (*a)->week > (*b)->week ? 1 : -1;
	if ((*a)->owner == (*b)->owner)
		return 0;
	return strcmp((*a)->owner, (*b)->owner);
}

/* Numbers the families, and sums what needs no second look. */
static struct family *
find_families(struct audit_owners *owners)
{
	struct audit_part **sorted =
	    calloc(owners->part_count + 1, sizeof(*sorted));
	struct family *families =
	    calloc(owners->part_count + 1, sizeof(*families));
	size_t i, count = 0;
	uint32_t family = 0;

	if (sorted == NULL || families == NULL)
		abort();
	for (i = 0; i < owners->part_count; i++)
		if (owners->parts[i].owner != NULL)
			sorted[count++] = &owners->parts[i];
	qsort(sorted, count, sizeof(*sorted), compare_parts);
	for (i = 0; i < count; i++) {
		family +=
		    i > 0 && compare_parts(&sorted[i - 1], &sorted[i]) != 0;
		sorted[i]->family = family;
		families[family].sum += sorted[i]->plain;
		if (sorted[i]->open)
			families[family].networks |= sorted[i]->network;
	}
	free(sorted);
	return families;
}

struct order {
	uint32_t family, part;
	uint64_t id;
};

static int
compare_ids(const void *left, const void *right)
{
	const struct order *a = left, *b = right;

	if (a->family != b->family)
		return a->family > b->family ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

static bool
is_several(unsigned bits)
{
	return (bits & (bits - 1)) != 0;
}

/* Posts of one id of one family: rows [0, count). */
static void
prove(const struct audit_owners *owners, const struct order *rows, size_t count,
    const struct family *family)
{
	unsigned bits = 0;
	size_t i;

	for (i = 0; i < count; i++)
		bits |= owners->parts[rows[i].part].network;
	if (is_several(family->networks) && !is_several(bits))
		return;
	for (i = 0; i < count; i++) {
		const struct audit_part *part = &owners->parts[rows[i].part];

		part->account->posts.weeks[part->week].proven++;
	}
}

/* Each id of a family is one publication. */
static void
sum_special(const struct audit_owners *owners, struct family *families)
{
	struct order *rows = calloc(owners->count + 1, sizeof(*rows));
	size_t i, same;

	if (rows == NULL)
		abort();
	for (i = 0; i < owners->count; i++)
		rows[i] =
		    (struct order){owners->parts[owners->rows[i].part].family,
			owners->rows[i].part, owners->rows[i].id};
	qsort(rows, owners->count, sizeof(*rows), compare_ids);
	for (i = 0; i < owners->count; i += same) {
		for (same = 1; i + same < owners->count &&
			       compare_ids(&rows[i], &rows[i + same]) == 0;
		     same++)
			;
		families[rows[i].family].sum++;
		prove(owners, rows + i, same, &families[rows[i].family]);
	}
	free(rows);
}

void
audit_owner_sum(struct audit_owners *owners)
{
	struct family *families = find_families(owners);
	size_t i;

	sum_special(owners, families);
	/* The first part of a week is whose the account was at its end. */
	for (i = owners->part_count; i-- > 0;) {
		const struct audit_part *part = &owners->parts[i];

		if (part->owner != NULL)
			part->account->posts.weeks[part->week].owner_sum =
			    families[part->family].sum;
	}
	free(families);
}

void
audit_owner_free(struct audit_owners *owners)
{
	free(owners->parts);
	free(owners->rows);
}
