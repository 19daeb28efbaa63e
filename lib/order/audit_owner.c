#include "order/audit_owner.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FIRST_ROOM = 4096 };

/* FNV-1a: collisions among the few posts of one owner's week do not matter. */
static uint64_t
hash(const char *text)
{
	uint64_t number = 0xcbf29ce484222325u;

	for (; *text != '\0'; text++)
		number = (number ^ (unsigned char)*text) * 0x100000001b3u;
	return number;
}

void
audit_owner_special(struct audit_owners *owners,
    const struct audit_account *account, long week, const char *id)
{
	if (account->owner.code == NULL || account->row == NULL)
		return;
	if (owners->count == owners->room) {
		owners->room =
		    owners->room == 0 ? FIRST_ROOM : 2 * owners->room;
		owners->rows =
		    realloc(owners->rows, owners->room * sizeof(*owners->rows));
		if (owners->rows == NULL)
			abort();
	}
	owners->rows[owners->count++] =
	    (struct audit_special){account, hash(id), (uint32_t)week};
}

static int
compare(const void *left, const void *right)
{
	const struct audit_special *a = left, *b = right;

	if (a->account->owner.code != b->account->owner.code) {
		int order =
		    strcmp(a->account->owner.code, b->account->owner.code);

		if (order != 0)
			return order;
	}
	if (a->week != b->week)
		return a->week > b->week ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

static bool
is_same_owner(const struct audit_account *a, const struct audit_account *b)
{
	return a->owner.code != NULL &&
	       text_equal(a->owner.code, b->owner.code);
}

static unsigned
network_bit(const struct audit_account *account)
{
	static const char *const networks[] = {"vk", "ok", "telegram"};
	unsigned i;

	for (i = 0; i < 3; i++)
		if (text_equal(account->row->network, networks[i]))
			return 1u << i;
	return 1u << 3;
}

/* The accounts of one owner, one after the other. */
struct family {
	struct audit_account **members;
	size_t count;
};

/* True if he has accounts in two networks. */
static bool
has_networks(const struct family *family)
{
	unsigned bits = 0;
	size_t i;

	for (i = 0; i < family->count; i++)
		if (family->members[i]->active && family->members[i]->inside)
			bits |= network_bit(family->members[i]);
	return (bits & (bits - 1)) != 0;
}

/* Posts of one id in one week of one owner: rows [0, count). */
static void
prove(const struct audit_special *rows, size_t count)
{
	unsigned bits = 0;
	size_t i;

	for (i = 0; i < count; i++)
		bits |= network_bit(rows[i].account);
	if ((bits & (bits - 1)) == 0)
		return;
	for (i = 0; i < count; i++)
		rows[i].account->posts.weeks[rows[i].week].proven++;
}

/* How many different ids the owner has in a week; proves each. */
static size_t
sum_special(const struct audit_special *rows, size_t count, unsigned *ids)
{
	size_t i = 0, same;

	*ids = 0;
	while (i < count && rows[i].week == rows[0].week &&
	       is_same_owner(rows[i].account, rows[0].account)) {
		for (same = 1; i + same < count &&
			       compare(&rows[i + same], &rows[i]) == 0;
		     same++)
			;
		prove(rows + i, same);
		++*ids;
		i += same;
	}
	return i;
}

/* Plain posts are all different; `ids` are those of the special system. */
static void
sum_week(const struct family *family, size_t week, unsigned ids)
{
	unsigned sum = ids;
	size_t i;

	for (i = 0; i < family->count; i++) {
		const struct audit_week *row =
		    &family->members[i]->posts.weeks[week];

		if (family->members[i]->owner.kind == AUDIT_GOVERNMENT)
			sum += row->tagged - row->special_tagged;
		else
			sum += row->publications - row->special;
	}
	for (i = 0; i < family->count; i++)
		family->members[i]->posts.weeks[week].owner_sum = sum;
}

static void
sum_family(const struct family *family, const struct audit_special **rows,
    size_t *left)
{
	size_t i, week, weeks = family->members[0]->posts.week_count, taken;
	bool proves = has_networks(family);
	unsigned ids;

	for (week = 0; week < weeks; week++) {
		ids = 0;
		if (*left > 0 && (*rows)->week == week &&
		    is_same_owner((*rows)->account, family->members[0])) {
			taken = sum_special(*rows, *left, &ids);
			*rows += taken;
			*left -= taken;
		}
		sum_week(family, week, ids);
		for (i = 0; i < family->count && !proves; i++) {
			struct audit_week *row =
			    &family->members[i]->posts.weeks[week];

			row->proven = row->special;
		}
	}
}

static int
compare_owners(const void *left, const void *right)
{
	struct audit_account *const *a = left, *const *b = right;
	const char *one = (*a)->owner.code, *other = (*b)->owner.code;

	return strcmp(one == NULL ? "" : one, other == NULL ? "" : other);
}

void
audit_owner_sum(
    struct audit_owners *owners, struct audit_account *accounts, size_t count)
{
	struct audit_account **sorted = calloc(count + 1, sizeof(*sorted));
	const struct audit_special *rows = owners->rows;
	size_t i, left = owners->count;
	struct family family;

	if (sorted == NULL)
		abort();
	if (owners->count > 0)
		qsort(owners->rows, owners->count, sizeof(*owners->rows),
		    compare);
	for (i = 0; i < count; i++)
		sorted[i] = &accounts[i];
	qsort(sorted, count, sizeof(*sorted), compare_owners);
	for (i = 0; i < count; i += family.count) {
		family = (struct family){&sorted[i], 1};
		while (i + family.count < count &&
		       is_same_owner(sorted[i], sorted[i + family.count]))
			family.count++;
		sum_family(&family, &rows, &left);
	}
	free(sorted);
}

void
audit_owner_free(struct audit_owners *owners)
{
	free(owners->rows);
}
