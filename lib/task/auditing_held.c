#include "task/auditing_held.h"

#include <stdlib.h>
#include <string.h>

#include "order/audit_spell.h"

struct holding {
	const char *owner;
	const struct audit_account *account;
};

static int
compare(const void *left, const void *right)
{
	const struct holding *a = left, *b = right;
	int order = strcmp(a->owner, b->owner);

	return order != 0 ? order : strcmp(a->account->code, b->account->code);
}

static size_t
list_all(const struct audit_account *accounts, size_t count,
    struct holding **holdings)
{
	size_t i, k, found = 0, room = 1;
	struct holding *list;

	for (i = 0; i < count; i++)
		room += accounts[i].spell_count;
	if ((list = calloc(room, sizeof(*list))) == NULL)
		abort();
	for (i = 0; i < count; i++)
		for (k = 0; k < accounts[i].spell_count; k++)
			if (accounts[i].spells[k].owner.code != NULL)
				list[found++] = (struct holding){
				    accounts[i].spells[k].owner.code,
				    &accounts[i]};
	*holdings = list;
	return found;
}

void
auditing_held_list(struct auditing_held *held,
    const struct audit_account *accounts, size_t count)
{
	struct holding *list;
	size_t i, found = list_all(accounts, count, &list);

	*held = (struct auditing_held){
	    .owners = calloc(found + 1, sizeof(*held->owners)),
	    .accounts = calloc(found + 1, sizeof(*held->accounts))};
	if (held->owners == NULL || held->accounts == NULL)
		abort();
	qsort(list, found, sizeof(*list), compare);
	for (i = 0; i < found; i++) {
		if (i > 0 && compare(&list[i - 1], &list[i]) == 0)
			continue;
		held->owners[held->count] = list[i].owner;
		held->accounts[held->count++] = list[i].account;
	}
	free(list);
}

void
auditing_held_free(struct auditing_held *held)
{
	free(held->owners);
	free(held->accounts);
}

const struct audit_account *const *
auditing_held_find(
    const struct auditing_held *held, const char *owner, size_t *count)
{
	size_t low = 0, high = held->count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (strcmp(held->owners[middle], owner) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0; low + *count < held->count &&
			 strcmp(held->owners[low + *count], owner) == 0;
	     ++*count)
		;
	return held->accounts + low;
}
