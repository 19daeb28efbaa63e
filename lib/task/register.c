#include "task/register.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/register_page.h"

static int
network_order(const char *network)
{
	static const char *const order[] = {"vk", "ok", "telegram"};
	int i;

	for (i = 0; i < 3; i++)
		if (text_equal(network, order[i]))
			return i;
	return -1;
}

static int
compare_texts(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static int
compare(const void *left, const void *right)
{
	const struct register_row *a = left, *b = right;
	int order = register_page_group(a->kind) - register_page_group(b->kind);

	if (order == 0)
		order = compare_texts(a->owner, b->owner);
	if (order == 0)
		order = network_order(a->network) - network_order(b->network);
	if (order == 0)
		order = compare_texts(a->title, b->title);
	return order != 0 ? order : compare_texts(a->url, b->url);
}

static bool
is_open(const struct account *account, int64_t day)
{
	return (account->from == FIELD_NONE || account->from <= day) &&
	       (account->until == FIELD_NONE || account->until >= day);
}

static void
add_row(struct public_register *made, const struct region *region,
    const struct account *account, int64_t at, const struct zone *zone)
{
	int32_t second;
	int64_t day = date_of_civil(zone_civil(zone, at), &second);
	const struct body *body = region_body(region, account->owner, day);

	if (account->at > at || !is_open(account, day) || body == NULL ||
	    register_page_group(body->kind) < 0 ||
	    network_order(account->network) < 0)
		return;
	made->rows[made->count++] = (struct register_row){body->kind,
	    body->name, account->network, account->title, account->url};
	if (account->verified_at != FIELD_NONE && account->verified_at <= at) {
		day = date_of_civil(
		    zone_civil(zone, account->verified_at), &second);
		if (day > made->verified)
			made->verified = day;
	}
}

const struct fault *
register_read(struct public_register *made, struct task *task, int64_t at)
{
	const struct account *accounts;
	const struct fault *fault;
	const struct region *region;
	size_t i;

	*made = (struct public_register){.verified = DATE_NONE};
	if ((fault = accounts_read(&made->accounts, task, ACCOUNTS_ROWS, at)) !=
		NULL ||
	    (fault = region_get(task, &region)) != NULL)
		return fault;
	made->rows = calloc(made->accounts.count + 1, sizeof(*made->rows));
	if (made->rows == NULL)
		abort();
	accounts = (const struct account *)(void *)made->accounts.rows;
	for (i = 0; i < made->accounts.count; i++)
		add_row(made, region, &accounts[i], at, task->zone);
	qsort(made->rows, made->count, sizeof(*made->rows), compare);
	return NULL;
}

void
register_close(struct public_register *made)
{
	accounts_unlist(&made->accounts);
	free(made->rows);
}

void
register_html(const struct public_register *made, struct buffer *html)
{
	register_page_write(made->rows, made->count, made->verified, html);
}

void
register_digest(const struct public_register *made, char out[DIGEST_TEXT])
{
	register_row_digest(made->rows, made->count, out);
}
